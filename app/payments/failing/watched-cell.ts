import type { CalendarDate } from '../../kernel/calendar.ts';
import type { CountryCode } from '../../kernel/country.ts';
import { betaQuantile } from '../rates/beta-distribution.ts';

/** What a day told of a way to pay in a country; trials are purchases that tried it. */
export interface WatchedDay {
  on: CalendarDate;
  trials: number;
  /** Failed trials by error code, "" where the source gives none. */
  failures: Record<string, number>;
}

export interface WatchedCell {
  country: CountryCode;
  way: string;
  days: readonly WatchedDay[];
}

/** Something that fails: since a day, or from the start. */
export interface Failing {
  kind: 'began' | 'never-worked';
  country: CountryCode;
  way: string;
  /** Most likely first day; of what has never worked, that of the first trial. */
  sinceOn: CalendarDate;
  /**
   * Share of failed trials before, and since; each with the range that holds it 9 times of 10. Before:
   * of what has never worked, what its neighbors would have one expect.
   */
  before: { rate: number; low: number; high: number };
  since: { rate: number; low: number; high: number; trials: number; failed: number };
  /** What failed more than before: a code, or null where failures of all kinds did. */
  code: string | null;
  /** 0…1: how probable it is that this is a change. */
  confidence: number;
}

export interface Watch {
  failing: Failing[];
  /** Cells with enough data, failing or not. */
  judged: { country: CountryCode; way: string }[];
  /** Cells that were tried lately, with too little before to compare with. */
  unjudged: { country: CountryCode; way: string; trials: number }[];
}

/** Why each number is what it is; none is fitted to a shop's data. */
export const WATCH_FAILURES = {
  /**
   * Days looked at for a change, where the data reach back three times as far, else a third of them:
   * half a year, so that a market of one purchase a week can tell, and what has begun stays told.
   */
  windowDays: { most: 180, least: 14 },
  /** Days before them with which they are compared: a year has every season once. */
  baselineDays: 365,
  /** Trials that the baseline of a cell needs: below, the range of its rate is wider than ±14 points. */
  leastTrials: 30,
  /** Failed trials that a change needs: two may be one shopper. */
  leastFailed: 3,
  /** A smaller rise is told by the pages, not by an alarm. */
  leastRise: 0.05,
  /**
   * Alarms that a shop with nothing wrong gets at most in a year, on average: half a one in all. Most
   * of it for changes, which are looked for on every day of every cell; what has never worked is asked
   * once in a cell's life.
   */
  falseAlarmsPerYear: { began: 0.4, neverWorked: 0.1 },
} as const;

export const trialsOf = (days: readonly WatchedDay[]): number =>
  days.reduce((sum, { trials }) => sum + trials, 0);

export function failuresOf({ failures }: WatchedDay, codes: ReadonlySet<string> | null): number {
  let count = 0;
  for (const [code, n] of Object.entries(failures))
    if (codes === null || codes.has(code)) count += n;
  return count;
}

export const failedOf = (days: readonly WatchedDay[], codes: ReadonlySet<string> | null): number =>
  days.reduce((sum, day) => sum + failuresOf(day, codes), 0);

/** A beta distribution as its mean and the range that holds it 9 times of 10. */
export function rangeOf({ alpha, beta }: { alpha: number; beta: number }): {
  rate: number;
  low: number;
  high: number;
} {
  return {
    rate: alpha / (alpha + beta),
    low: betaQuantile(0.05, alpha, beta),
    high: betaQuantile(0.95, alpha, beta),
  };
}

/** The most frequent code of some failures; null where nothing failed with one. */
export function mainCodeOf(
  days: readonly WatchedDay[],
  codes: ReadonlySet<string> | null,
): string | null {
  const counts = new Map<string, number>();
  for (const { failures } of days) {
    for (const [code, n] of Object.entries(failures)) {
      if (codes === null || codes.has(code)) counts.set(code, (counts.get(code) ?? 0) + n);
    }
  }
  const [main] = [...counts].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return main?.[0] ?? null;
}
