import { randomUUID } from 'node:crypto';
import type { PoolClient } from 'pg';
import { forShop, Prisma, queryForShop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { importShopJob, rebuildRollupsJob, readOrderDetailsJob } from './job-kinds.server.ts';
import { inMergeTransaction } from './merge-transaction.server.ts';
import { asTransaction } from './queue-on-client.server.ts';
import { forgetSuperseded } from './superseded.server.ts';

/** Parts whose end is the end of the run. Shopify runs five exports of an app at once. */
export const EXPORT_PARTS = ['products', 'orders', 'customers', 'inventory'] as const;
export type ExportPart = (typeof EXPORT_PARTS)[number];

/** Parts that are read page by page in the background, some of them long after the run. */
export const PAGED_PARTS = ['order-details', 'reviews', 'extras'] as const;
export type PagedPart = (typeof PAGED_PARTS)[number];

/**
 * Starts bringing a shop's data in, unless that was started before; safe to call many times.
 * Returns the id of the run that is now, or was, the first.
 */
export function startFirstImport(shopId: number): Promise<string> {
  return startRun(shopId, ['queued', 'running', 'completed']);
}

/** Starts over, unless a run is under way. What is stored stays until newer data replaces it. */
export function restartImport(shopId: number): Promise<string> {
  return startRun(shopId, ['queued', 'running']);
}

async function startRun(shopId: number, blockedBy: string[]): Promise<string> {
  return forShop(shopId).$transaction(async (tx) => {
    // One caller at a time decides whether there is a run.
    await queryForShop(
      tx,
      shopId,
      (id) => Prisma.sql`SELECT shop_id FROM shop WHERE shop_id = ${id} FOR UPDATE`,
    );
    const known = await tx.importRun.findFirst({ where: { state: { in: blockedBy } } });
    if (known !== null) return known.importRunId;
    const importRunId = randomUUID();
    await tx.importRun.create({ data: { shopId, importRunId, source: 'shopify-bulk' } });
    await tx.importPart.createMany({
      data: [...EXPORT_PARTS, ...PAGED_PARTS].map((part) => ({ shopId, importRunId, part })),
    });
    await enqueue(tx, importShopJob, { shopId, importRunId }, { groupId: String(shopId) });
    return importRunId;
  });
}

/** Ends a run that can't go on, with the reason; what was loaded stays. */
export async function failRun(shopId: number, importRunId: string, error: string): Promise<void> {
  const db = forShop(shopId);
  const finishedAt = new Date();
  await db.$transaction([
    db.importPart.updateMany({
      where: { importRunId, state: { in: ['waiting', 'exporting', 'loading'] } },
      data: { state: 'failed', error, finishedAt },
    }),
    db.importRun.updateMany({
      where: { importRunId, state: { in: ['queued', 'running'] } },
      data: { state: 'failed', error, finishedAt },
    }),
    db.supersededOrder.deleteMany(),
    db.supersededRecord.deleteMany(),
  ]);
}

/** Marks a part as being exported, from an instant on that lies before the export. */
export async function beginExport(
  shopId: number,
  importRunId: string,
  part: ExportPart,
): Promise<void> {
  await inMergeTransaction(shopId, async (client) => {
    if (part === 'orders') {
      await client.query('DELETE FROM superseded_order WHERE shop_id = $1', [shopId]);
    }
    await forgetSuperseded(client, shopId, part);
    await client.query(
      `UPDATE import_part
       SET state = 'exporting', export_started_at = $4, started_at = now(), touched_at = now(),
           into_empty = NOT EXISTS (SELECT 1 FROM "order" WHERE shop_id = $1)
       WHERE shop_id = $1 AND import_run_id = $2 AND part = $3`,
      [shopId, importRunId, part, new Date()],
    );
  });
}

/** Ends a part whose file is merged to its end, and with the last one the run. */
export async function completePart(
  shopId: number,
  importRunId: string,
  part: ExportPart,
): Promise<void> {
  await inMergeTransaction(shopId, async (client) => {
    const done = await client.query(
      `UPDATE import_part SET state = 'completed', finished_at = now(), touched_at = now(),
         records_total = records_loaded
       WHERE shop_id = $1 AND import_run_id = $2 AND part = $3 AND state = 'loading'`,
      [shopId, importRunId, part],
    );
    if (done.rowCount === 0) return;
    await forgetSuperseded(client, shopId, part);
    if (part === 'orders') await completeOrders(client, shopId, importRunId);
    await client.query(
      `UPDATE import_run SET state = 'completed', finished_at = now()
       WHERE shop_id = $1 AND import_run_id = $2 AND state = 'running' AND NOT EXISTS (
         SELECT 1 FROM import_part WHERE shop_id = $1 AND import_run_id = $2
           AND part = ANY($3) AND state <> 'completed')`,
      [shopId, importRunId, EXPORT_PARTS],
    );
  });
}

/** Ends a part that Shopify shows nothing of to this app, and with the last one the run. */
export async function completeDeniedPart(
  shopId: number,
  importRunId: string,
  part: ExportPart,
): Promise<void> {
  await forShop(shopId).importPart.updateMany({
    where: { importRunId, part },
    data: { state: 'loading' },
  });
  await completePart(shopId, importRunId, part);
}

async function completeOrders(client: PoolClient, shopId: number, importRunId: string) {
  await client.query('DELETE FROM superseded_order WHERE shop_id = $1', [shopId]);
  // Which orders are repeat orders is settled only now that all of them are here.
  await client.query(
    `INSERT INTO dirty_day (shop_id, day)
     SELECT DISTINCT $1::int, processed_on FROM "order" WHERE shop_id = $1 ORDER BY 2
     ON CONFLICT DO NOTHING`,
    [shopId],
  );
  const tx = asTransaction(client);
  await enqueue(tx, rebuildRollupsJob, { shopId }, { groupId: String(shopId) });
  const details = { shopId, importRunId };
  await enqueue(tx, readOrderDetailsJob, details, { groupId: String(shopId) });
}
