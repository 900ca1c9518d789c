import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalDensity, normalSurvival } from './normal.ts';
import { normalTail } from './normal-tail.ts';

test('what lies above a value is as the series have it, to a millionth', () => {
  fc.assert(
    fc.property(fc.double({ min: -12, max: 8.9, noNaN: true }), (z) => {
      const above = normalSurvival(z);
      const tail = normalTail(z);
      expect(Math.abs(tail.above - above)).toBeLessThan(1e-6);
      expect(Math.abs(tail.mean - normalDensity(z) / above)).toBeLessThan(1e-6);
    }),
    { numRuns: 2000 },
  );
});

test('far out it is the value and a little more', () => {
  for (const z of [9, 12, 30]) {
    const { above, mean } = normalTail(z);
    expect(above).toBe(normalSurvival(z));
    expect(mean).toBeGreaterThan(z);
    expect(mean).toBeLessThan(z + 0.12);
  }
});
