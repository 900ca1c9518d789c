/** What is known of purchases that tried a way to pay since it began to fail. */
export interface FailedTrials {
  /** Days since it began, at least one. */
  days: number;
  trials: number;
  failed: number;
  /** Of the failed ones: paid all the same, this way or another. */
  failedButPaid: number;
  /** Order totals of the failed ones. */
  failedMinor: number;
}

export interface LostSales {
  expectedMinor: number;
  /** The range that holds it nine times of ten. */
  lowMinor: number;
  highMinor: number;
}

const DAYS_PER_MONTH = 30;
const Z = 1.645;
/** Of order values, where none is known better: the spread of a lognormal with half its mean. */
const VALUE_SPREAD = 0.5;

/**
 * Sales lost a month because a way to pay fails more often than before: purchases that tried it ×
 * additional share that fails × share of the failed ones that are never paid × their value.
 *
 * Shoppers who pay another way are not lost, and payments that would have failed anyway are not
 * counted. Relative uncertainties of the three shares add up in quadrature, on the logarithm.
 * null where nobody failed.
 */
export function estimateLostSales(
  failures: FailedTrials,
  before: { rate: number; low: number; high: number },
): LostSales | null {
  const { trials, failed, failedButPaid } = failures;
  if (failed === 0 || trials === 0) return null;
  // One failure and one success more keep every share off its ends.
  const rate = (failed + 0.5) / (trials + 1);
  const rise = rate - before.rate;
  if (rise <= 0) return null;
  const unpaid = (failed - failedButPaid + 0.5) / (failed + 1);
  const value = failures.failedMinor / failed;
  const perMonth = (trials / Math.max(failures.days, 1)) * DAYS_PER_MONTH;
  const expected = perMonth * rise * unpaid * value;
  const riseVariance =
    (rate * (1 - rate)) / (trials + 1) + ((before.high - before.low) / (2 * Z)) ** 2;
  const spread = Math.sqrt(
    riseVariance / rise ** 2 +
      (1 - unpaid) / (unpaid * (failed + 1)) +
      VALUE_SPREAD ** 2 / failed +
      1 / trials,
  );
  return {
    expectedMinor: Math.round(expected),
    lowMinor: Math.round(expected * Math.exp(-Z * spread)),
    highMinor: Math.round(expected * Math.exp(Z * spread)),
  };
}
