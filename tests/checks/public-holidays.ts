/**
 * Regenerates app/logistics/facts/public-holidays.json from the date-holidays package, which is
 * far too large to ship: `node tests/checks/public-holidays.ts --write`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import Holidays from 'date-holidays';
import { format } from 'prettier';

import { addDays } from '../../app/kernel/calendar.ts';
import { isCountryCode } from '../../app/kernel/country.ts';

const FILE = new URL('../../app/logistics/facts/public-holidays.json', import.meta.url);
const FIRST_YEAR = 2025;
const LAST_YEAR = 2028;

/** Dates of nationwide public holidays as 'MMDD MMDD …'; half days are left out. */
function datesOf(country: string, year: number): string {
  const dates = new Set<string>();
  for (const holiday of new Holidays(country, { types: ['public'] }).getHolidays(year)) {
    // A holiday that begins at noon is half a day off: parcels still move.
    if (!holiday.date.includes(' 00:00:00')) continue;
    const days = Math.round((holiday.end.getTime() - holiday.start.getTime()) / 86_400_000);
    for (let index = 0; index < days; index++) {
      dates.add(addDays(holiday.date.slice(0, 10), index));
    }
  }
  return [...dates]
    .filter((on) => on.startsWith(String(year)))
    .sort()
    .map((on) => on.slice(5, 7) + on.slice(8))
    .join(' ');
}

/** The file's content, freshly computed. */
export function generatePublicHolidays(): Promise<string> {
  const countries: Record<string, Record<string, string>> = {};
  for (const country of Object.keys(new Holidays().getCountries('en')).sort()) {
    if (!isCountryCode(country)) continue;
    const years: Record<string, string> = {};
    for (let year = FIRST_YEAR; year <= LAST_YEAR; year++) years[year] = datesOf(country, year);
    // A country without a single holiday is a gap in the source, not a country that never rests.
    if (Object.values(years).every(Boolean)) countries[country] = years;
  }
  const head = {
    source: 'date-holidays 3.37.0, nationwide holidays of type "public"',
    license: 'CC BY-SA 3.0',
    attribution: 'Holiday data: commenthol/date-holidays and contributors',
    fromOn: `${FIRST_YEAR}-01-01`,
    throughOn: `${LAST_YEAR}-12-31`,
  };
  return format(JSON.stringify({ ...head, countries }), { parser: 'json', printWidth: 100 });
}

/** The file's content as committed. */
export function readPublicHolidays(): Promise<string> {
  return readFile(FILE, 'utf8');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--write')) await writeFile(FILE, await generatePublicHolidays());
  else console.log('Pass --write to rewrite app/logistics/facts/public-holidays.json.');
}
