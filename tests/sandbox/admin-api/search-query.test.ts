import { describe, expect, it } from 'vitest';
import { booleanFilter, idFilter, instantFilter, parseSearch, textFilter } from './search-query.ts';
import type { Filters } from './search-query.ts';

interface Item {
  id: string;
  at: string;
  status: string;
  test: boolean;
}

const filters: Filters<Item> = {
  id: idFilter(({ id }) => id),
  created_at: instantFilter(
    ({ at }) => at,
    () => new Date('2026-06-01T00:00:00Z'),
  ),
  status: textFilter(({ status }) => status),
  test: booleanFilter(({ test }) => test),
};

const items: Item[] = [
  { id: '1', at: '2026-01-01T00:00:00Z', status: 'PAID', test: false },
  { id: '2', at: '2026-02-01T00:00:00Z', status: 'PENDING', test: false },
  { id: '3', at: '2026-03-01T12:00:00Z', status: 'PAID', test: true },
  { id: '4', at: '2026-07-01T00:00:00Z', status: 'REFUNDED', test: false },
];

describe('parseSearch', () => {
  it.each([
    ['', '1234'],
    ['id:2', '2'],
    ['id:gid://shopify/Order/3', '3'],
    ['id:>=2 id:<4', '23'],
    ["created_at:>='2026-02-01T00:00:00Z'", '234'],
    ['created_at:>2026-02-01', '34'],
    ['created_at:<now', '123'],
    ['created_at:<="2026-03-01T14:00:00+02:00"', '123'],
    ['status:paid', '13'],
    ['status:paid,refunded', '134'],
    ['status:pa*', '13'],
    ['status:paid AND test:false', '1'],
    ['status:pending OR status:refunded', '24'],
    ['(status:pending OR status:paid) test:false', '12'],
    ['NOT status:paid', '24'],
    ['-status:paid', '24'],
    ['created_at:never', ''],
  ])('reads %j', (query, expected) => {
    const matches = parseSearch(query, filters, 'items');
    expect(
      items
        .filter(matches)
        .map(({ id }) => id)
        .join(''),
    ).toBe(expected);
  });

  it.each(['color:red', 'lamp', 'status:paid )', '(status:paid', 'AND'])(
    'refuses %j, which it cannot filter by',
    (query) => {
      expect(() => parseSearch(query, filters, 'items')).toThrow(/items\(query/);
    },
  );
});
