import { expect, test } from 'vitest';

import { toEpochDay } from '../../kernel/calendar.ts';
import { thresholdRulesAsAt } from '../facts/threshold-rules.ts';
import { packRule, unpackRule } from './pack-review.ts';
import { reviewThresholds } from './review-thresholds.ts';
import type { LedgerRow } from './sales-ledger.ts';

const AS_ON = '2026-11-22';

function sold(country: string, region: string | null, ago: number): LedgerRow {
  const shop = {
    sales: 900_000,
    tax: 0,
    shipping: 500,
    refunds: 100,
    refundedTax: 0,
    refundedShipping: 0,
  };
  return {
    day: toEpochDay(AS_ON) - ago,
    country,
    region,
    byMarketplace: false,
    lowValue: true,
    currency: 'EUR',
    orders: 30,
    shop,
    local: shop,
  };
}

test('a review is read back as it was stored, through JSON, rule by rule', () => {
  const places = [
    ['US', 'TX'],
    ['US', 'OH'],
    ['AU', null],
    ['FR', null],
    ['CH', null],
    ['DE', null],
  ] as const;
  const { reviewed } = reviewThresholds({
    rows: places.flatMap(([country, region]) =>
      Array.from({ length: 300 }, (_, ago) => sold(country, region, ago)),
    ),
    seller: {
      country: 'DE',
      stockCountries: new Set(['DE', 'FR']),
      importerCountries: new Set(),
      dismissed: new Set(),
      knownFrom: null,
    },
    shopCurrency: 'EUR',
    rates: {
      source: 'made up',
      url: 'https://example.com',
      base: 'EUR',
      days: [{ on: '2025-01-01', rates: { USD: 1.1, AUD: 1.7, CHF: 0.94 } }],
    },
    asOn: AS_ON,
  });
  const rules = new Map(thresholdRulesAsAt(AS_ON).map((rule) => [rule.id, rule]));
  expect(new Set(reviewed.map(({ state }) => state)).size).toBeGreaterThan(2);
  for (const one of reviewed) {
    const packed = JSON.parse(JSON.stringify(packRule(one)));
    const read = unpackRule(packed, rules, 'EUR')!;
    expect(read).toEqual(one);
    // What leads is one of the tests, not another like it.
    if (read.leading !== null) expect(read.tests).toContain(read.leading);
  }
});

test('a rule that is not in force any more is left out', () => {
  const packed = { ruleId: 'us-ny', state: 'under', reason: null, taxCharged: false } as const;
  expect(unpackRule(packed, new Map(), 'EUR')).toBeNull();
});
