/** Successes of trials in two groups within one stratum. */
export interface Stratum {
  exposed: { successes: number; trials: number };
  others: { successes: number; trials: number };
}

/** An odds ratio with a range that holds it nine times of ten. */
export interface CommonOdds {
  ratio: number;
  low: number;
  high: number;
}

const Z = 1.645;

/**
 * Odds of success in one group against another, common to all strata (Mantel and Haenszel, 1959), the
 * range by Robins, Breslow and Greenland (1986). Groups that mix strata differently are compared
 * within them only, so that Simpson's paradox can't arise.
 *
 * null where no stratum has both groups, or where one side never succeeds or never fails.
 * @example mantelHaenszel(admissionsByDepartment)?.ratio // 0.905, where the crude one is 1.841
 */
export function mantelHaenszel(strata: readonly Stratum[]): CommonOdds | null {
  let [r, s, pr, psQr, qs] = [0, 0, 0, 0, 0];
  for (const { exposed, others } of strata) {
    const n = exposed.trials + others.trials;
    if (exposed.trials === 0 || others.trials === 0) continue;
    const [a, b] = [exposed.successes, exposed.trials - exposed.successes];
    const [c, d] = [others.successes, others.trials - others.successes];
    const [agree, differ] = [(a + d) / n, (b + c) / n];
    const [up, down] = [(a * d) / n, (b * c) / n];
    r += up;
    s += down;
    pr += agree * up;
    psQr += agree * down + differ * up;
    qs += differ * down;
  }
  if (r === 0 || s === 0) return null;
  const variance = pr / (2 * r * r) + psQr / (2 * r * s) + qs / (2 * s * s);
  const reach = Z * Math.sqrt(variance);
  const ratio = r / s;
  return { ratio, low: ratio * Math.exp(-reach), high: ratio * Math.exp(reach) };
}
