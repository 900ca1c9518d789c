import { createServer } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { connectionPool, registerShop } from '../../../app/db/index.server.ts';
import type { Detection } from '../../../app/kernel/detector.ts';
import { Finding } from '../../../app/kernel/insight.ts';
import {
  fetchEcbRates,
  loadExchangeRates,
  newestRateDay,
  paymentDetectors,
  readCurrencies,
  refreshExchangeRates,
  saveProfitLine,
} from '../../../app/payments/index.server.ts';
import { storeShopPayments } from '../../factories/store-shop-payments.ts';
import { redirectShopifyFetch } from '../../sandbox/redirect-fetch.ts';
import { createReferenceRates } from '../../sandbox/reference-rates.ts';
import { listen } from '../../sandbox/serve.ts';
import { type BuiltInShop, generateShop, truthsOf } from '../../sandbox/shops/index.ts';

const NOW = new Date('2026-11-20T18:00:00Z');
const realFetch = globalThis.fetch;
let close: () => Promise<void>;
/** What the bank answers instead of rates; null where it answers well. */
let broken: { status: number; body: string } | null = null;
let requests: string[] = [];

beforeAll(async () => {
  const bank = express()
    .use((request, response, next) => {
      requests.push(request.path);
      if (broken === null) next();
      else response.status(broken.status).send(broken.body);
    })
    .use(createReferenceRates(() => NOW));
  const server = await listen(createServer(bank), 0);
  globalThis.fetch = redirectShopifyFetch(server.url, realFetch);
  close = server.close;
});

afterAll(async () => {
  globalThis.fetch = realFetch;
  await close();
});

async function newShop(handle: BuiltInShop, name: string, plantTruths = true): Promise<number> {
  const { shopId } = await registerShop(`${name}.myshopify.com`, NOW);
  await storeShopPayments(shopId, generateShop(handle, { now: NOW, orders: 3000, plantTruths }));
  return shopId;
}

const detector = paymentDetectors.find(({ name }) => name === 'payments.fx-erosion')!;
const detect = (shopId: number): Promise<Detection> =>
  detector.detect({ shopId, currency: 'EUR', zone: 'UTC', now: NOW });

async function storedRates(shopId: number) {
  const { rows } = await connectionPool().query<{ n: number; newest: string }>(
    `SELECT count(*)::int AS n, max(day)::text AS newest FROM exchange_rate WHERE shop_id = $1`,
    [shopId],
  );
  return rows[0]!;
}

describe('reference rates', () => {
  test('are loaded once, then only what is new, and only of the shop’s currencies', async () => {
    const shopId = await newShop('nordlicht-living', 'rates');
    requests = [];
    expect(await loadExchangeRates(shopId, NOW)).toEqual({ ok: true, value: null });
    const first = await storedRates(shopId);
    expect(first.newest).toBe(newestRateDay(NOW));
    const { rows } = await connectionPool().query<{ currency: string }>(
      'SELECT DISTINCT currency FROM exchange_rate WHERE shop_id = $1 ORDER BY 1',
      [shopId],
    );
    expect(rows.map(({ currency }) => currency)).toEqual([
      'AUD',
      'CHF',
      'GBP',
      'JPY',
      'PLN',
      'SEK',
      'USD',
    ]);
    await connectionPool().query(
      'DELETE FROM exchange_rate WHERE shop_id = $1 AND day > $2::date - 10',
      [shopId, first.newest],
    );
    await refreshExchangeRates.handle({}, { jobId: '1', signal: new AbortController().signal });
    await loadExchangeRates(shopId, NOW);
    expect(await storedRates(shopId)).toEqual(first);
    expect(requests.map((path) => path.split('/').at(-1))).toContain('eurofxref-hist-90d.xml');
  });

  test.each([
    [503, 'try later'],
    [200, '<html>sign in</html>'],
    [200, ''],
  ])(
    'that are none (%d "%s") are told as missing, and what was there is kept',
    async (status, body) => {
      const shopId = await newShop('yunfan-outdoor', `broken-${status}-${body.length}`);
      broken = { status, body };
      try {
        await expect(fetchEcbRates('recent')).rejects.toThrow();
        expect(await loadExchangeRates(shopId, NOW)).toMatchObject({ reason: 'rates-unavailable' });
        // What the app brings along is used and named as such.
        const { rates } = await readCurrencies(shopId, NOW);
        expect(rates.fetched).toBe(false);
      } finally {
        broken = null;
      }
    },
  );

  test('are loaded by the first look at a shop, which does without where there are none', async () => {
    const shopId = await newShop('yunfan-outdoor', 'first-look');
    broken = { status: 503, body: '' };
    await detect(shopId);
    expect((await storedRates(shopId)).newest).toBe(null);
    broken = null;
    const { findings } = await detect(shopId);
    expect((await storedRates(shopId)).newest).toBe(newestRateDay(NOW));
    expect(findings.map(({ subject }) => subject)).toContain('BRL');
  });

  test.each([
    ['2026-11-20T15:30:00Z', '2026-11-20'],
    ['2026-11-20T14:00:00Z', '2026-11-19'],
    ['2026-11-22T18:00:00Z', '2026-11-20'],
    ['2026-11-23T08:00:00Z', '2026-11-20'],
  ])('of %s are those of %s', (now, on) => {
    expect(newestRateDay(new Date(now))).toBe(on);
  });
});

describe.each([
  ['nordlicht-living', 'JPY'],
  ['yunfan-outdoor', 'BRL'],
] as const)('the fixed prices of %s', (handle, currency) => {
  let shopId: number;
  const truth = truthsOf(handle, NOW).find(({ kind }) => kind === 'fx-erosion')!;

  beforeAll(async () => {
    shopId = await newShop(handle, `erosion-${handle}`);
    await loadExchangeRates(shopId, NOW);
  }, 60_000);

  test('are named where their currency has lost its worth, with money and a way on', async () => {
    const { findings } = await detect(shopId);
    expect(findings.map(({ subject }) => subject)).toEqual([currency]);
    const found = Finding.parse(findings[0]);
    expect(found.money!.expectedMinor).toBeGreaterThan(0);
    const { currencies } = await readCurrencies(shopId, NOW);
    const one = currencies.find((each) => each.currency === currency)!;
    expect(-one.worthChange!).toBeGreaterThan(Number(truth.subject['depreciation']) - 0.05);
    expect(-one.worthChange!).toBeLessThan(Number(truth.subject['depreciation']) + 0.05);
    expect(one.margin!.now).toBeLessThan(one.margin!.asSet);
    expect(one.marginAtRisk!).toBeLessThan(one.margin!.now);
    expect(one.breakEvenRate!).toBeGreaterThan(one.rate);
    expect(Math.abs(one.conversionSpread!.share)).toBeLessThan(0.02);
  });

  test('are judged by the merchant’s line once there is one', async () => {
    const { currencies } = await readCurrencies(shopId, NOW);
    const now = currencies.find((each) => each.currency === currency)!.margin!.now * 100;
    await saveProfitLine(shopId, { profitLinePercent: now - 5 });
    expect((await detect(shopId)).findings).toEqual([]);
    await saveProfitLine(shopId, { profitLinePercent: Math.min(now + 5, 95) });
    const { findings } = await detect(shopId);
    expect(findings[0]?.sentence.key).toBe('payments:insight.fxErosion.belowLine');
    await saveProfitLine(shopId, { profitLinePercent: null });
  });

  test('have no margin without costs, and say so', async () => {
    await connectionPool().query(
      'UPDATE inventory_item SET unit_cost_minor = NULL WHERE shop_id = $1',
      [shopId],
    );
    const { currencies } = await readCurrencies(shopId, NOW);
    expect(currencies.find((each) => each.currency === currency)).toMatchObject({
      missing: 'costs',
      margin: null,
    });
    const { unjudged, findings } = await detect(shopId);
    expect(unjudged.map(({ subject }) => subject)).toContain(`margin:${currency}`);
    expect(findings).toHaveLength(1);
  });
});
