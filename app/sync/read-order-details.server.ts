import type { PoolClient } from 'pg';
import { forShop, Prisma, queryForShop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { adminClient, type AdminClient } from '../shopify/index.server.ts';
import {
  DETAIL_LISTS,
  READ_ORDER_DETAILS,
  type OrderDetailsNode,
  type ReadOrderDetailsData,
} from '../shopify/operations/orders.ts';
import { endOnRefusal } from './import-shop.server.ts';
import { readOrderDetailsJob } from './job-kinds.server.ts';
import { localDates, type LocalDates } from './local-dates.ts';
import { DETAIL_TABLES, RETURN_TABLES } from './merge-orders.server.ts';
import { copyTables, deleteRows, inMergeTransaction } from './merge-transaction.server.ts';
import { refuseDenied } from './missing-data.server.ts';
import { emptyOrderRows } from './model.ts';
import { emptyPackedOrders, packOrders } from './pack-rows.ts';
import { readEventNode, readRefundLineNodes } from './read-order-node.ts';
import { allEvents, allRefundLines } from './read-whole-order.server.ts';
import { addReturns, askWithReturns } from './read-returns.server.ts';
import { refreshOrder } from './refresh-order.server.ts';
import { numericId, shopifyId } from './shopify-id.ts';

const PART = 'order-details';
const ORDERS_AT_ONCE = 20;
const SLICE_MS = 20_000;
/**
 * Carrier events of older parcels are left: what statistics need of them, the instants of hand-over
 * and delivery, is in the export, and asking for each would take the rate limit for hours.
 */
const EVENT_DAYS = 120;

/**
 * Reads what no export can hold, carrier events, refund lines and returns, for a while; the part's
 * cursor remembers how far. Runs in the background after the orders are there.
 */
export async function readOrderDetails(
  run: { shopId: number; importRunId: string },
  signal: AbortSignal,
): Promise<void> {
  const { shopId, importRunId } = run;
  const deadlineMs = Date.now() + SLICE_MS;
  await endOnRefusal(run, async () => {
    const db = forShop(shopId);
    const part = await db.importPart.findFirst({ where: { importRunId, part: PART } });
    if (part === null || (part.state !== 'waiting' && part.state !== 'loading')) return;
    const admin = await adminClient(shopId);
    const dateOf = localDates((await db.shop.findFirstOrThrow()).zone);
    let cursor = part.cursor ?? '';
    while (Date.now() < deadlineMs) {
      signal.throwIfAborted();
      const ids = await nextOrders(shopId, cursor);
      const last = ids.at(-1);
      if (last === undefined) {
        await notePart(run, { state: 'completed', finishedAt: new Date() });
        return;
      }
      await readSome(admin, ids, dateOf);
      await notePart(run, {
        state: 'loading',
        cursor: last,
        startedAt: part.startedAt ?? new Date(),
        recordsLoaded: { increment: ids.length },
      });
      cursor = last;
    }
    await enqueue(db, readOrderDetailsJob, run, { groupId: String(shopId) });
  });
}

async function notePart(
  { shopId, importRunId }: { shopId: number; importRunId: string },
  data: Prisma.ImportPartUpdateManyMutationInput,
): Promise<void> {
  await forShop(shopId).importPart.updateMany({
    where: { importRunId, part: PART },
    data: { ...data, touchedAt: new Date() },
  });
}

async function nextOrders(shopId: number, after: string): Promise<string[]> {
  const rows = await queryForShop<{ order_id: string }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT order_id FROM "order" AS o
      WHERE shop_id = ${shop} AND order_id > ${after} AND channel = 'shopify' AND (
        coalesce(return_status, 'NO_RETURN') <> 'NO_RETURN'
        OR EXISTS (SELECT 1 FROM refund AS r
                   WHERE r.shop_id = o.shop_id AND r.order_id = o.order_id)
        OR EXISTS (SELECT 1 FROM fulfillment AS f
                   WHERE f.shop_id = o.shop_id AND f.order_id = o.order_id
                     AND f.created_at > now() - make_interval(days => ${EVENT_DAYS}::int)))
      ORDER BY order_id LIMIT ${ORDERS_AT_ONCE}`,
  );
  return rows.map((row) => row.order_id);
}

async function readSome(
  admin: AdminClient,
  orderIds: readonly string[],
  dateOf: LocalDates,
): Promise<void> {
  const readAtMs = Date.now();
  const ids = orderIds.map((id) => shopifyId('Order', id));
  const { answer, returnsKnown } = await askWithReturns(admin.shopId, async (returns) => {
    const variables = { ids, returns };
    const found = await admin.query<ReadOrderDetailsData>(READ_ORDER_DETAILS, variables);
    // An order whose returns are denied comes as null as a whole.
    if (found.data.nodes.includes(null)) refuseDenied(null, found.denied);
    return found;
  });
  const rows = emptyOrderRows();
  const versions = new Map<string, string>();
  for (const node of answer.data.nodes) {
    if (node === null) continue;
    const orderId = numericId(node.id);
    if (hasMore(node)) await refreshOrder(admin, orderId);
    else {
      versions.set(orderId, node.updatedAt);
      await readDetails(admin, rows, node, orderId);
      await addReturns(admin, rows, { orderId, first: node.returns }, dateOf);
    }
  }
  await inMergeTransaction(admin.shopId, (client) =>
    mergeDetails(client, admin.shopId, rows, { versions, readAtMs, returnsKnown }),
  );
}

/** A full list may go on, and has no pages: such an order is read again whole. */
function hasMore({ fulfillments, refunds }: OrderDetailsNode): boolean {
  return (
    (fulfillments?.length ?? 0) >= DETAIL_LISTS.fulfillments ||
    (refunds?.length ?? 0) >= DETAIL_LISTS.refunds
  );
}

async function readDetails(
  admin: AdminClient,
  rows: ReturnType<typeof emptyOrderRows>,
  node: OrderDetailsNode,
  orderId: string,
): Promise<void> {
  for (const fulfillment of node.fulfillments ?? []) {
    const owner = { orderId, fulfillmentId: numericId(fulfillment.id) };
    const events = await allEvents(admin, fulfillment.id, fulfillment.events);
    for (const event of events) readEventNode(rows, event, owner);
  }
  for (const refund of node.refunds ?? []) {
    const lines = await allRefundLines(admin, refund.id, refund.refundLineItems);
    readRefundLineNodes(rows, lines, { orderId, refundId: numericId(refund.id) });
  }
}

/** Only orders that are still as they were read: any other was read whole since, or will be. */
async function mergeDetails(
  client: PoolClient,
  shopId: number,
  rows: ReturnType<typeof emptyOrderRows>,
  read: { versions: ReadonlyMap<string, string>; readAtMs: number; returnsKnown: boolean },
): Promise<void> {
  const stored = await client.query<{ order_id: string; updated_at: Date; synced_at: Date }>(
    'SELECT order_id, updated_at, synced_at FROM "order" WHERE shop_id = $1 AND order_id = ANY($2)',
    [shopId, [...read.versions.keys()]],
  );
  const same = new Set<string>();
  for (const row of stored.rows) {
    const version = Date.parse(read.versions.get(row.order_id) ?? '');
    const unchanged = row.updated_at.getTime() === version;
    if (unchanged && row.synced_at.getTime() <= read.readAtMs) same.add(row.order_id);
  }
  const packed = emptyPackedOrders();
  const kept = (row: { orderId: string }) => same.has(row.orderId);
  packOrders(
    packed,
    {
      ...emptyOrderRows(),
      fulfillmentEvents: rows.fulfillmentEvents.filter(kept),
      refundLines: rows.refundLines.filter(kept),
      returns: rows.returns.filter(kept),
      returnLines: rows.returnLines.filter(kept),
    },
    shopId,
  );
  for (const table of read.returnsKnown ? [...DETAIL_TABLES, ...RETURN_TABLES] : DETAIL_TABLES) {
    await deleteRows(client, shopId, table, 'order_id', [...same]);
  }
  await copyTables(client, packed.tables);
}
