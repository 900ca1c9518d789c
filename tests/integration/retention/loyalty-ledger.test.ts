import { beforeEach, describe, expect, test } from 'vitest';
import {
  connectionPool,
  forShop,
  redactCustomer,
  registerShop,
  type Shop,
} from '../../../app/db/index.server.ts';
import {
  bookPoints,
  type LoyaltyEntry,
  readLoyaltyAccount,
} from '../../../app/retention/index.server.ts';

const ADA = '7001';
const BOB = '7002';
/** Late in the evening in UTC: in Berlin it is the next day already. */
const NOW = new Date('2026-06-14T22:30:00Z');

let shop: Shop;
let other: Shop;

beforeEach(async () => {
  await connectionPool().query('DELETE FROM loyalty_entry; DELETE FROM shop');
  shop = { ...(await registerShop('a.myshopify.com', NOW)), zone: 'Europe/Berlin' };
  other = { ...(await registerShop('b.myshopify.com', NOW)), zone: 'America/New_York' };
});

const entry = (entryId: string, change: Partial<LoyaltyEntry> = {}): LoyaltyEntry => ({
  entryId,
  customerId: ADA,
  kind: 'earn',
  points: 100,
  lotId: entryId,
  availableOn: null,
  expiresOn: null,
  orderId: null,
  ...change,
});

const book = (entries: LoyaltyEntry[], { shopId } = shop) =>
  forShop(shopId).$transaction((tx) => bookPoints(tx, shopId, entries));

const accountOf = (customerId = ADA, of = shop, now = NOW) =>
  readLoyaltyAccount(of, customerId, now);

describe('an account', () => {
  test('without a movement is at zero', async () => {
    expect(await accountOf()).toEqual({ points: 0, pending: null, expiry: null });
  });

  test('is what was given less what was taken of it, lot by lot', async () => {
    await book([
      entry('earn:1', { expiresOn: '2026-12-31' }),
      entry('earn:2', { points: 50, availableOn: '2026-06-20' }),
      entry('spend:1', { kind: 'spend', points: -30, lotId: 'earn:1' }),
      entry('refund:1', { kind: 'refund', points: -10, lotId: 'earn:2' }),
    ]);
    expect(await accountOf()).toEqual({
      points: 70,
      pending: { points: 40, availableOn: '2026-06-20' },
      expiry: { points: 70, expiresOn: '2026-12-31' },
    });
  });

  test('changes days at midnight in the zone of the shop', async () => {
    const days = { availableOn: '2026-06-15', expiresOn: '2026-06-15' };
    await book([entry('earn:1', days)]);
    await book([entry('earn:1', days)], other);
    expect((await accountOf()).points).toBe(100);
    expect(await accountOf(ADA, other)).toMatchObject({
      points: 0,
      pending: { availableOn: '2026-06-15' },
    });
    expect((await accountOf(ADA, shop, new Date('2026-06-15T22:00:00Z'))).points).toBe(0);
  });

  test('is of one customer in one shop', async () => {
    await book([entry('earn:1'), entry('earn:2', { customerId: BOB, points: 7 })]);
    expect([(await accountOf()).points, (await accountOf(BOB)).points]).toEqual([100, 7]);
    expect((await accountOf(ADA, other)).points).toBe(0);
  });
});

describe('the ledger', () => {
  test('books a cause once, however often it comes and however many at once', async () => {
    const counts = await Promise.all(Array.from({ length: 8 }, () => book([entry('earn:1')])));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect((await accountOf()).points).toBe(100);
  });

  test('books nothing where the transaction fails', async () => {
    const { shopId } = shop;
    await expect(
      forShop(shopId).$transaction(async (tx) => {
        await bookPoints(tx, shopId, [entry('earn:1')]);
        throw new Error('later');
      }),
    ).rejects.toThrow('later');
    expect((await accountOf()).points).toBe(0);
  });

  test.each(['points = 1', "lot_id = 'x'", 'expires_on = NULL', "kind = 'adjust'"])(
    'lets nobody change a movement: %s',
    async (change) => {
      await book([entry('earn:1', { expiresOn: '2026-12-31' })]);
      await expect(connectionPool().query(`UPDATE loyalty_entry SET ${change}`)).rejects.toThrow(
        'never changed',
      );
    },
  );

  test('follows a customer who is merged into another', async () => {
    await book([entry('earn:1')]);
    await connectionPool().query('UPDATE loyalty_entry SET customer_id = $1', [BOB]);
    expect([(await accountOf()).points, (await accountOf(BOB)).points]).toEqual([0, 100]);
  });

  test('forgets a customer who asks to be forgotten, and nobody else', async () => {
    await book([entry('earn:1'), entry('earn:2', { customerId: BOB })]);
    await book([entry('earn:1')], other);
    await redactCustomer(shop.shopId, ADA, []);
    expect([(await accountOf()).points, (await accountOf(BOB)).points]).toEqual([0, 100]);
    expect((await accountOf(ADA, other)).points).toBe(100);
  });
});
