import { addDays } from '../../kernel/calendar.ts';
import type { CalendarDate, WeekMask } from '../../kernel/calendar.ts';
import type { CountryCode } from '../../kernel/country.ts';
import corrections from './holiday-corrections.json' with { type: 'json' };
import generated from './public-holidays.json' with { type: 'json' };
import weeks from './working-weeks.json' with { type: 'json' };

/** What the promise asks about a country's calendar. */
export interface PublicHolidays {
  /** Last date for which holidays are known. */
  throughOn: CalendarDate;
  /** Countries whose holidays or whose own working week are known, in alphabetical order. */
  countries(): CountryCode[];
  /**
   * Nationwide public holidays from one date to another, both included, in order; null when
   * the country's holidays are not known.
   */
  holidaysOf(country: CountryCode, fromOn: CalendarDate, toOn: CalendarDate): CalendarDate[] | null;
  /** The usual working week as at a date; Monday to Friday where no fact says otherwise. */
  workingWeekOf(country: CountryCode, asOn: CalendarDate): WeekMask;
}

const datesByCountry = new Map<CountryCode, CalendarDate[]>();

function datesOf(country: CountryCode): CalendarDate[] | null {
  const known = datesByCountry.get(country);
  if (known) return known;
  const packed = (generated.countries as Record<string, Record<string, string>>)[country];
  if (!packed) return null;
  const dates = new Set(
    Object.entries(packed).flatMap(([year, days]) =>
      days.split(' ').map((monthDay) => `${year}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`),
    ),
  );
  for (const correction of corrections.corrections) {
    if (correction.country !== country) continue;
    for (const on of correction.open) dates.delete(on);
    for (const { fromOn, toOn } of correction.closed) {
      for (let on = fromOn; on <= toOn; on = addDays(on, 1)) dates.add(on);
    }
  }
  const sorted = [...dates].sort();
  datesByCountry.set(country, sorted);
  return sorted;
}

/**
 * Nationwide public holidays and working weeks of the countries in `public-holidays.json`,
 * with our own corrections; see the README for sources and known gaps.
 * @example publicHolidays.holidaysOf('DE', '2026-12-01', '2026-12-31') // ['2026-12-25', '2026-12-26']
 */
export const publicHolidays: PublicHolidays = {
  throughOn: generated.throughOn,
  countries: () =>
    [
      ...new Set([
        ...Object.keys(generated.countries),
        ...weeks.weeks.flatMap((fact) => fact.countries),
      ]),
    ].sort(),
  holidaysOf: (country, fromOn, toOn) =>
    fromOn < generated.fromOn || toOn > generated.throughOn
      ? null
      : (datesOf(country)?.filter((on) => on >= fromOn && on <= toOn) ?? null),
  workingWeekOf: (country, asOn) =>
    weeks.weeks.find(
      (fact) =>
        fact.countries.includes(country) &&
        (fact.effectiveFrom ?? '') <= asOn &&
        asOn <= (fact.effectiveTo ?? '9999-12-31'),
    )?.week ?? '1111100',
};
