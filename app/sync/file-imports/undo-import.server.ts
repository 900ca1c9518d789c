import type { PoolClient } from 'pg';
import { z } from 'zod';
import { forShop, inTransaction } from '../../db/index.server.ts';
import { enqueue } from '../../jobs/index.server.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { ImportedOrder } from '../files/index.ts';
import { rebuildRollupsJob } from '../job-kinds.server.ts';
import { localDates } from '../local-dates.ts';
import { deleteOrders, mergeWholeOrders } from '../merge-orders.server.ts';
import { inMergeTransaction } from '../merge-transaction.server.ts';
import { emptyPackedOrders, packOrders } from '../pack-rows.ts';
import { asTransaction } from '../queue-on-client.server.ts';
import { withdrawAdSpend } from './ad-spend.server.ts';
import { lockImport } from './import-file.server.ts';
import { fileImportJob, type FileImportKey } from './job-kind.server.ts';
import { ExchangeRate } from './model.ts';
import { FILE_SOURCE, rowsOfFileOrder, type FileOrderContext } from './rows-of-file-order.ts';
import { dropStoredFile } from './stored-file.server.ts';

export type UndoRefusal = 'import-gone' | 'import-running';

const ORDERS_AT_ONCE = 500;

/** Begins to take a whole import back; one that is under way stops where it is. */
export async function startUndo(key: FileImportKey, now: Date): Promise<Result<null, UndoRefusal>> {
  const { shopId, fileImportId } = key;
  return forShop(shopId).$transaction(async (tx) => {
    const running = await tx.fileImport.findFirst({
      where: { state: { in: ['importing', 'undoing'] }, fileImportId: { not: fileImportId } },
    });
    if (running !== null) return refuse('import-running');
    const moved = await tx.fileImport.updateMany({
      where: { fileImportId, state: { in: ['importing', 'completed', 'failed'] } },
      data: { state: 'undoing', touchedAt: now },
    });
    if (moved.count > 0) {
      await enqueue(tx, fileImportJob, key, { groupId: String(shopId) });
      return ok(null);
    }
    const done = await tx.fileImport.findFirst({
      where: { fileImportId, state: { in: ['undoing', 'undone'] } },
    });
    return done === null ? refuse('import-gone') : ok(null);
  });
}

/**
 * Takes an import back, some hundred orders in one transaction: an order is then what the latest
 * import that still stands says of it, and gone where none does. Orders that came from Shopify
 * meanwhile stay. Killed, it goes on with what is left.
 */
export async function undoImport(key: FileImportKey, signal: AbortSignal): Promise<void> {
  const { shopId, fileImportId } = key;
  const shop = await forShop(shopId).shop.findFirstOrThrow({
    select: { currency: true, zone: true },
  });
  const context = { shopCurrency: shop.currency, dateOf: localDates(shop.zone) };
  for (;;) {
    signal.throwIfAborted();
    const undone = await inMergeTransaction(shopId, async (client) => {
      if ((await lockImport(client, key, 'undoing')) === null) return null;
      return undoSome(client, key, context);
    });
    if (undone === null) return;
    if (undone < ORDERS_AT_ONCE) break;
  }
  await inTransaction(async (client) => {
    if ((await lockImport(client, key, 'undoing')) === null) return;
    await withdrawAdSpend(client, key);
    await client.query(
      `UPDATE file_import SET state = 'undone', undone_at = now(), touched_at = now(), findings = NULL
       WHERE shop_id = $1 AND file_import_id = $2`,
      [shopId, fileImportId],
    );
    const tx = asTransaction(client);
    await enqueue(tx, rebuildRollupsJob, { shopId }, { groupId: String(shopId) });
  });
  await dropStoredFile(shopId, fileImportId);
}

interface Said {
  order_id: string;
  /** True where a later import stands: this one does not decide any more. */
  overruled: boolean;
  of_file: boolean;
  /** What the import before this one says; null where there is none. */
  before: ImportedOrder | null;
  before_at: Date | null;
  before_rates: unknown;
  same: boolean;
}

async function undoSome(
  client: PoolClient,
  { shopId, fileImportId }: FileImportKey,
  context: Pick<FileOrderContext, 'shopCurrency' | 'dateOf'>,
): Promise<number> {
  const { rows } = await client.query<Said>(SAID, [
    shopId,
    fileImportId,
    ORDERS_AT_ONCE,
    FILE_SOURCE,
  ]);
  const mine = rows.filter((row) => row.of_file && !row.overruled && !row.same);
  const ids = mine.map((row) => row.order_id);
  if (ids.length > 0) await deleteOrders(client, shopId, ids);
  const packed = emptyPackedOrders();
  for (const { before, before_at: at, before_rates: rates } of mine) {
    if (before === null || at === null) continue;
    const its = {
      ...context,
      rates: z.array(ExchangeRate).parse(rates),
      importedAt: at.toISOString(),
    };
    packOrders(packed, rowsOfFileOrder(before, its), shopId);
  }
  if (packed.orders.length > 0) await mergeWholeOrders(client, shopId, packed);
  await client.query(
    `DELETE FROM file_import_order
     WHERE shop_id = $1 AND file_import_id = $2 AND order_id = ANY($3)`,
    [shopId, fileImportId, rows.map((row) => row.order_id)],
  );
  await client.query(
    `UPDATE file_import SET records_done = greatest(0, records_done - $3), touched_at = now()
     WHERE shop_id = $1 AND file_import_id = $2`,
    [shopId, fileImportId, rows.length],
  );
  return rows.length;
}

const SAID = `
SELECT mine.order_id,
  EXISTS (SELECT 1 FROM file_import_order AS later
          WHERE later.shop_id = $1 AND later.order_id = mine.order_id
            AND (later.imported_at, later.file_import_id)
              > (mine.imported_at, mine.file_import_id)) AS overruled,
  coalesce((SELECT o.source_name = $4 FROM "order" AS o
            WHERE o.shop_id = $1 AND o.order_id = mine.order_id), false) AS of_file,
  before.content AS before, before.imported_at AS before_at, before.rates AS before_rates,
  coalesce(before.content_hash = mine.content_hash, false) AS same
FROM file_import_order AS mine
LEFT JOIN LATERAL (
  SELECT said.content, said.content_hash, said.imported_at, f.rates
  FROM file_import_order AS said
  JOIN file_import AS f ON f.shop_id = $1 AND f.file_import_id = said.file_import_id
  WHERE said.shop_id = $1 AND said.order_id = mine.order_id AND said.file_import_id <> $2
    AND (said.imported_at, said.file_import_id) < (mine.imported_at, mine.file_import_id)
  ORDER BY said.imported_at DESC, said.file_import_id DESC LIMIT 1) AS before ON true
WHERE mine.shop_id = $1 AND mine.file_import_id = $2
ORDER BY mine.order_id LIMIT $3`;
