import { describe, expect, test } from 'vitest';

import { toEpochDay } from '../../kernel/calendar.ts';
import { isBeyondDoubt } from './is-beyond-doubt.ts';
import type { ThresholdRule, ThresholdTest } from './rule-model.ts';
import { type LedgerRow, sumByDay } from './sales-ledger.ts';

const SEEN = { source: 'made up', lastVerifiedOn: '2026-11-01', confidence: 'seen' } as const;
const LIKELY = { ...SEEN, confidence: 'likely' } as const;
const AS_ON = '2026-06-30';

const SALES: ThresholdTest = {
  measures: 'sales',
  limit: 1000,
  currency: 'USD',
  over: 'more-than',
  period: { kind: 'calendar-year', years: 'prior-or-current' },
  scope: 'place',
  lowValueOnly: false,
};
const ORDERS: ThresholdTest = { ...SALES, measures: 'orders', limit: 2, currency: null };

function ruleOf(changes: Partial<ThresholdRule> = {}): ThresholdRule {
  return {
    id: 'us-oh',
    country: 'US',
    region: 'OH',
    duty: 'sales-tax',
    seller: 'anywhere',
    condition: null,
    obligation: 'must',
    tests: [SALES],
    combine: 'any',
    counts: { shipping: null, tax: false, refunds: null, marketplace: null, business: null },
    limits: SEEN,
    period: SEEN,
    effectiveFrom: null,
    effectiveTo: null,
    ...changes,
  };
}

const NOTHING = {
  sales: 0,
  tax: 0,
  shipping: 0,
  refunds: 0,
  refundedTax: 0,
  refundedShipping: 0,
};

function sold(on: string, sums: Partial<typeof NOTHING>, byMarketplace = false): LedgerRow {
  const shop = { ...NOTHING, ...sums };
  return {
    day: toEpochDay(on),
    country: 'US',
    region: 'OH',
    byMarketplace,
    lowValue: null,
    currency: 'USD',
    orders: 1,
    shop,
    local: shop,
  };
}

function judge(rule: ThresholdRule, rows: LedgerRow[]): boolean {
  const context = {
    shopCountry: 'DE',
    shopCurrency: 'USD',
    firstDay: toEpochDay('2024-01-01'),
    lastDay: toEpochDay(AS_ON),
    rates: { source: '', url: '', base: 'EUR', days: [] },
  };
  const sumsOf = (of: ThresholdRule, one: ThresholdTest) => sumByDay(rows, of, one, context);
  return isBeyondDoubt(rule, sumsOf, toEpochDay(AS_ON));
}

const MUCH = sold('2026-03-01', { sales: 150_000 });

describe('that a limit is passed is beyond doubt', () => {
  test('where limit and period stand in a source that was seen', () => {
    expect(judge(ruleOf(), [MUCH])).toBe(true);
  });

  test.each<[string, Partial<ThresholdRule>]>([
    ['the limit is only likely', { limits: LIKELY }],
    ['more is counted than the law asks for', { countsTooMuch: true }],
    [
      'the only test is one on which sources differ',
      { tests: [{ ...SALES, confidence: 'likely' }] },
    ],
    [
      'one of two tests that are both needed is doubtful',
      { tests: [SALES, { ...ORDERS, limit: 0, confidence: 'likely' }], combine: 'all' },
    ],
  ])('not where %s', (_name, changes) => {
    expect(judge(ruleOf(changes), [MUCH])).toBe(false);
  });

  test('by the certain one of two tests of which one is enough', () => {
    const tests = [SALES, { ...ORDERS, confidence: 'likely' as const }];
    const small = ['2026-01-01', '2026-01-02', '2026-01-03'].map((on) => sold(on, { sales: 100 }));
    expect(judge(ruleOf({ tests }), [MUCH])).toBe(true);
    expect(judge(ruleOf({ tests }), small)).toBe(false);
  });

  test.each<[string, LedgerRow[]]>([
    ['shipping', [sold('2026-03-01', { sales: 110_000, shipping: 20_000 })]],
    ['refunds', [sold('2026-03-01', { sales: 110_000, refunds: 20_000 })]],
    [
      'a marketplace',
      [sold('2026-03-01', { sales: 90_000 }), sold('2026-03-02', { sales: 20_000 }, true)],
    ],
  ])('not where it hangs on %s, and the law is silent about that', (_name, rows) => {
    expect(judge(ruleOf(), rows)).toBe(false);
  });

  test('not by a calendar year alone where nobody saw what year the law takes', () => {
    const lastSpring = [sold('2025-03-01', { sales: 150_000 })];
    expect(judge(ruleOf(), lastSpring)).toBe(true);
    expect(judge(ruleOf({ period: LIKELY }), lastSpring)).toBe(false);
    expect(judge(ruleOf({ period: LIKELY }), [MUCH])).toBe(true);
  });
});
