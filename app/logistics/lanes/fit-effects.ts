/** Which level of a factor (an origin, a destination, a carrier) each unit belongs to. */
export interface Factor {
  levels: number;
  /** By unit. */
  levelOf: Int32Array;
}

/** An additive model with shrunken effects, fitted to values that are known more or less well. */
export interface Effects {
  mean: number;
  /** By factor and level; what is known of each and how uncertain it is. */
  effect: Float64Array[];
  effectVariance: Float64Array[];
  /** By factor: how much its levels differ, as a variance. */
  spread: number[];
  /** How much units differ beyond their factors. */
  unitSpread: number;
  /** By unit: the estimate and its variance. */
  estimate: Float64Array;
  estimateVariance: Float64Array;
}

/**
 * How far levels are usually apart, before data speak: on the log scale 0.4 is a factor of 1.5. It
 * weighs as much as two observed levels, so a shop with five carriers decides by itself.
 */
const PRIOR_SPREAD = 0.4 ** 2;
const PRIOR_LEVELS = 2;

const SWEEPS = 40;

/**
 * Fits value = mean + one effect per factor + what is the unit's own, each shrunken toward zero as
 * far as the data ask for (empirical Bayes; spreads by expectation-maximization). So a unit with
 * much data keeps its own value, and one with none gets that of its origin, destination and carrier.
 *
 * `valueVariance` is that of the value as an estimate; Infinity where a unit has no value.
 */
export function fitEffects(
  values: Float64Array,
  valueVariance: Float64Array,
  factors: readonly Factor[],
): Effects {
  const units = values.length;
  const effect = factors.map(({ levels }) => new Float64Array(levels));
  const effectVariance = factors.map(({ levels }) => new Float64Array(levels));
  const spread = factors.map(() => PRIOR_SPREAD);
  let unitSpread = PRIOR_SPREAD;
  let mean = 0;
  const known = Uint8Array.from(valueVariance, (variance) => (Number.isFinite(variance) ? 1 : 0));
  const fitted = new Float64Array(units);

  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let [weightSum, sum] = [0, 0];
    for (let unit = 0; unit < units; unit++) {
      if (known[unit] === 0) continue;
      const weight = 1 / (unitSpread + valueVariance[unit]!);
      weightSum += weight;
      sum += weight * (values[unit]! - fitted[unit]!);
    }
    mean = weightSum > 0 ? sum / weightSum : 0;

    for (const [index, { levels, levelOf }] of factors.entries()) {
      const own = effect[index]!;
      const precision = new Float64Array(levels);
      const pull = new Float64Array(levels);
      for (let unit = 0; unit < units; unit++) {
        if (known[unit] === 0) continue;
        const level = levelOf[unit]!;
        const weight = 1 / (unitSpread + valueVariance[unit]!);
        precision[level]! += weight;
        pull[level]! += weight * (values[unit]! - mean - fitted[unit]! + own[level]!);
      }
      let squares = PRIOR_LEVELS * PRIOR_SPREAD;
      let seen = PRIOR_LEVELS;
      const before = own.slice();
      for (let level = 0; level < levels; level++) {
        const total = precision[level]! + 1 / spread[index]!;
        own[level] = pull[level]! / total;
        effectVariance[index]![level] = 1 / total;
        if (precision[level]! === 0) continue;
        squares += own[level]! ** 2 + 1 / total;
        seen++;
      }
      spread[index] = squares / seen;
      for (let unit = 0; unit < units; unit++) {
        const level = levelOf[unit]!;
        fitted[unit]! += own[level]! - before[level]!;
      }
    }

    let squares = PRIOR_LEVELS * PRIOR_SPREAD;
    let seen = PRIOR_LEVELS;
    for (let unit = 0; unit < units; unit++) {
      if (known[unit] === 0) continue;
      const variance = valueVariance[unit]!;
      const trust = unitSpread / (unitSpread + variance);
      squares += (trust * (values[unit]! - mean - fitted[unit]!)) ** 2 + trust * variance;
      seen++;
    }
    unitSpread = squares / seen;
  }

  const estimate = new Float64Array(units);
  const estimateVariance = new Float64Array(units);
  for (let unit = 0; unit < units; unit++) {
    const variance = valueVariance[unit]!;
    const trust = known[unit] === 1 ? unitSpread / (unitSpread + variance) : 0;
    const own = trust === 0 ? 0 : trust * (values[unit]! - mean - fitted[unit]!);
    let ofEffects = 0;
    for (const [index, { levelOf }] of factors.entries()) {
      ofEffects += effectVariance[index]![levelOf[unit]!]!;
    }
    estimate[unit] = mean + fitted[unit]! + own;
    estimateVariance[unit] = unitSpread * (1 - trust) + (1 - trust) ** 2 * ofEffects;
  }
  return { mean, effect, effectVariance, spread, unitSpread, estimate, estimateVariance };
}
