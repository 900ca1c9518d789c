import { expect, test } from 'vitest';

import { paymentFacts } from './facts/payment-facts.ts';
import { recognizeMethod } from './recognize-method.ts';

test.each([
  ['a card brand', 'shopify_payments', 'Visa', 'visa'],
  ['a card brand in other letters', 'airwallex', 'american_express', 'amex'],
  ['a card brand by its icon', 'oceanpayment', 'master', 'mastercard'],
  ['a wallet', 'shopify_payments', 'APPLE_PAY', 'apple_pay'],
  ['a wallet under its old name', 'shopify_payments', 'ANDROID_PAY', 'google_pay'],
  ['a local method', 'shopify_payments', 'ideal', 'ideal'],
  ['a part of Klarna', 'shopify_payments', 'klarna_pay_later', 'klarna_later'],
  ['Klarna itself', 'shopify_payments', 'klarna', 'klarna'],
  ['a convenience store', 'komoju', 'konbini', 'konbini'],
  ['a gateway that is a method', 'paypal', null, 'paypal'],
  ['cash on delivery', 'Cash on Delivery (COD)', null, 'cod'],
  ['a bank deposit', 'Bank Deposit', null, 'bank_deposit'],
  ['a method that beats its gateway', 'paypal', 'Visa', 'visa'],
  ['a card of unknown brand', 'shopify_payments', 'card', null],
  ['a gateway of many methods', 'shopify_payments', null, null],
  ['an unknown method at a known gateway', 'paypal', 'something new', null],
  ['marked as paid by hand', 'manual', null, null],
  ['nothing', null, null, null],
  ['an object’s own word', 'constructor', '__proto__', null],
])('%s', (_what, gateway, paymentMethod, method) => {
  expect(recognizeMethod({ gateway, gatewayName: null, paymentMethod })).toBe(method);
});

test('the gateway’s spoken name counts where its machine name says nothing', () => {
  const named = { gateway: 'app_1234', gatewayName: 'Tabby', paymentMethod: null };
  expect(recognizeMethod(named)).toBe('tabby');
});

test('every method is recognized by its id', () => {
  for (const { id } of paymentFacts.methods) {
    expect(recognizeMethod({ gateway: null, gatewayName: null, paymentMethod: id })).toBe(id);
  }
});
