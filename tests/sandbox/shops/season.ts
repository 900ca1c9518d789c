import { DAY_MS, weekdayOf } from './calendar.ts';

/** Relative demand by weekday, Sunday first: people shop on Sunday and Monday evenings. */
const WEEKDAYS = [1.16, 1.12, 1.02, 0.98, 0.96, 0.85, 0.91];

/** Relative demand by month, January first. */
export type YearShape = readonly number[];

/** Days from Black Friday, the day after the fourth Thursday of November. */
function daysFromBlackFriday(epochDay: number): number {
  const year = new Date(epochDay * DAY_MS).getUTCFullYear();
  const first = Math.floor(Date.UTC(year, 10, 1) / DAY_MS);
  const firstThursday = first + ((4 - weekdayOf(first) + 7) % 7);
  return epochDay - (firstThursday + 22);
}

/** True in the sale week that runs from the Monday before Black Friday to Cyber Monday. */
export function isSaleWeek(epochDay: number): boolean {
  const distance = daysFromBlackFriday(epochDay);
  return distance >= -4 && distance <= 3;
}

/**
 * Expected demand of a day relative to an average one: weekday × month (interpolated from the
 * middle of one to the next) × sale week and Christmas.
 */
export function seasonFactor(epochDay: number, shape: YearShape): number {
  const date = new Date(epochDay * DAY_MS);
  const month = date.getUTCMonth();
  const position = (date.getUTCDate() - 15) / 30;
  const neighbor = (month + (position < 0 ? 11 : 1)) % 12;
  const weight = Math.abs(position);
  const level = (shape[month] ?? 1) * (1 - weight) + (shape[neighbor] ?? 1) * weight;

  const fromFriday = daysFromBlackFriday(epochDay);
  let event = 1;
  if (fromFriday === 0) event = 3;
  else if (fromFriday === 3) event = 2.3;
  else if (isSaleWeek(epochDay)) event = 1.7;
  const dayOfDecember = month === 11 ? date.getUTCDate() : 0;
  if (dayOfDecember >= 1 && dayOfDecember <= 17) event = Math.max(event, 1.25);
  if (dayOfDecember >= 21 && dayOfDecember <= 26) event = 0.55;

  return (WEEKDAYS[weekdayOf(epochDay)] ?? 1) * level * event;
}
