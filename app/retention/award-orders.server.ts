import type { PoolClient } from 'pg';
import { forShop, type Shop, type ShopTransaction } from '../db/index.server.ts';
import { dateInZone } from '../kernel/calendar.ts';
import { adminClient, type AdminClient } from '../shopify/index.server.ts';
import {
  type PointsLineNode,
  type PointsOrderNode,
  POINTS_ORDERS_AT_ONCE,
  READ_POINTS_LINES,
  READ_POINTS_ORDERS,
  type ReadPointsLinesData,
  type ReadPointsOrdersData,
} from '../shopify/operations/points.ts';
import { type AwardTerms, awardOrder } from './award-order.ts';
import { dayOf } from './ledger/dates.ts';
import { lockAccount, settleAccount } from './ledger/ledger.server.ts';
import { versionOf } from './ledger/model.ts';
import { noteCodeUse } from './redemption/note-code-use.server.ts';
import { followMerges } from './follow-merges.server.ts';
import { readAwardOrder } from './read-award-order.ts';
import { readProgram, type RunningProgram } from './read-program.server.ts';

/**
 * Notes orders whose points have to be worked out again, in the transaction of their change; false
 * where there are none, or no program. What is noted stays until its points are booked.
 */
export async function noteOrders(
  client: PoolClient,
  shopId: number,
  orderIds: readonly string[],
): Promise<boolean> {
  const { rowCount } = await client.query(
    `INSERT INTO loyalty_due (shop_id, order_id, noted_at)
     SELECT $1, id, clock_timestamp() FROM unnest($2::text[]) AS id
     WHERE EXISTS (SELECT 1 FROM loyalty_program WHERE shop_id = $1)
     ORDER BY id
     ON CONFLICT (shop_id, order_id) DO UPDATE SET noted_at = excluded.noted_at`,
    [shopId, orderIds],
  );
  return (rowCount ?? 0) > 0;
}

/** How long a job works before another shop's turn. */
const SLICE_MS = 20_000;

/**
 * Books the points of all orders that are noted; true where some are left because the time is up.
 *
 * Each order is read again, so what is booked is what Shopify has now. An order's note goes in the
 * transaction that books it: killed in between, it is done again, and nothing is booked twice.
 * @throws AdminApiError
 */
export async function awardOrders(
  shopId: number,
  signal: AbortSignal,
  now: () => Date = () => new Date(),
): Promise<boolean> {
  const db = forShop(shopId);
  const shop = await db.shop.findFirstOrThrow();
  await followMerges(shop, now());
  const deadlineMs = now().getTime() + SLICE_MS;
  let admin: AdminClient | null = null;
  for (;;) {
    signal.throwIfAborted();
    const due = await db.loyaltyDue.findMany({
      orderBy: { notedAt: 'asc' },
      take: POINTS_ORDERS_AT_ONCE,
    });
    if (due.length === 0) return false;
    const program = await readProgram(shopId, now());
    if (program === null) {
      await db.loyaltyDue.deleteMany({});
      return false;
    }
    admin ??= await adminClient(shopId);
    const readAt = now().toISOString();
    const ids = due.map(({ orderId }) => `gid://shopify/Order/${orderId}`);
    const { data } = await admin.query<ReadPointsOrdersData>(READ_POINTS_ORDERS, { ids });
    const nodes = new Map(data.nodes.filter(isOrder).map((node) => [idOf(node.id), node]));
    for (const { orderId, notedAt } of due) {
      const node = nodes.get(orderId);
      const lines = node === undefined ? [] : await allLines(admin, node);
      await forShop(shopId).$transaction(async (tx) => {
        const booking = { tx, shop, program, readAt, now: now() };
        if (node === undefined) await takeBackDeleted(booking, orderId);
        else await bookOrder(booking, orderId, node, lines);
        await tx.loyaltyDue.deleteMany({ where: { orderId, notedAt: { lte: notedAt } } });
      });
    }
    if (now().getTime() >= deadlineMs) return true;
  }
}

interface Booking {
  tx: ShopTransaction;
  shop: Shop;
  program: RunningProgram;
  readAt: string;
  now: Date;
}

async function bookOrder(
  { tx, shop, program, readAt, now }: Booking,
  orderId: string,
  node: PointsOrderNode,
  lines: readonly PointsLineNode[],
): Promise<void> {
  const { shopId, zone } = shop;
  const key = (customerId: string) => ({
    shopId,
    customerId,
    now,
    todayOn: dateInZone(zone, now.getTime()),
  });
  const version = versionOf(node.updatedAt, readAt);
  const stored = await tx.loyaltyOrder.findFirst({ where: { orderId } });
  const named = node.customer === null ? null : idOf(node.customer.id);
  // Both accounts, in one order for everybody, where an order has changed hands.
  const accounts = [...new Set([stored?.customerId, named].filter((id) => id != null))].sort();
  const kept = new Map<string, string>();
  for (const id of accounts) kept.set(id, await lockAccount(tx, key(id)));
  const customerId = named === null ? null : (kept.get(named) ?? named);
  const known = await tx.loyaltyOrder.findFirst({ where: { orderId } });
  if (known === null || known.version < version) {
    const order = readAwardOrder(node, lines, zone);
    const award = awardOrder(order, program.document, {
      known: (known?.terms as AwardTerms | null | undefined) ?? null,
      countFromOn: program.countFromOn,
    });
    if (customerId === null || award === null) {
      await tx.loyaltyOrder.deleteMany({ where: { orderId } });
    } else {
      const row = {
        customerId,
        version,
        placedAt: new Date(node.processedAt),
        placedOn: dayOf(order.placedOn),
        country: order.country,
        currency: order.currency,
        terms: award.terms as object,
        earningMinor: BigInt(award.earningMinor),
        keptMinor: BigInt(award.keptMinor),
        earnedPoints: award.earnedPoints,
        points: award.points,
        availableOn: award.availableOn === null ? null : dayOf(award.availableOn),
        expiresOn: award.expiresOn === null ? null : dayOf(award.expiresOn),
      };
      await tx.loyaltyOrder.upsert({
        where: { shopId_orderId: { shopId, orderId } },
        create: { shopId, orderId, ...row },
        update: row,
      });
    }
  }
  for (const id of new Set(kept.values())) await settleAccount(tx, key(id));
  await noteCodeUse(tx, key, {
    orderId,
    version,
    cancelled: node.cancelledAt !== null,
    codes: node.discountCodes ?? [],
  });
}

/** Higher than every version that is read. */
const DELETED = '9999';

/**
 * An order that is gone at Shopify, and here, counts no longer. One that is only out of our sight
 * (older than the 60 days that we may read) stays as it is.
 */
async function takeBackDeleted({ tx, shop, now }: Booking, orderId: string): Promise<void> {
  if ((await tx.order.count({ where: { orderId } })) > 0) return;
  const { shopId, zone } = shop;
  const todayOn = dateInZone(zone, now.getTime());
  const stored = await tx.loyaltyOrder.findFirst({ where: { orderId } });
  if (stored !== null) {
    const key = { shopId, customerId: stored.customerId, todayOn, now };
    const customerId = await lockAccount(tx, key);
    await tx.loyaltyOrder.updateMany({
      where: { orderId },
      data: { points: 0, keptMinor: 0n, version: DELETED },
    });
    await settleAccount(tx, { ...key, customerId });
  }
  const used = await tx.loyaltyRedemption.findFirst({ where: { usedOrderId: orderId } });
  if (used === null) return;
  await noteCodeUse(tx, (customerId) => ({ shopId, customerId, todayOn, now }), {
    orderId,
    version: DELETED,
    cancelled: true,
    codes: [used.code],
  });
}

/** All lines of an order. @throws Error where it changed meanwhile: the job tries again. */
async function allLines(admin: AdminClient, node: PointsOrderNode): Promise<PointsLineNode[]> {
  const lines = [...node.lineItems.nodes];
  let { pageInfo } = node.lineItems;
  while (pageInfo.hasNextPage) {
    const variables = { id: node.id, after: pageInfo.endCursor };
    const { data } = await admin.query<ReadPointsLinesData>(READ_POINTS_LINES, variables);
    if (data.order?.updatedAt !== node.updatedAt) {
      throw new Error(`${node.id} changed while it was read.`);
    }
    lines.push(...data.order.lineItems.nodes);
    ({ pageInfo } = data.order.lineItems);
  }
  return lines;
}

function isOrder(node: ReadPointsOrdersData['nodes'][number]): node is PointsOrderNode {
  return node !== null && 'id' in node;
}

function idOf(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1);
}
