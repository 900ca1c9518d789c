import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, fromEpochDay, toEpochDay } from '../../kernel/calendar.ts';
import type { ReferenceRates } from '../../kernel/exchange.ts';
import { evaluateThreshold, type SellerFacts } from './evaluate-threshold.ts';
import type { CountedPeriod, ThresholdRule, ThresholdTest } from './rule-model.ts';
import { type LedgerRow, type LedgerSums, sumByDay } from './sales-ledger.ts';

const SOURCE = {
  source: 'made for this test',
  lastVerifiedOn: '2026-11-01',
  confidence: 'seen',
} as const;

const rates: ReferenceRates = {
  source: 'made for this test',
  url: 'https://example.com',
  base: 'EUR',
  days: [
    { on: '2024-01-01', rates: { AUD: 1.6, CHF: 0.95, USD: 1.08 } },
    { on: '2026-01-01', rates: { AUD: 1.7, CHF: 0.93, USD: 1.17 } },
  ],
};

const SELLER: SellerFacts = {
  country: 'DE',
  stockCountries: new Set(['DE']),
  importerCountries: new Set(),
  dismissed: new Set(),
  knownFrom: null,
};

function limit(period: CountedPeriod, changes: Partial<ThresholdTest> = {}): ThresholdTest {
  return {
    measures: 'sales',
    limit: 1000,
    currency: 'EUR',
    over: 'more-than',
    period,
    scope: 'place',
    lowValueOnly: false,
    ...changes,
  };
}

function ruleOf(tests: ThresholdTest[], changes: Partial<ThresholdRule> = {}): ThresholdRule {
  return {
    id: 'au-gst',
    country: 'AU',
    region: null,
    duty: 'gst',
    seller: 'anywhere',
    condition: null,
    obligation: 'must',
    tests,
    combine: 'any',
    counts: {
      shipping: true,
      tax: false,
      refunds: 'subtracted',
      marketplace: true,
      business: true,
    },
    limits: SOURCE,
    period: SOURCE,
    effectiveFrom: null,
    effectiveTo: null,
    ...changes,
  };
}

const NOTHING: LedgerSums = {
  sales: 0,
  tax: 0,
  shipping: 0,
  refunds: 0,
  refundedTax: 0,
  refundedShipping: 0,
};

/** A day's sales of so many whole euros to Australia. */
function sold(on: string, euros: number, changes: Partial<LedgerRow> = {}): LedgerRow {
  const shop = { ...NOTHING, sales: Math.round(euros * 100) };
  return {
    day: toEpochDay(on),
    country: 'AU',
    region: null,
    byMarketplace: false,
    lowValue: null,
    currency: 'EUR',
    orders: 1,
    shop,
    local: shop,
    ...changes,
  };
}

function read(
  rule: ThresholdRule,
  rows: LedgerRow[],
  asAt: string,
  seller: Partial<SellerFacts> = {},
) {
  const facts = { ...SELLER, ...seller };
  const series = rule.tests.map((one) =>
    sumByDay(rows, rule, one, {
      shopCountry: facts.country,
      shopCurrency: 'EUR',
      firstDay: toEpochDay('2023-01-01'),
      lastDay: toEpochDay(asAt),
      rates,
    }),
  );
  return evaluateThreshold(rule, series, toEpochDay(asAt), facts);
}

/** The ledger of the golden cases: one sale on each of these days. */
const LEDGER = [
  sold('2024-06-15', 400),
  sold('2024-11-23', 100),
  sold('2024-12-31', 300.01),
  sold('2025-01-01', 250),
  sold('2025-05-31', 50),
  sold('2025-10-01', 300.5),
  sold('2025-11-22', 400.25),
  sold('2025-11-23', 20),
];

describe('each kind of period adds up what its law says', () => {
  test.each<[string, CountedPeriod, string, string, string, number]>([
    [
      'this calendar year',
      { kind: 'calendar-year', years: 'current' },
      '2025-11-23',
      '2025-01-01',
      '2025-11-23',
      1020.75,
    ],
    [
      'this calendar year, on its first day',
      { kind: 'calendar-year', years: 'current' },
      '2025-01-01',
      '2025-01-01',
      '2025-01-01',
      250,
    ],
    [
      'the last 12 months',
      { kind: 'rolling-months', months: 12 },
      '2025-11-22',
      '2024-11-23',
      '2025-11-22',
      1400.76,
    ],
    [
      'the last 12 months, a day later',
      { kind: 'rolling-months', months: 12 },
      '2025-11-23',
      '2024-11-24',
      '2025-11-23',
      1320.76,
    ],
    [
      'this month and the 11 before',
      { kind: 'months-to-date', months: 12 },
      '2025-11-22',
      '2024-12-01',
      '2025-11-22',
      1300.76,
    ],
    [
      'the current quarter',
      { kind: 'quarters', count: 1, firstMonth: 1, running: true },
      '2025-11-22',
      '2025-10-01',
      '2025-11-22',
      700.75,
    ],
    [
      'this year or the one before',
      { kind: 'calendar-year', years: 'prior-or-current' },
      '2025-05-31',
      '2025-01-01',
      '2025-05-31',
      300,
    ],
  ])('%s', (_name, period, asAt, fromOn, toOn, euros) => {
    const { leading } = read(ruleOf([limit(period)]), LEDGER, asAt);
    expect(leading).toMatchObject({ fromOn, toOn, sum: Math.round(euros * 100) });
  });

  test.each<[string, CountedPeriod, string, number, number, string]>([
    // name, period, day, sum that decides today, sum that fills up, day that decides it
    [
      'the year before',
      { kind: 'calendar-year', years: 'prior' },
      '2025-11-22',
      800.01,
      1000.75,
      '2025-12-31',
    ],
    [
      '12 full months',
      { kind: 'whole-months', months: 12 },
      '2025-11-22',
      1000.51,
      1300.76,
      '2025-11-30',
    ],
    [
      'four full quarters',
      { kind: 'quarters', count: 4, firstMonth: 1, running: false },
      '2025-11-22',
      700.01,
      1000.75,
      '2025-12-31',
    ],
    [
      'four sales tax quarters of New York',
      { kind: 'quarters', count: 4, firstMonth: 3, running: false },
      '2025-11-22',
      700.01,
      1300.76,
      '2025-11-30',
    ],
    [
      'the year to September',
      { kind: 'year-ending', month: 9 },
      '2025-11-22',
      700.01,
      700.75,
      '2026-09-30',
    ],
    [
      'the year before last',
      { kind: 'base-year', yearsBack: 2 },
      '2026-03-01',
      800.01,
      0,
      '2027-12-31',
    ],
  ])(
    '%s decides by its full span, and says what fills the next',
    (_name, period, asAt, decisive, filling, decidedOn) => {
      const high = read(ruleOf([limit(period, { limit: 1_000_000 })]), LEDGER, asAt).leading!;
      expect(high).toMatchObject({ decidedOn, isOver: false, isFilled: false });
      expect(high.sum).toBe(Math.round(filling * 100));
      // To the cent: the limit at the sum is still free, a cent less is passed.
      const at = (euros: number) => read(ruleOf([limit(period, { limit: euros })]), LEDGER, asAt);
      expect(at(decisive).leading!.isOver).toBe(false);
      expect(at(Math.round(decisive * 100 - 1) / 100).state).toBe('over');
    },
  );

  test('last year decides next year where the law looks two years back, though this one is emptier', () => {
    const rule = ruleOf([limit({ kind: 'base-year', yearsBack: 2 })]);
    const rows = [sold('2025-08-01', 1000.01), sold('2026-02-01', 5)];
    expect(read(rule, rows, '2026-06-01')).toMatchObject({
      state: 'approaching',
      crossedOn: '2025-08-01',
      leading: { sum: 100_001, fromOn: '2025-01-01', toOn: '2025-12-31', decidedOn: '2026-12-31' },
    });
    expect(read(rule, rows, '2027-01-01')).toMatchObject({
      state: 'over',
      crossedOn: '2025-08-01',
    });
  });

  test.each([
    // The law's 12 months, not 365 days.
    ['on a leap day', '2028-02-29', '2027-03-01'],
    ['on the day before', '2028-02-28', '2027-03-01'],
    ['a year after', '2029-02-28', '2028-02-29'],
    ['on the first of March after it', '2028-03-01', '2027-03-02'],
  ])('12 months %s begin on the right day', (_name, asAt, fromOn) => {
    const rule = ruleOf([limit({ kind: 'rolling-months', months: 12 })]);
    const before = fromEpochDay(toEpochDay(fromOn) - 1);
    const rows = [sold(before, 400), sold(fromOn, 30), sold(asAt, 7)];
    expect(read(rule, rows, asAt).leading).toMatchObject({ sum: 3700, fromOn, toOn: asAt });
  });

  test('a refund after the end of a year comes off the year in which it is made', () => {
    const rule = (years: 'prior' | 'current') => ruleOf([limit({ kind: 'calendar-year', years })]);
    const refund = { ...NOTHING, refunds: 50_000 };
    const rows = [
      sold('2025-12-30', 1000.01),
      sold('2026-01-05', 0, { orders: 0, shop: refund, local: refund }),
      sold('2026-01-06', 700),
    ];
    expect(read(rule('prior'), rows, '2026-02-01')).toMatchObject({
      state: 'over',
      leading: { sum: 100_001, refunded: 0 },
    });
    expect(read(rule('current'), rows, '2026-02-01').leading).toMatchObject({
      sum: 20_000,
      refunded: 50_000,
      orders: 1,
    });
  });

  test('an unknown period takes the worst of the year, the year before and 12 months', () => {
    const { leading } = read(ruleOf([limit({ kind: 'unverified' })]), LEDGER, '2025-11-22');
    expect(leading).toMatchObject({ sum: 140_076, fromOn: '2024-11-23' });
  });

  test('without a limit the first sale counts, since the rule holds', () => {
    const rule = (effectiveFrom: string) =>
      ruleOf([limit({ kind: 'any-sale' }, { limit: 0 })], { effectiveFrom });
    expect(read(rule('2024-01-01'), LEDGER, '2025-12-01')).toMatchObject({
      state: 'over',
      crossedOn: '2024-06-15',
    });
    expect(read(rule('2025-12-01'), LEDGER, '2025-12-01').state).toBe('under');
  });
});

describe('the state', () => {
  const rolling: CountedPeriod = { kind: 'rolling-months', months: 12 };

  test.each([
    ['free at the limit where the law says "more than"', 'more-than', 1000, 'approaching'],
    ['over at the limit where the law says "at least"', 'at-least', 1000, 'over'],
    ['over by a cent', 'more-than', 1000.01, 'over'],
    ['approaching from four fifths on', 'more-than', 800, 'approaching'],
    ['under below', 'more-than', 799.99, 'under'],
  ] as const)('is %s', (_name, over, euros, state) => {
    const rule = ruleOf([limit(rolling, { over })]);
    expect(read(rule, [sold('2026-03-01', euros)], '2026-06-01').state).toBe(state);
  });

  test('tells the day of the sale that passed the limit', () => {
    const rows = [sold('2026-01-10', 600), sold('2026-02-20', 400), sold('2026-03-05', 0.01)];
    const reading = read(ruleOf([limit(rolling)]), rows, '2026-06-01');
    expect(reading).toMatchObject({ state: 'over', crossedOn: '2026-03-05' });
  });

  test('tells of a limit that was passed and is not any more', () => {
    const rows = [sold('2025-01-10', 1500)];
    const reading = read(ruleOf([limit(rolling)]), rows, '2026-06-01');
    expect(reading).toMatchObject({
      state: 'under',
      crossedOn: null,
      earlier: { fromOn: '2025-01-10', toOn: '2026-01-09' },
    });
  });

  test('a calendar year that is full counts from the next one where the law looks back', () => {
    const rule = ruleOf([limit({ kind: 'calendar-year', years: 'prior' })]);
    const rows = [sold('2025-07-01', 1200)];
    expect(read(rule, rows, '2025-08-01')).toMatchObject({
      state: 'approaching',
      crossedOn: '2025-07-01',
      leading: { decidedOn: '2025-12-31', isFilled: true },
    });
    expect(read(rule, rows, '2026-02-01')).toMatchObject({
      state: 'over',
      crossedOn: '2025-07-01',
    });
    expect(read(rule, rows, '2027-02-01').state).toBe('under');
  });

  test('sales or orders: one is enough', () => {
    const rule = ruleOf([
      limit(rolling),
      limit(rolling, { measures: 'orders', limit: 3, currency: null, over: 'at-least' }),
    ]);
    const rows = ['2026-01-01', '2026-01-02', '2026-01-03'].map((on) => sold(on, 1));
    expect(read(rule, rows.slice(1), '2026-02-01').state).toBe('under');
    expect(read(rule, rows, '2026-02-01')).toMatchObject({
      state: 'over',
      crossedOn: '2026-01-03',
    });
  });

  test('sales and orders: both are needed, and the emptier one leads', () => {
    const rule = ruleOf(
      [
        limit(rolling),
        limit(rolling, { measures: 'orders', limit: 3, currency: null, over: 'at-least' }),
      ],
      { combine: 'all' },
    );
    const rows = [sold('2026-01-01', 5000)];
    const reading = read(rule, rows, '2026-02-01');
    expect(reading).toMatchObject({ state: 'under', leading: { sum: 1, limit: 3 } });
    const more = [...rows, sold('2026-01-05', 1), sold('2026-01-09', 1)];
    expect(read(rule, more, '2026-02-01')).toMatchObject({
      state: 'over',
      crossedOn: '2026-01-09',
    });
  });
});

describe('what counts', () => {
  const rolling: CountedPeriod = { kind: 'rolling-months', months: 12 };
  const sums: LedgerSums = {
    sales: 12_100,
    tax: 1_100,
    shipping: 1_000,
    refunds: 2_420,
    refundedTax: 220,
    refundedShipping: 200,
  };
  const row = sold('2026-01-10', 0, { shop: sums, local: sums });

  test.each([
    ['net of tax, with shipping, less refunds', {}, 8_800],
    ['with tax', { tax: true }, 9_680],
    ['without shipping', { shipping: false }, 8_000],
    ['refunds kept', { refunds: 'kept' }, 11_000],
    ['what is not known counts in full', { refunds: null, shipping: null }, 11_000],
  ] as const)('%s', (_name, counts, expected) => {
    const rule = ruleOf([limit(rolling)]);
    const changed = { ...rule, counts: { ...rule.counts, ...counts } };
    expect(read(changed, [row], '2026-02-01').leading!.sum).toBe(expected);
  });

  test('sales of a marketplace that owes the tax count only where the law says so or is silent', () => {
    const rows = [sold('2026-01-10', 100), sold('2026-01-11', 500, { byMarketplace: true })];
    const sum = (marketplace: boolean | null) => {
      const rule = ruleOf([limit(rolling)]);
      return read({ ...rule, counts: { ...rule.counts, marketplace } }, rows, '2026-02-01').leading!
        .sum;
    };
    expect([sum(true), sum(null), sum(false)]).toEqual([60_000, 60_000, 10_000]);
  });

  test('only low-value consignments, and those of which it is not known', () => {
    const rows = [
      sold('2026-01-10', 10, { lowValue: true }),
      sold('2026-01-11', 20, { lowValue: null }),
      sold('2026-01-12', 400, { lowValue: false }),
    ];
    const rule = ruleOf([limit(rolling, { lowValueOnly: true })]);
    expect(read(rule, rows, '2026-02-01').leading!.sum).toBe(3_000);
  });

  test.each([
    ['place', 100_00],
    ['worldwide', 1_000_00],
    ['eu-abroad', 300_00],
  ] as const)('sales of scope %s', (scope, expected) => {
    const rows = [
      sold('2026-01-10', 100),
      sold('2026-01-10', 300, { country: 'FR' }),
      sold('2026-01-10', 500, { country: 'DE' }),
      sold('2026-01-10', 60, { country: 'CH' }),
      sold('2026-01-10', 40, { country: 'ZZ' }),
    ];
    expect(read(ruleOf([limit(rolling, { scope })]), rows, '2026-02-01').leading!.sum).toBe(
      expected,
    );
  });

  test('only its own state', () => {
    const rows = ['CA', 'NY', null].map((region) =>
      sold('2026-01-10', 10, { country: 'US', region }),
    );
    const rule = ruleOf([limit(rolling)], { id: 'us-ny', country: 'US', region: 'NY' });
    expect(read(rule, rows, '2026-02-01').leading!.orders).toBe(1);
  });

  test('takes what was paid in the law’s currency as paid, and converts the rest by its day', () => {
    const local = { ...NOTHING, sales: 20_000 };
    const rows = [
      sold('2025-12-30', 100),
      sold('2026-01-10', 100),
      sold('2026-01-11', 110, { currency: 'AUD', local }),
    ];
    const rule = ruleOf([limit(rolling, { currency: 'AUD' })]);
    const { leading } = read(rule, rows, '2026-02-01');
    expect(leading!.sum).toBe(100_00 * 1.6 + 100_00 * 1.7 + 200_00);
    expect(leading!.conversion).toMatchObject({
      fromOn: '2024-01-01',
      toOn: '2026-01-01',
      neededOn: '2026-01-10',
    });
  });
});

describe('rules that are not about a shop, or can’t be judged', () => {
  const rolling: CountedPeriod = { kind: 'rolling-months', months: 12 };
  const rows = [sold('2026-01-10', 10)];

  test.each<[string, Partial<ThresholdRule>, Partial<SellerFacts>, string, string]>([
    ['for sellers from there', { seller: 'inside' }, {}, 'not-applicable', 'established-elsewhere'],
    [
      'for sellers from abroad',
      { seller: 'outside' },
      { country: 'AU' },
      'not-applicable',
      'established-there',
    ],
    [
      'for sellers of the EU',
      { country: 'EU', seller: 'inside-eu' },
      { country: 'CN' },
      'not-applicable',
      'established-elsewhere',
    ],
    [
      'for sellers outside the EU',
      { country: 'EU', seller: 'outside-eu' },
      {},
      'not-applicable',
      'established-there',
    ],
    ['with stock there', { condition: 'stock' }, {}, 'not-applicable', 'no-stock-there'],
    ['as importer', { condition: 'importer-or-stock' }, {}, 'not-applicable', 'shopper-imports'],
    ['the merchant said so', {}, { dismissed: new Set(['au-gst']) }, 'not-applicable', 'said-so'],
    [
      'no country of the shop',
      { seller: 'inside' },
      { country: null },
      'cannot-judge',
      'shop-country-unknown',
    ],
    [
      'orders before are missing',
      {},
      { knownFrom: toEpochDay('2025-12-01') },
      'cannot-judge',
      'history-too-short',
    ],
  ])('%s', (_name, rule, seller, state, reason) => {
    const reading = read(ruleOf([limit(rolling)], rule), rows, '2026-02-01', seller);
    expect(reading).toMatchObject({ state, reason });
  });

  test('an importer, or stock there, makes the rule apply', () => {
    const rule = ruleOf([limit(rolling)], { condition: 'importer-or-stock' });
    for (const seller of [
      { importerCountries: new Set(['AU']) },
      { stockCountries: new Set(['AU']) },
    ]) {
      expect(read(rule, rows, '2026-02-01', seller).state).toBe('under');
    }
  });

  test('no exchange rate', () => {
    const rule = ruleOf([limit(rolling, { currency: 'TWD' })]);
    expect(read(rule, rows, '2026-02-01')).toMatchObject({
      state: 'cannot-judge',
      reason: 'no-exchange-rate',
    });
  });

  test('missing orders do not hide that a limit is passed', () => {
    const seller = { knownFrom: toEpochDay('2025-12-01') };
    const reading = read(
      ruleOf([limit(rolling)]),
      [sold('2026-01-10', 2000)],
      '2026-02-01',
      seller,
    );
    expect(reading.state).toBe('over');
  });
});

describe('against a plain recount', () => {
  const periods: CountedPeriod[] = [
    { kind: 'calendar-year', years: 'current' },
    { kind: 'rolling-months', months: 12 },
    { kind: 'months-to-date', months: 12 },
  ];

  test('sum, state and crossing day agree for any ledger', () => {
    const rowsOf = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 400 })),
      {
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(rowsOf, fc.constantFrom(...periods), (sales, period) => {
        const rows = sales.map(([days, euros]) => sold(addDays('2025-01-01', days), euros));
        const asAt = '2026-12-15';
        const reading = read(ruleOf([limit(period)]), rows, asAt);
        const { fromOn, sum } = reading.leading!;
        const recount = (from: string, to: string) =>
          rows
            .filter(({ day }) => day >= toEpochDay(from) && day <= toEpochDay(to))
            .reduce((total, { shop }) => total + shop.sales, 0);
        expect(sum).toBe(recount(fromOn, asAt));
        expect(reading.state === 'over').toBe(sum > 100_000);
        if (reading.crossedOn === null) return;
        // A limit is passed by a sale, never on a quiet day.
        expect(rows.some(({ day }) => fromEpochDay(day) === reading.crossedOn)).toBe(true);
      }),
    );
  });
});
