import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  connectionPool,
  forShop,
  queryPrepared,
  registerShop,
  type Shop,
} from '../../../app/db/index.server.ts';
import { LOYALTY_METAFIELD } from '../../../app/retention/index.ts';
import { proxyEndpoints } from '../../../app/routes/proxy-endpoints.server.ts';
import { REQUESTS_PER_MINUTE } from '../../../app/routes/proxy-rate.server.ts';
import { answerProxy, type ProxyEndpoint } from '../../../app/routes/proxy-route.server.ts';
import { posting, type ProxyVisit, proxyVisit } from './proxy-visit.ts';
import { givePoints, trialEndpoints } from './trial-endpoints.ts';

const DOMAIN = 'nordlicht-living.myshopify.com';
const OTHER = 'yunfan-outdoor.myshopify.com';
const ADA = '7001';
const BOB = '7002';

let shop: Shop;
let other: Shop;

beforeAll(async () => {
  shop = await registerShop(DOMAIN, new Date('2026-01-01'));
  other = await registerShop(OTHER, new Date('2026-01-01'));
  for (const { shopId } of [shop, other]) await publishProgram(shopId);
});

beforeEach(async () => {
  await connectionPool().query(
    'DELETE FROM loyalty_entry; DELETE FROM loyalty_adjustment; DELETE FROM loyalty_lot',
  );
  await connectionPool().query('DELETE FROM loyalty_account');
  await connectionPool().query('DELETE FROM proxy_use; DELETE FROM proxy_answer');
});

async function publishProgram(shopId: number): Promise<void> {
  await forShop(shopId).publication.create({
    data: {
      shopId,
      documentKey: LOYALTY_METAFIELD.key,
      wanted: { document: {}, ready: true },
      wantedHash: 'x',
    },
  });
}

async function give(shopId: number, customerId: string, points: number): Promise<void> {
  await forShop(shopId).$transaction((tx) => givePoints(tx, shopId, customerId, points));
}

const TRIAL = { ...proxyEndpoints, ...trialEndpoints };

const ask = (
  visit: Partial<ProxyVisit> = {},
  endpoints: Readonly<Record<string, ProxyEndpoint>> = TRIAL,
): Promise<Response> =>
  answerProxy(
    endpoints,
    proxyVisit({ shop: DOMAIN, customerId: ADA, path: 'loyalty', ...visit }) as never,
  );

const give13 = { idempotencyKey: 'k'.repeat(16), input: { points: 13 } };
const give5 = { idempotencyKey: 'k'.repeat(16), input: { points: 5 } };

async function pointsOf(customerId: string, domain = DOMAIN): Promise<unknown> {
  const answer = await ask({ customerId, shop: domain });
  return ((await answer.json()) as { value: { points: number } }).value.points;
}

describe('who is let in', () => {
  test.each<[string, Partial<ProxyVisit>, number, string]>([
    ['a forged signature', { secret: 'not-ours-not-ours' }, 401, 'not-signed'],
    ['signed two minutes ago', { signedAt: new Date(Date.now() - 120_000) }, 401, 'not-signed'],
    ['signed two minutes ahead', { signedAt: new Date(Date.now() + 120_000) }, 401, 'not-signed'],
    ['nobody logged in', { customerId: '' }, 403, 'not-logged-in'],
    ['a shop that has not installed', { shop: 'nobody.myshopify.com' }, 404, 'not-found'],
    ['a path that is not there', { path: 'secrets' }, 404, 'not-found'],
    ['the root', { path: '' }, 404, 'not-found'],
    ['a name of every object', { path: 'constructor' }, 404, 'not-found'],
    ['a path below an endpoint', { path: 'loyalty/7002' }, 404, 'not-found'],
    ['a read that is posted', { init: posting(give5) }, 405, 'method-not-allowed'],
    ['a write that is read', { path: 'give' }, 405, 'method-not-allowed'],
    ['a query without end', { query: { x: 'y'.repeat(3000) } }, 414, 'query-too-long'],
  ])('%s: %j → %i %s', async (_why, visit, status, reason) => {
    const answer = await ask(visit);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toEqual({ ok: false, reason });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });

  test('a shop that was uninstalled is as one that never was; one without a token still answers', async () => {
    await forShop(shop.shopId).shop.updateMany({ data: { state: 'needs-merchant' } });
    expect((await ask()).status).toBe(200);
    await forShop(shop.shopId).shop.updateMany({ data: { state: 'uninstalled' } });
    expect((await ask()).status).toBe(404);
    await forShop(shop.shopId).shop.updateMany({ data: { state: 'active' } });
  });

  test('every answer is JSON that no cache keeps', async () => {
    const answer = await ask();
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });
});

describe("another customer's data", () => {
  const CLAIMS = ['customer_id', 'customerId', 'customer', 'id', 'logged_in_customer_id[]'];

  test.each(Object.keys(proxyEndpoints))(
    'is not to be had from %s by any id sent',
    async (path) => {
      await give(shop.shopId, BOB, 4711);
      await give(other.shopId, ADA, 815);
      const read = async (query?: Record<string, string>) =>
        (await ask({ path, query }, proxyEndpoints)).text();
      const mine = await read();
      expect(mine).not.toMatch(/4711|815/);
      for (const name of CLAIMS) expect(await read({ [name]: BOB })).toBe(mine);
      // A second id of Shopify's own parameter is not signed by Shopify.
      const twice = proxyVisit({ shop: DOMAIN, customerId: ADA, path });
      const request = new Request(`${twice.request.url}&logged_in_customer_id=${BOB}`);
      const answer = await answerProxy(proxyEndpoints, { ...twice, request } as never);
      expect(answer.status).toBe(401);
    },
  );

  test('is seen by the customer alone, in their shop alone', async () => {
    await give(shop.shopId, BOB, 4711);
    expect([await pointsOf(ADA), await pointsOf(BOB), await pointsOf(BOB, OTHER)]).toEqual([
      0, 4711, 0,
    ]);
  });

  test('an answer that is stored for one is not given to another with the same key', async () => {
    await ask({ path: 'give', init: posting(give5) });
    const answer = await ask({ path: 'give', init: posting(give5), customerId: BOB });
    expect(answer.status).toBe(200);
    expect([await pointsOf(ADA), await pointsOf(BOB)]).toEqual([5, 5]);
  });
});

describe('a write', () => {
  const post = (body: unknown) => ask({ path: 'give', init: posting(body) });

  test('that is repeated has its effect once and the same answer each time', async () => {
    const answers = [];
    for (let time = 0; time < 3; time++) answers.push(await (await post(give5)).json());
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ ok: true, value: { given: 5 } });
    expect(await pointsOf(ADA)).toBe(5);
  });

  test('that arrives many times at once is done once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => post(give5)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
    expect(await pointsOf(ADA)).toBe(5);
  });

  test('with a new key is another one', async () => {
    await post(give5);
    await post({ ...give5, idempotencyKey: 'm'.repeat(16) });
    expect(await pointsOf(ADA)).toBe(10);
  });

  test('whose key came with another request before is refused', async () => {
    await post(give5);
    const answer = await post({ ...give5, input: { points: 6 } });
    expect([answer.status, await answer.json()]).toEqual([
      422,
      { ok: false, reason: 'key-reused' },
    ]);
    expect(await pointsOf(ADA)).toBe(5);
  });

  test('that is refused leaves nothing behind and may be tried again', async () => {
    for (let time = 0; time < 2; time++) {
      const answer = await post(give13);
      expect([answer.status, await answer.json()]).toEqual([422, { ok: false, reason: 'unlucky' }]);
    }
    expect(await forShop(shop.shopId).loyaltyEntry.count()).toBe(0);
    expect(await forShop(shop.shopId).proxyAnswer.count()).toBe(0);
  });

  test('that fails on our side says nothing of why, and leaves nothing behind', async () => {
    const answer = await ask({ path: 'broken', init: posting({ ...give5, input: null }) });
    expect([answer.status, await answer.json()]).toEqual([
      500,
      { ok: false, reason: 'unexpected' },
    ]);
    expect(await forShop(shop.shopId).proxyAnswer.count()).toBe(0);
  });

  const json = { 'Content-Type': 'application/json' };
  test.each<[string, RequestInit, number]>([
    ['a form', { method: 'POST', body: new URLSearchParams({ points: '5' }) }, 415],
    ['JSON that says it is text', { method: 'POST', body: JSON.stringify(give5) }, 415],
    ['no JSON', { method: 'POST', headers: json, body: '{"points":' }, 400],
    ['nothing', { method: 'POST', headers: json }, 400],
    ['a list', posting([give5]), 400],
    ['no key', posting({ input: { points: 5 } }), 400],
    ['a short key', posting({ ...give5, idempotencyKey: 'k' }), 400],
    ['a field too many', posting({ ...give5, customerId: BOB }), 400],
    ['input of another kind', posting({ ...give5, input: { points: '5' } }), 400],
    ['input with an id', posting({ ...give5, input: { points: 5, customerId: BOB } }), 400],
    ['more points than may be', posting({ ...give5, input: { points: 101 } }), 400],
    ['a character NUL', posting('{"idempotencyKey":"kkkkkkkkkkkkkkkk","input":"\\u0000"}'), 400],
    ['half a character', posting('{"idempotencyKey":"kkkkkkkkkkkkkkkk","input":"\\ud800"}'), 400],
    ['a body too large', posting({ ...give5, input: 'x'.repeat(9000) }), 413],
  ])('of %s is refused and stores nothing', async (_what, init, status) => {
    const answer = await ask({ path: 'give', init });
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ ok: false });
    expect(await forShop(shop.shopId).loyaltyEntry.count()).toBe(0);
    expect(await forShop(shop.shopId).proxyAnswer.count()).toBe(0);
  });
});

test('a statement of our own that does not filter by the shop is not run', async () => {
  for (const text of ['SELECT 1', 'SELECT 1 FROM market', 'SELECT 1 FROM market WHERE $1 > 0']) {
    await expect(queryPrepared(shop.shopId, { name: text, text })).rejects.toThrow('shop_id');
  }
  const none = { name: 'none', text: 'SELECT 1 FROM market WHERE shop_id = $1' };
  await expect(queryPrepared(0, none)).rejects.toThrow(RangeError);
});

describe('too many requests', () => {
  test('of one shopper are refused until the minute is over, and of nobody else', async () => {
    const statuses = await Promise.all(
      Array.from({ length: REQUESTS_PER_MINUTE + 5 }, async () => (await ask()).status),
    );
    // The clock may have gone into the next minute meanwhile, and begun to count anew.
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(
      REQUESTS_PER_MINUTE,
    );
    await connectionPool().query(
      `UPDATE proxy_use SET requests = $1, minute_at = now() + interval '1 minute'`,
      [REQUESTS_PER_MINUTE],
    );
    const refused = await ask();
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect((await ask({ customerId: BOB })).status).toBe(200);
    expect((await ask({ shop: OTHER })).status).toBe(200);

    await connectionPool().query(`UPDATE proxy_use SET minute_at = now() - interval '2 minutes'`);
    expect((await ask()).status).toBe(200);
  });
});

test('whatever is sent is answered without a 5xx, in JSON, and never with the account of another', async () => {
  await give(shop.shopId, BOB, 4711);
  const text = fc.string({ unit: 'binary', maxLength: 40 });
  const path = fc.oneof(fc.constantFrom('loyalty', 'give', '', '../loyalty', 'loyalty?x'), text);
  const type = fc.constantFrom('application/json', 'text/plain', 'multipart/form-data', '');
  const body = fc.oneof(
    text,
    fc.json(),
    fc
      .record({ idempotencyKey: text, input: fc.jsonValue() })
      .map((value) => JSON.stringify(value)),
    fc.constant(JSON.stringify(give5)),
  );
  const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS');
  const query = fc.dictionary(fc.stringMatching(/^x[a-z_[\]]{0,8}$/), text, { maxKeys: 4 });
  const shopDomain = fc.constantFrom(DOMAIN, OTHER, 'nobody.myshopify.com');
  const tried = fc.record({ path, type, body, method, query, shopDomain });
  await fc.assert(
    fc.asyncProperty(tried, async (one) => {
      await connectionPool().query('DELETE FROM proxy_use');
      const bodied = one.method !== 'GET' && one.body !== '';
      const args = proxyVisit({
        shop: one.shopDomain,
        customerId: ADA,
        path: 'x',
        query: one.query,
      });
      const request = new Request(args.request.url, {
        method: one.method,
        headers: { 'Content-Type': one.type },
        ...(bodied ? { body: one.body } : {}),
      });
      const given = { request, params: { '*': one.path }, context: {} };
      const answer = await answerProxy(TRIAL, given as never);
      expect(answer.status).toBeLessThan(500);
      expect(await answer.text()).not.toContain('4711');
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
    }),
    { numRuns: 300 },
  );
});
