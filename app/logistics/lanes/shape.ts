import { normalDistribution } from './normal.ts';

/**
 * The shape of a distribution as weights of standardized values in bins of 0.1 from -6 to 12: what
 * is below or above counts in the outermost bin.
 */
export type Shape = Float64Array;

export const SHAPE_BINS = 180;
const LOWEST = -6;
const WIDTH = 0.1;

export function binOf(z: number): number {
  const bin = Math.floor((z - LOWEST) / WIDTH);
  return bin < 0 ? 0 : bin >= SHAPE_BINS ? SHAPE_BINS - 1 : bin;
}

/** The standardized value in the middle of a bin. */
export function middleOf(bin: number): number {
  return LOWEST + (bin + 0.5) * WIDTH;
}

/** The normal shape, with a total weight of one. */
export function normalShape(): Shape {
  return Float64Array.from({ length: SHAPE_BINS }, (_, bin) => {
    const from = LOWEST + bin * WIDTH;
    const upTo = bin === SHAPE_BINS - 1 ? 1 : normalDistribution(from + WIDTH);
    return upTo - (bin === 0 ? 0 : normalDistribution(from));
  });
}

export function totalOf(shape: Shape): number {
  let total = 0;
  for (const weight of shape) total += weight;
  return total;
}

/**
 * Both shapes as one of weight 1, where the first counts with its weight and the second with
 * `weight`: a shape of little weight becomes the second, one of much stays itself.
 */
export function blend(own: Shape | null, base: Shape, weight: number): Shape {
  const ownTotal = own === null ? 0 : totalOf(own);
  const baseScale = weight / (totalOf(base) * (ownTotal + weight));
  return base.map(
    (value, bin) => value * baseScale + (own === null ? 0 : own[bin]! / (ownTotal + weight)),
  );
}

/** Share of a shape of weight 1 that is at most `z`. */
export function shareBelow(shape: Shape, z: number): number {
  const place = (z - LOWEST) / WIDTH;
  if (place <= 0) return 0;
  const whole = Math.min(Math.floor(place), SHAPE_BINS);
  let share = 0;
  for (let bin = 0; bin < whole; bin++) share += shape[bin]!;
  if (whole < SHAPE_BINS) share += (place - whole) * shape[whole]!;
  return Math.min(share, 1);
}

/** The standardized value that a share of `p` of a shape of weight 1 is at most. */
export function quantileOf(shape: Shape, p: number): number {
  let below = 0;
  for (let bin = 0; bin < SHAPE_BINS; bin++) {
    const weight = shape[bin]!;
    if (below + weight >= p && weight > 0) {
      return LOWEST + (bin + Math.max(0, p - below) / weight) * WIDTH;
    }
    below += weight;
  }
  return LOWEST + SHAPE_BINS * WIDTH;
}

/** What a value above bin `bin` is to be expected as, by bin: mass, mean and mean square. */
export interface Tails {
  mass: Float64Array;
  mean: Float64Array;
  square: Float64Array;
}

/** The tails of a shape of weight 1, from the middle of each bin on. */
export function tailsOf(shape: Shape): Tails {
  const [mass, mean, square] = [0, 0, 0].map(() => new Float64Array(SHAPE_BINS)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let [total, sum, squares] = [0, 0, 0];
  for (let bin = SHAPE_BINS - 1; bin >= 0; bin--) {
    const [weight, z] = [shape[bin]!, middleOf(bin)];
    // Half of the bin itself lies above its middle.
    mass[bin] = total + weight / 2;
    const any = mass[bin]! > 0;
    mean[bin] = any ? (sum + (weight / 2) * z) / mass[bin]! : z;
    square[bin] = any ? (squares + (weight / 2) * z * z) / mass[bin]! : z * z;
    total += weight;
    sum += weight * z;
    squares += weight * z * z;
  }
  return { mass, mean, square };
}
