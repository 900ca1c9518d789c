import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { type CountryEvidence, explainHint } from './explain-hint.ts';
import { paymentFacts } from './facts/payment-facts.ts';
import { type MethodEvidence, NO_EVIDENCE } from './judge-method.ts';
import type { MarketHints, MethodChoice } from './model.ts';

const WORKS: MethodEvidence = { ...NO_EVIDENCE, attempts: 20, successes: 20, latest: [true] };
const FAILS: MethodEvidence = { ...NO_EVIDENCE, attempts: 20, successes: 2, latest: [false] };
const THIN: MethodEvidence = { ...NO_EVIDENCE, attempts: 2, successes: 2, latest: [true] };

function market(
  country: string,
  choices: Record<string, MethodChoice> = {},
  shown = true,
): MarketHints {
  const methods = Object.entries(choices).map(([method, choice]) => ({ method, choice }));
  return { country, shown, methods };
}

function reasons(country: string, one: MarketHints | null, evidence: CountryEvidence) {
  const explained = explainHint(country, { market: one, evidence });
  return Object.fromEntries(
    explained.map(({ method, shown, reason }) => [method.id, `${shown ? '+' : '-'} ${reason}`]),
  );
}

describe('in the Netherlands', () => {
  test('orders decide, and every method has its reason', () => {
    const found = reasons('NL', market('NL'), { ideal: WORKS, paypal: THIN, visa: FAILS });
    expect(found).toMatchObject({
      ideal: '+ works',
      paypal: '- uncertain',
      visa: '- mostly-fails',
      klarna: '- not-seen',
    });
  });

  test.each([
    ['stands in for orders that were not seen', NO_EVIDENCE, '+ confirmed'],
    ['stands in for too few orders', THIN, '+ confirmed'],
    ['holds against orders, and the page says so', FAILS, '+ confirmed-against-orders'],
    ['adds nothing to orders', WORKS, '+ works'],
  ])('the merchant’s word %s', (_what, evidence, expected) => {
    const found = reasons('NL', market('NL', { ideal: 'confirmed' }), { ideal: evidence });
    expect(found['ideal']).toBe(expected);
  });

  test('what the merchant hides is hidden, whatever the orders say', () => {
    const found = reasons('NL', market('NL', { ideal: 'hidden' }), { ideal: WORKS });
    expect(found['ideal']).toBe('- hidden');
  });

  test.each([
    ['turned off', market('NL', { paypal: 'confirmed' }, false)],
    ['not in the settings', null],
  ])('nothing is shown in a market that is %s', (_what, one) => {
    const explained = explainHint('NL', { market: one, evidence: { ideal: WORKS } });
    expect(explained.some(({ shown }) => shown)).toBe(false);
    expect(explained.find(({ method }) => method.id === 'ideal')?.reason).toBe('market-off');
  });
});

describe('cash on delivery', () => {
  test.each([
    ['no order was paid so', NO_EVIDENCE, null, '- needs-orders'],
    ['the merchant’s word is no order', NO_EVIDENCE, 'confirmed', '- needs-orders'],
    ['two orders are too few', THIN, 'confirmed', '- uncertain'],
    ['orders were paid so', WORKS, null, '+ works'],
  ] as const)('%s', (_what, evidence, choice, expected) => {
    const one = market('RO', choice === null ? {} : { cod: choice });
    expect(reasons('RO', one, { cod: evidence })['cod']).toBe(expected);
  });
});

test('a method without a name at Shopify is never shown, not even by the merchant’s word', () => {
  const one = market('KR', { korean_local_cards: 'confirmed' });
  const found = reasons('KR', one, { korean_local_cards: WORKS });
  expect(found['korean_local_cards']).toBe('- not-checkable');
});

test('where credit must not come first it comes last, however many orders it has', () => {
  const evidence = { klarna: WORKS, swish: WORKS, paypal: WORKS, affirm: WORKS };
  const kinds = explainHint('SE', { market: market('SE'), evidence }).map(({ method }) =>
    method.kind === 'bnpl' ? 'credit' : 'other',
  );
  expect(kinds.lastIndexOf('other')).toBeLessThan(kinds.indexOf('credit'));
  expect(kinds).toContain('credit');
});

test('a country without known preferences lists what its orders were paid with, the most used first', () => {
  const evidence = {
    visa: { ...WORKS, successes: 5 },
    paypal: WORKS,
    mastercard: { ...WORKS, successes: 9 },
  };
  const explained = explainHint('IS', { market: market('IS'), evidence });
  expect(explained.map(({ method }) => method.id)).toEqual(['paypal', 'mastercard', 'visa']);
});

test('a choice for a method that we do not know any more is passed over', () => {
  const found = reasons('NL', market('NL', { gone_for_good: 'confirmed' }), {});
  expect(Object.keys(found)).not.toContain('gone_for_good');
});

test('a method is never shown without a success or the merchant’s word', () => {
  const ids = paymentFacts.methods.map(({ id }) => id);
  const evidence = fc.dictionary(
    fc.constantFrom(...ids),
    fc.record({ attempts: fc.nat(30), failures: fc.nat(30) }).map(({ attempts, failures }) => ({
      ...NO_EVIDENCE,
      attempts,
      successes: Math.max(0, attempts - failures),
      latest: [failures === 0],
    })),
  );
  const choices = fc.dictionary(fc.constantFrom(...ids), fc.constantFrom('confirmed', 'hidden'));
  const countries = fc.constantFrom('DE', 'SE', 'JP', 'RO', 'IS');
  fc.assert(
    fc.property(countries, evidence, choices, (country, orders, chosen) => {
      const one = market(country, chosen as Record<string, MethodChoice>);
      for (const { method, shown, choice } of explainHint(country, {
        market: one,
        evidence: orders,
      })) {
        if (!shown) continue;
        expect(choice).not.toBe('hidden');
        const succeeded = (orders[method.id]?.successes ?? 0) > 0;
        expect(succeeded || (choice === 'confirmed' && method.manual !== true)).toBe(true);
        expect(method.manual === true || method.types.length > 0).toBe(true);
      }
    }),
  );
});
