import { Session } from '@shopify/shopify-api';
import { beforeEach, expect, test } from 'vitest';
import { connectionPool, findShopByDomain, registerShop } from '../../../app/db/index.server.ts';
import { keepTokensAlive, sessionStorage } from '../../../app/shopify/index.server.ts';
import { tokenAnswer, useFakeShopify } from './fake-shopify.ts';

const DAY_MS = 86_400_000;
const fake = useFakeShopify();

/** A shop whose token was last renewed so many days ago. */
async function shopUnusedFor(domain: string, days: number): Promise<void> {
  const { shopId } = await registerShop(domain, new Date('2026-01-01'));
  await sessionStorage.storeSession(
    new Session({
      id: `offline_${domain}`,
      shop: domain,
      state: '',
      isOnline: false,
      accessToken: 'old',
      expires: new Date(Date.now() - days * DAY_MS + 3_600_000),
      refreshToken: `refresh-${domain}`,
      refreshTokenExpires: new Date(Date.now() + (90 - days) * DAY_MS),
    }),
  );
  await connectionPool().query('UPDATE session SET updated_at = $2 WHERE shop_id = $1', [
    shopId,
    new Date(Date.now() - days * DAY_MS),
  ]);
}

const keepAlive = () =>
  keepTokensAlive.handle({}, { jobId: 'test', signal: new AbortController().signal });
const renewed = () => fake.shopify.tokenCalls().map(({ shop }) => shop);

beforeEach(async () => {
  await connectionPool().query('DELETE FROM shop; DELETE FROM session; DELETE FROM reconcile_run');
});

test('a token that nobody used for a week is renewed, long before the 90 days', async () => {
  await shopUnusedFor('asleep.myshopify.com', 8);
  await shopUnusedFor('awake.myshopify.com', 6);
  fake.shopify.onToken(() => tokenAnswer('new'));
  await keepAlive();
  expect(renewed()).toEqual(['asleep.myshopify.com']);
  const session = await sessionStorage.loadSession('offline_asleep.myshopify.com');
  expect(session?.refreshTokenExpires?.getTime()).toBeGreaterThan(Date.now() + 89 * DAY_MS);
  // Renewed today, it has a week again.
  await keepAlive();
  expect(renewed()).toHaveLength(1);
});

test('one that is dead, or does not answer today, keeps no other from being renewed', async () => {
  await shopUnusedFor('dead.myshopify.com', 100);
  await shopUnusedFor('silent.myshopify.com', 30);
  await shopUnusedFor('well.myshopify.com', 30);
  fake.shopify.onToken(({ shop }) => {
    if (shop.startsWith('dead'))
      return Response.json({ error: 'invalid_request' }, { status: 401 });
    if (shop.startsWith('silent')) return new Response(null, { status: 503 });
    return tokenAnswer('new');
  });
  await keepAlive();
  expect(renewed()).toContain('well.myshopify.com');
  expect(await findShopByDomain('dead.myshopify.com')).toMatchObject({ state: 'needs-merchant' });
  expect(await findShopByDomain('silent.myshopify.com')).toMatchObject({ state: 'active' });
});
