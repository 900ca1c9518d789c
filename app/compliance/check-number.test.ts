import fc from 'fast-check';
import { expect, it, test } from 'vitest';

import { EU_MEMBERS } from '../kernel/country.ts';
import { hasNumberForm, hasVatForm, NUMBER_FORMS, NUMBER_SCHEMES } from './check-number.ts';

test.each(NUMBER_SCHEMES)(
  'the example of %s has its form, also typed with spaces and small',
  (scheme) => {
    const { example } = NUMBER_FORMS[scheme];
    expect(hasNumberForm(scheme, example)).toBe(true);
    expect(
      hasNumberForm(scheme, ` ${example.slice(0, 4).toLowerCase()} ${example.slice(4)} `),
    ).toBe(true);
    expect(hasNumberForm(scheme, `${example}0`)).toBe(false);
    expect(hasNumberForm(scheme, '')).toBe(false);
  },
);

test.each([
  ['DE', 'DE123456789', true],
  ['DE', 'de 123 456 789', true],
  ['DE', 'DE12345678', false],
  ['DE', 'FR12345678901', false],
  ['AT', 'ATU12345678', true],
  ['GR', 'EL123456789', true],
  ['GR', 'GR123456789', false],
  ['NL', 'NL123456789B01', true],
  ['FR', 'FRXX123456789', true],
  ['GB', 'GB123456789', true],
  ['CH', 'CHE-123.456.789', false],
  ['JP', 'T1234567890123', true],
])('a VAT number of %s typed as %j has its form: %s', (country, typed, expected) => {
  expect(hasVatForm(country, typed)).toBe(expected);
});

it('knows the form of every member of the EU, and takes any text without throwing', () => {
  for (const country of EU_MEMBERS) expect(hasVatForm(country, 'AB12')).toBe(false);
  fc.assert(
    fc.property(fc.string(), fc.constantFrom(...NUMBER_SCHEMES), (text, scheme) => {
      expect(typeof hasNumberForm(scheme, text)).toBe('boolean');
    }),
  );
});
