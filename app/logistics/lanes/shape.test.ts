import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  blend,
  normalShape,
  quantileOf,
  SHAPE_BINS,
  shareBelow,
  tailsOf,
  totalOf,
} from './shape.ts';

describe('a shape', () => {
  test('of the normal distribution has its quantiles', () => {
    expect(quantileOf(normalShape(), 0.9)).toBeCloseTo(1.2816, 2);
    expect(quantileOf(normalShape(), 0.5)).toBeCloseTo(0, 6);
  });

  test('gives back the share that its quantile was asked for', () => {
    const weights = fc.array(fc.double({ min: 0.001, max: 5, noNaN: true }), {
      minLength: SHAPE_BINS,
      maxLength: SHAPE_BINS,
    });
    fc.assert(
      fc.property(weights, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (own, p) => {
        const shape = blend(Float64Array.from(own), normalShape(), 30);
        expect(totalOf(shape)).toBeCloseTo(1, 9);
        expect(shareBelow(shape, quantileOf(shape, p))).toBeCloseTo(p, 6);
      }),
    );
  });

  test('without data is the one that it leans on', () => {
    const base = normalShape();
    const shape = blend(null, base, 30);
    for (const [bin, weight] of shape.entries()) expect(weight).toBeCloseTo(base[bin]!, 12);
  });

  test('has tails that lie above what they begin at', () => {
    const { mass, mean, square } = tailsOf(normalShape());
    for (let bin = 1; bin < SHAPE_BINS - 1; bin++) {
      expect(mass[bin]!).toBeLessThanOrEqual(mass[bin - 1]!);
      if (mass[bin]! > 1e-9) expect(mean[bin]!).toBeGreaterThanOrEqual(mean[bin - 1]! - 1e-9);
      expect(square[bin]!).toBeGreaterThanOrEqual(mean[bin]! ** 2 - 1e-9);
    }
  });
});
