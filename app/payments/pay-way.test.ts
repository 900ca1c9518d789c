import { expect, it } from 'vitest';

import { wayOf } from './pay-way.ts';

it.each([
  ['shopify_payments', 'Shopify Payments', 'ideal', 'ideal'],
  ['paypal', 'PayPal', '', 'paypal'],
  ['shopify_payments', 'Shopify Payments', '', 'gateway.shopify-payments'],
  ['Ocean Payment™', '', 'some new method', 'gateway.ocean-payment-'],
  ['', 'PingPong', '', 'gateway.pingpong'],
  ['', '', '', 'unknown'],
  ['支付', '', '', 'unknown'],
])('gateway "%s" named "%s" with method "%s" is the way %s', (gateway, name, method, id) => {
  expect(wayOf({ gateway, gatewayName: name, paymentMethod: method }).id).toBe(id);
});
