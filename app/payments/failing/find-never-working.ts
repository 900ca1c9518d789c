import type { CalendarDate } from '../../kernel/calendar.ts';
import { betaCdf, logBeta, logBetaBinomial } from '../rates/beta-distribution.ts';
import { type CountedCell, fitRates } from '../rates/fit-rates.ts';
import {
  failedOf,
  type Failing,
  mainCodeOf,
  rangeOf,
  trialsOf,
  WATCH_FAILURES,
  type WatchedCell,
} from './watched-cell.ts';

/** Why each number is what it is; none is fitted to a shop's data. */
export const NEVER_WORKING = {
  /** How sure it must be that most trials fail: the same 95 % at which a method is known to work. */
  mostlyFails: 0.95,
  /** It works now where what came after the worst day is a hundred times likelier for one that works. */
  overAt: Math.log(100),
  /** Cells whose neighbors are asked; those with most failures first. */
  candidatesMost: 40,
} as const;

/**
 * Finds ways to pay that have hardly ever worked in a country, which no change can tell of.
 *
 * A cell is named where most of its trials fail for sure, and where that is too unlikely by what its
 * method does elsewhere and what other methods do there: the ratio of "most trials fail, any share
 * of them" (uniform from a half to one) to what its neighbors would have one expect, with all their
 * uncertainty, is a test martingale, so that a cell whose rate is like the others' ever passes the
 * threshold c with a probability of at most 1 / c (Ville 1939), however often it is looked at. With K
 * cells and c = K / (false alarms a year), a shop that is all new has at most that many in its first
 * year, and fewer ever after.
 */
export function findNeverWorking(cells: readonly WatchedCell[], todayOn: CalendarDate): Failing[] {
  const tried = cells
    .map((cell) => ({
      ...cell,
      days: cell.days
        .filter(({ on }) => on <= todayOn)
        .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    }))
    .filter(({ days }) => trialsOf(days) > 0);
  const counted = tried.map((cell): CountedCell => {
    const trials = trialsOf(cell.days);
    const failed = failedOf(cell.days, null);
    return { row: cell.way, column: cell.country, successes: failed, trials };
  });
  const threshold = tried.length / WATCH_FAILURES.falseAlarmsPerYear.neverWorked;
  return tried
    .map((cell, index) => ({ cell, index, failed: counted[index]!.successes }))
    .filter(({ index }) => mostlyFails(counted[index]!))
    .toSorted((a, b) => b.failed - a.failed || (nameOf(a.cell) < nameOf(b.cell) ? -1 : 1))
    .slice(0, NEVER_WORKING.candidatesMost)
    .flatMap(({ cell, index }) => {
      // Its own trials must not make failing look usual.
      const others = fitRates(counted.filter((_, at) => at !== index));
      const expected = others.rateOf(cell.way, cell.country);
      const found = judgeCell(cell, expected, threshold);
      return found === null ? [] : [found];
    });
}

const nameOf = ({ country, way }: WatchedCell): string => `${country}\n${way}`;

function mostlyFails({ successes: failed, trials }: CountedCell): boolean {
  if (failed < WATCH_FAILURES.leastFailed) return false;
  return betaCdf(0.5, failed + 0.5, trials - failed + 0.5) <= 1 - NEVER_WORKING.mostlyFails;
}

interface Beta {
  alpha: number;
  beta: number;
}

function judgeCell(cell: WatchedCell, expected: Beta, threshold: number): Failing | null {
  let [failed, spared] = [0, 0];
  let [best, evidence] = [-Infinity, 0];
  for (const day of cell.days) {
    failed += failedOf([day], null);
    spared += day.trials - failedOf([day], null);
    const { alpha, beta } = expected;
    evidence =
      logMostlyFailing(failed, spared) - logBetaBinomial(failed, failed + spared, alpha, beta);
    best = Math.max(best, evidence);
  }
  if (evidence < Math.log(threshold) || best - evidence > NEVER_WORKING.overAt) return null;
  const after = { alpha: 0.5 + failed, beta: 0.5 + spared };
  const odds = Math.exp(evidence) / threshold / WATCH_FAILURES.falseAlarmsPerYear.neverWorked;
  return {
    kind: 'never-worked',
    country: cell.country,
    way: cell.way,
    sinceOn: cell.days[0]!.on,
    before: rangeOf(expected),
    since: { ...rangeOf(after), trials: failed + spared, failed },
    code: mainCodeOf(cell.days, null),
    confidence: Math.min(0.999, odds / (1 + odds)),
  };
}

/** Logarithm of the probability of one order of outcomes, the share of failing being uniform above a half. */
function logMostlyFailing(failed: number, spared: number): number {
  const [alpha, beta] = [failed + 1, spared + 1];
  const above = Math.max(1 - betaCdf(0.5, alpha, beta), 1e-300);
  return Math.log(2) + logBeta(alpha, beta) + Math.log(above);
}
