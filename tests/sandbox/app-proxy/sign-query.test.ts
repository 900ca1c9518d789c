import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signProxyQuery } from './sign-query.ts';

test("signs Shopify's documented example with its documented signature", () => {
  const query = new URLSearchParams(
    'extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555',
  );
  expect(signProxyQuery(query, 'hush')).toBe(
    '4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb',
  );
});

test('does not depend on the order of different keys, nor on a signature already there', () => {
  const entries = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z_]{1,8}$/), fc.string()), {
    selector: ([name]) => name,
    minLength: 1,
  });
  fc.assert(
    fc.property(entries, fc.string(), (pairs, secret) => {
      const forward = new URLSearchParams(pairs);
      const backward = new URLSearchParams([...pairs].reverse());
      backward.append('signature', 'anything');
      expect(signProxyQuery(backward, secret)).toBe(signProxyQuery(forward, secret));
    }),
  );
});
