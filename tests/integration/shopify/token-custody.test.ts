import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import path from 'node:path';
import { Session } from '@shopify/shopify-api';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  connectionPool,
  findShopByDomain,
  forShop,
  registerShop,
  type Shop,
} from '../../../app/db/index.server.ts';
import {
  accessToken,
  AdminApiError,
  ReauthorizationNeeded,
  sessionStorage,
} from '../../../app/shopify/index.server.ts';
import { tokenAnswer, useFakeShopify } from './fake-shopify.ts';

const DOMAIN = 'nordlicht-living.myshopify.com';
const MINUTE = 60_000;
const fake = useFakeShopify();

let shop: Shop;
beforeEach(async () => {
  await connectionPool().query('DELETE FROM shop; DELETE FROM session');
  shop = await registerShop(DOMAIN, new Date('2026-01-01'));
});

async function keepSession(more: Partial<Session> = {}): Promise<void> {
  await sessionStorage.storeSession(
    new Session({
      id: `offline_${DOMAIN}`,
      shop: DOMAIN,
      state: '',
      isOnline: false,
      accessToken: 'old',
      expires: new Date(Date.now() - MINUTE),
      refreshToken: 'refresh-old',
      refreshTokenExpires: new Date(Date.now() + 1e9),
      ...more,
    } as ConstructorParameters<typeof Session>[0]),
  );
}

test('a token that lives long enough is used without asking Shopify', async () => {
  await keepSession({ accessToken: 'good', expires: new Date(Date.now() + 60 * MINUTE) });
  expect(await accessToken(shop)).toBe('good');
  expect(fake.shopify.calls).toEqual([]);
});

test('defect b: many callers with an expired token cause one refresh', async () => {
  await keepSession();
  fake.shopify.onToken(() => tokenAnswer('new'));
  const tokens = await Promise.all(Array.from({ length: 40 }, () => accessToken(shop)));
  expect(new Set(tokens)).toEqual(new Set(['new']));
  expect(fake.shopify.tokenCalls()).toHaveLength(1);
  expect(fake.shopify.tokenCalls()[0]?.body).toMatchObject({
    grant_type: 'refresh_token',
    refresh_token: 'refresh-old',
  });
  expect((await sessionStorage.loadSession(`offline_${DOMAIN}`))?.refreshToken).toBe('refresh-new');
});

test('defect b: many shops at once do not starve each other of connections', async () => {
  const shops = await Promise.all(
    Array.from({ length: 24 }, async (_value, index) => {
      const domain = `shop-${index}.myshopify.com`;
      await sessionStorage.storeSession(
        new Session({
          id: `offline_${domain}`,
          shop: domain,
          state: '',
          isOnline: false,
          accessToken: 'old',
          expires: new Date(0),
          refreshToken: 'refresh',
          refreshTokenExpires: new Date(Date.now() + 1e9),
        }),
      );
      return (await findShopByDomain(domain))!;
    }),
  );
  fake.shopify.onToken((call) => tokenAnswer(`token-of-${call.shop}`));
  const tokens = await Promise.all(shops.map((each) => accessToken(each)));
  expect(tokens).toEqual(shops.map((each) => `token-of-${each.domain}`));
});

test('defect b: processes that find the same token expired cause one refresh', async () => {
  await keepSession();
  let refreshes = 0;
  const server = createServer((_request, response) => {
    refreshes += 1;
    response.setHeader('content-type', 'application/json');
    const body = JSON.stringify({
      access_token: 'new',
      expires_in: 3600,
      refresh_token: 'refresh-new',
      refresh_token_expires_in: 7_776_000,
    });
    // Slow enough for the other processes to arrive while this refresh is under way.
    setTimeout(() => response.end(body), 1000);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const script = path.join(import.meta.dirname, 'print-access-token.ts');
  const outputs = await Promise.all(
    Array.from({ length: 3 }, async () => {
      const child = spawn(process.execPath, [script, DOMAIN, String(port)], {
        env: process.env,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
      await once(child, 'close');
      return text;
    }),
  );
  server.close();
  expect(outputs).toEqual(['new', 'new', 'new']);
  expect(refreshes).toBe(1);
});

describe('defect c: a refresh that fails for good', () => {
  test.each([
    [401, { error: 'invalid_request' }],
    [400, { error: 'invalid_grant' }],
    [403, {}],
  ])(
    'with %i is a typed error; the shop needs the merchant and no secret is kept',
    async (status, body) => {
      await keepSession();
      fake.shopify.onToken(() => Response.json(body, { status }));
      await expect(accessToken(shop)).rejects.toBeInstanceOf(ReauthorizationNeeded);
      expect(await findShopByDomain(DOMAIN)).toMatchObject({ state: 'needs-merchant' });
      // What is missed from now on is looked for when the merchant is back.
      const waiting = { trigger: 'reconnected', state: 'waiting' };
      expect(await forShop(shop.shopId).reconcileRun.count({ where: waiting })).toBe(1);
      expect(await sessionStorage.loadSession(`offline_${DOMAIN}`)).toBeUndefined();
    },
  );

  test('is not asked for again', async () => {
    await keepSession();
    fake.shopify.onToken(() => new Response(null, { status: 401 }));
    await expect(accessToken(shop)).rejects.toBeInstanceOf(ReauthorizationNeeded);
    const now = await findShopByDomain(DOMAIN);
    await expect(accessToken(now!)).rejects.toBeInstanceOf(ReauthorizationNeeded);
    expect(fake.shopify.tokenCalls()).toHaveLength(1);
  });

  test('is over when the merchant opens the app', async () => {
    await keepSession();
    fake.shopify.onToken(() => new Response(null, { status: 401 }));
    await expect(accessToken(shop)).rejects.toBeInstanceOf(ReauthorizationNeeded);
    await keepSession({ accessToken: 'fresh', expires: new Date(Date.now() + 60 * MINUTE) });
    const now = await findShopByDomain(DOMAIN);
    expect(now?.state).toBe('active');
    expect(await accessToken(now!)).toBe('fresh');
  });
});

describe('a refresh that may work later keeps the session', () => {
  test.each([500, 503, 429, 408])('after %i', async (status) => {
    await keepSession();
    fake.shopify.onToken(() => new Response(null, { status, headers: { 'Retry-After': '7' } }));
    const error = await accessToken(shop).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AdminApiError);
    expect(error).toMatchObject({ reason: 'unavailable', retryAfterSeconds: 7 });
    expect(await findShopByDomain(DOMAIN)).toMatchObject({ state: 'active' });
    fake.shopify.onToken(() => tokenAnswer('later'));
    expect(await accessToken(shop)).toBe('later');
  });

  test('after the network failed, or half an answer', async () => {
    await keepSession();
    fake.shopify.onToken(() => Promise.reject(new TypeError('fetch failed')));
    await expect(accessToken(shop)).rejects.toMatchObject({ reason: 'unavailable' });
    fake.shopify.onToken(() => new Response('{"access_tok'));
    await expect(accessToken(shop)).rejects.toMatchObject({ reason: 'unavailable' });
    expect(await findShopByDomain(DOMAIN)).toMatchObject({ state: 'active' });
  });
});

describe('defect e: sessions that the library would use or brick', () => {
  test('expired and without a refresh token: the merchant is needed, Shopify is not asked', async () => {
    await keepSession({ refreshToken: undefined, refreshTokenExpires: undefined } as never);
    await expect(accessToken(shop)).rejects.toBeInstanceOf(ReauthorizationNeeded);
    expect(fake.shopify.calls).toEqual([]);
  });

  test('a token without an end is exchanged for one that expires', async () => {
    await keepSession({ refreshToken: undefined, expires: undefined } as never);
    fake.shopify.onToken(() => tokenAnswer('expiring'));
    expect(await accessToken(shop)).toBe('expiring');
    expect(fake.shopify.tokenCalls()[0]?.body).toMatchObject({
      subject_token: 'old',
      expiring: '1',
    });
  });

  test('a refresh answer without a life gets the documented one, so that it renews', async () => {
    await keepSession();
    fake.shopify.onToken(() => tokenAnswer('new', { expires_in: undefined }));
    expect(await accessToken(shop)).toBe('new');
    const session = await sessionStorage.loadSession(`offline_${DOMAIN}`);
    expect(session?.expires?.getTime()).toBeGreaterThan(Date.now() + 50 * MINUTE);
  });
});
