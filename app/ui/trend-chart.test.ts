import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { niceTicks } from './trend-chart.tsx';

describe('ticks of an axis', () => {
  it.each([
    [870, [0, 250, 500, 750, 1000]],
    [100, [0, 25, 50, 75, 100]],
    [0, [0, 1]],
    [-5, [0, 1]],
  ])('up to %d are %j', (high, ticks) => {
    expect(niceTicks(high)).toEqual(ticks);
  });

  it('start at zero, cover the highest value and are few', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e12, noNaN: true }), (high) => {
        const ticks = niceTicks(high);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(high * (1 - 1e-9));
        expect(ticks.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
