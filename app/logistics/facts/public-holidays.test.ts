import { describe, expect, it, test } from 'vitest';

import { publicHolidays } from './public-holidays.ts';

const { holidaysOf, workingWeekOf } = publicHolidays;

describe('public holidays', () => {
  test.each([
    ['Germany in December', 'DE', '2026-12-01', '2026-12-31', ['2026-12-25', '2026-12-26']],
    ['a range of one day', 'US', '2026-11-26', '2026-11-26', ['2026-11-26']],
    ['a range without any', 'US', '2026-11-27', '2026-11-30', []],
    [
      'the substitute day of Boxing Day',
      'GB',
      '2026-12-26',
      '2026-12-31',
      ['2026-12-26', '2026-12-28'],
    ],
    // The statutory days alone would be three; factories close for eight.
    [
      'the whole break of Chinese New Year',
      'CN',
      '2027-02-01',
      '2027-02-28',
      ['05', '06', '07', '08', '09', '10', '11', '12'].map((day) => `2027-02-${day}`),
    ],
    ['no Children’s Day in China', 'CN', '2026-05-20', '2026-06-10', []],
    ['no half holidays in China', 'CN', '2027-03-01', '2027-03-31', []],
    [
      'both days of the equinox weekend in Japan',
      'JP',
      '2027-03-20',
      '2027-03-23',
      ['2027-03-21', '2027-03-22'],
    ],
    ['Diwali in India', 'IN', '2026-11-01', '2026-11-30', ['2026-11-08']],
  ])('know %s', (_name, country, from, to, expected) => {
    expect(holidaysOf(country, from, to)).toEqual(expected);
  });

  test.each([
    ['a country without facts', 'QA', '2026-01-01', '2026-12-31'],
    ['a code that is none', 'ZZ', '2026-01-01', '2026-12-31'],
    ['a year before the facts', 'DE', '2024-12-01', '2025-01-31'],
    ['a year after the facts', 'DE', '2028-12-01', '2029-01-31'],
  ])('admit not to know %s', (_name, country, from, to) => {
    expect(holidaysOf(country, from, to)).toBeNull();
  });
});

describe('working weeks', () => {
  test.each([
    ['DE', '2026-11-22', '1111100'],
    ['SA', '2026-11-22', '1111001'],
    ['IL', '2026-11-22', '1111001'],
    ['IN', '2026-11-22', '1111110'],
    // The Emirates moved their weekend on 1 January 2022.
    ['AE', '2021-12-31', '1111001'],
    ['AE', '2022-01-01', '1111100'],
  ])('of %s as at %s are %s', (country, asOn, week) => {
    expect(workingWeekOf(country, asOn)).toBe(week);
  });

  it('open on at least four days wherever they are stated', () => {
    for (const country of publicHolidays.countries()) {
      const week = workingWeekOf(country, '2026-11-22');
      expect(week).toMatch(/^[01]{7}$/);
      expect(week.replaceAll('0', '').length).toBeGreaterThanOrEqual(4);
    }
  });
});
