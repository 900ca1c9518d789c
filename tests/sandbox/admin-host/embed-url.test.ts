import { expect, test } from 'vitest';
import { verifySessionToken } from '../oauth/session-token.ts';
import { embedUrl, queryHmac } from './embed-url.ts';

const now = new Date('2026-11-22T10:00:00Z');
const input = {
  appOrigin: 'http://127.0.0.1:4001',
  path: '/app/delivery?tab=days',
  shopDomain: 'sample-shop.myshopify.com',
  locale: 'zh-CN',
  clientId: 'client',
  secret: 'secret',
  now,
};

test('frames the page with what an embedded app needs, signed', () => {
  const url = new URL(embedUrl(input));
  const query = Object.fromEntries(url.searchParams);
  expect(url.pathname).toBe('/app/delivery');
  expect(query).toMatchObject({
    tab: 'days',
    embedded: '1',
    shop: 'sample-shop.myshopify.com',
    locale: 'zh-CN',
  });
  expect(atob(query['host'] ?? '')).toBe('admin.shopify.com/store/sample-shop');
  expect(query['hmac']).toBe(queryHmac(url.searchParams, 'secret'));
});

test('carries a session token that is good for a minute', () => {
  const token = new URL(embedUrl(input)).searchParams.get('id_token') ?? '';
  const expected = { domain: input.shopDomain, clientId: 'client', secret: 'secret' };
  const claims = verifySessionToken(token, { ...expected, now });
  expect((claims?.exp ?? 0) - (claims?.iat ?? 0)).toBe(60);
  const tooLate = new Date(now.getTime() + 120_000);
  expect(verifySessionToken(token, { ...expected, now: tooLate })).toBeNull();
});
