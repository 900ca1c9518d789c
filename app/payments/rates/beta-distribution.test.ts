import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { betaCdf, betaQuantile, logGamma } from './beta-distribution.ts';

describe('the beta distribution', () => {
  // Computed with SciPy 1.17: scipy.special.gammaln, betainc, betaincinv.
  it.each([
    [0.1, 2.252712651734206],
    [1, 0],
    [4.5, 2.453736570842442],
    [1000, 5905.220423209181],
  ])('has the logarithm of gamma of %d', (x, expected) => {
    expect(logGamma(x)).toBeCloseTo(expected, 9);
  });

  it.each([
    [0.2, 0.5, 0.5, 0.2951672353008665],
    [0.9, 90, 10, 0.4644767001244532],
    [0.01, 1, 300, 0.9509591059287141],
    [0.5, 2000, 2100, 0.9408529223392285],
  ])('lies below %d for Beta(%d, %d) with the probability %d', (x, a, b, expected) => {
    expect(betaCdf(x, a, b)).toBeCloseTo(expected, 8);
  });

  it('has quantiles that undo its probabilities', () => {
    const parameter = fc.double({ min: 1, max: 5000, noNaN: true });
    const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
    fc.assert(
      fc.property(parameter, parameter, probability, (a, b, wanted) => {
        expect(betaCdf(betaQuantile(wanted, a, b), a, b)).toBeCloseTo(wanted, 5);
      }),
    );
  });
});
