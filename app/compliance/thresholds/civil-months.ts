import type { EpochDay } from '../../kernel/calendar.ts';

const MS_PER_DAY = 86_400_000;

export function yearOf(day: EpochDay): number {
  return new Date(day * MS_PER_DAY).getUTCFullYear();
}

/** 1 to 12. */
export function monthOf(day: EpochDay): number {
  return new Date(day * MS_PER_DAY).getUTCMonth() + 1;
}

/** First day of the month that is `months` after that of a day. */
export function startOfMonth(day: EpochDay, months: number): EpochDay {
  const date = new Date(day * MS_PER_DAY);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1) / MS_PER_DAY;
}

/**
 * The same day so many months later; the last of the month where that has no such day.
 * @example fromEpochDay(addMonthsTo(toEpochDay('2028-03-31'), -1)) // '2028-02-29'
 */
export function addMonthsTo(day: EpochDay, months: number): EpochDay {
  const first = startOfMonth(day, months);
  const length = startOfMonth(first, 1) - first;
  return first + Math.min(new Date(day * MS_PER_DAY).getUTCDate(), length) - 1;
}
