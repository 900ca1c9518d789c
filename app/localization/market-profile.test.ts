import { describe, expect, it, test } from 'vitest';

import { isCountryCode } from '../kernel/country.ts';
import { countriesWithProfile, marketProfileOf, profileSources } from './facts/market-profiles.ts';
import {
  APPAREL_SIZES_DE,
  apparelSize,
  marketFormats,
  SHOE_SIZES_EU,
  shoeSize,
} from './market-profile.ts';

test.each([
  [39, 'UK', 5.5],
  [42, 'UK', 8],
  [42, 'US', 8.5],
  [39, 'CM', 24.5],
  [42, 'MM', 265],
  [38, 'BR', 36],
] as const)('shoe %d is %s %d', (eu, system, size) => {
  expect(shoeSize(eu, system)).toBe(size);
});

test.each([
  [38, 'FR', '40'],
  [38, 'IT', '44'],
  [36, 'UK', '10'],
  [36, 'US', '6'],
  [36, 'JP', '9'],
  [38, 'LETTERS', 'M'],
  [36, 'KR', '55'],
] as const)('clothing %d is %s %s', (de, system, size) => {
  expect(apparelSize(de, system)).toBe(size);
});

describe.each(countriesWithProfile())('the profile of %s', (country) => {
  const profile = marketProfileOf(country)!;

  it('is of a country, and says something in every part', () => {
    expect(isCountryCode(country)).toBe(true);
    expect(profile.trust.length).toBeGreaterThan(0);
    const { stance, polite, familiar } = profile.formality;
    if (stance === 'informal') expect([polite, familiar]).toEqual([null, expect.any(String)]);
  });

  it('grows with the size of the foot, in every size shown', () => {
    const shoes = SHOE_SIZES_EU.map((eu) => shoeSize(eu, profile.shoes));
    expect(shoes).toEqual([...new Set(shoes)].sort((a, b) => a - b));
    const apparel = APPAREL_SIZES_DE.map((de) => apparelSize(de, profile.apparel));
    expect(new Set(apparel).size).toBe(APPAREL_SIZES_DE.length);
  });

  it('has formats of its own', () => {
    const at = new Date('2026-11-22T15:00:00Z');
    const formats = marketFormats(profile.locale, { currency: 'EUR', at, zone: 'UTC' });
    for (const text of Object.values(formats)) expect(text).toMatch(/\p{N}/u);
  });
});

test('every part has a source, a date and a confidence', () => {
  expect(Object.values(profileSources)).toHaveLength(6);
});
