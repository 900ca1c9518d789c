import { addDays, type CalendarDate, daysBetween } from '../kernel/calendar.ts';
import type { Period } from './model.ts';

/** Lengths that a page offers, in days; 'all' is everything there is. */
export const PERIOD_CHOICES = ['30', '90', '365', 'all'] as const;
export type PeriodChoice = (typeof PERIOD_CHOICES)[number];

export interface ChosenPeriod {
  choice: PeriodChoice;
  period: Period;
  /** The stretch of the same length before it; null where the data does not reach back to it. */
  previous: Period | null;
  /** True where the data ends long ago, and the period ends with it instead of today. */
  endsWithData: boolean;
}

/** A shop with no order for longer than this is looked at as of its last day of data. */
export const STALE_AFTER_DAYS = 14;

/** The longest period that is shown, about thirty years. */
export const MOST_DAYS = 11_000;

const DEFAULT_CHOICE: PeriodChoice = '30';

/**
 * The period that a page shows, and the one that it is compared with.
 *
 * `previous` needs data from its first day on: a comparison with a part of a period would show
 * growth that was not there.
 * @example
 *   choosePeriod('30', { fromOn: '2010-12-01', toOn: '2011-12-09' }, '2026-11-22').period
 *   // { fromOn: '2011-11-10', toOn: '2011-12-09' }
 */
export function choosePeriod(
  asked: string | null,
  data: Period | null,
  todayOn: CalendarDate,
): ChosenPeriod {
  const choice = PERIOD_CHOICES.find((known) => known === asked) ?? DEFAULT_CHOICE;
  const lastOn = data?.toOn ?? todayOn;
  const endsWithData = daysBetween(lastOn, todayOn) > STALE_AFTER_DAYS;
  const toOn = endsWithData ? lastOn : todayOn;
  if (choice === 'all') {
    const longest = addDays(toOn, 1 - MOST_DAYS);
    const firstOn = data?.fromOn ?? toOn;
    const fromOn = firstOn < longest ? longest : firstOn;
    return { choice, period: { fromOn, toOn }, previous: null, endsWithData };
  }
  const days = Number(choice);
  const period = { fromOn: addDays(toOn, 1 - days), toOn };
  const previous = { fromOn: addDays(period.fromOn, -days), toOn: addDays(period.fromOn, -1) };
  const isCovered = data !== null && data.fromOn <= previous.fromOn;
  return { choice, period, previous: isCovered ? previous : null, endsWithData };
}

/**
 * The days of a period that are over: a line that ended with the first hours of today would end
 * with a fall that is none.
 */
export function finishedPeriod(chosen: ChosenPeriod): Period {
  const { period, endsWithData } = chosen;
  return endsWithData ? period : { fromOn: period.fromOn, toOn: addDays(period.toOn, -1) };
}
