import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  epochDayAt,
  epochDayOf,
  isoDate,
  lunarNewYear,
  wallClockMs,
  warehouseHolidays,
  weekdayOf,
} from './calendar.ts';

describe('days', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-11-22', -18, '2025-05-22'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months are %s', (from, months, to) => {
    expect(isoDate(addMonths(epochDayOf(from), months))).toBe(to);
  });

  it('have the weekday that Intl gives them', () => {
    const names = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
    const format = new Intl.DateTimeFormat('en', { timeZone: 'UTC', weekday: 'short' });
    fc.assert(
      fc.property(fc.integer({ min: -10_000, max: 40_000 }), (day) => {
        expect(names[weekdayOf(day)]).toBe(format.format(day * 86_400_000));
      }),
    );
  });

  it.each(['Europe/Berlin', 'Asia/Shanghai', 'America/New_York'])(
    'begin at midnight in %s',
    (zone) => {
      fc.assert(
        fc.property(fc.integer({ min: 18_000, max: 22_000 }), (day) => {
          const start = wallClockMs(zone, day * 86_400_000);
          expect(epochDayAt(zone, start)).toBe(day);
          expect(epochDayAt(zone, start - 1)).toBe(day - 1);
        }),
      );
    },
  );
});

describe('holidays', () => {
  it.each([
    ['DE', '2026-04-03', 'Good Friday'],
    ['DE', '2026-04-06', 'Easter Monday'],
    ['DE', '2026-05-14', 'Ascension Day'],
    ['DE', '2025-10-31', 'Reformation Day in Hamburg'],
    ['NL', '2026-04-27', "King's Day"],
    ['CN', '2026-02-17', 'Spring Festival'],
    ['CN', '2026-10-07', 'the last day of the Golden Week'],
  ])('in %s include %s, %s', (country, date) => {
    expect(warehouseHolidays(country, Number(date.slice(0, 4)))).toContain(epochDayOf(date));
  });

  it.each([
    [2024, '2024-02-10'],
    [2025, '2025-01-29'],
    [2026, '2026-02-17'],
  ])('the Chinese year of %i begins on %s', (year, date) => {
    expect(isoDate(lunarNewYear(year))).toBe(date);
  });
});
