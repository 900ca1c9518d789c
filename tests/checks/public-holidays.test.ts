import { describe, expect, it, test } from 'vitest';

import { isCalendarDate } from '../../app/kernel/calendar.ts';
import { isCountryCode } from '../../app/kernel/country.ts';
import { publicHolidays } from '../../app/logistics/index.ts';
import { generatePublicHolidays, readPublicHolidays } from './public-holidays.ts';

/** The 61 markets that the product speaks of, and four that tax facts add. */
const MARKETS = (
  'AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE GB NO CH US CA MX ' +
  'BR AR CL CO PE AU NZ JP KR CN HK TW SG MY TH ID PH VN IN AE SA IL TR EG ZA NG KE UA IS LI RS RU'
).split(' ');

describe('the holidays that ship with the app', () => {
  it('are what the generator gives', async () => {
    expect(await readPublicHolidays()).toBe(await generatePublicHolidays());
  });

  test.each(MARKETS)('know %s in every year', (country) => {
    for (const year of [2025, 2026, 2027, 2028]) {
      const dates = publicHolidays.holidaysOf(country, `${year}-01-01`, `${year}-12-31`)!;
      expect(dates.length).toBeGreaterThanOrEqual(4);
      expect(dates).toEqual([...new Set(dates)].sort());
      for (const on of dates) expect(isCalendarDate(on)).toBe(true);
    }
  });

  it('are about countries', () => {
    for (const country of publicHolidays.countries()) expect(isCountryCode(country)).toBe(true);
  });
});
