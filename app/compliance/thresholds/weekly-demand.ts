import { drawBeta, drawGamma, drawNormal, drawPoisson, type Uniform } from './random-draws.ts';

/**
 * Sales of a week as a rate that drifts and grows, seen through the chance of single orders.
 *
 * The rate is a gamma distribution that forgets with `keep` and grows by `growth` a week; the week's
 * sales, measured in `unit`s, are Poisson around it (Harvey and Fernandes 1989; Smith and Miller
 * 1986). Which `keep`, `growth` and `unit` are right nobody knows: all of a grid are kept, weighed by
 * how well they foresaw each week (Bayesian model averaging).
 */
export interface WeeklyDemand {
  models: {
    weight: number;
    keep: number;
    growth: number;
    unit: number;
    shape: number;
    rate: number;
    /** What each coming week is against a usual one. */
    season: readonly number[];
  }[];
  /** Weeks that were learned from. */
  weeks: number;
}

/** Share of what is known that outlives a week: a memory of about 6, 14, 33, 100 weeks, and all. */
const KEEPS = [0.85, 0.93, 0.97, 0.99, 1] as const;

/** Growth a week; 2 % doubles sales in 35 weeks, −2 % halves them in 34. */
const GROWTHS = [-0.06, -0.03, -0.015, -0.005, 0, 0.005, 0.01, 0.02, 0.035, 0.06, 0.1] as const;

/**
 * Most shops grow slowly if at all, half of them by less than this much a week; a few grow fast,
 * which a bell curve would call impossible: a Cauchy distribution does not.
 */
const USUAL_GROWTH = 0.01;

/** Log of how probable each growth is beforehand: its density times the stretch it stands for. */
const GROWTH_PRIORS = GROWTHS.map((growth, index) => {
  const below = GROWTHS[index - 1] ?? growth;
  const above = GROWTHS[index + 1] ?? growth;
  return Math.log((above - below) / 2 / (1 + (growth / USUAL_GROWTH) ** 2));
});

/** Weeks scatter more than single orders explain (campaigns, paydays): variance times this. */
const SCATTERS = [1, 1.8, 3.5, 7] as const;

/**
 * Whether growth lasts, no past tells: a third of the futures keep it, in a third half of it is gone
 * after half a year, in a third after two months. Damped trends forecast best over many kinds of
 * series (Gardner and McKenzie 1985), but a range must hold those that are not.
 */
const DAMPINGS: readonly number[] = [1, 0.5 ** (1 / 26), 0.5 ** (1 / 8)];

/**
 * Growth a week to come differs from growth a week so far by this standard deviation: over a year,
 * sales end half as high again, or a third lower, as easily as not.
 */
const GROWTH_CHANGE = 0.01;

const WEEKS_OF_YEAR = 52;

/** What a week of the year before may say of the season: as if so many usual orders stood beside. */
const SEASON_PRIOR = 20;

/**
 * Learns from the sums of full weeks, oldest first. `perOrder` is what a sale adds on average and
 * the square of how widely sales vary around that (0 for counts). null where nothing was sold.
 */
export function learnWeeklyDemand(
  weeks: readonly number[],
  perOrder: { mean: number; spreadSquared: number },
): WeeklyDemand | null {
  const first = weeks.findIndex((sum) => sum > 0);
  if (first === -1 || !(perOrder.mean > 0)) return null;
  const known = weeks.slice(first).map((sum) => Math.max(0, sum));
  const models = SCATTERS.flatMap((scatter) => {
    // The sum of N orders of mean m varies by N·m²·(1 + c²): in these units, like a Poisson count.
    const unit = perOrder.mean * (1 + perOrder.spreadSquared) * scatter;
    const counts = known.map((sum) => sum / unit);
    return seasonsOf(counts).flatMap((season) =>
      KEEPS.flatMap((keep) =>
        GROWTHS.map((growth, index) => {
          const followed = follow(counts, season, { keep, growth, unit });
          return {
            keep,
            growth,
            unit,
            season: season.slice(counts.length),
            ...followed,
            score: followed.score + GROWTH_PRIORS[index]!,
          };
        }),
      ),
    );
  });
  const best = Math.max(...models.map(({ score }) => score));
  const weighed = models.map(({ score, ...model }) => ({
    ...model,
    weight: Math.exp(score - best),
  }));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return {
    // What is less likely than one in ten thousand never gets drawn.
    models: weighed
      .map((model) => ({ ...model, weight: model.weight / total }))
      .filter(({ weight }) => weight > 1e-4),
    weeks: known.length,
  };
}

/**
 * What each week, past and coming, is against a usual one: nothing special, or as the same week of
 * the year before was, among the weeks around it. A week is only ever told by earlier ones, so that
 * the past shows whether the season is worth anything.
 */
function seasonsOf(counts: readonly number[]): number[][] {
  const length = counts.length + WEEKS_OF_YEAR;
  const usual = Array.from({ length }, () => 1);
  if (counts.length < WEEKS_OF_YEAR + 4) return [usual];
  const season = usual.map((_, week) => {
    const before = week - WEEKS_OF_YEAR;
    if (before < 2 || before + 2 >= counts.length) return 1;
    // Half a year to either side, as far as it had been seen in that week.
    const around = meanOf(counts, before - 26, Math.min(before + 26, week - 1));
    const near = meanOf(counts, before - 2, before + 2) * 5;
    return (near + SEASON_PRIOR) / (around * 5 + SEASON_PRIOR);
  });
  return [usual, season];
}

function meanOf(values: readonly number[], from: number, to: number): number {
  const [start, end] = [Math.max(0, from), Math.min(values.length - 1, to)];
  let sum = 0;
  for (let at = start; at <= end; at++) sum += values[at]!;
  return sum / (end - start + 1);
}

/** Runs the rate through the weeks; the score is the log of how probable they were. */
function follow(
  counts: readonly number[],
  season: readonly number[],
  { keep, growth, unit }: { keep: number; growth: number; unit: number },
) {
  // Before the first week: as good as nothing is known, around the average of the first weeks.
  const start = counts.slice(0, 8);
  const level = Math.max(start.reduce((sum, one) => sum + one, 0) / start.length, 1e-3);
  let shape = 0.5;
  let rate = 0.5 / level;
  let score = 0;
  for (let week = 0; week < counts.length; week++) {
    const count = counts[week]!;
    const usual = season[week]!;
    if (week > 0) {
      shape *= keep;
      rate = (rate * keep) / (1 + growth);
    }
    // The first weeks set the level and say nothing of the model.
    if (week >= WARM_UP) score += logPredictive(count, shape, rate / usual) - Math.log(unit);
    shape += count;
    rate += usual;
  }
  return { shape, rate, score };
}

const WARM_UP = 2;

/** Negative binomial, continued to what is no whole number. */
function logPredictive(count: number, shape: number, rate: number): number {
  return (
    logGamma(shape + count) -
    logGamma(shape) -
    logGamma(count + 1) +
    shape * Math.log(rate / (rate + 1)) -
    count * Math.log(rate + 1)
  );
}

/** One possible future, up to 52 weeks of sums. Each draws its own model, rate and chance. */
export function drawFuture(demand: WeeklyDemand, length: number, uniform: Uniform): Float64Array {
  let left = uniform();
  const model =
    demand.models.find(({ weight }) => (left -= weight) < 0) ??
    demand.models[demand.models.length - 1]!;
  const { keep, growth, unit, season } = model;
  const damping = DAMPINGS[Math.floor(uniform() * DAMPINGS.length)]!;
  let { shape } = model;
  let level = drawGamma(uniform, shape) / model.rate;
  let slope = Math.log(1 + growth) + GROWTH_CHANGE * drawNormal(uniform);
  const sums = new Float64Array(length);
  for (let week = 0; week < length; week++) {
    slope *= damping;
    // How a rate of which a share is forgotten moves on (Smith and Miller 1986).
    if (keep < 1) level *= drawBeta(uniform, keep * shape, (1 - keep) * shape) / keep;
    level *= Math.exp(slope);
    const count = drawPoisson(uniform, level * (season[week] ?? 1));
    shape = keep * shape + count;
    sums[week] = count * unit;
  }
  return sums;
}

/** Logarithm of the gamma function (Lanczos's approximation, to 1e-10). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.abs(Math.sin(Math.PI * x))) - logGamma(1 - x);
  let sum = LANCZOS[0]!;
  for (let index = 1; index < LANCZOS.length; index++) sum += LANCZOS[index]! / (x - 1 + index);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

// prettier-ignore
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];
