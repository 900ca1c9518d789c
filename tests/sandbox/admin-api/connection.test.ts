import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestAdmin } from './admin-server.fixture.ts';
import type { TestAdmin } from './admin-server.fixture.ts';
import { paginate, sortListing } from './connection.ts';
import type { Listing, Page } from './connection.ts';

interface Item {
  id: string;
  at: number;
}

const items = fc
  .uniqueArray(fc.record({ id: fc.nat(5000).map(String), at: fc.nat(20) }), {
    selector: ({ id }) => id,
    maxLength: 60,
  })
  .map((list) =>
    sortListing(
      list,
      ({ id }) => id,
      ({ at }) => at,
    ),
  );

const listing = (list: readonly Item[]): Listing<Item> => ({
  items: list,
  id: ({ id }) => id,
  sortValue: ({ at }) => at,
});

describe('paginate', () => {
  it('gives every item once, whatever the page size and direction', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 7 }), fc.boolean(), (list, first, reverse) => {
        const seen: Item[] = [];
        let after: string | null = null;
        for (;;) {
          const page: Page<Item> = paginate(listing(list), { first, after, reverse });
          seen.push(...page.items);
          if (!page.hasNextPage) break;
          after = page.cursor(page.items.at(-1) as Item);
        }
        expect(seen).toEqual(reverse ? list.toReversed() : list);
      }),
    );
  });

  it('reads the same pages backwards with last and before', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 7 }), fc.boolean(), (list, last, reverse) => {
        const seen: Item[] = [];
        let before: string | null = null;
        for (;;) {
          const page: Page<Item> = paginate(listing(list), { last, before, reverse });
          seen.unshift(...page.items);
          if (!page.hasPreviousPage) break;
          before = page.cursor(page.items[0] as Item);
        }
        expect(seen).toEqual(reverse ? list.toReversed() : list);
      }),
    );
  });

  it('neither repeats nor skips what stays when items before the cursor vanish', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 7 }), (list, first) => {
        fc.pre(list.length > first);
        const page = paginate(listing(list), { first });
        const after = page.cursor(page.items.at(-1) as Item);
        const rest = paginate(listing(list.slice(first)), { first: 250, after });
        expect(rest.items).toEqual(list.slice(first));
      }),
    );
  });

  it.each([
    ['neither first nor last', {}],
    ['both first and last', { first: 1, last: 1 }],
    ['more than 250', { first: 251 }],
    ['a negative size', { first: -1 }],
    ['a cursor that is none', { first: 1, after: 'garbage' }],
  ])('refuses %s', (_name, args) => {
    expect(() => paginate(listing([{ id: '1', at: 1 }]), args)).toThrow();
  });
});

describe('the orders connection', () => {
  let admin: TestAdmin;
  beforeAll(async () => {
    admin = await startTestAdmin({ shop: { orderCount: 30 } });
  });
  afterAll(() => admin.close());

  it('pages by updated_at with a filter and finds what a scan finds', async () => {
    const since = '2026-11-21T00:00:00Z';
    const expected = admin.state.shop.orders
      .filter(({ updatedAt }) => Date.parse(updatedAt) >= Date.parse(since))
      .map(({ name }) => name);
    expect(expected.length).toBeGreaterThan(5);
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { body } = await admin.graphql(
        'query($after: String, $q: String) { orders(first: 4, after: $after, query: $q, sortKey: UPDATED_AT) { pageInfo { hasNextPage endCursor } nodes { name updatedAt } } }',
        { after, q: `updated_at:>='${since}'` },
      );
      const { orders } = body.data as {
        orders: {
          pageInfo: { hasNextPage: boolean; endCursor: string };
          nodes: { name: string }[];
        };
      };
      found.push(...orders.nodes.map(({ name }) => name));
      after = orders.pageInfo.hasNextPage ? orders.pageInfo.endCursor : null;
    } while (after !== null);
    expect(found.toSorted()).toEqual(expected.toSorted());
    expect(new Set(found).size).toBe(found.length);
  });
});
