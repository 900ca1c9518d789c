import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  COUNTED_FILTERS,
  countFilters,
  datesOf,
  FINANCIAL_STATUSES,
  formatCursor,
  formatOrderQuery,
  NEWEST_FIRST,
  NO_FILTERS,
  type OrderQuery,
  PARCEL_FILTERS,
  parseCursor,
  parseOrderQuery,
  PERIOD_DAYS,
  SORT_COLUMNS,
} from './order-query.ts';

const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

const place = fc.constantFrom(
  { country: null, region: null, countries: null },
  { country: 'DE', region: null, countries: null },
  { country: 'ZZ', region: null, countries: null },
  { country: 'US', region: 'US-TX', countries: null },
  { country: null, region: null, countries: ['AT', 'BE', 'CY'] },
);

const rest = fc.record({
  channel: fc.constantFrom(null, 'shopify', 'amazon', 'my shop & co'),
  counted: fc.constantFrom(null, ...COUNTED_FILTERS),
  financialStatus: fc.constantFrom(null, ...FINANCIAL_STATUSES),
  parcel: fc.constantFrom(null, ...PARCEL_FILTERS),
  period: fc.oneof(
    fc.constant(null),
    fc.record({ days: fc.constantFrom(...PERIOD_DAYS) }),
    fc.record({ fromOn: date, toOn: fc.option(date) }),
    fc.record({ fromOn: fc.constant(null), toOn: date }),
  ),
  refunded: fc.boolean(),
  paymentFailed: fc.boolean(),
  text: fc.constantFrom('', '#1001', '订单 7', '50% & more', "=1+'2"),
});

const query: fc.Arbitrary<OrderQuery> = fc.record({
  filters: fc.tuple(rest, place).map(([others, where]) => ({ ...others, ...where })),
  sorting: fc.record({ column: fc.constantFrom(...SORT_COLUMNS), descending: fc.boolean() }),
});

describe('a query of the list of orders', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(query, (asked) => {
        expect(parseOrderQuery(new URLSearchParams(formatOrderQuery(asked)))).toEqual(asked);
      }),
    );
  });

  it('ignores whatever an address may hold', () => {
    const names =
      'q channel country region counted payment parcel days from to refunded failed sort'.split(
        ' ',
      );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), fc.string()), (parameters) => {
        const read = parseOrderQuery(new URLSearchParams(parameters));
        // What is left is sound: it says the same when it is written and read once more.
        expect(parseOrderQuery(new URLSearchParams(formatOrderQuery(read)))).toEqual(read);
      }),
    );
  });

  it.each([
    ['parcel=lost&payment=paid&country=QQ&days=8&sort=name&refunded=yes', NO_FILTERS],
    ['q=%00%20%20', NO_FILTERS],
    ['from=2026-02-30', NO_FILTERS],
    [`channel=${'x'.repeat(41)}`, NO_FILTERS],
    ['country=DE,QQ&region=QQ-1&counted=all', NO_FILTERS],
  ])('takes nothing from %s', (address, filters) => {
    expect(parseOrderQuery(new URLSearchParams(address))).toEqual({
      filters,
      sorting: NEWEST_FIRST,
    });
  });

  it.each([
    ['region=US-TX', { country: 'US', region: 'US-TX' }, 'region=US-TX'],
    ['country=DE&region=CA-ON', { country: 'CA', region: 'CA-ON' }, 'region=CA-ON'],
    ['country=FR,DE,FR', { countries: ['DE', 'FR'] }, 'country=DE%2CFR'],
    ['country=DE,DE', { country: 'DE' }, 'country=DE'],
  ])('reads the place of %s', (address, place, written) => {
    const read = parseOrderQuery(new URLSearchParams(address));
    expect(read.filters).toEqual({ ...NO_FILTERS, ...place });
    expect(formatOrderQuery(read)).toBe(written);
  });

  it('is empty for everything, newest first', () => {
    expect(formatOrderQuery({ filters: NO_FILTERS, sorting: NEWEST_FIRST })).toBe('');
    expect(countFilters(NO_FILTERS)).toBe(0);
    expect(countFilters({ ...NO_FILTERS, text: '1', refunded: true, parcel: 'late' })).toBe(2);
    expect(countFilters({ ...NO_FILTERS, country: 'US', region: 'US-TX' })).toBe(1);
  });

  it('counts the last days with today', () => {
    expect(datesOf({ days: 7 }, '2026-03-02')).toEqual({ fromOn: '2026-02-24', toOn: null });
  });
});

describe('a cursor', () => {
  it('reads back as it was written', () => {
    const cursor = fc.record({
      value: fc.integer({ min: -8.64e15, max: 8.64e15 }),
      orderId: fc.constantFrom('1', '123-456.7', 'tiktok:99', '订单'),
    });
    fc.assert(
      fc.property(cursor, (at) => {
        expect(parseCursor(formatCursor(at))).toEqual(at);
      }),
    );
  });

  it.each([null, '', '1', '.1', 'x.1', '1.', '1e5.7', '9999999999999999.1', '1.\n'])(
    'that is %j is none',
    (text) => expect(parseCursor(text)).toBeNull(),
  );
});
