import { afterAll, beforeAll, describe, expect, it, test, vi } from 'vitest';
import { connectionPool, forShop, redactCustomer } from '../../../app/db/index.server.ts';
import { askToClose, tendPoints } from '../../../app/retention/index.server.ts';
import { mergeCustomers } from '../../sandbox/after-sale.ts';
import { openPointsShop, type PointsShop } from './points-shop.fixture.ts';

const BALANCE_WITHIN_MS = 5000;

let world: PointsShop;
let shopId: number;
let price: number;
let next = 0;
beforeAll(async () => {
  world = await openPointsShop();
  ({ shopId } = world.connected);
  price = Number(world.connected.truth.products[0]?.variants[0]?.price);
});
afterAll(() => world?.close());

/** Somebody who has done nothing here yet. */
const newcomer = () => {
  const { truth, state } = world.connected;
  const id = String(9_000_000 + next++);
  const customer = { ...truth.customers[0]!, id, createdAt: new Date().toISOString() };
  truth.customers.push(customer);
  state.revision += 1;
  return id;
};

const earned = (pieces = 2, discount = 0) => Math.floor(price * pieces - discount);
const codeOf = async (customerId: string) => (await world.account(customerId)).codes[0]?.code ?? '';

/** What must hold of all points of the shop at any time. */
async function expectSoundBooks(): Promise<void> {
  const { rows } = await connectionPool().query<Record<string, number>>(
    `SELECT
       (SELECT coalesce(sum(points), 0)::int FROM loyalty_entry WHERE shop_id = $1) AS entries,
       (SELECT coalesce(sum(points), 0)::int FROM loyalty_day WHERE shop_id = $1) AS days,
       (SELECT coalesce(sum(points), 0)::int FROM loyalty_lot WHERE shop_id = $1)
         - (SELECT coalesce(sum(owed), 0)::int FROM loyalty_account WHERE shop_id = $1) AS lots,
       (SELECT count(*)::int FROM loyalty_lot WHERE shop_id = $1 AND points <= 0) AS negative,
       (SELECT count(*)::int FROM (
          SELECT lot_id FROM loyalty_entry WHERE shop_id = $1 AND lot_id <> 'owed'
          GROUP BY customer_id, lot_id HAVING sum(points) < 0) AS below) AS below`,
    [shopId],
  );
  const [sums] = rows;
  expect(sums).toMatchObject({ days: sums?.entries, lots: sums?.entries, negative: 0, below: 0 });
}

describe('an order', () => {
  it('is on the account within seconds of being paid', async () => {
    const ada = newcomer();
    const startedAt = performance.now();
    world.buy(ada);
    await vi.waitUntil(async () => (await world.account(ada)).points > 0, {
      timeout: 10_000,
      interval: 20,
    });
    expect(performance.now() - startedAt).toBeLessThan(BALANCE_WITHIN_MS);
    expect((await world.account(ada)).points).toBe(earned());
  });

  test.each<[string, Parameters<PointsShop['buy']>[1]]>([
    ['nobody’s', {}],
    ['a test order', { test: true }],
    ['where no points are earned', { country: 'BR', marketId: 'nowhere' }],
    ['before it is paid', { payment: { gateway: 'bogus', outcome: 'pending' } }],
  ])('earns nothing: %s', async (why, change) => {
    const ada = newcomer();
    world.buy(why === 'nobody’s' ? null : ada, change);
    await world.caughtUp();
    expect((await world.account(ada)).lines).toEqual([]);
  });

  it('that was there before the program earns nothing', async () => {
    const { store, domain, truth } = world.connected;
    const old = truth.orders.find(({ customerId, financialStatus }) =>
      Boolean(customerId && financialStatus === 'PAID'),
    );
    if (!old?.customerId) throw new Error('no old order');
    store.refund(domain, old.id);
    await world.caughtUp();
    expect((await world.account(old.customerId)).lines).toEqual([]);
  });

  it('gives back what was refunded, and all where it is cancelled', async () => {
    const { store, domain } = world.connected;
    const ada = newcomer();
    const order = world.buy(ada);
    await world.caughtUp();
    store.refund(domain, order.id, { lines: [{ lineId: order.lines[0]!.id, quantity: 1 }] });
    await world.caughtUp();
    expect((await world.account(ada)).points).toBe(earned(1));
    store.cancel(domain, order.id);
    await world.caughtUp();
    const account = await world.account(ada);
    expect(account.points).toBe(0);
    expect(account.lines.map(({ kind }) => kind)).toEqual(['refund', 'refund', 'earn']);
    await expectSoundBooks();
  });

  it('is booked once, however its webhooks come', async () => {
    const { store, domain, webhooks } = world.connected;
    const ada = newcomer();
    webhooks.disturb({ kind: 'duplicate', times: 6 });
    webhooks.disturb({ kind: 'reorder', times: 4 });
    const order = world.buy(ada);
    store.fulfill(domain, order.id, {});
    store.refund(domain, order.id, { lines: [{ lineId: order.lines[0]!.id, quantity: 1 }] });
    webhooks.release();
    await world.caughtUp();
    expect((await world.account(ada)).points).toBe(earned(1));
    const entries = await forShop(shopId).loyaltyEntry.findMany({ where: { customerId: ada } });
    expect(entries.reduce((sum, { points }) => sum + points, 0)).toBe(earned(1));
    await expectSoundBooks();
  });
});

describe('a redemption', () => {
  /** Somebody with enough for some codes. */
  const rich = async () => {
    const customer = newcomer();
    const { truth } = world.connected;
    const variantId = truth.products[0]!.variants[0]!.id;
    world.buy(customer, { lines: [{ variantId, quantity: Math.ceil(500 / price) }] });
    await world.caughtUp();
    return { customer, points: earned(Math.ceil(500 / price)) };
  };

  it('becomes a code for one use by this customer, which an order closes', async () => {
    const { state } = world.connected;
    const { customer, points } = await rich();
    expect(await world.redeem(customer, 2)).toMatchObject({ ok: true });
    expect((await world.account(customer)).points).toBe(points - 200);
    await world.caughtUp();
    const code = await codeOf(customer);
    expect(state.discountCodes.get(code)).toMatchObject({
      amount: '10.00',
      usageLimit: 1,
      customerIds: [customer],
      uses: [],
    });
    const other = world.buy(newcomer(), { discountCode: code });
    expect(other.discountCodes).toBeUndefined();
    const order = world.buy(customer, { discountCode: code.toLowerCase() });
    expect([order.discountCodes, order.discounts.shop]).toEqual([[code], '10.00']);
    await world.caughtUp();
    const account = await world.account(customer);
    expect(account.codes).toEqual([]);
    expect(account.points).toBe(points - 200 + earned(2, 10));
    await expectSoundBooks();
  });

  it('comes back where the order that used it is cancelled', async () => {
    const { store, domain } = world.connected;
    const { customer, points } = await rich();
    await world.redeem(customer);
    await world.caughtUp();
    const order = world.buy(customer, { discountCode: await codeOf(customer) });
    await world.caughtUp();
    store.cancel(domain, order.id);
    await world.caughtUp();
    expect((await world.account(customer)).points).toBe(points);
  });

  it('is refused beyond the balance, and where points are worth nothing', async () => {
    const { customer } = await rich();
    expect(await world.redeem(customer, 90)).toMatchObject({ reason: 'not-enough-points' });
    expect(await world.redeem(newcomer())).toMatchObject({ reason: 'not-enough-points' });
    const place = { country: 'ZZ', currency: 'EUR' };
    expect(await world.redeem(customer, 1, place)).toMatchObject({ reason: 'no-reward' });
  });

  it('takes the points once, however many ask at the same time', async () => {
    const { customer, points } = await rich();
    const steps = Math.floor(points / 100 / 2) + 1;
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => world.redeem(customer, steps)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await world.account(customer)).points).toBe(points - steps * 100);
    await expectSoundBooks();
  });

  it('is made once although the answer that told of it was lost', async () => {
    const { state } = world.connected;
    const { customer } = await rich();
    const before = state.discountCodes.size;
    state.faults.push({ kind: 'cut', times: 1, matches: 'CreateCode' });
    await world.redeem(customer);
    await world.caughtUp();
    expect(state.discountCodes.size).toBe(before + 1);
    expect(state.discountCodes.has(await codeOf(customer))).toBe(true);
  });

  it('gives the points back where the shopper returns the code unused, and not where it is used', async () => {
    const { state } = world.connected;
    const { customer, points } = await rich();
    await world.redeem(customer);
    await world.caughtUp();
    const [open] = (await world.account(customer)).codes;
    const close = (of: string) =>
      forShop(shopId).$transaction((tx) =>
        askToClose(tx, { shopId, redemptionId: open?.redemptionId ?? '', customerId: of }),
      );
    expect(await close(newcomer())).toMatchObject({ reason: 'not-open' });
    expect(await close(customer)).toMatchObject({ ok: true });
    await world.caughtUp();
    expect((await world.account(customer)).points).toBe(points);
    expect(await close(customer)).toMatchObject({ reason: 'not-open' });
    const late = world.buy(customer, { discountCode: open?.code ?? '' });
    expect(late.discountCodes).toBeUndefined();
    expect(state.discountCodes.get(open?.code ?? '')?.uses).toEqual([]);
    await expectSoundBooks();
  });

  it('gives the points back when its time is over', async () => {
    const { customer, points } = await rich();
    await world.redeem(customer);
    await world.caughtUp();
    const later = new Date(Date.now() + 40 * 86_400_000);
    await tendPoints(shopId, later, new AbortController().signal);
    await world.caughtUp();
    expect((await world.account(customer)).points).toBe(points);
  });

  it('gives the points back where Shopify does not allow codes', async () => {
    const { store, domain, state } = world.connected;
    const { customer, points } = await rich();
    const scopes = [...(state.installation?.scopes ?? [])];
    store.install(
      domain,
      scopes.filter((scope) => scope !== 'write_discounts'),
    );
    const tokens = [...(state.installation?.accessTokens.values() ?? [])];
    for (const token of tokens)
      token.scopes = token.scopes.filter((it) => it !== 'write_discounts');
    await world.redeem(customer);
    await world.caughtUp();
    store.install(domain, scopes);
    for (const token of tokens) token.scopes = scopes;
    expect((await world.account(customer)).points).toBe(points);
    const [line] = (await world.account(customer)).lines;
    expect(line?.kind).toBe('return');
  });
});

describe('points', () => {
  it('end on their day, and are told as ended', async () => {
    const ada = newcomer();
    world.buy(ada);
    await world.caughtUp();
    const later = new Date(Date.now() + 400 * 86_400_000);
    await tendPoints(shopId, later, new AbortController().signal);
    const { lines } = await world.account(ada);
    expect(lines.map(({ kind, points }) => [kind, points])).toEqual([
      ['expire', -earned()],
      ['earn', earned()],
    ]);
    await expectSoundBooks();
  });

  it('go with a customer who is merged into another', async () => {
    const { store, domain } = world.connected;
    const [gone, kept] = [newcomer(), newcomer()];
    world.buy(gone);
    world.buy(kept);
    await world.caughtUp();
    mergeCustomers(store, domain, { keptId: kept, deletedId: gone });
    await world.caughtUp();
    expect((await world.account(kept)).points).toBe(2 * earned());
    expect((await world.account(gone)).lines).toEqual([]);
    await expectSoundBooks();
  });

  it('go with a customer who asks to be forgotten, and the sums tell of it', async () => {
    const ada = newcomer();
    world.buy(ada);
    await world.caughtUp();
    await redactCustomer(shopId, ada, []);
    expect(await world.account(ada)).toMatchObject({ points: 0, lines: [], codes: [] });
    await expectSoundBooks();
  });

  test.each(['points = 1', "lot_id = 'x'", "kind = 'adjust'"])(
    'that are booked are changed by nobody: %s',
    async (change) => {
      await expect(connectionPool().query(`UPDATE loyalty_entry SET ${change}`)).rejects.toThrow(
        'never changed',
      );
    },
  );
});
