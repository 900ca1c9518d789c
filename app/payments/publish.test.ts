import { expect, test } from 'vitest';

import { countryCodes } from '../kernel/country.ts';
import { defaultPaymentHints } from './default-settings.ts';
import { paymentFacts } from './facts/payment-facts.ts';
import { type MethodEvidence, NO_EVIDENCE } from './judge-method.ts';
import {
  PAYMENT_HINTS_DOCUMENT_MAX_BYTES,
  PAYMENT_HINTS_LIMITS,
  PaymentHintsDocument,
  PaymentHintsSettings,
} from './model.ts';
import { composePaymentHints } from './publish.ts';

const WORKS: MethodEvidence = {
  ...NO_EVIDENCE,
  attempts: 4711,
  successes: 4711,
  latest: [true],
  lastSuccessOn: '2026-11-20',
};

const works = (...ids: string[]) => Object.fromEntries(ids.map((id) => [id, WORKS]));

test('candidates are in local order, each method once, whatever number of countries has it', () => {
  const document = composePaymentHints(defaultPaymentHints(['NL', 'DE']), {
    NL: works('visa', 'paypal', 'ideal'),
    DE: works('visa', 'paypal'),
  });
  const names = (country: string) =>
    document.countries[country]?.methods.map((at) => document.methods[at]?.name);
  expect(names('NL')).toEqual(['iDEAL', 'PayPal', 'Visa']);
  expect(names('DE')).toEqual(['PayPal', 'Visa']);
  expect(document.methods).toHaveLength(3);
});

test('a country without any certain method is left out', () => {
  const document = composePaymentHints(defaultPaymentHints(['NL', 'DE']), { NL: works('ideal') });
  expect(Object.keys(document.countries)).toEqual(['NL']);
});

test('no number of an order and no date is in the document', () => {
  const text = JSON.stringify(
    composePaymentHints(defaultPaymentHints(['NL']), { NL: works('ideal') }),
  );
  expect(text).not.toMatch(/4711|2026/);
});

test('the same evidence gives the same document, in whatever order it was read', () => {
  const one = composePaymentHints(defaultPaymentHints(['NL', 'IS']), {
    NL: works('visa', 'ideal'),
    IS: works('visa', 'paypal'),
  });
  const other = composePaymentHints(
    { ...defaultPaymentHints([]), markets: defaultPaymentHints(['NL', 'IS']).markets.toReversed() },
    { IS: works('paypal', 'visa'), NL: works('ideal', 'visa') },
  );
  expect(other).toEqual(one);
});

test.each([
  ['not unless the merchant wants it', 'US', false, undefined],
  ['where shoppers are used to it', 'US', true, ['Affirm']],
  ['not where they are not', 'BE', true, undefined],
  ['not where credit must not come first', 'SE', true, undefined],
])('instalments are mentioned: %s', (_what, country, mentionsInstalments, expected) => {
  const settings = { ...defaultPaymentHints([country]), mentionsInstalments };
  const evidence = { US: works('visa', 'affirm'), BE: works('klarna'), SE: works('klarna') };
  const document = composePaymentHints(settings, evidence);
  const credit = document.countries[country]?.credit?.map((at) => document.methods[at]?.name);
  expect(credit).toEqual(expected);
});

test('with every limit reached the document is far below what Shopify takes', () => {
  const everything = works(...paymentFacts.methods.map(({ id }) => id));
  const settings = PaymentHintsSettings.parse({
    markets: countryCodes().map((country) => ({ country, shown: true, methods: [] })),
    mentionsInstalments: true,
  });
  const document = composePaymentHints(
    settings,
    Object.fromEntries(countryCodes().map((country) => [country, everything])),
  );
  expect(PaymentHintsDocument.parse(document)).toEqual(document);
  const longest = Math.max(
    ...Object.values(document.countries).map(({ methods }) => methods.length),
  );
  expect(longest).toBe(PAYMENT_HINTS_LIMITS.methodsPerCountry);
  expect(Buffer.byteLength(JSON.stringify(document))).toBeLessThan(
    PAYMENT_HINTS_DOCUMENT_MAX_BYTES,
  );
});

test.each([
  ['a country twice', { markets: [{ country: 'NL' }, { country: 'NL' }] }],
  ['no country', { markets: [{ country: 'UK' }] }],
  ['a method twice', { markets: [{ country: 'NL', methods: ['ideal', 'ideal'] }] }],
  ['no method’s id', { markets: [{ country: 'NL', methods: ['<script>'] }] }],
])('settings with %s are refused', (_what, broken) => {
  const settings = {
    mentionsInstalments: false,
    markets: broken.markets.map((market) => ({
      country: market.country,
      shown: true,
      methods: ('methods' in market ? (market.methods as string[]) : []).map((method) => ({
        method,
        choice: 'confirmed',
      })),
    })),
  };
  expect(PaymentHintsSettings.safeParse(settings).success).toBe(false);
});

test('the proposal has every country once and none that is unknown', () => {
  expect(
    defaultPaymentHints(['NL', 'DE', 'NL', 'UK']).markets.map(({ country }) => country),
  ).toEqual(['DE', 'NL']);
});
