import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from '../serve.ts';
import type { RunningServer } from '../serve.ts';
import { forwardToApp } from './forward.ts';
import { signProxyQuery } from './sign-query.ts';

const SECRET = 'hush';
let app: RunningServer;
let seen: Request[] = [];

beforeAll(async () => {
  app = await serve([
    (request) => {
      seen.push(request.clone());
      const { pathname } = new URL(request.url);
      if (pathname === '/proxy/moved') {
        return new Response(null, { status: 302, headers: { location: '/proxy/points?moved=1' } });
      }
      if (pathname === '/proxy/page') {
        return new Response('Hello {{ shop.name }}', {
          headers: { 'content-type': 'application/liquid; charset=utf-8' },
        });
      }
      return new Response('{"points":5}', {
        headers: {
          'content-type': 'application/json',
          'set-cookie': 'session=1',
          server: 'app',
          'x-own': 'kept',
        },
      });
    },
  ]);
});

afterAll(() => app.close());

function forward(path: string, init: RequestInit = {}, customerId = '') {
  seen = [];
  const url = new URL(`http://shop.example${path}`);
  return forwardToApp({
    request: new Request(url, init),
    target: `${app.url}/proxy${url.pathname}`,
    shopDomain: 'sample-shop.myshopify.com',
    customerId,
    pathPrefix: '/apps/portolan',
    secret: SECRET,
    now: new Date('2026-11-22T10:00:00Z'),
    renderLiquid: (source) => Promise.resolve(`<main>${source}</main>`),
  });
}

test('adds shop, customer, prefix and time, signed', async () => {
  await forward('/points?market=de', {}, '501');
  const query = new URL(seen[0]?.url ?? '').searchParams;
  const signature = query.get('signature');
  query.delete('signature');
  expect(Object.fromEntries(query)).toEqual({
    market: 'de',
    shop: 'sample-shop.myshopify.com',
    logged_in_customer_id: '501',
    path_prefix: '/apps/portolan',
    timestamp: String(Date.parse('2026-11-22T10:00:00Z') / 1000),
  });
  expect(signature).toBe(signProxyQuery(query, SECRET));
});

test('does not let a visitor name a shop, a customer or a signature', async () => {
  await forward('/points?shop=other.myshopify.com&logged_in_customer_id=9&signature=x&timestamp=1');
  const query = new URL(seen[0]?.url ?? '').searchParams;
  expect(query.getAll('shop')).toEqual(['sample-shop.myshopify.com']);
  expect(query.getAll('logged_in_customer_id')).toEqual(['']);
  expect(query.getAll('signature')).toHaveLength(1);
});

test('carries no cookies in either direction and strips what Shopify strips', async () => {
  const answer = await forward('/points', { headers: { cookie: 'shopper_cart=1:1' } });
  expect(seen[0]?.headers.get('cookie')).toBeNull();
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(answer.headers.get('server')).toBeNull();
  expect(answer.headers.get('x-own')).toBe('kept');
  expect(await answer.json()).toEqual({ points: 5 });
});

test('passes a posted body on', async () => {
  const headers = { 'content-type': 'application/json' };
  await forward('/points', { method: 'POST', body: '{"redeem":1}', headers });
  expect(seen[0]?.method).toBe('POST');
  expect(await seen[0]?.text()).toBe('{"redeem":1}');
});

test('follows redirects itself', async () => {
  const answer = await forward('/moved');
  expect(answer.status).toBe(200);
  expect(seen.map(({ url }) => new URL(url).pathname)).toEqual(['/proxy/moved', '/proxy/points']);
});

test('renders liquid inside the theme', async () => {
  const answer = await forward('/page');
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(await answer.text()).toBe('<main>Hello {{ shop.name }}</main>');
});

test('says so when the app does not answer', async () => {
  const silent = await serve([]);
  await silent.close();
  const answer = await forwardToApp({
    request: new Request('http://shop.example/points'),
    target: `${silent.url}/proxy/points`,
    shopDomain: 'sample-shop.myshopify.com',
    customerId: '',
    pathPrefix: '/apps/portolan',
    secret: SECRET,
    now: new Date(),
    renderLiquid: (source) => Promise.resolve(source),
  });
  expect(answer.status).toBe(502);
});
