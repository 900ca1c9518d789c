import { normalDistribution } from './normal.ts';
import { normalTail } from './normal-tail.ts';

/**
 * How long things took, one entry each, in the order in which they began: as standard normal scores
 * of what was usual, so that 0 is the usual middle and 1.28 what nine in ten keep to.
 */
export interface Course {
  startedDay: readonly number[];
  score: readonly number[];
  /** True where the thing is not over yet: it will take longer than `score`. */
  open: readonly boolean[];
  /** Chance that the end of an open one is told at all; 1 for what is over. */
  told: readonly number[];
}

export interface Slowdown {
  /** Since when, and how sure that day is: the change lies within so many days of it. */
  sinceDay: number;
  /** How much later, in scores. */
  shift: number;
  /** Distance from chance, in standard errors of the shift. */
  distance: number;
  before: number;
  after: number;
}

/** False alarms a year that a shop without any change gets from all that is watched together. */
export const SLOWDOWN_ALARMS_PER_YEAR = 0.5;

/**
 * How far from chance a change must be, in standard errors, where so many things are looked at every
 * day of the year and together raise half a false alarm.
 *
 * One thing passes 3.5 about 0.08 times a year without a change, and the rate falls as the normal
 * density does; both measured by the simulation in find-slowdown.test.ts.
 * @example slowdownDistance(30) // 3.92
 */
export function slowdownDistance(watched: number): number {
  const allowed = SLOWDOWN_ALARMS_PER_YEAR / Math.max(1, watched);
  return Math.max(3.5, Math.sqrt(3.5 ** 2 + 2 * Math.log(0.08 / allowed)));
}

/** The least that is compared: what was usual, and what is new. */
const BEFORE_LEAST = 20;
const AFTER_LEAST = 6;
/** A change older than that is how things are. */
const LOOK_BACK_DAYS = 180;
/** What was usual is looked for in so many days before a change. */
const USUAL_DAYS = 270;
/** It must still be so in the last weeks, by half at least. */
const STILL_DAYS = 28;

/**
 * The most telling day since which things take longer, or null.
 *
 * Every day of the last half year is tried: the mean score before it against that after it, where
 * things that are not over count as longer than they are old (censored normal, unit variance; by
 * expectation-maximization). So a lane is slow as soon as too many of its parcels are under way for
 * too long, before they arrive. `dispersion` is how much days differ beyond chance; see `dispersionOf`.
 */
export function findSlowdown(
  course: Course,
  asOfDay: number,
  dispersion: number,
  distance: number,
): Slowdown | null {
  const { startedDay } = course;
  const days = new Set<number>();
  for (const day of startedDay) {
    if (day <= asOfDay && day > asOfDay - LOOK_BACK_DAYS) days.add(Math.floor(day));
  }
  const sums = summed(course);
  let best: Slowdown | null = null;
  for (const sinceDay of days) {
    const split = lowerBound(startedDay, sinceDay);
    const from = lowerBound(startedDay, sinceDay - USUAL_DAYS);
    if (split - from < BEFORE_LEAST || startedDay.length - split < AFTER_LEAST) continue;
    const before = meanOf(sums, from, split);
    const after = meanOf(sums, split, startedDay.length);
    if (before.worth < BEFORE_LEAST || after.worth < AFTER_LEAST) continue;
    const shift = after.mean - before.mean;
    const error = Math.sqrt(dispersion * (1 / before.worth + 1 / after.worth));
    if (shift > 0 && shift / error > (best?.distance ?? distance)) {
      best = {
        sinceDay,
        shift,
        distance: shift / error,
        before: before.worth,
        after: after.worth,
      };
    }
  }
  if (best === null) return null;
  const lately = meanOf(
    sums,
    lowerBound(startedDay, Math.max(best.sinceDay, asOfDay - STILL_DAYS)),
    startedDay.length,
  );
  const usual = meanOf(sums, 0, lowerBound(startedDay, best.sinceDay));
  const gone = lately.worth >= AFTER_LEAST && lately.mean - usual.mean < best.shift / 2;
  return gone ? null : best;
}

/** A course with what is asked of its stretches hundreds of times. */
interface Summed extends Course {
  /** Sums of the scores of what is over, and how many, before each place. */
  sumBefore: Float64Array;
  overBefore: Int32Array;
  /** Places of what is not over, in order. */
  openAt: number[];
}

function summed(course: Course): Summed {
  const { score, open } = course;
  const sumBefore = new Float64Array(score.length + 1);
  const overBefore = new Int32Array(score.length + 1);
  const openAt: number[] = [];
  for (let at = 0; at < score.length; at++) {
    const over = open[at] === false;
    if (!over) openAt.push(at);
    sumBefore[at + 1] = sumBefore[at]! + (over ? score[at]! : 0);
    overBefore[at + 1] = overBefore[at]! + (over ? 1 : 0);
  }
  return { ...course, sumBefore, overBefore, openAt };
}

const ROUNDS_MOST = 12;
/** In scores: far below what any finding depends on. */
const SETTLED = 1e-9;

/**
 * Mean score of a stretch and what it is worth in things that are over. Open ones are given the
 * mean of what is above them; each round brings the mean nearer to that of maximum likelihood.
 */
function meanOf(course: Summed, from: number, until: number): { mean: number; worth: number } {
  const { score, told, openAt } = course;
  const sum = course.sumBefore[until]! - course.sumBefore[from]!;
  const count = course.overBefore[until]! - course.overBefore[from]!;
  const [firstOpen, endOpen] = [lowerBound(openAt, from), lowerBound(openAt, until)];
  let mean = count > 0 ? sum / count : 0;
  let worth = count;
  for (let round = 0; round < (endOpen > firstOpen ? ROUNDS_MOST : 0); round++) {
    let [guessed, weights] = [0, 0];
    worth = count;
    for (let place = firstOpen; place < endOpen; place++) {
      const at = openAt[place]!;
      const z = score[at]! - mean;
      // Mean and variance of a normal value known to be above z.
      const { above, mean: ratio } = normalTail(z);
      const weight = (told[at]! * above) / (told[at]! * above + 1 - told[at]! + 1e-12);
      const narrowing = ratio * (ratio - z);
      guessed += weight * (mean + ratio);
      weights += weight;
      worth += weight * Math.min(1, Math.max(0, narrowing));
    }
    const before = mean;
    mean = (sum + guessed) / Math.max(count + weights, 1e-9);
    if (Math.abs(mean - before) < SETTLED) break;
  }
  return { mean, worth };
}

/**
 * How much the means of neighboring weeks differ, against what chance would do: 1 is chance alone,
 * more where parcels of a day share a fate. Steps between neighbors are compared, so that a lasting
 * change hardly counts. Leans on `usual` as if by 20 weeks.
 */
export function dispersionOf(course: Course, usual = 1): number {
  const { startedDay, score, open } = course;
  let [squares, steps] = [20 * usual, 20];
  let last: { mean: number; count: number } | null = null;
  let [week, sum, count] = [-Infinity, 0, 0];
  const close = (): void => {
    if (count === 0) return;
    const mean = sum / count;
    if (last !== null) {
      squares += (mean - last.mean) ** 2 / (1 / count + 1 / last.count);
      steps++;
    }
    last = { mean, count };
  };
  for (let at = 0; at < score.length; at++) {
    if (open[at]!) continue;
    const own = Math.floor(startedDay[at]! / 7);
    if (own !== week) {
      close();
      [week, sum, count] = [own, 0, 0];
    }
    sum += score[at]!;
    count++;
  }
  close();
  return Math.max(1, squares / steps);
}

/** First place whose day is not before `day`. */
function lowerBound(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How probable it is that a shift so far from chance is none of it, given what was looked at. */
export function confidenceOf(distance: number, looks: number): number {
  return Math.max(0, Math.min(0.999, 1 - looks * (1 - normalDistribution(distance))));
}
