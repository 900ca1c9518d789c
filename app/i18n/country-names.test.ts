import { describe, expect, it } from 'vitest';

import { countryNames } from './country-names.ts';
import { ADMIN_LOCALES } from './locale.ts';

describe.each(ADMIN_LOCALES)('country names in %s', (locale) => {
  const names = Object.entries(countryNames(locale));

  it('are there for every country, each its own', () => {
    expect(names.filter(([country, name]) => name === country)).toEqual([]);
    expect(new Set(names.map(([, name]) => name)).size).toBe(names.length);
  });
});

it('Hong Kong and Macao are named as commerce names them', () => {
  expect(countryNames('en')['HK']).toBe('Hong Kong SAR');
  expect(countryNames('zh-CN')['MO']).toBe('中国澳门');
});
