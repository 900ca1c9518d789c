import type { PoolClient } from 'pg';
import {
  compareVersions,
  copyTables,
  deleteRowsOfTables,
  markDirtyDays,
} from './merge-transaction.server.ts';
import { noteOrderChanges } from './order-feed.server.ts';
import type { PackedOrder, PackedOrders } from './pack-rows.ts';

/** Tables that both a bulk export and a single read of an order fill. */
const EXPORTED_TABLES = [
  'order',
  'order_line',
  'order_tax_line',
  'order_shipping_line',
  'order_transaction',
  'fulfillment',
  'refund',
];
/** Tables that an export can't fill, see ORDERS_EXPORT: it leaves what is there. */
export const DETAIL_TABLES = ['fulfillment_event', 'refund_line'];
/** The same, of data that have a scope of their own: where it is denied, what is there stays. */
export const RETURN_TABLES = ['order_return', 'return_line'];
const ALL_TABLES = [...EXPORTED_TABLES, ...DETAIL_TABLES, ...RETURN_TABLES];

/**
 * Stores orders that were read whole, each with everything that belongs to it, and marks the days
 * whose sums change. Must run inside `inMergeTransaction`. Without `returnsKnown`, returns that are
 * stored stay.
 *
 * Returns the ids left alone because a newer version is stored.
 */
export async function mergeWholeOrders(
  client: PoolClient,
  shopId: number,
  packed: PackedOrders,
  { returnsKnown }: { returnsKnown: boolean } = { returnsKnown: true },
): Promise<Set<string>> {
  const { stale, replaced } = await compareOrders(client, shopId, packed.orders);
  const kept = packed.orders.filter((order) => !stale.has(order.id));
  const days = await daysOfStored(client, shopId, replaced);
  await addLaterOrderDays(client, shopId, kept, days, replaced);
  const tables = returnsKnown ? ALL_TABLES : [...EXPORTED_TABLES, ...DETAIL_TABLES];
  await deleteRowsOfTables(client, shopId, tables, 'order_id', replaced);
  await copyTables(client, packed.tables, stale);
  const ids = kept.map((order) => order.id);
  await supersedeInExport(client, shopId, ids);
  await noteOrderChanges(client, shopId, ids);
  await markDirtyDays(client, shopId, addDays(days, packed, stale));
  return stale;
}

/**
 * Stores a stretch of an orders export, in which a line may come long after its order, and marks
 * the days whose sums change. Must run inside `inMergeTransaction`.
 *
 * Orders that are newer here are left alone, now and when their lines come: those that were stored
 * since the export began, whichever of the two was asked for first, and later versions.
 * `rejected` ones, of which some line can't be read, are not kept by halves: what the export has
 * stored of them goes. With `intoEmpty` nothing was stored when the export began.
 */
export async function mergeExportedOrders(
  client: PoolClient,
  shopId: number,
  packed: PackedOrders,
  { rejected, intoEmpty }: { rejected: readonly string[]; intoEmpty: boolean },
): Promise<void> {
  const known = await superseded(client, shopId, []);
  const broken = rejected.filter((id) => !known.has(id));
  const compared = intoEmpty ? [] : packed.orders.filter(({ id }) => !known.has(id));
  const { stale, replaced } = await compareOrders(client, shopId, compared);
  const leftOut = [...broken, ...stale];
  const dropped = leftOut.length === 0 ? known : await superseded(client, shopId, leftOut);
  const gone = [...replaced, ...broken];
  const days = await daysOfStored(client, shopId, gone);
  await deleteRowsOfTables(client, shopId, EXPORTED_TABLES, 'order_id', gone);
  await copyTables(client, packed.tables, dropped);
  await markDirtyDays(client, shopId, addDays(days, packed, dropped));
}

/** Removes orders and all that belongs to them, and marks their days. */
export async function deleteOrders(
  client: PoolClient,
  shopId: number,
  orderIds: readonly string[],
): Promise<void> {
  const days = await daysOfStored(client, shopId, orderIds);
  await addLaterOrderDays(client, shopId, [], days, orderIds);
  await deleteRowsOfTables(client, shopId, ALL_TABLES, 'order_id', orderIds);
  await supersedeInExport(client, shopId, orderIds);
  await noteOrderChanges(client, shopId, orderIds);
  await markDirtyDays(client, shopId, days);
}

function compareOrders(client: PoolClient, shopId: number, orders: readonly PackedOrder[]) {
  return compareVersions(client, shopId, 'order', 'order_id', orders);
}

/** Remembers `more` as superseded and returns all that are. */
async function superseded(
  client: PoolClient,
  shopId: number,
  more: readonly string[],
): Promise<Set<string>> {
  if (more.length > 0) {
    await client.query(
      `INSERT INTO superseded_order (shop_id, order_id)
       SELECT $1, unnest($2::text[]) ON CONFLICT DO NOTHING`,
      [shopId, more],
    );
  }
  const all = await client.query<{ order_id: string }>(
    'SELECT order_id FROM superseded_order WHERE shop_id = $1',
    [shopId],
  );
  return new Set(all.rows.map((row) => row.order_id));
}

/** While an export is under way, what is stored now is newer than what its file may still bring. */
async function supersedeInExport(
  client: PoolClient,
  shopId: number,
  orderIds: readonly string[],
): Promise<void> {
  await client.query(
    `INSERT INTO superseded_order (shop_id, order_id)
     SELECT $1, unnest($2::text[])
     WHERE EXISTS (SELECT 1 FROM import_part
                   WHERE shop_id = $1 AND part = 'orders' AND state IN ('exporting', 'loading'))
     ON CONFLICT DO NOTHING`,
    [shopId, orderIds],
  );
}

/** Days on which stored orders count in any column of the rollups. */
async function daysOfStored(
  client: PoolClient,
  shopId: number,
  orderIds: readonly string[],
): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set();
  const found = await client.query<{ day: string }>(
    `SELECT processed_on::text AS day FROM "order" WHERE shop_id = $1 AND order_id = ANY($2)
     UNION SELECT created_on::text FROM refund WHERE shop_id = $1 AND order_id = ANY($2)
     UNION SELECT delivered_on::text FROM fulfillment
           WHERE shop_id = $1 AND order_id = ANY($2) AND delivered_on IS NOT NULL`,
    [shopId, orderIds],
  );
  return new Set(found.rows.map((row) => row.day));
}

function addDays(
  days: Set<string>,
  packed: PackedOrders,
  dropped: ReadonlySet<string>,
): Set<string> {
  for (const { id, processedOn } of packed.orders) if (!dropped.has(id)) days.add(processedOn);
  for (const { id, day } of packed.otherDays) if (!dropped.has(id)) days.add(day);
  return days;
}

/**
 * Adds the days of later orders of the customers concerned: whether those are repeat orders hangs
 * on this one. The whole export needs none of this, it marks every day when it is through.
 */
async function addLaterOrderDays(
  client: PoolClient,
  shopId: number,
  kept: readonly PackedOrder[],
  days: Set<string>,
  replaced: readonly string[],
): Promise<void> {
  const orders = kept.filter((order) => order.customerId !== null);
  if (orders.length === 0 && replaced.length === 0) return;
  const found = await client.query<{ day: string }>(
    `WITH touched AS (
       SELECT customer_id, processed_at FROM "order"
       WHERE shop_id = $1 AND order_id = ANY($2) AND customer_id IS NOT NULL
       UNION ALL
       SELECT * FROM unnest($3::text[], $4::timestamptz[]))
     SELECT DISTINCT later.processed_on::text AS day
     FROM (SELECT customer_id, min(processed_at) AS processed_at FROM touched GROUP BY 1) AS first
     JOIN "order" AS later ON later.shop_id = $1 AND later.customer_id = first.customer_id
                          AND later.processed_at >= first.processed_at`,
    [
      shopId,
      replaced,
      orders.map((order) => order.customerId),
      orders.map((order) => order.processedAt),
    ],
  );
  for (const row of found.rows) days.add(row.day);
}
