import { expect, test } from 'vitest';

import { languagesOfCountry } from '../facts/market-profiles.ts';
import { matchCountries } from './match-countries.ts';

const PUBLISHED = ['de', 'en', 'fr', 'ja', 'pt-BR', 'pt-PT', 'zh-CN', 'zh-TW'];
const countriesOf = (language: string, countries: string[], offered: string[] = PUBLISHED) =>
  matchCountries(PUBLISHED, [{ countries, offered }], languagesOfCountry).get(language);

test.each<[string, string[], string[]]>([
  ['ja', ['DE', 'JP', 'US'], ['JP']],
  ['en', ['DE', 'GB', 'US'], ['GB', 'US']],
  ['de', ['AT', 'CH', 'DE', 'FR'], ['AT', 'CH', 'DE']],
  ['fr', ['BE', 'CH', 'CA', 'DE'], ['BE', 'CA', 'CH']],
  ['pt-BR', ['BR', 'PT'], ['BR']],
  ['pt-PT', ['BR', 'PT'], ['PT']],
  ['zh-CN', ['CN', 'TW', 'HK'], ['CN']],
  ['zh-TW', ['CN', 'TW', 'HK'], ['HK', 'TW']],
])('%s is read in those of %j that speak it: %j', (language, countries, expected) => {
  expect(countriesOf(language, countries)).toEqual(expected);
});

test('a storefront that does not offer a language has no readers of it', () => {
  expect(countriesOf('ja', ['JP'], ['en'])).toEqual([]);
  expect(countriesOf('pt-PT', ['BR'], ['pt-PT'])).toEqual(['BR']);
});

test('a market without a storefront of its own offers every published language', () => {
  expect(countriesOf('ja', ['JP'], [])).toEqual(['JP']);
});

test('a country without a profile reads what CLDR thinks likeliest', () => {
  expect(languagesOfCountry('IS')).toEqual(['is']);
  expect(languagesOfCountry('AQ')).toBeInstanceOf(Array);
});
