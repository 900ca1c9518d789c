import { type CountedCell, type FittedRates, fitRates } from './fit-rates.ts';
import { type CommonOdds, mantelHaenszel } from './mantel-haenszel.ts';

/** How a rate moved between two periods, and how much of it is another mix. */
export interface ChangeSplit {
  before: number;
  after: number;
  /** after − before = mixEffect + rateEffect, as fractions. */
  mixEffect: number;
  /** What would have changed with the same mix in both periods. */
  rateEffect: number;
  /** Holds the rate effect nine times of ten. */
  rateLow: number;
  rateHigh: number;
  /** Odds of success after against before within the same cells; null where no cell has both. */
  odds: CommonOdds | null;
  verdict: ChangeVerdict;
}

/**
 * `better` and `worse` where the rate effect is beyond chance (its range leaves out zero) and the
 * Mantel-Haenszel odds do not point the other way beyond chance; `unlike` where they do: the change
 * is not the same everywhere. `same` is "no change that can be told from chance".
 */
export type ChangeVerdict = 'better' | 'worse' | 'same' | 'unlike';

/** Of the normal distribution: 90 % of it lie within. */
const Z = 1.645;

/**
 * Splits the change of an overall rate into mix and rate over cells, symmetrically (Kitagawa, 1955):
 * each cell's change counts with the mean of its two shares, each shift of share with the mean of
 * its two rates. So shoppers who move to a method that fails more often are told as another mix, not
 * as worse rates.
 *
 * A cell without trials in one of the periods takes its rate of the other: all it moves is mix.
 * null where one of the periods has no trial.
 */
export function splitChange(
  before: readonly CountedCell[],
  after: readonly CountedCell[],
): ChangeSplit | null {
  const total = (cells: readonly CountedCell[]) =>
    cells.reduce((sum, { trials }) => sum + trials, 0);
  const [trialsBefore, trialsAfter] = [total(before), total(after)];
  if (trialsBefore === 0 || trialsAfter === 0) return null;
  let [mixEffect, rateEffect, variance] = [0, 0, 0];
  let [rateBefore, rateAfter] = [0, 0];
  const pairs = pairCells(before, after);
  for (const [a, b] of pairs) {
    const shares = [a.trials / trialsBefore, b.trials / trialsAfter] as const;
    const rates = ratesOf(a, b);
    const share = (shares[0] + shares[1]) / 2;
    rateEffect += share * (rates[1] - rates[0]);
    mixEffect += ((rates[0] + rates[1]) / 2) * (shares[1] - shares[0]);
    if (a.trials > 0 && b.trials > 0) variance += share * share * (spreadOf(a) + spreadOf(b));
    rateBefore += a.successes / trialsBefore;
    rateAfter += b.successes / trialsAfter;
  }
  const reach = Z * Math.sqrt(variance);
  const odds = mantelHaenszel(
    pairs.map(([a, b]) => ({
      exposed: b,
      others: a,
    })),
  );
  const range = { rateLow: rateEffect - reach, rateHigh: rateEffect + reach };
  const split = { before: rateBefore, after: rateAfter, mixEffect, rateEffect, ...range, odds };
  return { ...split, verdict: verdictOf(split) };
}

function verdictOf(split: Omit<ChangeSplit, 'verdict'>): ChangeVerdict {
  const { rateLow, rateHigh, odds } = split;
  const sign = rateLow > 0 ? 1 : rateHigh < 0 ? -1 : 0;
  if (sign === 0) return 'same';
  const opposed = odds !== null && (sign > 0 ? odds.high < 1 : odds.low > 1);
  if (opposed) return 'unlike';
  return sign > 0 ? 'better' : 'worse';
}

function pairCells(before: readonly CountedCell[], after: readonly CountedCell[]) {
  const pairs = new Map<string, [CountedCell, CountedCell]>();
  for (const [at, cells] of [before, after].entries()) {
    for (const cell of cells) {
      const key = `${cell.row}\n${cell.column}`;
      const none = { ...cell, successes: 0, trials: 0 };
      const pair = pairs.get(key) ?? [none, none];
      const known = pair[at]!;
      pair[at] = {
        ...cell,
        successes: known.successes + cell.successes,
        trials: known.trials + cell.trials,
      };
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()];
}

function ratesOf(a: CountedCell, b: CountedCell): [number, number] {
  const rate = ({ successes, trials }: CountedCell) => (trials > 0 ? successes / trials : null);
  const [one, other] = [rate(a), rate(b)];
  return [one ?? other ?? 0, other ?? one ?? 0];
}

/** Variance of a share; one more success and failure (Agresti and Coull) keep it above zero. */
function spreadOf({ successes, trials }: CountedCell): number {
  const share = (successes + 1) / (trials + 2);
  return (share * (1 - share)) / trials;
}

/**
 * The rate of each row (e.g. method) as it would be with one and the same mix of columns (e.g.
 * countries): direct standardization with shrunken cell rates and `mix` as weights, so that a method
 * is not called worse for being used where every payment is hard. `known` saves fitting them again.
 */
export function standardizeRates(
  cells: readonly CountedCell[],
  mix: ReadonlyMap<string, number>,
  known: FittedRates | null = null,
): Map<string, number> {
  const fitted = known ?? fitRates(cells);
  const total = [...mix.values()].reduce((sum, weight) => sum + weight, 0);
  const rows = new Set(cells.map(({ row }) => row));
  const standardized = [...rows].map((row): [string, number] => {
    let rate = 0;
    for (const [column, weight] of mix) rate += (weight / total) * fitted.meanOf(row, column);
    return [row, rate];
  });
  return new Map(total > 0 ? standardized : []);
}
