/** A seeded source of random numbers: the same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform integer in [min, max]. */
  integer(min: number, max: number): number;
  chance(probability: number): boolean;
  /** Standard normal. */
  normal(): number;
  /** Log-normal with the given median; `sigma` is the deviation of the logarithm. */
  logNormal(median: number, sigma: number): number;
  exponential(mean: number): number;
  /** Gamma with the given shape (> 0) and mean. */
  gamma(shape: number, mean: number): number;
  /** Index drawn in proportion to the weights; the last one when they sum to zero. */
  weighted(weights: readonly number[]): number;
}

/** Mixes numbers into one 32-bit seed, so that every customer and order has its own stream. */
export function mixSeed(...parts: number[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    hash = Math.imul(hash ^ (part | 0), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

/** Turns a text (a shop's handle, an SKU) into a seed. */
export function seedOf(text: string): number {
  return mixSeed(...Array.from(text, (character) => character.codePointAt(0) ?? 0));
}

/**
 * Creates a generator (Mulberry32: 32 bits of state, ample for made-up shops, no use for secrets).
 *
 * @example createRandom(1).integer(1, 6) // always the same face
 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  function normal(): number {
    return Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  }

  /** Marsaglia and Tsang's squeeze; shapes below one by the power of a uniform. */
  function standardGamma(shape: number): number {
    if (shape < 1) return standardGamma(shape + 1) * Math.pow(1 - next(), 1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  return {
    next,
    normal,
    integer: (min, max) => min + Math.floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    logNormal: (median, sigma) => median * Math.exp(sigma * normal()),
    exponential: (mean) => -mean * Math.log(1 - next()),
    gamma: (shape, mean) => (standardGamma(shape) * mean) / shape,
    weighted(weights) {
      let total = 0;
      for (const weight of weights) total += weight;
      let rest = next() * total;
      for (let index = 0; index < weights.length; index++) {
        rest -= weights[index] ?? 0;
        if (rest < 0) return index;
      }
      return weights.length - 1;
    },
  };
}
