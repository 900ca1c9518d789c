/*
 * The beta distribution and its logarithms, in double precision. Checked against R in the tests.
 */

/**
 * Natural logarithm of the gamma function for x > 0, relative error below 1e-13: Stirling's series
 * from 10 on, which is where most time would go, below it Lanczos (g = 7, with nine coefficients;
 * Godfrey 2001).
 */
export function logGamma(x: number): number {
  if (x >= 10) {
    const square = 1 / (x * x);
    const series =
      1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)));
    return (x - 0.5) * Math.log(x) - x + HALF_LOG_TAU + series / x;
  }
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  let sum = LANCZOS[0]!;
  for (let index = 1; index < LANCZOS.length; index++) sum += LANCZOS[index]! / (shifted + index);
  const t = shifted + 7.5;
  return HALF_LOG_TAU + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

const HALF_LOG_TAU = 0.5 * Math.log(2 * Math.PI);

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
  -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6,
  1.5056327351493116e-7,
];

export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/**
 * Probability that a beta variable with the given parameters is at most x (the regularized
 * incomplete beta function), by its continued fraction (Lentz's method).
 * @example betaCdf(0.5, 2, 2) // 0.5
 */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  // The fraction converges fast on this side of the mean only.
  return x < (a + 1) / (a + b + 2)
    ? (front * fraction(x, a, b)) / a
    : 1 - (front * fraction(1 - x, b, a)) / b;
}

const STEPS_MOST = 1000;
const TINY = 1e-300;

function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m <= STEPS_MOST; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-14) break;
  }
  return value;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

const QUANTILE_STEPS = 60;

/**
 * The x below which a beta variable lies with the given probability, to about 1e-10: Newton's method
 * within a bracket that only narrows, so that a flat tail does not lose it.
 * @example betaQuantile(0.5, 1, 1) // 0.5
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  const logFront = -logBeta(a, b);
  let [low, high] = [0, 1];
  let x = a / (a + b);
  for (let step = 0; step < QUANTILE_STEPS && high - low > 1e-11; step++) {
    const miss = betaCdf(x, a, b) - probability;
    if (miss < 0) low = x;
    else high = x;
    const density = Math.exp(logFront + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
    const next = x - miss / density;
    if (Math.abs(next - x) < 1e-12) return x;
    // Every third step halves: Newton's may creep along one side.
    x = step % 3 < 2 && next > low && next < high ? next : (low + high) / 2;
  }
  return (low + high) / 2;
}

/** Logarithm of the probability of `successes` of `trials` in one given order, p being Beta(a, b). */
export function logBetaBinomial(successes: number, trials: number, a: number, b: number): number {
  return logBeta(a + successes, b + trials - successes) - logBeta(a, b);
}
