import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAppProxy, PROXY_WINDOW_SECONDS } from './verify-app-proxy.ts';

// Shopify's own example, "Authenticate app proxies".
const GOLDEN =
  'extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1' +
  '&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555' +
  '&signature=4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb';
const SIGNED_AT_MS = 1_317_327_555_000;
const SECRETS = ['hush'];

const check = (query: string, nowMs = SIGNED_AT_MS, secrets = SECRETS) =>
  checkAppProxy(new URL(`https://app.example.com/proxy/x?${query}`), secrets, nowMs);

/** Signs independently of the code under test: pairs sorted by name, joined without separator. */
function sign(pairs: [string, string][]): string {
  const byName = Map.groupBy(pairs, ([name]) => name);
  const message = [...byName]
    .map(([name, values]) => `${name}=${values.map(([, value]) => value).join(',')}`)
    .sort()
    .join('');
  const signature = createHmac('sha256', 'hush').update(message).digest('hex');
  return new URLSearchParams([...pairs, ['signature', signature]]).toString();
}

const BASE: [string, string][] = [
  ['shop', 'shop-name.myshopify.com'],
  ['logged_in_customer_id', ''],
  ['path_prefix', '/apps/portolan'],
  ['timestamp', '1317327555'],
];

test("Shopify's own example is genuine", () => {
  expect(check(GOLDEN)).toEqual({
    shopDomain: 'shop-name.myshopify.com',
    customerId: '1',
    pathPrefix: '/apps/awesome_reviews',
  });
});

test('a shopper who is not logged in has no customer id', () => {
  expect(check(sign(BASE))?.customerId).toBeNull();
});

test('the secret before a rotation is taken beside the new one', () => {
  expect(check(GOLDEN, SIGNED_AT_MS, ['new'])).toBeNull();
  expect(check(GOLDEN, SIGNED_AT_MS, ['new', 'hush'])).not.toBeNull();
});

describe('time', () => {
  const windowMs = PROXY_WINDOW_SECONDS * 1000;
  test.each([
    [0, true],
    [windowMs, true],
    [-windowMs, true],
    [windowMs + 1000, false],
    [-windowMs - 1000, false],
  ])('%i ms after signing: %j', (offset, genuine) => {
    expect(check(GOLDEN, SIGNED_AT_MS + offset) !== null).toBe(genuine);
  });

  test.each(['', 'now', '1e9', '-5', ' 1317327555'])('timestamp %j is refused', (timestamp) => {
    const pairs = BASE.map(([name, value]): [string, string] =>
      name === 'timestamp' ? [name, timestamp] : [name, value],
    );
    expect(check(sign(pairs))).toBeNull();
  });
});

describe('what was not signed is refused', () => {
  test.each(['shop', 'timestamp', 'signature', 'logged_in_customer_id', 'path_prefix'])(
    '%s twice',
    (name) => {
      expect(check(`${GOLDEN}&${name}=1`)).toBeNull();
      expect(check(sign([...BASE, [name, 'x']]))).toBeNull();
    },
  );

  test('any other parameter added', () => {
    expect(check(`${GOLDEN}&points=100`)).toBeNull();
  });

  test('another customer', () => {
    expect(check(GOLDEN.replace('customer_id=1', 'customer_id=2'))).toBeNull();
  });

  test('no signature', () => {
    expect(check(GOLDEN.replace(/&signature=.*/, ''))).toBeNull();
  });

  test('a shop that is no shop, even when signed', () => {
    const pairs = BASE.map(([name, value]): [string, string] =>
      name === 'shop' ? [name, 'evil.example'] : [name, value],
    );
    expect(check(sign(pairs))).toBeNull();
  });
});

test('whatever is signed is genuine, and no more once a value is changed', () => {
  const free = fc.array(
    fc.tuple(
      fc.stringMatching(/^x[a-z_[\]]{0,8}$/),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(free, fc.string({ minLength: 1 }), (pairs, added) => {
      const query = sign([...BASE, ...pairs]);
      expect(check(query)).not.toBeNull();
      expect(check(`${query}&xadded=${encodeURIComponent(added)}`)).toBeNull();
    }),
  );
});
