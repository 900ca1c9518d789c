import { describe, expect, it, test } from 'vitest';

import { countryCodes, countryName, EU_MEMBERS, isCountryCode } from './country.ts';

describe('country codes', () => {
  test.each([
    ['DE', true],
    ['GB', true],
    ['XK', true],
    ['UK', false],
    ['EU', false],
    ['de', false],
    ['ZZ', false],
    ['', false],
  ])('%s is a country: %s', (code, expected) => {
    expect(isCountryCode(code)).toBe(expected);
  });

  it('are 249 of ISO 3166-1 and Kosovo, each with a name', () => {
    const codes = countryCodes();
    expect(codes).toHaveLength(250);
    for (const code of codes) expect(countryName(code, 'en')).not.toBe(code);
  });

  it('contain the 27 members of the European Union', () => {
    expect(EU_MEMBERS.size).toBe(27);
    for (const member of EU_MEMBERS) expect(isCountryCode(member)).toBe(true);
  });

  it('are named in the reader’s language', () => {
    expect(countryName('DE', 'zh-CN')).toBe('德国');
    expect(countryName('DE', 'fr')).toBe('Allemagne');
  });
});
