import { describe, expect, it, test } from 'vitest';

import { countryCodes } from '../kernel/country.ts';
import { defaultDeliverySettings } from './default-settings.ts';
import type { PublicHolidays } from './facts/public-holidays.ts';
import { DELIVERY_DOCUMENT_MAX_BYTES, DELIVERY_LIMITS, DeliverySettings } from './model.ts';
import {
  composeDeliveryDocument,
  DELIVERY_HORIZON_DAYS,
  DELIVERY_RANGE_HOLDS_DAYS,
} from './publish.ts';

const lane = {
  transitDays: { min: 2, max: 4 },
  carrierDays: '1111100',
  customsDays: { min: 0, max: 0 },
  deliveryDays: null,
  duties: 'none' as const,
};
const settings: DeliverySettings = {
  ...defaultDeliverySettings({ country: 'DE', zone: 'Europe/Berlin', asOn: '2026-11-16' }),
  processingDays: { min: 1, max: 2 },
  rules: [{ ...lane, id: 'eu', name: 'Our secret rule', countries: ['FR'] }],
};
const asAt = new Date('2026-11-16T06:00:00Z');

/** A world without holidays, Monday to Friday, known for ever. */
const noHolidays: PublicHolidays = {
  throughOn: '9999-12-31',
  countries: () => ['DE', 'FR'],
  holidaysOf: () => [],
  workingWeekOf: () => '1111100',
};

describe('the published delivery document', () => {
  it('says how many business days an order takes, cut-off missed or not', () => {
    // Fewest: 1 day of processing + 2 of transit. Most: 1 for a missed cut-off + 2 + 4.
    const document = composeDeliveryDocument(settings, { asAt, holidays: noHolidays });
    expect(document.countries['FR']?.days).toEqual([3, 7]);
  });

  it('changes what it says with the processing days', () => {
    const slower = { ...settings, processingDays: { min: 3, max: 5 } };
    const document = composeDeliveryDocument(slower, { asAt, holidays: noHolidays });
    expect(document.countries['FR']?.days).toEqual([5, 10]);
  });

  it('does not add a day where nothing is before the cut-off at midnight', () => {
    const midnight = { ...settings, cutOff: '00:00', processingDays: { min: 0, max: 0 } };
    const document = composeDeliveryDocument(midnight, { asAt, holidays: noHolidays });
    expect(document.countries['FR']?.days).toEqual([3, 5]);
  });

  it('widens while the warehouse is about to close, and only then', () => {
    const closed = {
      ...settings,
      blackouts: [{ name: '', fromOn: '2026-12-07', toOn: '2026-12-11' }],
    };
    const daysAt = (at: string) =>
      composeDeliveryDocument(closed, { asAt: new Date(at), holidays: noHolidays }).countries['FR']
        ?.days;
    expect(daysAt('2026-11-16T06:00:00Z')).toEqual([3, 7]);
    expect(daysAt('2026-11-30T06:00:00Z')).toEqual([3, 12]);
  });

  it('is dated by the clocks of the warehouse', () => {
    const shenzhen = { ...settings, shipFromZone: 'Asia/Shanghai' };
    const at = new Date('2026-11-16T17:00:00Z');
    expect(composeDeliveryDocument(shenzhen, { asAt: at }).asOn).toBe('2026-11-17');
    expect(composeDeliveryDocument(settings, { asAt: at }).asOn).toBe('2026-11-16');
  });

  it('ends with the facts where these end before the horizon', () => {
    const early = composeDeliveryDocument(settings, { asAt, holidays: noHolidays });
    const late = composeDeliveryDocument(settings, { asAt: new Date('2028-12-01T06:00:00Z') });
    expect(Date.parse(early.throughOn) - Date.parse(early.asOn)).toBe(
      DELIVERY_HORIZON_DAYS * 86_400_000,
    );
    expect(late.throughOn).toBe('2028-12-31');
  });

  it('leaves out a country whose parcels would arrive past the horizon', () => {
    const glacial = {
      ...settings,
      rules: [{ ...settings.rules[0]!, transitDays: { min: 80, max: 90 }, carrierDays: '1000000' }],
    };
    expect(composeDeliveryDocument(glacial, { asAt }).countries).toEqual({});
  });

  it('says nothing of countries without a rule unless the rest of the world has one', () => {
    const some = composeDeliveryDocument(settings, { asAt });
    expect(Object.keys(some.countries)).toEqual(['FR']);
    expect(some.rest).toBeNull();
    const all = composeDeliveryDocument({ ...settings, restOfWorld: lane }, { asAt });
    expect(Object.keys(all.countries).length).toBeGreaterThan(200);
    expect(all.countries['FR']?.rule).toBe(0);
    expect(all.countries['BR']?.rule).toBe(1);
    expect(all.rest?.rule).toBe(1);
  });

  it('says days but no dates where holidays are not known', () => {
    const all = composeDeliveryDocument({ ...settings, restOfWorld: lane }, { asAt });
    expect(all.countries['QA']).toMatchObject({ closed: null, week: '1111001' });
    expect(all.countries['QA']?.days[0]).toBeGreaterThan(0);
  });

  it('keeps names and ids of rules to itself', () => {
    expect(JSON.stringify(composeDeliveryDocument(settings, { asAt }))).not.toMatch(/secret|"eu"/);
  });

  it('is the same for the same input', () => {
    const again = () => JSON.stringify(composeDeliveryDocument(settings, { asAt }));
    expect(again()).toBe(again());
  });

  it('fits a metafield with every country, every rule and every blackout in use', () => {
    const countries = countryCodes();
    const perRule = Math.ceil(countries.length / DELIVERY_LIMITS.rules);
    const full: DeliverySettings = DeliverySettings.parse({
      ...settings,
      rules: Array.from({ length: DELIVERY_LIMITS.rules }, (_, index) => ({
        ...lane,
        id: `rule-${index}`,
        name: 'x'.repeat(DELIVERY_LIMITS.ruleNameCharacters),
        countries: countries.slice(index * perRule, (index + 1) * perRule),
        customsDays: { min: 1, max: 3 },
        duties: 'on-delivery',
      })).filter((rule) => rule.countries.length > 0),
      restOfWorld: lane,
      blackouts: Array.from({ length: DELIVERY_LIMITS.blackouts }, (_, index) => ({
        name: '',
        fromOn: `2027-0${1 + (index % 5)}-01`,
        toOn: `2027-0${1 + (index % 5)}-0${2 + (index % 2)}`,
      })),
    });
    const bytesOf = (one: DeliverySettings) =>
      Buffer.byteLength(JSON.stringify(composeDeliveryDocument(one, { asAt })));
    expect(bytesOf(full)).toBeGreaterThan(10_000);
    expect(bytesOf(full)).toBeLessThan(DELIVERY_DOCUMENT_MAX_BYTES / 2);
    expect(bytesOf({ ...full, productRules: manyProductRules() })).toBeLessThan(
      DELIVERY_DOCUMENT_MAX_BYTES,
    );
  }, 30_000);

  it('refuses what single rules for products may name and all of them together may not', () => {
    const rules = manyProductRules();
    const paths = (productRules: object[]) => {
      const read = DeliverySettings.safeParse({ ...settings, productRules });
      return read.success ? [] : read.error.issues.map(({ path, message }) => [path[2], message]);
    };
    expect(paths(rules)).toEqual([]);
    const [first, ...others] = rules;
    const more = { ...first!, products: [...first!.products, { id: '5', title: '' }] };
    expect(new Set(paths([...others, more]).map(([, message]) => message))).toEqual(
      new Set(['too_many_products']),
    );
    expect(paths([first!, first!])).toContainEqual(['id', 'id_twice']);
  });

  test.each([0, DELIVERY_RANGE_HOLDS_DAYS - 1])('looks ahead to day %i for closed weeks', (day) => {
    const on = new Date(Date.parse('2026-11-16') + day * 86_400_000).toISOString().slice(0, 10);
    const everyDay = { ...settings, workingDays: '1111111', handoverDays: '1111111' };
    const closed = { ...everyDay, blackouts: [{ name: '', fromOn: on, toOn: on }] };
    const most = (from: DeliverySettings) =>
      composeDeliveryDocument(from, { asAt, holidays: noHolidays }).countries['FR']!.days[1];
    expect(most(closed)).toBeGreaterThanOrEqual(most(everyDay));
  });
});

/** As much as all rules for products together may name, in the widest letters. */
function manyProductRules(): DeliverySettings['productRules'] {
  const { productRules, allProducts, allCollections, allTextCharacters } = DELIVERY_LIMITS;
  const characters = allTextCharacters / productRules / 10;
  const picked = (rule: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: String(8_001_002_003_000 + rule * 100 + index),
      title: '',
    }));
  return Array.from({ length: productRules }, (_, index) => ({
    ...{ id: `rule-${index}`, name: '', productTypes: [], vendors: [], countries: [] },
    products: picked(index, allProducts / productRules),
    collections: picked(index, allCollections / productRules),
    tags: Array.from({ length: 10 }, () => '定'.repeat(characters)),
    ...{ shipped: true, cutOff: '12:00' },
    processingDays: { mode: 'added' as const, min: 10, max: 20 },
    transitDays: { mode: 'added' as const, min: 10, max: 20 },
  }));
}
