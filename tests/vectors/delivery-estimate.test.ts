import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { countOpenDays, openDays, toEpochDay } from '../../app/kernel/calendar.ts';
import {
  chooseRules,
  composeDeliveryDocument,
  DeliverySettings,
  documentForRule,
  estimateDelivery,
  type ProductFacts,
  publicHolidays,
  slowestDays,
  slowestEstimate,
} from '../../app/logistics/index.ts';
import {
  productsOf,
  promiseByOracle,
  rangeByOracle,
  readDeliveryVectors,
} from './delivery-estimate-oracle.ts';
import type { ExpectedPromise } from './delivery-estimate-oracle.ts';

const vectors = await readDeliveryVectors();

/** Stands for any product that no rule names. */
const ANY: ProductFacts = { id: '1', productType: '', vendor: '', tags: [], collections: [] };

interface Asked {
  asAt: string;
  now: string;
  country: string;
  products?: readonly ProductFacts[] | undefined;
}

function promiseByCore(settings: DeliverySettings, { asAt, now, country, products }: Asked) {
  const published = composeDeliveryDocument(settings, { asAt: new Date(asAt) });
  const documents = chooseRules(published, country, products ?? [ANY]).map((rule) =>
    documentForRule(published, rule),
  );
  const estimate = slowestEstimate(
    documents.map((document) => estimateDelivery(document, { country, now: new Date(now) })),
  );
  const promise: ExpectedPromise | null = estimate && {
    shipOn: estimate.shipOn,
    earliestOn: estimate.earliestOn,
    latestOn: estimate.latestOn,
    cutOffAt: estimate.cutOffAt.toISOString(),
    orderWithinMinutes: estimate.orderWithinMinutes,
  };
  const days = documents.map((one) => (one.countries[country] ?? one.rest)?.days);
  const known = days.filter((range) => range !== undefined);
  return { promise, days: known.length < days.length ? null : slowestDays(known) };
}

describe('the vectors', () => {
  it('are made from settings that a merchant could save', () => {
    for (const settings of Object.values(vectors.settings)) {
      expect(DeliverySettings.parse(settings)).toEqual(settings);
    }
  });

  test.each(vectors.cases)('say what the oracle says: $why', (one) => {
    const settings = vectors.settings[one.settings]!;
    const asked = { ...one, products: productsOf(vectors, one) };
    expect(promiseByOracle(settings, asked)).toEqual(one.promise);
    expect(rangeByOracle(settings, asked)).toEqual(one.days);
  });
});

describe('the core', () => {
  test.each(vectors.cases)('$why', (one) => {
    const asked = { ...one, products: productsOf(vectors, one) };
    const { promise, days } = promiseByCore(vectors.settings[one.settings]!, asked);
    expect(promise).toEqual(one.promise);
    expect(days).toEqual(one.days);
  });

  it('agrees with the oracle on any settings, country and instant', () => {
    let dated = 0;
    fc.assert(
      fc.property(
        anySettings(),
        anyInstant(),
        anyDelay(),
        anyCountry(),
        anyProducts(),
        (settings, asAt, ms, country, products) => {
          const now = new Date(Date.parse(asAt) + ms).toISOString();
          const asked = { asAt, now, country, products };
          const expected = promiseByOracle(settings, asked);
          const { promise, days } = promiseByCore(settings, asked);
          expect(promise).toEqual(expected);
          expect(days).toEqual(rangeByOracle(settings, asked));
          if (expected) dated++;
        },
      ),
      { numRuns: 60 },
    );
    // Most draws must reach a date, or the property says little.
    expect(dated).toBeGreaterThan(30);
  });

  it('keeps the dates within the days that the page says without a clock', () => {
    fc.assert(
      fc.property(
        anySettings(),
        anyInstant(),
        fc.integer({ min: 0, max: 13 * 86_400_000 }),
        anyCountry(),
        (settings, asAt, ms, country) => {
          const now = new Date(Date.parse(asAt) + ms);
          const published = composeDeliveryDocument(settings, { asAt: new Date(asAt) });
          const [rule] = chooseRules(published, country, [MATCHED]);
          const document = documentForRule(published, rule!);
          const estimate = estimateDelivery(document, { country, now });
          if (!estimate) return;
          const lane = document.countries[country]!;
          const isBusiness = openDays(lane.week, {
            has: (day) => lane.closed!.includes(day - toEpochDay(document.asOn)),
          });
          const orderedOn = toEpochDay(
            new Intl.DateTimeFormat('sv', { timeZone: settings.shipFromZone }).format(now),
          );
          const daysTo = (on: string) => countOpenDays(orderedOn, toEpochDay(on), isBusiness) + 1;
          expect(daysTo(estimate.earliestOn)).toBeGreaterThanOrEqual(lane.days[0]);
          expect(daysTo(estimate.latestOn)).toBeLessThanOrEqual(lane.days[1]);
          expect(estimate.shipOn < estimate.earliestOn).toBe(true);
          expect(estimate.earliestOn <= estimate.latestOn).toBe(true);
          expect(estimate.cutOffAt.getTime()).toBeGreaterThan(now.getTime());
        },
      ),
      { numRuns: 60 },
    );
  });
});

function anyCountry() {
  return fc.constantFrom('DE', 'FR', 'SA', 'IL', 'AE', 'CN', 'JP', 'IN', 'US', 'QA', 'NP');
}

function anyInstant() {
  const from = Date.parse('2025-02-01T00:00:00Z');
  const to = Date.parse('2028-05-01T00:00:00Z');
  return fc.integer({ min: from, max: to }).map((ms) => new Date(ms).toISOString());
}

/** From half a day before publishing to three months after, in milliseconds. */
function anyDelay() {
  return fc.integer({ min: -43_200_000, max: 90 * 86_400_000 });
}

function anyWeek() {
  return fc.integer({ min: 1, max: 127 }).map((bits) => bits.toString(2).padStart(7, '0'));
}

function anyRange(least: number, most: number) {
  return fc
    .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: 0, max: 5 }))
    .map(([min, more]) => ({ min, max: min + more }));
}

function anyLane() {
  return fc.record({
    transitDays: anyRange(1, 12),
    carrierDays: anyWeek(),
    customsDays: anyRange(0, 3),
    deliveryDays: fc.option(anyWeek(), { nil: null }),
    duties: fc.constantFrom('none' as const, 'included' as const, 'on-delivery' as const),
  });
}

/** What every drawn rule can name. */
const MATCHED: ProductFacts = {
  ...{ id: '7', productType: 'Sofas', vendor: 'Volta', tags: ['slow'], collections: ['9'] },
};

/** One on its page, several in a cart. */
function anyProducts() {
  const product = fc.record({
    id: fc.constantFrom('7', '8'),
    productType: fc.constantFrom('Sofas', 'SOFAS', ''),
    vendor: fc.constantFrom('volta', 'Other'),
    tags: fc.subarray(['Slow', 'new']),
    collections: fc.subarray(['9', '90']),
  });
  return fc.option(fc.array(product, { minLength: 1, maxLength: 3 }), { nil: undefined });
}

function anyOtherDays(least: number) {
  const added = anyRange(0, 8).map((days) => ({ ...days, mode: 'added' as const }));
  const own = anyRange(least, 8).map((days) => ({ ...days, mode: 'own' as const }));
  return fc.oneof(fc.constant(null), added, own);
}

function anyProductRules(): fc.Arbitrary<DeliverySettings['productRules']> {
  const rule = fc.record({
    by: fc.constantFrom('products', 'collections', 'productTypes', 'vendors', 'tags'),
    countries: fc.subarray(['FR', 'JP', 'QA', 'NP', 'US']),
    shipped: fc.constantFrom(true, true, true, false),
    cutOff: fc.option(fc.constantFrom('00:00', '09:30', '23:59'), { nil: null }),
    processingDays: anyOtherDays(0),
    transitDays: anyOtherDays(1),
  });
  return fc.array(rule, { maxLength: 3 }).map((rules) =>
    rules.map(({ by, ...different }, index) => ({
      ...{ id: `rule-${index}`, name: '' },
      ...{ products: [], collections: [], productTypes: [], vendors: [], tags: [] },
      ...(by === 'products' ? { products: [{ id: '7', title: '' }] } : {}),
      ...(by === 'collections' ? { collections: [{ id: '9', title: '' }] } : {}),
      ...(by === 'productTypes' ? { productTypes: ['sofas'] } : {}),
      ...(by === 'vendors' ? { vendors: ['Volta'] } : {}),
      ...(by === 'tags' ? { tags: ['slow'] } : {}),
      ...different,
    })),
  );
}

function anySettings(): fc.Arbitrary<DeliverySettings> {
  const origins = [
    ['DE', 'Europe/Berlin'],
    ['CN', 'Asia/Shanghai'],
    ['US', 'America/New_York'],
    ['AU', 'Australia/Lord_Howe'],
    ['EG', 'Africa/Cairo'],
  ] as const;
  return fc
    .record({
      origin: fc.constantFrom(...origins),
      minute: fc.integer({ min: 0, max: 1439 }),
      workingDays: anyWeek(),
      processingDays: anyRange(0, 3),
      handoverDays: anyWeek(),
      observesHolidays: fc.boolean(),
      rule: anyLane(),
      restOfWorld: fc.option(anyLane(), { nil: null }),
      productRules: anyProductRules(),
    })
    .map(({ origin, minute, rule, ...rest }) => ({
      ...rest,
      learnedTransit: [],
      shipFromCountry: origin[0],
      shipFromZone: origin[1],
      cutOff: new Date(minute * 60_000).toISOString().slice(11, 16),
      blackouts: [{ name: '', fromOn: '2026-03-02', toOn: '2026-03-10' }],
      rules: [{ ...rule, id: 'rule', name: '', countries: ['DE', 'SA', 'JP', 'US', 'QA'] }],
    }));
}

describe('the facts the vectors stand on', () => {
  it('know the holidays that the cases are named after', () => {
    const has = (country: string, on: string) =>
      publicHolidays.holidaysOf(country, on, on)?.length === 1;
    expect(has('AT', '2026-12-08')).toBe(true);
    expect(has('DE', '2026-12-08')).toBe(false);
    expect(has('PL', '2027-01-06')).toBe(true);
    expect(has('US', '2026-11-26')).toBe(true);
    expect(has('CN', '2027-02-06')).toBe(true);
  });
});
