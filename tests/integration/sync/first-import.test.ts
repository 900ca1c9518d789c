import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forShop } from '../../../app/db/index.server.ts';
import {
  readDataPeriod,
  readImportProgress,
  readLatestOrders,
  readMarketNumbers,
  readShopNumbers,
  restartImport,
  startFirstImport,
} from '../../../app/sync/index.server.ts';
import { generateShop } from '../../sandbox/shops/index.ts';
import { expectedLedger, expectedRows } from './expected-rows.ts';
import { recountRollups, storedRollups } from './recount.ts';
import {
  APP_SCOPES,
  connectShop,
  settled,
  startSyncWorker,
  type ConnectedShop,
} from './sandbox-shop.fixture.ts';
import { inOrder, storedRows } from './stored-rows.ts';

const ORDERS = 1500;

let connected: ConnectedShop;
let stopWorker: () => Promise<void>;
beforeAll(async () => {
  const truth = generateShop('nordlicht-living', { now: new Date(), orders: ORDERS });
  connected = await connectShop(truth);
  stopWorker = await startSyncWorker();
  await Promise.all([1, 2, 3].map(() => startFirstImport(connected.shopId)));
  await settled(connected.shopId);
});
afterAll(async () => {
  await stopWorker?.();
  await connected?.close();
});

describe('a first import', () => {
  test('asked for many times at once is one run, and is complete', async () => {
    const { shopId } = connected;
    expect(await forShop(shopId).importRun.count()).toBe(1);
    const progress = await readImportProgress(shopId);
    expect(progress).toMatchObject({
      state: 'completed',
      historyLimitedToDays: null,
      secondsLeft: 0,
      error: null,
    });
    const orders = progress.parts.find(({ part }) => part === 'orders');
    expect(orders).toMatchObject({
      recordsLoaded: ORDERS,
      recordsTotal: ORDERS,
      recordsRejected: 0,
    });
  });

  test('brings every record of the shop, each as it is there', async () => {
    const expected = expectedRows(connected.truth);
    // Events of parcels handed over longer ago than this are not asked for.
    const since = Date.now() - 120 * 86_400_000;
    const young = new Set(
      connected.truth.orders.flatMap(({ id, fulfillments, refunds }) =>
        refunds.length > 0 || fulfillments.some((it) => Date.parse(it.createdAt) > since)
          ? [id]
          : [],
      ),
    );
    expected['fulfillment_event'] = expected['fulfillment_event']?.filter((row) =>
      young.has(row['order_id'] as string),
    ) as [];
    // Returns that came to nothing don't show in an order's state: those of old orders are unseen.
    const returned = new Set(
      connected.truth.orders.flatMap(({ id, returns }) =>
        young.has(id) || returns.some(({ status }) => status !== 'DECLINED') ? [id] : [],
      ),
    );
    for (const table of ['order_return', 'return_line']) {
      expected[table] = expected[table]?.filter((row) =>
        returned.has(row['order_id'] as string),
      ) as [];
    }
    expect(expected['fulfillment_event'].length).toBeGreaterThan(100);
    const stored = await storedRows(connected.shopId, expected);
    for (const [table, rows] of Object.entries(inOrder(expected))) {
      expect({ [table]: inOrder(stored)[table] }).toEqual({ [table]: rows });
    }
  });

  test('brings disputes and what they are about, returns with reasons, customers, prices', () => {
    const rows = expectedRows(connected.truth);
    for (const table of [
      'dispute',
      'order_return',
      'return_line',
      'customer',
      'price_list_price',
    ]) {
      expect({ table, rows: rows[table]?.length ?? 0 }).not.toEqual({ table, rows: 0 });
    }
  });

  test('brings payouts and movements of the balance of the last 120 days', async () => {
    const now = new Date();
    const expected = expectedLedger(connected.truth, now.getTime() - 120 * 86_400_000, now);
    expect(expected['payout']?.length).toBeGreaterThan(30);
    const stored = await storedRows(connected.shopId, expected);
    expect(inOrder(stored)).toEqual(inOrder(expected));
  });

  test('misses nothing that Shopify gives', async () => {
    const { missing } = await readImportProgress(connected.shopId);
    expect(missing).toEqual([]);
  });

  test('leaves rollups that equal a full recount', async () => {
    const rollups = await storedRollups(connected.shopId);
    expect(rollups.length).toBeGreaterThan(500);
    expect(rollups).toEqual(await recountRollups(connected.shopId));
  });

  test('knows the shop itself', async () => {
    const { name, currency, zone, country, planName } = connected.truth;
    expect(await forShop(connected.shopId).shop.findFirst()).toMatchObject({
      name,
      currency,
      zone,
      country,
      planName,
    });
  });
});

describe('the numbers', () => {
  test('of all markets add up to those of the shop and to its orders', async () => {
    const { shopId, truth } = connected;
    const period = await readDataPeriod(shopId);
    if (period === null) throw new Error('there is no data');
    const wide = { fromOn: period.firstOn, toOn: '2100-01-01' };
    const markets = await readMarketNumbers(shopId, wide);
    const shop = await readShopNumbers(shopId, { fromOn: period.firstOn, toOn: period.lastOn });
    const real = truth.orders.filter((order) => !order.test);
    const sum = (read: (market: (typeof markets)[number]) => number) =>
      markets.reduce((total, market) => total + read(market), 0);
    expect(sum((it) => it.orders)).toBe(real.length);
    expect(shop.orders).toBe(real.length);
    expect(sum((it) => it.salesMinor)).toBe(shop.salesMinor);
    expect(shop.abroadOrders).toBe(
      real.filter(({ country }) => country !== null && country !== truth.country).length,
    );
    expect(shop.byDay.reduce((total, day) => total + day.orders, 0)).toBe(shop.orders);
    expect(shop.repeat.count).toBeGreaterThan(0);
    expect(shop.repeat.of).toBeGreaterThan(shop.repeat.count);
    expect(markets.map((it) => it.salesMinor)).toEqual(
      markets.map((it) => it.salesMinor).toSorted((a, b) => b - a),
    );
  });

  test('of a period that ends before it begins are refused', async () => {
    const period = { fromOn: '2026-02-01', toOn: '2026-01-01' };
    await expect(readShopNumbers(connected.shopId, period)).rejects.toThrow(RangeError);
  });

  test('of the latest orders are the newest of the shop', async () => {
    const latest = await readLatestOrders(connected.shopId, 5);
    const newest = connected.truth.orders
      .filter((order) => !order.test)
      .toSorted((a, b) => Date.parse(b.processedAt) - Date.parse(a.processedAt))
      .slice(0, 5);
    expect(latest.map((order) => order.name)).toEqual(newest.map((order) => order.name));
  });
});

test('an import started over ends in the same rows', async () => {
  const { shopId, truth } = connected;
  const like = expectedRows(truth);
  const before = inOrder(await storedRows(shopId, like));
  await restartImport(shopId);
  await settled(shopId);
  expect(await forShop(shopId).importRun.count({ where: { state: 'completed' } })).toBe(2);
  expect(inOrder(await storedRows(shopId, like))).toEqual(before);
  expect(await storedRollups(shopId)).toEqual(await recountRollups(shopId));
});

test('without read_all_orders the import says how far back it reaches', async () => {
  const truth = generateShop('yunfan-outdoor', { now: new Date(), orders: 400 });
  const scopes = APP_SCOPES.filter((scope) => scope !== 'read_all_orders');
  const other = await connectShop(truth, { scopes });
  try {
    await startFirstImport(other.shopId);
    await settled(other.shopId);
    const progress = await readImportProgress(other.shopId);
    expect(progress).toMatchObject({ state: 'completed', historyLimitedToDays: 60 });
    const since = Date.now() - 60 * 86_400_000;
    const visible = truth.orders.filter((order) => Date.parse(order.createdAt) >= since);
    expect(visible.length).toBeGreaterThan(0);
    expect(await forShop(other.shopId).order.count()).toBe(visible.length);
  } finally {
    await other.close();
  }
});
