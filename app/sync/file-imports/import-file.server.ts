import type { PoolClient } from 'pg';
import { z } from 'zod';
import { forShop, inTransaction, type Prisma } from '../../db/index.server.ts';
import { enqueue } from '../../jobs/index.server.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { ImportPlan, readOrdersFile, type ImportedOrder } from '../files/index.ts';
import { rebuildRollupsJob } from '../job-kinds.server.ts';
import { localDates } from '../local-dates.ts';
import { mergeWholeOrders } from '../merge-orders.server.ts';
import { inMergeTransaction } from '../merge-transaction.server.ts';
import { emptyPackedOrders, packOrders } from '../pack-rows.ts';
import { asTransaction } from '../queue-on-client.server.ts';
import { publishAdSpend } from './ad-spend.server.ts';
import { isAdSpend } from './check-file.server.ts';
import { classifyOrders, inGroups, type ClassifiedOrder } from './classify-orders.server.ts';
import { customerKeys } from './customer-keys.server.ts';
import { fileImportJob, type FileImportKey } from './job-kind.server.ts';
import { ExchangeRate, NO_RECORDS, type CheckReport, type RecordCounts } from './model.ts';
import { rowsOfFileOrder, type FileOrderContext } from './rows-of-file-order.ts';
import { dropStoredFile, openStoredFile } from './stored-file.server.ts';

export type StartRefusal = 'import-gone' | 'rate-missing' | 'nothing-to-import' | 'import-running';

const ORDERS_AT_ONCE = 500;

/** Currencies of a checked file for which a rate must be named. */
export function currenciesToConvert(
  plan: Pick<ImportPlan, 'kind'>,
  report: Pick<CheckReport, 'totalsMinor'>,
  shopCurrency: string,
): string[] {
  if (isAdSpend(plan.kind)) return [];
  return Object.keys(report.totalsMinor)
    .filter((currency) => currency !== shopCurrency)
    .sort();
}

/** Approves a checked file: from now on its orders come in, those of one shop file by file. */
export async function startFileImport(
  key: FileImportKey,
  rates: readonly ExchangeRate[],
  now: Date,
): Promise<Result<null, StartRefusal>> {
  const { shopId, fileImportId } = key;
  const db = forShop(shopId);
  const shop = await db.shop.findFirstOrThrow({ select: { currency: true } });
  return db.$transaction(async (tx) => {
    const row = await tx.fileImport.findFirst({ where: { fileImportId, state: 'ready' } });
    if (row === null) return refuse('import-gone');
    const running = await tx.fileImport.findFirst({
      where: { state: { in: ['importing', 'undoing'] } },
    });
    if (running !== null) return refuse('import-running');
    const report = row.report as unknown as CheckReport;
    if (report.records === 0) return refuse('nothing-to-import');
    const wanted = currenciesToConvert(ImportPlan.parse(row.plan), report, shop.currency);
    const named = rates.filter(({ currency }) => wanted.includes(currency));
    const missing = wanted.find((currency) => !named.some((rate) => rate.currency === currency));
    if (missing !== undefined) return refuse('rate-missing', { currency: missing });
    const moved = await tx.fileImport.updateMany({
      where: { fileImportId, state: 'ready', revision: row.revision },
      data: {
        state: 'importing',
        rates: [...named] as Prisma.InputJsonValue,
        startedAt: now,
        recordsDone: 0,
        touchedAt: now,
      },
    });
    if (moved.count === 0) return refuse('import-gone');
    await enqueue(tx, fileImportJob, key, { groupId: String(shopId) });
    return ok(null);
  });
}

/**
 * Brings the records of an approved file in, some hundred orders in one transaction with the days
 * they change and the count of what is done. Killed, it goes on behind the last one.
 */
export async function importFile(key: FileImportKey, signal: AbortSignal): Promise<void> {
  const { shopId, fileImportId } = key;
  const db = forShop(shopId);
  const row = await db.fileImport.findFirstOrThrow({ where: { fileImportId } });
  const plan = ImportPlan.parse(row.plan);
  if (isAdSpend(plan.kind)) {
    await inTransaction(async (client) => {
      const current = await lockImport(client, key, 'importing');
      if (current === null) return;
      await publishAdSpend(client, key);
      const { counts, records } = row.report as unknown as CheckReport;
      await noteBatch(client, key, counts, records);
      await completeImport(client, key);
    });
  } else {
    const shop = await db.shop.findFirstOrThrow({ select: { currency: true, zone: true } });
    const context: FileOrderContext = {
      shopCurrency: shop.currency,
      rates: z.array(ExchangeRate).parse(row.rates),
      dateOf: localDates(shop.zone),
      importedAt: (row.startedAt ?? row.createdAt).toISOString(),
    };
    const done = await importOrders(key, plan, context, row.recordsDone, signal);
    if (!done) return;
  }
  await dropStoredFile(shopId, fileImportId);
}

/** Returns false where somebody else has gone on with the import, or it is being undone. */
async function importOrders(
  key: FileImportKey,
  plan: ImportPlan,
  context: FileOrderContext,
  recordsDone: number,
  signal: AbortSignal,
): Promise<boolean> {
  const customerKeyOf = await customerKeys(key.shopId);
  const reading = readOrdersFile(openStoredFile(key, { signal }), plan, { customerKeyOf });
  let done = recordsDone;
  for await (const orders of inGroups(skip(reading.orders, recordsDone), ORDERS_AT_ONCE)) {
    signal.throwIfAborted();
    const goesOn = await inMergeTransaction(key.shopId, async (client) => {
      const current = await lockImport(client, key, 'importing');
      if (current?.records_done !== done) return false;
      await importBatch(client, key, orders, context);
      return true;
    });
    if (!goesOn) return false;
    done += orders.length;
  }
  return inTransaction(async (client) => {
    const current = await lockImport(client, key, 'importing');
    if (current?.records_done !== done) return false;
    await completeImport(client, key);
    return true;
  });
}

async function importBatch(
  client: PoolClient,
  key: FileImportKey,
  orders: readonly ImportedOrder[],
  context: FileOrderContext,
): Promise<void> {
  const classified = await classifyOrders(client, key.shopId, orders);
  const packed = emptyPackedOrders();
  for (const { as, order } of classified) {
    if (as !== 'new' && as !== 'changed') continue;
    packOrders(packed, rowsOfFileOrder(order, context), key.shopId);
  }
  await mergeWholeOrders(client, key.shopId, packed);
  const said = classified.filter(({ as }) => as === 'new' || as === 'changed' || as === 'same');
  await noteOrders(client, key, said, context.importedAt);
  const counts = { ...NO_RECORDS };
  for (const { as } of classified) counts[as]++;
  await noteBatch(client, key, counts, orders.length);
}

/** Keeps what the import says of orders, also of those that it leaves as they are. */
async function noteOrders(
  client: PoolClient,
  { shopId, fileImportId }: FileImportKey,
  said: readonly ClassifiedOrder[],
  importedAt: string,
): Promise<void> {
  if (said.length === 0) return;
  await client.query(
    `INSERT INTO file_import_order
       (shop_id, file_import_id, imported_at, order_id, content_hash, content)
     SELECT $1, $2, $3, * FROM unnest($4::text[], $5::text[], $6::jsonb[])`,
    [
      shopId,
      fileImportId,
      importedAt,
      said.map(({ orderId }) => orderId),
      said.map(({ contentHash }) => contentHash),
      said.map(({ order }) =>
        JSON.stringify({ ...order, sourceLines: [] }).replaceAll('\\u0000', ''),
      ),
    ],
  );
}

/** Holds an import for this transaction; null where it is no longer in `state`. */
export async function lockImport(
  client: PoolClient,
  { shopId, fileImportId }: FileImportKey,
  state: string,
): Promise<{ records_done: number } | null> {
  const { rows } = await client.query<{ records_done: number }>(
    `SELECT records_done FROM file_import
     WHERE shop_id = $1 AND file_import_id = $2 AND state = $3 FOR UPDATE`,
    [shopId, fileImportId, state],
  );
  return rows[0] ?? null;
}

async function noteBatch(
  client: PoolClient,
  { shopId, fileImportId }: FileImportKey,
  counts: RecordCounts,
  records: number,
): Promise<void> {
  const sums = Object.keys(NO_RECORDS)
    .map(
      (name) => `'${name}', coalesce((outcome->>'${name}')::int, 0) + ($4::jsonb->>'${name}')::int`,
    )
    .join(', ');
  await client.query(
    `UPDATE file_import SET records_done = records_done + $3, touched_at = now(),
       outcome = jsonb_build_object(${sums})
     WHERE shop_id = $1 AND file_import_id = $2`,
    [shopId, fileImportId, records, JSON.stringify(counts)],
  );
}

async function completeImport(client: PoolClient, key: FileImportKey): Promise<void> {
  const { shopId, fileImportId } = key;
  await client.query(
    // What was found served to ask; samples and headers of the file go with its bytes.
    `UPDATE file_import SET state = 'completed', finished_at = now(), touched_at = now(),
       findings = NULL, plan = plan || '{"header": []}'
     WHERE shop_id = $1 AND file_import_id = $2`,
    [shopId, fileImportId],
  );
  await enqueue(asTransaction(client), rebuildRollupsJob, { shopId }, { groupId: String(shopId) });
}

async function* skip<Item>(items: AsyncIterable<Item>, count: number): AsyncGenerator<Item> {
  let left = count;
  for await (const item of items) {
    if (left > 0) left--;
    else yield item;
  }
}
