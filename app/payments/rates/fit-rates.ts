import { betaQuantile, logBetaBinomial } from './beta-distribution.ts';
import {
  type CrossedCell,
  type CrossedEffects,
  type EffectVariances,
  solveCrossedEffects,
} from './solve-crossed-effects.ts';

/** Successes of trials at a crossing of two names, e.g. a method and a country. */
export interface CountedCell {
  row: string;
  column: string;
  successes: number;
  trials: number;
}

/** A rate as it is known after its own trials and those of its neighbors: Beta(alpha, beta). */
export interface RateEstimate {
  rate: number;
  alpha: number;
  beta: number;
  /** Holds the rate nine times of ten. */
  low: number;
  high: number;
}

export interface FittedRates {
  /** The rate of a crossing, also of one that was never tried. */
  rateOf: (row: string, column: string) => RateEstimate;
  /** The rate alone, which is much less work than its range. */
  meanOf: (row: string, column: string) => number;
  /** The same without the crossing's own trials: what its neighbors would have one expect. */
  expectedOf: (row: string, column: string) => RateEstimate;
}

/**
 * Success rates of crossed groups by empirical Bayes: each cell's rate is a beta distribution whose
 * mean comes from its row and its column, and whose strength is what the data show of how far cells
 * stray from that. Few trials lean on the neighbors, many stand for themselves.
 *
 * A cell's prior leaves its own trials out, so that they count once. Whether rows, columns and
 * cells differ at all is not decided but weighed: eight models, with and without each, count by how
 * well they foretell each cell from the others, less a price for each part. Rates ask for more proof
 * than ranges do: where nothing can be shown to differ, every rate is the pooled one, and its range
 * knows that it might be otherwise. A cell whose own trials contradict its neighbors is taken for one
 * that is unlike them.
 * @example
 *   fitRates([{ row: 'ideal', column: 'NL', successes: 95, trials: 100 }, …]).rateOf('ideal', 'NL')
 */
export function fitRates(counted: readonly CountedCell[]): FittedRates {
  const used = merged(counted);
  const rows = [...new Set(used.map(({ row }) => row))];
  const columns = [...new Set(used.map(({ column }) => column))];
  // The solver wants the shorter axis as rows.
  const swapped = rows.length > columns.length;
  const [short, long] = swapped ? [columns, rows] : [rows, columns];
  const shortAt = new Map(short.map((name, index) => [name, index]));
  const longAt = new Map(long.map((name, index) => [name, index]));
  const placeOf = (row: string, column: string) => ({
    row: shortAt.get(swapped ? column : row) ?? -1,
    column: longAt.get(swapped ? row : column) ?? -1,
  });
  const cells = used.map((cell) => ({
    ...placeOf(cell.row, cell.column),
    successes: cell.successes,
    trials: cell.trials,
  }));
  const models = weighedModels(cells, { rows: short.length, columns: long.length });
  const unlike = unlikeShare(cells.length);
  const indexOf = new Map(used.map((cell, index) => [keyOf(cell.row, cell.column), index]));
  const partsOf = (row: string, column: string, withOwn: boolean) => {
    const index = indexOf.get(keyOf(row, column));
    const own = index === undefined || !withOwn ? NO_TRIALS : cells[index]!;
    return models.flatMap(({ model, ...weights }) => {
      const prior =
        index === undefined ? priorOfUntried(model, placeOf(row, column)) : model.priors[index]!;
      return withOwnTrials(prior, weights, own, unlike);
    });
  };
  return {
    expectedOf: (row, column) => estimate(partsOf(row, column, false)),
    rateOf: (row, column) => estimate(partsOf(row, column, true)),
    meanOf: (row, column) => meanRate(partsOf(row, column, true)),
  };
}

const NO_TRIALS = { successes: 0, trials: 0 };

/**
 * Share of cells that are unlike what their row and column would have one expect: a method that is
 * broken in one country. Their prior is worth two trials, so that they soon speak for themselves.
 */
const UNLIKE = 0.02;
const UNLIKE_STRENGTH = 2;

/** The same for a rate: it is even odds whether there is any such cell among so many. */
const unlikeShare = (cells: number): number =>
  Math.min(UNLIKE, 1 - 0.5 ** (1 / Math.max(cells, 1)));

/** What a model counts for the rate and for its range. */
interface Weights {
  weight: number;
  rangeWeight: number;
}

/** The prior after the cell's own trials, as an ordinary cell and as one that is unlike the others. */
function withOwnTrials(
  prior: Beta,
  { weight, rangeWeight }: Weights,
  { successes, trials }: { successes: number; trials: number },
  unlikely: number,
): (Beta & Weights)[] {
  const mean = prior.alpha / (prior.alpha + prior.beta);
  const unlike = { alpha: mean * UNLIKE_STRENGTH, beta: (1 - mean) * UNLIKE_STRENGTH };
  const likelihood = ({ alpha, beta }: Beta) => logBetaBinomial(successes, trials, alpha, beta);
  const ratio = Math.exp(likelihood(unlike) - likelihood(prior));
  const shareOf = (beforehand: number) => {
    const odds = (beforehand / (1 - beforehand)) * ratio;
    return Number.isFinite(odds) ? odds / (1 + odds) : 1;
  };
  const share = shareOf(unlikely);
  const after = ({ alpha, beta }: Beta, part: number, rangePart: number) => ({
    weight: weight * part,
    rangeWeight: rangeWeight * rangePart,
    alpha: alpha + successes,
    beta: beta + trials - successes,
  });
  // What is likelier an ordinary cell has the rate of one: a few unlucky trials are no proof.
  const part = share < 0.5 ? 0 : share;
  const rangePart = shareOf(UNLIKE);
  return [after(prior, 1 - part, 1 - rangePart), after(unlike, part, rangePart)];
}

interface Beta {
  alpha: number;
  beta: number;
}

interface Model {
  effects: CrossedEffects;
  variances: EffectVariances;
  /** Of each cell, without its own trials. */
  priors: Beta[];
  /** Log-likelihood of all cells, each foretold from the others. */
  score: number;
  /** In log-likelihood, see `weighedModels`. */
  price: number;
  rangePrice: number;
}

const keyOf = (row: string, column: string): string => `${row}\n${column}`;

/** Cells of the same names as one; those without trials say nothing. */
function merged(counted: readonly CountedCell[]): CountedCell[] {
  const cells = new Map<string, CountedCell>();
  for (const cell of counted) {
    if (cell.trials <= 0) continue;
    const key = keyOf(cell.row, cell.column);
    const known = cells.get(key);
    cells.set(key, {
      ...cell,
      successes: cell.successes + (known?.successes ?? 0),
      trials: cell.trials + (known?.trials ?? 0),
    });
  }
  return [...cells.values()];
}

/** Rounds of variance estimation; they change little after a dozen. */
const ROUNDS = 12;
/** A model of less weight moves no figure that anybody reads. */
const LEAST_WEIGHT = 1e-4;
/** What a part must earn in log-likelihood to be as good as none, for a range: Akaike's price. */
const AKAIKE = 1;
const FIRST_VARIANCE = 0.25;
/** Below this an effect moves a rate of one half by less than a quarter of a point. */
const LEAST_VARIANCE = 1e-4;

/**
 * What each model counts. That nothing differs is as likely beforehand as all other models together
 * (Scott and Berger 2010: the price of looking in many places), and a part costs half the logarithm
 * of the number of groups that its variance is learned from (Schwarz 1978). Ranges take the lower
 * price: they should also hold what can't be shown yet.
 */
function weighedModels(
  cells: readonly CrossedCell[],
  size: { rows: number; columns: number },
): ({ model: Model } & Weights)[] {
  const models: Model[] = [];
  for (const row of size.rows > 1 ? [false, true] : [false]) {
    for (const column of size.columns > 1 ? [false, true] : [false]) {
      for (const within of cells.length > 1 ? [false, true] : [false]) {
        models.push(fitModel(cells, size, { row, column, within }));
      }
    }
  }
  const others = Math.log(Math.max(models.length - 1, 1));
  const rates = shares(models.map(({ score, price }) => score - price - (price > 0 ? others : 0)));
  const ranges = shares(models.map(({ score, rangePrice }) => score - rangePrice));
  return models
    .map((model, index) => ({ model, weight: rates[index]!, rangeWeight: ranges[index]! }))
    .filter(({ weight, rangeWeight }) => Math.max(weight, rangeWeight) > LEAST_WEIGHT);
}

/** Numbers on a logarithmic scale as shares of one. */
function shares(scores: readonly number[]): number[] {
  const best = Math.max(...scores);
  const sum = scores.reduce((total, score) => total + Math.exp(score - best), 0);
  return scores.map((score) => Math.exp(score - best) / sum);
}

function fitModel(
  cells: readonly CrossedCell[],
  size: { rows: number; columns: number },
  parts: { row: boolean; column: boolean; within: boolean },
): Model {
  const variances: EffectVariances = {
    row: parts.row ? FIRST_VARIANCE : 0,
    column: parts.column ? FIRST_VARIANCE : 0,
    withinCell: parts.within ? 0.02 : 0,
  };
  let effects = solveCrossedEffects(cells, size, variances);
  for (let round = 0; round < ROUNDS; round++) {
    // Expectation-maximization: the mean square of the effects, what is unsure of them included.
    if (parts.row) variances.row = meanSquare(effects.rows, effects.rowVariances);
    if (parts.column) variances.column = meanSquare(effects.columns, effects.columnVariances);
    if (parts.within && round % 4 === 3) {
      variances.withinCell = bestWithin(cells, effects, round === 3 ? null : variances.withinCell);
    }
    effects = solveCrossedEffects(cells, size, variances, effects);
  }
  const priors = priorsOf(effects, variances.withinCell);
  const groups = [
    ...(parts.row ? [size.rows] : []),
    ...(parts.column ? [size.columns] : []),
    ...(parts.within ? [cells.length] : []),
  ];
  return {
    ...{ effects, variances, priors },
    score: foretold(cells, priors),
    price: groups.reduce((sum, count) => sum + Math.max(AKAIKE, Math.log(count) / 2), 0),
    rangePrice: groups.length * AKAIKE,
  };
}

function meanSquare(values: Float64Array, variances: Float64Array): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) {
    sum += values[index]! ** 2 + variances[index]!;
  }
  return Math.max(sum / values.length, LEAST_VARIANCE);
}

/** Logarithms between which the strength is looked for, and steps of the search: to a twentieth. */
const WITHIN = { low: Math.log(1e-6), high: Math.log(0.5), steps: 12 };
/** How far it moves from one search to the next, and steps that find it as closely there. */
const NEXT_WITHIN = { reach: 1.5, steps: 8 };

/**
 * Golden-section search for the strength by which cells are best foretold from the others: over all
 * of its range, or about the one that was `known` before.
 */
function bestWithin(
  cells: readonly CrossedCell[],
  effects: CrossedEffects,
  known: number | null,
): number {
  const scoreAt = (log: number) => foretold(cells, priorsOf(effects, Math.exp(log)));
  const about = known === null ? null : Math.log(known);
  let low = Math.max(WITHIN.low, about === null ? -Infinity : about - NEXT_WITHIN.reach);
  let high = Math.min(WITHIN.high, about === null ? Infinity : about + NEXT_WITHIN.reach);
  const steps = about === null ? WITHIN.steps : NEXT_WITHIN.steps;
  let [a, b] = [low + 0.381966 * (high - low), low + 0.618034 * (high - low)];
  let [atA, atB] = [scoreAt(a), scoreAt(b)];
  for (let step = 0; step < steps; step++) {
    if (atA > atB) {
      [high, b, atB] = [b, a, atA];
      a = low + 0.381966 * (high - low);
      atA = scoreAt(a);
    } else {
      [low, a, atA] = [a, b, atB];
      b = low + 0.618034 * (high - low);
      atB = scoreAt(b);
    }
  }
  return Math.exp((low + high) / 2);
}

function foretold(cells: readonly CrossedCell[], priors: readonly Beta[]): number {
  return cells.reduce((sum, { successes, trials }, index) => {
    const { alpha, beta } = priors[index]!;
    return sum + logBetaBinomial(successes, trials, alpha, beta);
  }, 0);
}

/** The prior of each cell with its own trials taken out again (leave-one-out of a linear fit). */
function priorsOf(effects: CrossedEffects, withinCell: number): Beta[] {
  return effects.cells.map(({ logit, variance, weight, response }) => {
    const leverage = Math.min(variance * weight, 0.999);
    const without = response - (response - logit) / (1 - leverage);
    return betaOf(without, variance / (1 - leverage), withinCell);
  });
}

function priorOfUntried(model: Model, place: { row: number; column: number }): Beta {
  const { effects, variances } = model;
  let logit = effects.mean;
  let variance = effects.meanVariance;
  for (const [at, values, spread, axis] of [
    [place.row, effects.rows, effects.rowVariances, variances.row],
    [place.column, effects.columns, effects.columnVariances, variances.column],
  ] as const) {
    if (axis === 0) continue;
    logit += at < 0 ? 0 : values[at]!;
    variance += at < 0 ? axis : spread[at]!;
  }
  return betaOf(logit, variance, variances.withinCell);
}

/** The least strength of a prior: that of a rate of which nothing is known. */
const LEAST_STRENGTH = 1;
const LOGIT_MOST = 12;

/** The beta distribution with the mean and the spread of a logit, widened by what cells stray. */
function betaOf(logit: number, variance: number, withinCell: number): Beta {
  const mean = 1 / (1 + Math.exp(-Math.min(LOGIT_MOST, Math.max(-LOGIT_MOST, logit))));
  const room = mean * (1 - mean);
  const spread = room * room * variance + room * withinCell;
  const strength = Math.max(room / spread - 1, LEAST_STRENGTH);
  return { alpha: mean * strength, beta: (1 - mean) * strength };
}

function meanRate(parts: readonly (Beta & Weights)[]): number {
  let [total, rate] = [0, 0];
  for (const { alpha, beta, weight } of parts) {
    total += weight;
    rate += (weight * alpha) / (alpha + beta);
  }
  return rate / total;
}

/**
 * The mixture of what the models say, as the beta distribution of the same mean and spread; the
 * spread is that of the models' ranges about the mean.
 */
function estimate(parts: readonly (Beta & Weights)[]): RateEstimate {
  const rate = meanRate(parts);
  let [ranges, spread] = [0, 0];
  for (const { alpha, beta, rangeWeight } of parts) {
    const strength = alpha + beta;
    const mean = alpha / strength;
    ranges += rangeWeight;
    spread += rangeWeight * ((mean - rate) ** 2 + (mean * (1 - mean)) / (strength + 1));
  }
  spread = Math.max(spread / ranges, 1e-15);
  const strength = Math.max((rate * (1 - rate)) / spread - 1, 1e-6);
  const [alpha, beta] = [rate * strength, (1 - rate) * strength];
  return {
    rate,
    alpha,
    beta,
    low: betaQuantile(0.05, alpha, beta),
    high: betaQuantile(0.95, alpha, beta),
  };
}
