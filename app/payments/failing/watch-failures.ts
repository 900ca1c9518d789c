import { type CalendarDate, addDays, daysBetween } from '../../kernel/calendar.ts';
import { logBeta, logBetaBinomial } from '../rates/beta-distribution.ts';
import { fitRates } from '../rates/fit-rates.ts';
import { rateCodes } from './code-rates.ts';
import { findNeverWorking } from './find-never-working.ts';
import {
  failedOf,
  type Failing,
  failuresOf,
  mainCodeOf,
  rangeOf,
  trialsOf,
  type Watch,
  WATCH_FAILURES,
  type WatchedCell,
  type WatchedDay,
} from './watched-cell.ts';

/** Additional shares of failing trials that are looked for; a mixture of them covers what lies between. */
const RISES = [0.05, 0.1, 0.2, 0.4];

/** What the failures of a cell are counted as: of all kinds, of a group of codes, of one code. */
interface Stream {
  /** null: of all kinds. */
  codes: ReadonlySet<string> | null;
  /** Share of the evidence that this stream is trusted with; all of a cell sum to one. */
  weight: number;
}

/**
 * Finds ways to pay that began to fail, with a bounded rate of false alarms however often it looks.
 *
 * Each cell has a Shiryaev-Roberts statistic over its days: R ← (1 + R) × likelihood ratio of the day,
 * "so much more fails" against "as before", where "as before" is what the cell's own baseline and its
 * neighbors say with all their uncertainty. Under no change R − days is a martingale, so the mean
 * time to a false alarm at the threshold c is at least c days (Pollak 1987; with mixtures as an
 * e-detector: Shin, Ramdas and Rinaldo 2023). With K cells, c = 365 × K / (false alarms per year).
 * A change that is over is not told.
 *
 * Failures are also watched by code: three errors that were never seen before say more than three
 * failures among many. What has failed from its first trial on is no change: `findNeverWorking`.
 *
 * `group` names codes that mean the same for this purpose, e.g. all errors of the method itself.
 */
export function watchFailures(
  cells: readonly WatchedCell[],
  todayOn: CalendarDate,
  group: (code: string) => string,
): Watch {
  const { baselineDays, leastTrials, falseAlarmsPerYear } = WATCH_FAILURES;
  const windowFrom = addDays(todayOn, 1 - windowLength(cells, todayOn));
  const baselineFrom = addDays(windowFrom, -baselineDays);
  const split = cells.map((cell) => ({
    ...cell,
    baseline: cell.days.filter(({ on }) => on >= baselineFrom && on < windowFrom),
    window: cell.days
      .filter(({ on }) => on >= windowFrom && on <= todayOn)
      .toSorted((a, b) => (a.on < b.on ? -1 : 1)),
  }));
  const lately = split.filter(({ window }) => trialsOf(window) > 0);
  const enough = lately.filter(({ baseline }) => trialsOf(baseline) >= leastTrials);
  const unjudged = lately
    .filter(({ baseline }) => trialsOf(baseline) < leastTrials)
    .map(({ country, way, baseline }) => ({ country, way, trials: trialsOf(baseline) }));
  const streams = streamsOf(enough, group);
  const usual = usualRates(split, streams);
  const windowDates = { fromOn: windowFrom, toOn: todayOn };
  const threshold = (365 * enough.length) / falseAlarmsPerYear.began;
  const began = enough.flatMap((cell) => {
    const found = watchCell(cell, streams, usual.get(cell)!, threshold, windowDates);
    return found === null ? [] : [found];
  });
  const isNamed = named(began);
  // What worked before is told by when it began to fail.
  const isTried = named(lately);
  const never = findNeverWorking(cells, todayOn).filter((one) => isTried(one) && !isNamed(one));
  const isNever = named(never);
  const judged = [...enough, ...unjudged.filter(isNever)];
  return {
    failing: [...began, ...never],
    judged: judged.map(({ country, way }) => ({ country, way })),
    unjudged: unjudged.filter((one) => !isNever(one)),
  };
}

interface Place {
  country: string;
  way: string;
}

function named(places: readonly Place[]): (one: Place) => boolean {
  const names = new Set(places.map(({ country, way }) => `${country}\n${way}`));
  return ({ country, way }) => names.has(`${country}\n${way}`);
}

function windowLength(cells: readonly WatchedCell[], todayOn: CalendarDate): number {
  const { most, least } = WATCH_FAILURES.windowDays;
  let firstOn = todayOn;
  for (const { days } of cells) for (const { on } of days) if (on < firstOn) firstOn = on;
  return Math.min(most, Math.max(least, Math.floor((daysBetween(firstOn, todayOn) + 1) / 3)));
}

interface SplitCell extends WatchedCell {
  baseline: readonly WatchedDay[];
  window: readonly WatchedDay[];
}

/** A third of the evidence for failures of all kinds, one for groups of codes, one for single codes. */
function streamsOf(cells: readonly SplitCell[], group: (code: string) => string): Stream[] {
  const codes = [
    ...new Set(cells.flatMap(({ days }) => days.flatMap(({ failures }) => Object.keys(failures)))),
  ].toSorted();
  const groups = [...Map.groupBy(codes, group).values()].map((some) => new Set(some));
  return [
    { codes: null, weight: codes.length === 0 ? 1 : 1 / 3 },
    ...groups.map((some) => ({ codes: some, weight: 1 / 3 / groups.length })),
    ...codes.map((code) => ({ codes: new Set([code]), weight: 1 / 3 / codes.length })),
  ];
}

interface Beta {
  alpha: number;
  beta: number;
}

/** What each stream of each cell usually does, by the baselines of all cells. */
function usualRates(
  cells: readonly SplitCell[],
  streams: readonly Stream[],
): Map<SplitCell, Beta[]> {
  const usual = new Map(cells.map((cell): [SplitCell, Beta[]] => [cell, []]));
  const steadiness = steadinessOf(cells);
  for (const { codes } of streams) {
    const counts = cells.map((cell) => ({
      method: cell.way,
      happened: failedOf(cell.baseline, codes),
      trials: trialsOf(cell.baseline),
    }));
    const rates = codes === null ? allKinds(cells, counts) : rateCodes(counts);
    for (const [index, cell] of cells.entries()) {
      usual.get(cell)!.push(weaken(rates[index]!, steadiness));
    }
  }
  return usual;
}

function allKinds(
  cells: readonly SplitCell[],
  counts: readonly { happened: number; trials: number }[],
): Beta[] {
  const fitted = fitRates(
    cells.map(({ way, country }, index) => ({
      row: way,
      column: country,
      successes: counts[index]!.happened,
      trials: counts[index]!.trials,
    })),
  );
  return cells.map(({ way, country }) => {
    const { alpha, beta } = fitted.rateOf(way, country);
    return { alpha: Math.max(alpha, 0.5), beta };
  });
}

const WEEK = 7;

/**
 * How far a cell's weeks stray from its year, as the strength of a beta distribution: rates that
 * wander of themselves are compared with less certainty. Infinity where weeks are no more unlike
 * than chance makes them.
 */
function steadinessOf(cells: readonly SplitCell[]): number {
  const weeks: { rate: number; trials: number; failed: number }[] = [];
  for (const { baseline } of cells) {
    const trials = trialsOf(baseline);
    const failed = failedOf(baseline, null);
    if (trials < 2 * WEEK || failed === 0 || failed === trials) continue;
    const byWeek = Map.groupBy(baseline, ({ on }) =>
      Math.floor(daysBetween('1970-01-05', on) / WEEK),
    );
    for (const week of byWeek.values()) {
      weeks.push({
        rate: failed / trials,
        trials: trialsOf(week),
        failed: failedOf(week, null),
      });
    }
  }
  const scoreAt = (log: number) =>
    weeks.reduce((sum, { rate, trials, failed }) => {
      const strength = Math.exp(log);
      return sum + logBetaBinomial(failed, trials, rate * strength, (1 - rate) * strength);
    }, 0);
  let [low, high] = [Math.log(5), Math.log(20_000)];
  const steady = scoreAt(high);
  for (let step = 0; step < 16; step++) {
    const [a, b] = [low + 0.382 * (high - low), low + 0.618 * (high - low)];
    if (scoreAt(a) > scoreAt(b)) high = b;
    else low = a;
  }
  const best = (low + high) / 2;
  // Less than a unit of log-likelihood is what chance gives (Akaike).
  return scoreAt(best) > steady + 1 ? Math.exp(best) : Infinity;
}

function weaken({ alpha, beta }: Beta, strengthMost: number): Beta {
  const factor = Math.min(1, strengthMost / (alpha + beta));
  return { alpha: alpha * factor, beta: beta * factor };
}

interface Strongest {
  value: number;
  stream: Stream;
  sinceOn: CalendarDate;
  drop: number;
}

/** It is over where what came after its worst day is a hundred times likelier without it. */
const OVER_AT = Math.log(100);

function watchCell(
  cell: SplitCell,
  streams: readonly Stream[],
  usual: readonly Beta[],
  threshold: number,
  windowDates: { fromOn: CalendarDate; toOn: CalendarDate },
): Failing | null {
  const endDays = daysBetween(cell.window.at(-1)!.on, windowDates.toOn);
  let total = 0;
  let strongest: Strongest | null = null;
  for (const [index, stream] of streams.entries()) {
    const { alpha, beta } = usual[index]!;
    const mean = alpha / (alpha + beta);
    const told = toldDays(cell, windowDates.fromOn, stream.codes, usual[index]!);
    for (const rise of RISES) {
      const { value, ...path } = accumulate(told, endDays, mean + rise * (1 - mean));
      const share = (stream.weight / RISES.length) * value;
      total += share;
      if (strongest === null || share > strongest.value) {
        strongest = { value: share, stream, ...path };
      }
    }
  }
  if (strongest === null || total < threshold || strongest.drop > OVER_AT) return null;
  const since = cell.window.filter(({ on }) => on >= strongest.sinceOn);
  const [trials, failed] = [trialsOf(since), failedOf(since, null)];
  const before = usual[0]!;
  const after = { alpha: 0.5 + failed, beta: 0.5 + trials - failed };
  const found: Failing = {
    kind: 'began',
    country: cell.country,
    way: cell.way,
    sinceOn: strongest.sinceOn,
    before: rangeOf(before),
    since: { ...rangeOf(after), trials, failed },
    code: mainCodeOf(since, strongest.stream.codes),
    confidence: confidenceAt(total / threshold),
  };
  const { leastFailed, leastRise } = WATCH_FAILURES;
  const counts = failedOf(since, strongest.stream.codes) >= leastFailed;
  return counts && found.since.rate - found.before.rate >= leastRise ? found : null;
}

/**
 * How probable a change is where the statistic is so many times its threshold: at the threshold one
 * real change a year stands against the false alarms of a year.
 */
function confidenceAt(times: number): number {
  const odds = times / WATCH_FAILURES.falseAlarmsPerYear.began;
  return Math.min(0.999, odds / (1 + odds));
}

/** What a day of the window told of a stream, and how likely that was if all is as usual. */
interface ToldDay {
  on: CalendarDate;
  /** Days without a trial since the one before, or since the window began. */
  silentDays: number;
  happened: number;
  spared: number;
  logUsual: number;
}

function toldDays(
  { window }: SplitCell,
  windowFrom: CalendarDate,
  codes: ReadonlySet<string> | null,
  usual: Beta,
): ToldDay[] {
  let { alpha, beta } = usual;
  let last = addDays(windowFrom, -1);
  let before = logBeta(alpha, beta);
  return window.map((day): ToldDay => {
    const happened = failuresOf(day, codes);
    const spared = day.trials - happened;
    // The days before have taught what is usual, too.
    alpha += happened;
    beta += spared;
    const after = logBeta(alpha, beta);
    const told = { on: day.on, silentDays: daysBetween(last, day.on) - 1, happened, spared };
    const logUsual = after - before;
    [before, last] = [after, day.on];
    return { ...told, logUsual };
  });
}

/**
 * The statistic of one stream for one size of rise, the likeliest first day of the rise, and how far
 * the evidence for it has dropped since it was strongest. `endDays` without a trial end the window.
 */
function accumulate(
  told: readonly ToldDay[],
  endDays: number,
  raised: number,
): { value: number; sinceOn: CalendarDate; drop: number } {
  const [logFails, logSpares] = [Math.log(raised), Math.log1p(-raised)];
  let value = 0;
  let [log, best] = [0, -Infinity];
  let sinceOn = told[0]!.on;
  let candidate = sinceOn;
  for (const { on, silentDays, happened, spared, logUsual } of told) {
    const change = happened * logFails + spared * logSpares - logUsual;
    // A day without a trial might be the first one, too.
    value = (1 + value + silentDays) * Math.exp(change);
    if (log <= 0) [log, candidate] = [0, on];
    log += change;
    if (log > best) [best, sinceOn] = [log, candidate];
  }
  return { value: value + endDays, sinceOn, drop: best - log };
}
