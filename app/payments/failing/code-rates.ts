import { logBetaBinomial } from '../rates/beta-distribution.ts';

/** How often something happened in a cell's trials; cells of one method share a prior. */
export interface CodeCount {
  method: string;
  happened: number;
  trials: number;
}

/** Beta distribution of how often it happens. */
export interface CodeRate {
  alpha: number;
  beta: number;
}

/**
 * Half a case that was not seen (Jeffreys): what never happened may happen, and one case of it is no
 * proof of a change.
 */
const UNSEEN = 0.5;

/**
 * How often something rare happens in each cell: what its method does elsewhere and what the whole
 * shop does, weighed by how well such a prior foretells the cells, then its own trials.
 */
export function rateCodes(counts: readonly CodeCount[]): CodeRate[] {
  const all = sumOf(counts);
  const methods = new Map(
    [...Map.groupBy(counts, ({ method }) => method)].map(([method, some]) => [method, sumOf(some)]),
  );
  const means = counts.map((own) => {
    const method = methods.get(own.method)!;
    const shop =
      (all.happened - method.happened + UNSEEN) / (all.trials - method.trials + 2 * UNSEEN + 1);
    // The method elsewhere, with the rest of the shop as so many trials of its own.
    return (
      (method.happened - own.happened + shop * SHOP_TRIALS) /
      (method.trials - own.trials + SHOP_TRIALS)
    );
  });
  const strength = bestStrength(counts, means);
  return counts.map((own, index) => ({
    alpha: Math.max(means[index]! * strength + own.happened, UNSEEN),
    beta: (1 - means[index]!) * strength + own.trials - own.happened,
  }));
}

const SHOP_TRIALS = 50;

function sumOf(counts: readonly CodeCount[]): { happened: number; trials: number } {
  return counts.reduce(
    (sum, { happened, trials }) => ({
      happened: sum.happened + happened,
      trials: sum.trials + trials,
    }),
    { happened: 0, trials: 0 },
  );
}

/** Golden-section search on the logarithm, between a prior of one trial and one of ten thousand. */
function bestStrength(counts: readonly CodeCount[], means: readonly number[]): number {
  const scoreAt = (log: number) =>
    counts.reduce((sum, { happened, trials }, index) => {
      const mean = Math.min(Math.max(means[index]!, 1e-7), 1 - 1e-7);
      const strength = Math.exp(log);
      return sum + logBetaBinomial(happened, trials, mean * strength, (1 - mean) * strength);
    }, 0);
  let [low, high] = [0, Math.log(10_000)];
  for (let step = 0; step < 20; step++) {
    const [a, b] = [low + 0.382 * (high - low), low + 0.618 * (high - low)];
    if (scoreAt(a) > scoreAt(b)) high = b;
    else low = a;
  }
  return Math.exp((low + high) / 2);
}
