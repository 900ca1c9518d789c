import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { forShop, registerShop, type Shop } from '../../../app/db/index.server.ts';
import { LOYALTY_METAFIELD } from '../../../app/retention/index.ts';
import { proxyEndpoints } from '../../../app/routes/proxy-endpoints.server.ts';
import { REQUESTS_PER_MINUTE } from '../../../app/routes/proxy-rate.server.ts';
import { answerHeadless } from '../../../app/routes/proxy-route.server.ts';
import { answerLoyalty } from '../../../extensions/hydrogen-widgets/src/answer-loyalty.ts';
import { givePoints, trialEndpoints } from './trial-endpoints.ts';

/*
 * A shopper of a headless storefront, from the panel's request to the storefront's own route, through
 * the app, to Shopify's Customer Account API, which alone says whose a token is.
 */

const DOMAIN = 'headless-living.myshopify.com';
const ACCOUNTS = 'https://accounts.headless.example/customer/api/graphql';
const STOREFRONT = 'https://www.headless.example';
const ADA = { customerId: '7001', token: 'shcat_ada_0123456789' };
const BOB = { customerId: '7002', token: 'shcat_bob_0123456789' };
const ENDPOINTS = { ...proxyEndpoints, ...trialEndpoints };

let shop: Shop;
let isDown = false;
const asked: string[] = [];
const realFetch = globalThis.fetch;

beforeAll(async () => {
  shop = await registerShop(DOMAIN, new Date('2026-01-01'));
  const { shopId } = shop;
  const wanted = { document: {}, ready: true };
  await forShop(shopId).publication.create({
    data: { shopId, documentKey: LOYALTY_METAFIELD.key, wanted, wantedHash: 'x' },
  });
  await forShop(shopId).$transaction((tx) => givePoints(tx, shopId, ADA.customerId, 120));
  globalThis.fetch = network;
});
afterAll(() => {
  globalThis.fetch = realFetch;
});
afterEach(async () => {
  asked.length = 0;
  isDown = false;
  await forShop(shop.shopId).proxyUse.deleteMany({});
});

/** Shopify's two addresses, and the app at its own. */
const network: typeof fetch = (input, init) => {
  const url = new URL(input instanceof Request ? input.url : String(input));
  const request = new Request(input, init);
  asked.push(url.host);
  if (url.host === 'app.example.com') {
    const args = { request, params: { '*': url.pathname.replace('/headless/', '') }, context: {} };
    return answerHeadless(ENDPOINTS, args as never);
  }
  if (isDown) return Promise.reject(new TypeError('fetch failed'));
  if (url.pathname === '/.well-known/customer-account-api' && url.host === DOMAIN) {
    return Promise.resolve(Response.json({ graphql_api: ACCOUNTS }));
  }
  if (url.href !== ACCOUNTS) return Promise.resolve(new Response('', { status: 404 }));
  const token = request.headers.get('authorization');
  const shopper = [ADA, BOB].find((each) => each.token === token);
  return Promise.resolve(
    shopper === undefined
      ? new Response('{}', { status: 401 })
      : Response.json({
          data: { customer: { id: `gid://shopify/Customer/${shopper.customerId}` } },
        }),
  );
};

interface Asked {
  token?: string | null;
  path?: string;
  body?: unknown;
  headers?: Record<string, string>;
  shopDomain?: string;
}

/** What the panel's request comes to in the storefront's route. */
async function ask({
  token = ADA.token,
  path = '',
  body,
  headers = {},
  shopDomain = DOMAIN,
}: Asked) {
  const request = new Request(`${STOREFRONT}/api/loyalty/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json', Origin: STOREFRONT }),
      ...headers,
    },
    body: body === undefined ? null : JSON.stringify(body),
  });
  const passage = { appAddress: 'https://app.example.com', shopDomain, accessToken: token, path };
  const answer = await answerLoyalty(request, passage);
  return { status: answer.status, said: (await answer.json()) as Record<string, unknown> };
}

const redeeming = {
  idempotencyKey: 'k'.repeat(16),
  input: { country: 'DE', currency: 'EUR', steps: 1 },
};

describe('a shopper of a headless storefront', () => {
  test('sees their own points, and a token that was known is not asked for again', async () => {
    expect(await ask({})).toMatchObject({ status: 200, said: { value: { points: 120 } } });
    expect(await ask({ token: BOB.token })).toMatchObject({ said: { value: { points: 0 } } });
    asked.length = 0;
    expect(await ask({})).toMatchObject({ status: 200 });
    expect(asked).toEqual(['app.example.com']);
  });

  test.each<[string, Asked, number, string]>([
    ['nobody logged in', { token: null }, 403, 'not-logged-in'],
    ['a token of nobody', { token: 'shcat_nobody_0123456789' }, 401, 'not-signed'],
    ['no token at all', { token: 'short' }, 401, 'not-signed'],
    ['a shop that has not installed', { shopDomain: 'none.myshopify.com' }, 404, 'not-found'],
    ['what is no shop', { shopDomain: 'evil.example' }, 401, 'not-signed'],
    ['an action that is none', { path: '../orders' }, 404, 'not-found'],
    ['a write that is read', { path: 'redeem' }, 405, 'method-not-allowed'],
    ['a read that is posted', { body: redeeming }, 405, 'method-not-allowed'],
    [
      'a write of another site',
      { path: 'redeem', body: redeeming, headers: { Origin: 'https://evil.example' } },
      ...([403, 'other-site'] as const),
    ],
    ['a read of another site', { headers: { 'Sec-Fetch-Site': 'cross-site' } }, 403, 'other-site'],
    ['a body without end', { path: 'redeem', body: 'x'.repeat(9000) }, 413, 'too-large'],
    ['what is no request', { path: 'redeem', body: { steps: 1 } }, 400, 'invalid-input'],
    ['points where there is no program', { path: 'redeem', body: redeeming }, 422, 'no-program'],
  ])('%s', async (_why, given, status, reason) => {
    expect(await ask(given)).toEqual({ status, said: { ok: false, reason } });
  });

  test('has so many requests a minute, like everybody', async () => {
    for (let request = 0; request < REQUESTS_PER_MINUTE; request++) await ask({});
    expect(await ask({})).toMatchObject({ status: 429 });
  });

  test('is told that nothing came where Shopify does not answer', async () => {
    isDown = true;
    expect(await ask({ token: 'shcat_new_0123456789abc' })).toMatchObject({
      ...{ status: 500, said: { reason: 'unexpected' } },
    });
  });
});
