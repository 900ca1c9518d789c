import { describe, expect, test } from 'vitest';

import { toEpochDay } from '../../kernel/calendar.ts';
import { estimateExposure, type Exposure } from './estimate-exposure.ts';
import { rateDigits } from './rate-digits.ts';
import type { ThresholdRule } from './rule-model.ts';
import type { LedgerRow } from './sales-ledger.ts';

const SOURCE = { source: 'made up', lastVerifiedOn: '2026-11-01', confidence: 'seen' } as const;
const AS_ON = '2026-11-22';

const RULE: ThresholdRule = {
  id: 'us-tx',
  country: 'US',
  region: 'TX',
  duty: 'sales-tax',
  seller: 'anywhere',
  condition: null,
  obligation: 'must',
  tests: [
    {
      measures: 'sales',
      limit: 1000,
      currency: 'USD',
      over: 'more-than',
      period: { kind: 'rolling-months', months: 12 },
      scope: 'place',
      lowValueOnly: false,
    },
  ],
  combine: 'any',
  counts: { shipping: true, tax: false, refunds: 'kept', marketplace: true, business: true },
  limits: SOURCE,
  period: SOURCE,
  effectiveFrom: null,
  effectiveTo: null,
};
const RATE = {
  country: 'US',
  region: 'TX',
  rate: 0.0625,
  isLeast: true,
  source: 'https://example.com',
  lastVerifiedOn: '2026-08-18',
  effectiveFrom: null,
};
const OVER = { state: 'over', taxCharged: false } as const;

function sold(day: number, sales: number, changes: Partial<LedgerRow> = {}): LedgerRow {
  const shop = { sales, tax: 0, shipping: 0, refunds: 0, refundedTax: 0, refundedShipping: 0 };
  return {
    day,
    country: 'US',
    region: 'TX',
    byMarketplace: false,
    lowValue: null,
    currency: 'USD',
    orders: 1,
    shop,
    local: shop,
    ...changes,
  };
}

/** 100 a day for so many days up to the day asked about. */
function daily(days: number): LedgerRow[] {
  return Array.from({ length: days }, (_, ago) => sold(toEpochDay(AS_ON) - ago, 10_000));
}

const estimate = (rows: LedgerRow[], changes: Partial<ThresholdRule> = {}) =>
  estimateExposure({ ...RULE, ...changes }, OVER, rows, RATE, AS_ON);

describe('the tax of a month like the last', () => {
  test('is the rate on what was sold in the last full month', () => {
    const found = estimate(daily(300)) as Exposure;
    // 31 days of October at 100.00.
    expect(found).toMatchObject({ fromOn: '2026-10-01', toOn: '2026-10-31', salesMinor: 310_000 });
    expect(found.expectedMinor).toBe(Math.round(310_000 * 0.0625));
  });

  test('without scatter reaches from tax taken out of the price to tax on top', () => {
    const { lowMinor, expectedMinor, highMinor } = estimate(daily(300)) as Exposure;
    expect(lowMinor).toBe(Math.round((310_000 * 0.0625) / 1.0625));
    expect(highMinor).toBe(expectedMinor);
  });

  test('has a wider range where weeks scatter more', () => {
    const even = estimate(daily(300)) as Exposure;
    const rows = daily(300).map((row, index) => (index % 21 < 7 ? sold(row.day, 30_000) : row));
    const uneven = estimate(rows) as Exposure;
    const width = ({ lowMinor, highMinor, expectedMinor }: Exposure) =>
      (highMinor - lowMinor) / expectedMinor;
    expect(width(uneven)).toBeGreaterThan(width(even));
    expect(uneven.lowMinor).toBeGreaterThanOrEqual(0);
  });

  test('leaves out other states, marketplaces, tax that is in the price, and what was refunded', () => {
    const rows = daily(300);
    const on = toEpochDay('2026-10-10');
    const more = [
      sold(on, 50_000, { region: 'NY' }),
      sold(on, 50_000, { byMarketplace: true }),
      sold(on, 0, { shop: { ...rows[0]!.shop, sales: 700, tax: 700 } }),
      sold(on, 0, { shop: { ...rows[0]!.shop, sales: 0, refunds: 4000 } }),
    ];
    expect((estimate([...rows, ...more]) as Exposure).salesMinor).toBe(306_000);
  });

  test.each([
    ['an offer', { obligation: 'option' as const }, daily(300), 'option'],
    ['the Union', { country: 'EU', region: null }, daily(300), 'several-rates'],
    ['a shop that sold nothing there last month', {}, daily(10), 'no-sales'],
    ['a shop that has sold there for six weeks', {}, daily(42), 'too-few-weeks'],
  ])('is not named for %s', (_name, changes, rows, reason) => {
    expect(estimate(rows, changes)).toBe(reason);
  });

  test('is not named before the limit is passed, where tax is charged, or without a rate', () => {
    const rows = daily(300);
    const asked = (
      reading: Parameters<typeof estimateExposure>[1],
      rate = RATE as typeof RATE | null,
    ) => estimateExposure(RULE, reading, rows, rate, AS_ON);
    expect(asked({ state: 'approaching', taxCharged: false })).toBe('not-over');
    expect(asked({ state: 'over', taxCharged: true })).toBe('tax-charged');
    expect(asked(OVER, null)).toBe('no-rate');
  });
});

test.each([
  [0.1, 0],
  [0.081, 1],
  [0.0725, 2],
  [0.06875, 3],
  [0.255, 1],
])('%f is written with %i digits of percent', (rate, digits) => {
  expect(rateDigits(rate)).toBe(digits);
});
