import { expect, test } from 'vitest';

import { isCountryCode } from '../../kernel/country.ts';
import { MethodId, MethodWord, PAYMENT_HINTS_LIMITS } from '../model.ts';
import iconNames from './payment-icon-names.json' with { type: 'json' };
import { paymentFacts } from './payment-facts.ts';
import preferenceFile from './payment-preferences.json' with { type: 'json' };

const { methods } = paymentFacts;
const preferences = Object.entries(preferenceFile.countries);

test('every method is named once, by a brand or a word, and says where that comes from', () => {
  expect(methods.length).toBeGreaterThan(100);
  expect(new Set(methods.map(({ id }) => id)).size).toBe(methods.length);
  for (const { id, name, names, word, source, asOn, confidence } of methods) {
    expect(MethodId.safeParse(id).success, id).toBe(true);
    expect(name !== null || word !== undefined, id).toBe(true);
    if (word !== undefined) expect(MethodWord.options, id).toContain(word);
    for (const text of [name ?? '', ...Object.values(names ?? {})]) {
      expect(text.length, id).toBeLessThanOrEqual(PAYMENT_HINTS_LIMITS.nameCharacters);
    }
    expect(
      [source, asOn].every((text) => text !== ''),
      id,
    ).toBe(true);
    expect(['seen', 'likely'], id).toContain(confidence);
  }
});

test('every name for Shopify’s list of enabled types is one of its icons', () => {
  const known = new Set(Object.keys(iconNames.labels));
  expect(known.size).toBe(882);
  expect(methods.flatMap(({ types }) => types).filter((type) => !known.has(type))).toEqual([]);
});

test('no name for Shopify’s list belongs to two methods that stand side by side', () => {
  for (const [country, { methods: ids }] of preferences) {
    const types = ids.flatMap((id) => paymentFacts.methodOf(id)?.types ?? []);
    expect(new Set(types).size, country).toBe(types.length);
  }
});

test('61 countries have an order of known methods, each of them once and with its source', () => {
  expect(preferences).toHaveLength(61);
  for (const [country, preference] of preferences) {
    expect(isCountryCode(country), country).toBe(true);
    expect(preference.methods.filter((id) => !paymentFacts.methodOf(id))).toEqual([]);
    expect(new Set(preference.methods).size, country).toBe(preference.methods.length);
    expect(preference.methods.length).toBeLessThanOrEqual(PAYMENT_HINTS_LIMITS.methodsPerCountry);
    expect(['seen', 'likely'], country).toContain(preference.confidence);
    expect(['seen', 'likely'], country).toContain(preference.instalments.confidence);
    expect(preference.source, country).not.toBe('');
  }
});

test('declines by a bank and changes of mind are no errors of a method', () => {
  const codes = paymentFacts.methodSideErrors;
  expect(codes).toContain('PAYMENT_METHOD_UNAVAILABLE');
  for (const shoppers of [
    'CARD_DECLINED',
    'INSUFFICIENT_FUNDS',
    'CANCELLED_PAYMENT',
    'DO_NOT_HONOR',
  ]) {
    expect(codes).not.toContain(shoppers);
  }
});
