/** The standard normal distribution: density, distribution and quantile. */

const SQRT_2PI = Math.sqrt(2 * Math.PI);

export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / SQRT_2PI;
}

/**
 * Probability of a value of at most `z`. Accurate to 1e-15 near 0 and to 1e-7 of the tail itself far
 * out (series and continued fraction, Abramowitz and Stegun 26.2.11 and 26.2.14).
 * @example normalDistribution(1.2815515655446004) // 0.9
 */
export function normalDistribution(z: number): number {
  const tail = upperTail(Math.abs(z));
  return z > 0 ? 1 - tail : tail;
}

/** Probability of a value above `z`, without loss of digits where it is small. */
export function normalSurvival(z: number): number {
  return z < 0 ? 1 - upperTail(-z) : upperTail(z);
}

/** For z ≥ 0. */
function upperTail(z: number): number {
  if (z > 38) return 0;
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) {
      term *= (z * z) / (2 * n + 1);
      sum += term;
    }
    return 0.5 - normalDensity(z) * sum;
  }
  let fraction = 0;
  for (let n = 60; n >= 1; n--) fraction = n / (z + fraction);
  return normalDensity(z) / (z + fraction);
}

/**
 * The value that a standard normal one stays below with probability `p`; ±Infinity at 0 and 1.
 * Rational approximation of P. J. Acklam, then one step of Halley's method.
 * @example normalQuantile(0.9) // 1.2815515655446004
 */
export function normalQuantile(p: number): number {
  if (p <= 0) return -Infinity;
  if (p >= 1) return Infinity;
  if (p > 0.5) return -normalQuantile(1 - p);
  const guess = p < 0.02425 ? tailGuess(Math.sqrt(-2 * Math.log(p))) : middleGuess(p - 0.5);
  const error = (normalDistribution(guess) - p) / normalDensity(guess);
  return guess - error / (1 + (guess * error) / 2);
}

function middleGuess(q: number): number {
  const r = q * q;
  return (
    ((((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r +
      138.357751867269) *
      r -
      30.66479806614716) *
      r +
      2.506628277459239) *
      q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r +
      66.80131188771972) *
      r -
      13.28068155288572) *
      r +
      1)
  );
}

function tailGuess(q: number): number {
  return (
    (((((-0.007784894002430293 * q - 0.3223964580411365) * q - 2.400758277161838) * q -
      2.549732539343734) *
      q +
      4.374664141464968) *
      q +
      2.938163982698783) /
    ((((0.007784695709041462 * q + 0.3224671290700398) * q + 2.445134137142996) * q +
      3.754408661907416) *
      q +
      1)
  );
}
