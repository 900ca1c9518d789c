/** Weight of the past in a day's volatility: RiskMetrics (1996) for daily data. */
const DECAY = 0.94;
/** Returns that set the first volatility. */
const WARM_UP = 30;
/** Returns that a quantile of one in a hundred needs at least, to be more than a guess. */
export const LEAST_RETURNS = 250;
/** Longest past that is looked at: four years of working days. */
const RETURNS_MOST = 1000;

/** Daily changes of a rate, as logarithms, with the volatility that was expected before each. */
export interface FilteredReturns {
  returns: number[];
  /** returns[i] ÷ volatility expected for it. */
  standardized: number[];
  /** Volatility expected for the next day. */
  nextVolatility: number;
}

/**
 * Filters daily returns by an exponentially weighted volatility (λ = 0.94), so that calm and stormy
 * days can be compared. null for fewer than `LEAST_RETURNS`, or for a rate that never moves: a peg
 * has no volatility until it breaks.
 */
export function filterReturns(rates: readonly number[]): FilteredReturns | null {
  const all = rates.slice(1).map((rate, index) => Math.log(rate / rates[index]!));
  const returns = all.slice(-RETURNS_MOST - WARM_UP);
  if (returns.length < LEAST_RETURNS) return null;
  const first = returns.slice(0, WARM_UP);
  let variance = first.reduce((sum, value) => sum + value * value, 0) / WARM_UP;
  if (variance === 0) return null;
  const standardized: number[] = [];
  const used: number[] = [];
  for (const value of returns.slice(WARM_UP)) {
    standardized.push(value / Math.sqrt(variance));
    used.push(value);
    variance = DECAY * variance + (1 - DECAY) * value * value;
    if (variance < 1e-16) return null;
  }
  return { returns: used, standardized, nextVolatility: Math.sqrt(variance) };
}

/**
 * Change of a rate that is not undercut with the given probability over so many working days, as a
 * logarithm: filtered historical simulation (Barone-Adesi, Giannopoulos and Vosper, 1999). The past's
 * own standardized days, run after one another as they came, at today's volatility: fat tails and
 * runs stay what they were.
 * @example foreseeChange(filtered, 1, 0.05) // -0.009: one day in twenty loses more than 0.9 %
 */
export function foreseeChange(
  { standardized, nextVolatility }: FilteredReturns,
  days: number,
  probability: number,
): number {
  const sums: number[] = [];
  for (let from = 0; from + days <= standardized.length; from++) {
    let sum = 0;
    // The volatility moves on with the days that are run.
    let variance = nextVolatility ** 2;
    for (let day = 0; day < days; day++) {
      const change = standardized[from + day]! * Math.sqrt(variance);
      sum += change;
      variance = DECAY * variance + (1 - DECAY) * change * change;
    }
    sums.push(sum);
  }
  sums.sort((a, b) => a - b);
  return quantile(sums, probability);
}

/** Between neighbors, so that (n + 1) × probability of them lie below (Weibull's positions). */
function quantile(sorted: readonly number[], probability: number): number {
  const at = Math.min(sorted.length - 1, Math.max(0, (sorted.length + 1) * probability - 1));
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return below + (at - Math.floor(at)) * (above - below);
}

/** Value of chi-square with one degree of freedom that is passed by chance once in twenty times. */
const CHI_SQUARE_95 = 3.841;

/**
 * Kupiec's test (1995): whether so many breaches of so many days fit a promised probability. True where
 * they do not speak against it at 5 %.
 * @example fitsPromise(13, 250, 0.05) // true
 */
export function fitsPromise(breaches: number, days: number, promised: number): boolean {
  const share = breaches / days;
  const log = (probability: number) =>
    (breaches === 0 ? 0 : breaches * Math.log(probability)) +
    (breaches === days ? 0 : (days - breaches) * Math.log(1 - probability));
  return -2 * (log(promised) - log(share)) <= CHI_SQUARE_95;
}
