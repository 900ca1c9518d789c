import {
  addDays,
  type CalendarDate,
  daysBetween,
  fromEpochDay,
  toEpochDay,
  weekdayOf,
} from '../kernel/calendar.ts';
import type { Period } from './model.ts';

/** A line of more points than this is drawn by week. */
export const MOST_DAILY_POINTS = 92;

/**
 * Daily values as points for a line: every day of the period, days without a row as 0; weeks
 * from Monday, named by it, where there are more than three months of days.
 *
 * A first or last week that the period cuts is left out: half a week looks like a fall.
 */
export function groupDays(
  days: readonly { on: CalendarDate; value: number }[],
  period: Period,
): { step: 'day' | 'week'; points: { on: CalendarDate; value: number }[] } {
  const valueOf = new Map(days.map(({ on, value }) => [on, value]));
  const length = daysBetween(period.fromOn, period.toOn) + 1;
  const all = Array.from({ length }, (_, index) => {
    const on = addDays(period.fromOn, index);
    return { on, value: valueOf.get(on) ?? 0 };
  });
  if (length <= MOST_DAILY_POINTS) return { step: 'day', points: all };
  const weeks = new Map<CalendarDate, { on: CalendarDate; value: number }>();
  for (const { on, value } of all) {
    const monday = mondayOf(on);
    if (monday < period.fromOn) continue;
    if (addDays(monday, 6) > period.toOn) break;
    const week = weeks.get(monday);
    weeks.set(monday, { on: monday, value: (week?.value ?? 0) + value });
  }
  return { step: 'week', points: [...weeks.values()] };
}

function mondayOf(on: CalendarDate): CalendarDate {
  const day = toEpochDay(on);
  return fromEpochDay(day - weekdayOf(day));
}
