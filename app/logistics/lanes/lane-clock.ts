import type { OpenDays, WeekMask } from '../../kernel/calendar.ts';

/** Measures time in days on which parcels move. */
export interface LaneClock {
  /** What counts, Monday first. */
  week: WeekMask;
  /**
   * Days between two instants (days since 1970-01-01 UTC), closed ones left out and the others made
   * longer, so that a week has seven: lanes of different clocks can be compared.
   */
  daysBetween: (from: number, until: number) => number;
  /** The first instant that is `days` of these days after `from`. */
  after: (from: number, days: number) => number;
}

/**
 * A clock that stands still on closed days of a place whose clocks are `aheadDays` ahead of UTC.
 *
 * Tabulated for the days from `firstDay` to `lastDay`; before and after, every day counts.
 */
export function laneClock(options: {
  week: WeekMask;
  isOpen: OpenDays;
  aheadDays: number;
  /** How long an open day counts: 7 / 5 for a week of five. */
  daysPerOpenDay: number;
  firstDay: number;
  lastDay: number;
}): LaneClock {
  const { isOpen, aheadDays, firstDay } = options;
  const days = options.lastDay - firstDay + 1;
  // Open days before the start of each day; the last entry is their sum.
  const before = new Float64Array(days + 1);
  for (let index = 0; index < days; index++) {
    before[index + 1] = before[index]! + (isOpen(firstDay + index) ? options.daysPerOpenDay : 0);
  }
  const reading = (instant: number): number => {
    const place = instant + aheadDays - firstDay;
    if (place <= 0) return place;
    if (place >= days) return before[days]! + place - days;
    const index = Math.floor(place);
    return before[index]! + (place - index) * (before[index + 1]! - before[index]!);
  };
  const instantOf = (value: number): number => {
    if (value <= 0) return value - aheadDays + firstDay;
    if (value > before[days]!) return value - before[days]! + days - aheadDays + firstDay;
    let [low, high] = [0, days];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (before[middle]! < value) low = middle;
      else high = middle;
    }
    const length = before[high]! - before[low]!;
    return low + (value - before[low]!) / length - aheadDays + firstDay;
  };
  return {
    week: options.week,
    daysBetween: (from, until) => reading(until) - reading(from),
    after: (from, count) => instantOf(reading(from) + count),
  };
}
