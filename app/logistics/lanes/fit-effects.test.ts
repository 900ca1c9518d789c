import { describe, expect, test } from 'vitest';
import { fitEffects, type Factor } from './fit-effects.ts';

/** Two factors, crossed: 20 units. */
const FACTORS: Factor[] = [
  { levels: 4, levelOf: Int32Array.from({ length: 20 }, (_, unit) => unit % 4) },
  { levels: 5, levelOf: Int32Array.from({ length: 20 }, (_, unit) => Math.floor(unit / 4)) },
];
const TRUE = [
  [0.5, -0.2, 0.1, -0.4],
  [0.3, 0, -0.6, 0.2, 0.1],
];
const truth = (unit: number) =>
  2 + FACTORS.reduce((sum, { levelOf }, index) => sum + TRUE[index]![levelOf[unit]!]!, 0);
const values = Float64Array.from({ length: 20 }, (_, unit) => truth(unit));

describe('additive effects', () => {
  test('that are known well are found', () => {
    const { estimate } = fitEffects(values, new Float64Array(20).fill(1e-4), FACTORS);
    for (const [unit, value] of estimate.entries()) expect(value).toBeCloseTo(truth(unit), 1);
  });

  test('say of a unit without a value what its levels say, and that it is less certain', () => {
    const variances = new Float64Array(20).fill(0.001);
    variances[6] = Infinity;
    const hidden = values.slice();
    hidden[6] = 99;
    const { estimate, estimateVariance } = fitEffects(hidden, variances, FACTORS);
    expect(Math.abs(estimate[6]! - truth(6))).toBeLessThan(0.2);
    for (const [unit, variance] of estimateVariance.entries()) {
      if (unit !== 6) expect(variance).toBeLessThan(estimateVariance[6]!);
    }
  });

  test('draw a poorly known value toward what its levels say', () => {
    const variances = new Float64Array(20).fill(0.001);
    variances[3] = 4;
    const odd = values.slice();
    odd[3] = truth(3) + 3;
    const { estimate } = fitEffects(odd, variances, FACTORS);
    expect(Math.abs(estimate[3]! - truth(3))).toBeLessThan(0.5);
  });

  test('of nothing at all are nothing', () => {
    const none = fitEffects(new Float64Array(20), new Float64Array(20).fill(Infinity), FACTORS);
    expect([...none.estimate]).toEqual(new Array(20).fill(0));
  });
});
