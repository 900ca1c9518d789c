/** Uniform numbers in [0, 1). */
export type Uniform = () => number;

/** A generator that gives the same numbers for the same seed (mulberry32). */
export function seededUniform(seed: number): Uniform {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Standard normal (Box and Muller 1958, one of the two). */
export function drawNormal(uniform: Uniform): number {
  const radius = Math.sqrt(-2 * Math.log(1 - uniform()));
  return radius * Math.cos(2 * Math.PI * uniform());
}

/** Gamma with mean and variance `shape` (Marsaglia and Tsang 2000). */
export function drawGamma(uniform: Uniform, shape: number): number {
  if (!(shape > 0)) return 0;
  if (shape < 1) {
    return drawGamma(uniform, shape + 1) * Math.pow(1 - uniform(), 1 / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(uniform);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Beta, as the share of one gamma in two. */
export function drawBeta(uniform: Uniform, a: number, b: number): number {
  if (!(b > 0)) return 1;
  const x = drawGamma(uniform, a);
  const y = drawGamma(uniform, b);
  return x + y > 0 ? x / (x + y) : 1;
}

/** Poisson: counted one by one where few are expected, else as a rounded normal. */
export function drawPoisson(uniform: Uniform, mean: number): number {
  if (!(mean > 0)) return 0;
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * drawNormal(uniform)));
  const floor = Math.exp(-mean);
  let count = 0;
  for (let product = 1 - uniform(); product > floor; product *= 1 - uniform()) count++;
  return count;
}
