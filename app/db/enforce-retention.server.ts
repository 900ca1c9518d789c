import { connectionPool, unguardedPrisma } from './client.server.ts';
import { RETENTION, type RetentionRule } from './retention.ts';

const BATCH_ROWS = 5_000;
/** Of one table in one night: what is more than that goes the next night. */
const BATCHES_MAX = 200;
const DAY_MS = 86_400_000;

/**
 * Ends the rows and columns past their stated life, of all shops, a batch at a time so that nobody waits for
 * a lock, and returns how many rows that were, per table.
 */
export async function enforceRetention(
  now: Date,
  signal: AbortSignal,
  batchRows = BATCH_ROWS,
): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const [model, rule] of Object.entries(RETENTION)) {
    const ending = endingOf(rule, tableOf(model), batchRows);
    if (ending === null) continue;
    const before = new Date(now.getTime() - ending.days * DAY_MS);
    for (let batch = 0; batch < BATCHES_MAX; batch++) {
      signal.throwIfAborted();
      const { rowCount } = await connectionPool().query(ending.statement, [before]);
      const count = rowCount ?? 0;
      if (count > 0) deleted[model] = (deleted[model] ?? 0) + count;
      if (count < batchRows) break;
    }
  }
  return deleted;
}

function tableOf(model: string): string {
  return model.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
}

/** The statement that ends some rows, or some columns, of a table before the instant $1. */
function endingOf(
  rule: RetentionRule,
  table: string,
  batchRows: number,
): { statement: string; days: number } | null {
  const some = (since: string, where: string) => `WHERE ctid IN (
      SELECT t.ctid FROM "${table}" AS t
      WHERE t."${since}" < $1 AND ${where} LIMIT ${batchRows})`;
  if (rule.life === 'days') {
    const statement = `DELETE FROM "${table}" ${some(rule.since, rule.where ?? 'true')}`;
    return { statement, days: rule.days };
  }
  if (rule.life !== 'shop' || rule.emptied === undefined) return null;
  const { columns, days, since } = rule.emptied;
  const emptied = columns.map((column) => `"${column}" = NULL`).join(', ');
  const full = columns.map((column) => `t."${column}" IS NOT NULL`).join(' OR ');
  return { statement: `UPDATE "${table}" SET ${emptied} ${some(since, `(${full})`)}`, days };
}

/** Ids of shops that were uninstalled before an instant and are still here. */
export async function listShopsUninstalledBefore(instant: Date): Promise<number[]> {
  const shops = await unguardedPrisma().shop.findMany({
    where: { state: 'uninstalled', uninstalledAt: { lt: instant } },
    select: { shopId: true },
    orderBy: { shopId: 'asc' },
  });
  return shops.map(({ shopId }) => shopId);
}
