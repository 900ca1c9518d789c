import { afterAll, beforeAll, expect, test } from 'vitest';

import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import type { ActionScope } from '../../../app/kernel/action.ts';
import { adjustPoints, askToClose, tendPoints } from '../../../app/retention/index.server.ts';
import type { SandboxOrder } from '../../sandbox/model.ts';
import { numbersOf } from '../../vectors/loyalty-carts.ts';
import { openPointsShop, type PointsShop } from './points-shop.fixture.ts';

/*
 * Random histories of a few customers on real PostgreSQL, several transactions at the same time on
 * the same accounts: orders, refunds, cancellations, deliveries that come twice and out of order,
 * codes that are made, used and given back, adjustments and their undoing. After each round the
 * books must hold, and in the end they must be what the orders alone come to.
 */

const ROUNDS = 6;
const AT_ONCE = 10;
const forever = new AbortController().signal;

let world: PointsShop;
let shopId: number;
let scope: ActionScope;
beforeAll(async () => {
  world = await openPointsShop();
  ({ shopId } = world.connected);
  const { currency, zone } = await forShop(shopId).shop.findFirstOrThrow();
  scope = { shopId, currency, zone, now: new Date() };
});
afterAll(() => world?.close());

interface Undoable {
  undo: unknown;
}

const orders: SandboxOrder[] = [];
const adjusted: Undoable[] = [];
let random: () => number;
const upTo = (most: number) => Math.floor(random() * (most + 1));
const oneOf = <T>(of: readonly T[]): T | undefined => of[upTo(of.length - 1)];

async function adjust(customerId: string, points: number): Promise<void> {
  const now = { ...scope, now: new Date() };
  const input = { customerId, points, reason: 'correction' } as const;
  const preview = await adjustPoints.preview(now, input);
  const { run } = adjustPoints;
  if (!preview.ok || run.where !== 'here') return;
  const done = await forShop(shopId).$transaction((tx) =>
    run.execute(tx, now, input, preview.value.basis),
  );
  if (done.ok) adjusted.push({ undo: done.value.undo });
}

async function undoAdjusting(): Promise<void> {
  const [one] = adjusted.splice(upTo(adjusted.length), 1);
  const { run } = adjustPoints;
  if (one === undefined || run.where !== 'here') return;
  await forShop(shopId).$transaction((tx) =>
    run.undo(tx, { ...scope, now: new Date() }, one.undo as never),
  );
}

async function giveBack(customerId: string): Promise<void> {
  const code = oneOf((await world.account(customerId)).codes);
  if (!code?.code) return;
  const { redemptionId } = code;
  await forShop(shopId).$transaction((tx) => askToClose(tx, { shopId, redemptionId, customerId }));
}

async function useCode(customerId: string): Promise<void> {
  const code = oneOf((await world.account(customerId)).codes)?.code;
  if (code) orders.push(world.buy(customerId, { discountCode: code, lines: linesOf(4) }));
}

const linesOf = (quantity: number) => [{ ...world.line, quantity }];

/** Something that may happen, to one of the customers. */
function move(): () => unknown {
  const { store, domain, webhooks } = world.connected;
  const customer = oneOf(world.customers.slice(0, 3))!;
  const order = oneOf(orders);
  const line = order?.lines[0];
  const isOpen = order !== undefined && order.cancelledAt === null;
  const back = order?.refunds.flatMap(({ lines }) => lines).reduce((n, it) => n + it.quantity, 0);
  const moves: (() => unknown)[] = [
    () => orders.push(world.buy(customer, { lines: linesOf(1 + upTo(7)) })),
    () => orders.push(world.buy(customer, { lines: linesOf(6) })),
    () => {
      if (isOpen && line && line.quantity > (back ?? 0)) {
        store.refund(domain, order.id, { lines: [{ lineId: line.id, quantity: 1 }] });
      }
    },
    () => {
      if (isOpen && back === 0) store.cancel(domain, order.id);
    },
    () => webhooks.disturb({ kind: oneOf(['duplicate', 'reorder'] as const)!, times: 3 }),
    () => world.redeem(customer),
    () => world.redeem(customer),
    () => giveBack(customer),
    () => useCode(customer),
    () => useCode(customer),
    () => adjust(customer, oneOf([-30, 15, 40])!),
    () => undoAdjusting(),
    () => tendPoints(shopId, new Date(), forever),
  ];
  return oneOf(moves)!;
}

/** What must hold of the books at any time. */
async function expectSoundBooks(): Promise<void> {
  const { rows } = await connectionPool().query<Record<string, number>>(
    `WITH of_lot AS (
       SELECT customer_id, lot_id, sum(points)::int AS points FROM loyalty_entry
       WHERE shop_id = $1 GROUP BY 1, 2)
     SELECT
       (SELECT coalesce(sum(points), 0)::int FROM loyalty_entry WHERE shop_id = $1)
         - (SELECT coalesce(sum(points), 0)::int FROM loyalty_day WHERE shop_id = $1) AS days,
       (SELECT count(*)::int FROM of_lot WHERE lot_id <> 'owed' AND points < 0) AS below,
       (SELECT count(*)::int FROM of_lot FULL JOIN (
          SELECT customer_id, lot_id, points FROM loyalty_lot WHERE shop_id = $1) AS lot
          USING (customer_id, lot_id)
        WHERE lot_id <> 'owed' AND coalesce(of_lot.points, 0) <> coalesce(lot.points, 0)) AS lots,
       (SELECT count(*)::int FROM loyalty_account AS a WHERE shop_id = $1 AND points <> (
          SELECT coalesce(sum(points), 0) FROM loyalty_lot AS l
          WHERE l.shop_id = $1 AND l.customer_id = a.customer_id)) AS accounts,
       (SELECT count(*)::int FROM loyalty_account AS a WHERE shop_id = $1 AND owed <> -(
          SELECT coalesce(sum(points), 0) FROM of_lot
          WHERE lot_id = 'owed' AND of_lot.customer_id = a.customer_id)) AS debts,
       (SELECT count(*)::int FROM loyalty_account
        WHERE shop_id = $1 AND owed > 0 AND points > 0) AS both`,
    [shopId],
  );
  expect(rows[0]).toEqual({ days: 0, below: 0, lots: 0, accounts: 0, debts: 0, both: 0 });
}

/** What the orders of a customer come to by their own decimal texts: a point for each whole euro. */
function earnedBy(customerId: string): number {
  return orders
    .filter((order) => order.customerId === customerId && order.cancelledAt === null)
    .reduce((sum, order) => {
      const line = order.lines[0]!;
      const cents = (amount: string) => BigInt(Math.round(Number(amount) * 100));
      const paid = cents(line.unitPrice.shop) * BigInt(line.quantity) - cents(line.discount.shop);
      const back = order.refunds.flatMap(({ lines }) => lines);
      const kept = line.quantity - back.reduce((n, { quantity }) => n + quantity, 0);
      return sum + Number((paid * BigInt(kept)) / BigInt(line.quantity) / 100n);
    }, 0);
}

test.each([20_261_123, 7])(
  'any history, with transactions at the same time, keeps its books (seed %d)',
  async (seed) => {
    random = numbersOf(Number(process.env['POINTS_SEED'] ?? seed));
    // Points to begin with, so that there is something to spend.
    for (const customerId of world.customers.slice(0, 3)) {
      orders.push(world.buy(customerId, { lines: linesOf(30) }));
    }
    await world.caughtUp();
    for (let round = 0; round < ROUNDS; round++) {
      const moves = Array.from({ length: AT_ONCE }, move);
      const answers = await Promise.allSettled(moves.map(async (each) => each()));
      const failed = answers.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
      expect(failed).toEqual([]);
      await expectSoundBooks();
      world.connected.webhooks.release();
      if (round % 2 === 1) {
        await world.caughtUp();
        await expectSoundBooks();
      }
    }
    world.connected.webhooks.release();
    await world.caughtUp();
    await expectSoundBooks();
    const redemptions = await forShop(shopId).loyaltyRedemption.findMany();
    const adjustments = await forShop(shopId).loyaltyAdjustment.findMany();
    for (const customerId of world.customers.slice(0, 3)) {
      const spent = redemptions
        .filter((row) => row.customerId === customerId)
        .filter((row) => (row.usedOrderId === null ? !row.released : !row.usedCancelled))
        .reduce((sum, { points }) => sum + points, 0);
      const given = adjustments
        .filter((row) => row.customerId === customerId && row.undoneAt === null)
        .reduce((sum, { points }) => sum + points, 0);
      const account = await forShop(shopId).loyaltyAccount.findFirst({ where: { customerId } });
      expect((account?.points ?? 0) - (account?.owed ?? 0)).toBe(
        earnedBy(customerId) - spent + given,
      );
    }
    expect(orders.length).toBeGreaterThan(5);
    // Not of orders alone: codes were made on the way.
    expect(redemptions.length).toBeGreaterThan(0);
  },
  240_000,
);
