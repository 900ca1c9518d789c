import { Session } from '@shopify/shopify-api';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  connectionPool,
  findShopByDomain,
  forShop,
  registerShop,
  type Shop,
} from '../../../app/db/index.server.ts';
import {
  adminClient,
  AdminApiError,
  ReauthorizationNeeded,
  sessionStorage,
} from '../../../app/shopify/index.server.ts';
import { tokenAnswer, useFakeShopify } from './fake-shopify.ts';

const waits: number[] = [];
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => {
    waits.push(ms);
    return Promise.resolve();
  },
}));

const DOMAIN = 'nordlicht-living.myshopify.com';
const fake = useFakeShopify();
let shop: Shop;

beforeEach(async () => {
  waits.length = 0;
  await connectionPool().query('DELETE FROM shop; DELETE FROM session');
  shop = await registerShop(DOMAIN, new Date('2026-01-01'));
  await sessionStorage.storeSession(
    new Session({
      id: `offline_${DOMAIN}`,
      shop: DOMAIN,
      state: '',
      isOnline: false,
      accessToken: 'first',
      expires: new Date(Date.now() + 3_600_000),
      refreshToken: 'refresh',
      refreshTokenExpires: new Date(Date.now() + 1e9),
    }),
  );
});

const QUERY = '#graphql\nquery Name { shop { name } }';
const MUTATION = '#graphql\n  mutation Rename { shopRename { ok } }';
const query = async (document = QUERY, options = {}, patienceMs = 60_000) =>
  (await adminClient(shop.shopId, { patienceMs })).query(document, { a: 1 }, options);

const good = () => Response.json({ data: { shop: { name: 'Nordlicht' } } });
const failure = (...codes: string[]) =>
  Response.json({
    data: null,
    errors: codes.map((code) => ({ message: code, extensions: { code } })),
  });
const throttled = (currentlyAvailable: number, requestedQueryCost: number) =>
  Response.json({
    errors: [{ message: 'Throttled', extensions: { code: 'THROTTLED' } }],
    extensions: {
      cost: {
        requestedQueryCost,
        actualQueryCost: null,
        throttleStatus: { maximumAvailable: 2000, currentlyAvailable, restoreRate: 100 },
      },
    },
  });

test('an operation is sent to its shop with version and token, and its data comes back', async () => {
  fake.shopify.onGraphql(good);
  expect(await query()).toEqual({ data: { shop: { name: 'Nordlicht' } }, denied: [] });
  const [call] = fake.shopify.graphqlCalls();
  expect(call).toMatchObject({
    shop: DOMAIN,
    path: '/admin/api/2026-10/graphql.json',
    body: { query: QUERY, variables: { a: 1 } },
  });
  expect(call?.headers.get('X-Shopify-Access-Token')).toBe('first');
});

describe('defect f: answers that the library mistreats', () => {
  test('a denied field is listed and the rest of the data is kept', async () => {
    fake.shopify.onGraphql(() =>
      Response.json({
        data: { orders: { nodes: [{ id: '1', customer: null }] } },
        errors: [
          {
            message: 'Access denied for customer field.',
            path: ['orders', 'nodes', 0, 'customer'],
            extensions: { code: 'ACCESS_DENIED' },
          },
        ],
      }),
    );
    expect(await query()).toEqual({
      data: { orders: { nodes: [{ id: '1', customer: null }] } },
      denied: [{ path: 'orders.nodes.0.customer', message: 'Access denied for customer field.' }],
    });
    expect(fake.shopify.calls).toHaveLength(1);
  });

  test('THROTTLED (HTTP 200) waits as long as the budget needs, then goes on', async () => {
    fake.shopify.onGraphql((_call, count) => (count === 1 ? throttled(100, 900) : good()));
    expect((await query()).data).toEqual({ shop: { name: 'Nordlicht' } });
    // 800 points are missing, 100 come back per second.
    expect(Math.max(...waits)).toBeGreaterThan(7_500);
    expect(Math.max(...waits)).toBeLessThanOrEqual(8_000);
  });

  test('a wait beyond the patience fails at once, saying how long it would take', async () => {
    fake.shopify.onGraphql(() => throttled(0, 1500));
    const error = await query(QUERY, {}, 2000).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ reason: 'throttled' });
    expect(waits).toEqual([]);
  });

  test.each([
    [429, '3', 3000],
    [503, '2.5', 2500],
  ])('Retry-After of %i is read as seconds', async (status, header, ms) => {
    fake.shopify.onGraphql((_call, count) =>
      count === 1 ? new Response(null, { status, headers: { 'Retry-After': header } }) : good(),
    );
    await query();
    expect(waits).toEqual([ms]);
  });
});

describe('what may pass is tried again', () => {
  const passing: [string, () => Response | Promise<Response>][] = [
    ['500', () => new Response(null, { status: 500 })],
    ['502', () => new Response('<html>', { status: 502 })],
    ['430', () => new Response(null, { status: 430 })],
    ['INTERNAL_SERVER_ERROR', () => failure('INTERNAL_SERVER_ERROR')],
    ['the network failing', () => Promise.reject(new TypeError('fetch failed'))],
    ['half an answer', () => new Response('{"data":{"shop"')],
    ['an answer of another shape', () => Response.json({ data: 7 })],
    ['an empty answer', () => Response.json({})],
  ];
  test.each(passing)('a query after %s', async (_what, bad) => {
    fake.shopify.onGraphql((_call, count) => (count < 3 ? bad() : good()));
    expect((await query()).data).toEqual({ shop: { name: 'Nordlicht' } });
    expect(waits).toHaveLength(2);
  });

  test.each(passing)(
    'but not a mutation after %s, which may have been executed',
    async (_what, bad) => {
      fake.shopify.onGraphql((_call, count) => (count === 1 ? bad() : good()));
      await expect(query(MUTATION)).rejects.toMatchObject({ reason: 'unavailable' });
      expect(fake.shopify.graphqlCalls()).toHaveLength(1);
    },
  );

  test.each(passing)('unless a second run has no further effect: %s', async (_what, bad) => {
    fake.shopify.onGraphql((_call, count) => (count === 1 ? bad() : good()));
    await query(MUTATION, { idempotent: true });
    expect(fake.shopify.graphqlCalls()).toHaveLength(2);
  });

  test('a throttled mutation was not executed and is sent again', async () => {
    fake.shopify.onGraphql((_call, count) => (count === 1 ? throttled(0, 10) : good()));
    await query(MUTATION);
    expect(fake.shopify.graphqlCalls()).toHaveLength(2);
  });

  test('and given up after a limited number of times', async () => {
    fake.shopify.onGraphql(() => new Response(null, { status: 500 }));
    await expect(query()).rejects.toMatchObject({ reason: 'unavailable' });
    expect(fake.shopify.graphqlCalls().length).toBeLessThanOrEqual(8);
  });
});

describe('what will not pass fails at once with its reason', () => {
  const final: [string, string, () => Response][] = [
    ['invalid-operation', 'a wrong document', () => failure('undefinedField')],
    ['invalid-operation', 'a query that costs too much', () => failure('MAX_COST_EXCEEDED')],
    ['access-denied', 'no access at all', () => failure('ACCESS_DENIED')],
    ['access-denied', 'HTTP 403', () => new Response(null, { status: 403 })],
    ['shop-gone', 'a shop that is closed', () => failure('SHOP_INACTIVE')],
    ['shop-gone', 'HTTP 402', () => new Response(null, { status: 402 })],
    ['shop-gone', 'HTTP 404', () => new Response(null, { status: 404 })],
    ['shop-gone', 'HTTP 423', () => new Response(null, { status: 423 })],
    [
      'invalid-operation',
      'a text instead of a list of errors',
      () => Response.json({ errors: 'x' }),
    ],
  ];
  test.each(final)('%s: %s', async (reason, _what, bad) => {
    fake.shopify.onGraphql(bad);
    const error = await query().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AdminApiError);
    expect(error).toMatchObject({ reason });
    expect(fake.shopify.graphqlCalls()).toHaveLength(1);
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('first');
  });
});

describe('a token that ends in the middle of work', () => {
  const unauthorized = () => new Response(null, { status: 401 });

  test('is renewed once, and the operation goes on', async () => {
    fake.shopify.onToken(() => tokenAnswer('second'));
    fake.shopify.onGraphql((call) =>
      call.headers.get('X-Shopify-Access-Token') === 'second' ? good() : unauthorized(),
    );
    expect((await query(MUTATION)).data).toEqual({ shop: { name: 'Nordlicht' } });
    expect(fake.shopify.tokenCalls()).toHaveLength(1);
  });

  test('and cannot be renewed: typed error, the shop needs the merchant', async () => {
    fake.shopify.onToken(() => Response.json({ error: 'invalid_request' }, { status: 401 }));
    fake.shopify.onGraphql(unauthorized);
    await expect(query()).rejects.toBeInstanceOf(ReauthorizationNeeded);
    expect(await findShopByDomain(DOMAIN)).toMatchObject({ state: 'needs-merchant' });
    expect(fake.shopify.graphqlCalls()).toHaveLength(1);
  });

  test('and whose successors are refused too does not go on for ever', async () => {
    fake.shopify.onToken((_call, count) => tokenAnswer(`token-${count}`));
    fake.shopify.onGraphql(unauthorized);
    await expect(query()).rejects.toBeInstanceOf(ReauthorizationNeeded);
    expect(fake.shopify.graphqlCalls().length).toBeLessThanOrEqual(8);
  });
});

test.each(['uninstalled', 'needs-merchant'])('a shop that is %s is not called', async (state) => {
  await forShop(shop.shopId).shop.updateMany({ data: { state } });
  await expect(query()).rejects.toBeInstanceOf(ReauthorizationNeeded);
  expect(fake.shopify.calls).toEqual([]);
});

test('a caller that stops waiting stops the call', async () => {
  const stop = new AbortController();
  fake.shopify.onGraphql(() => {
    stop.abort(new Error('the process ends'));
    return Promise.reject(new DOMException('aborted', 'AbortError'));
  });
  await expect(query(QUERY, { signal: stop.signal })).rejects.toThrow('the process ends');
  expect(fake.shopify.graphqlCalls()).toHaveLength(1);
});
