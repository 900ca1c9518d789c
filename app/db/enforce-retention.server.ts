import { connectionPool, unguardedPrisma } from './client.server.ts';
import { RETENTION } from './retention.ts';

const BATCH_ROWS = 5_000;
/** Of one table in one night: what is more than that goes the next night. */
const BATCHES_MAX = 200;
const DAY_MS = 86_400_000;

/**
 * Deletes the rows past their stated life, of all shops, a batch at a time so that nobody waits for
 * a lock, and returns how many went per table.
 */
export async function enforceRetention(
  now: Date,
  signal: AbortSignal,
  batchRows = BATCH_ROWS,
): Promise<Record<string, number>> {
  const deleted: Record<string, number> = {};
  for (const [model, rule] of Object.entries(RETENTION)) {
    if (rule.life !== 'days') continue;
    const table = model.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();
    const before = new Date(now.getTime() - rule.days * DAY_MS);
    const statement = `DELETE FROM "${table}" WHERE ctid IN (
      SELECT t.ctid FROM "${table}" AS t
      WHERE t."${rule.since}" < $1 AND ${rule.where ?? 'true'} LIMIT ${batchRows})`;
    for (let batch = 0; batch < BATCHES_MAX; batch++) {
      signal.throwIfAborted();
      const { rowCount } = await connectionPool().query(statement, [before]);
      const count = rowCount ?? 0;
      if (count > 0) deleted[model] = (deleted[model] ?? 0) + count;
      if (count < batchRows) break;
    }
  }
  return deleted;
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
