import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalDistribution, normalQuantile, normalSurvival } from './normal.ts';

describe('the normal distribution', () => {
  // Values of R 4.4: pnorm, qnorm.
  test.each([
    [0, 0.5],
    [1, 0.8413447460685429],
    [1.2815515655446004, 0.9],
    [-2.5, 0.006209665325776132],
    [3.1, 0.9990323967867817],
  ])('of %f is %f', (z, p) => {
    expect(normalDistribution(z)).toBeCloseTo(p, 12);
    expect(normalQuantile(p)).toBeCloseTo(z, 8);
  });

  test('keeps the digits of a far tail', () => {
    expect(normalSurvival(10) / 7.619853024160527e-24).toBeCloseTo(1, 9);
  });

  test('has a quantile that undoes it, anywhere', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (p) => {
        expect(normalDistribution(normalQuantile(p))).toBeCloseTo(p, 10);
      }),
    );
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
  });
});
