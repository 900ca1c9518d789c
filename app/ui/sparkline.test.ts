import { describe, expect, it } from 'vitest';

import { sparklinePath } from './sparkline.tsx';

function heights(path: string): number[] {
  return [...path.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map((point) => Number(point[1]));
}

describe('a small line', () => {
  it('of amounts starts from zero: half the amount is half the height', () => {
    const [half, full, none] = heights(sparklinePath([50, 100, 0], 'amount'));
    expect(none! - half!).toBeCloseTo((none! - full!) / 2, 1);
  });

  it('of shares hardly moves for a point more or less', () => {
    const [a, b] = heights(sparklinePath([0.9, 0.91], 'share'));
    expect(Math.abs(a! - b!)).toBeLessThan(2);
  });

  it('breaks where nothing was counted', () => {
    expect(sparklinePath([0.5, null, 0.5], 'share').match(/M/g)).toHaveLength(2);
  });

  it.each([[[]], [[null]], [[0, 0]], [[3]]])('of %j has no point outside the box', (values) => {
    for (const y of heights(sparklinePath(values, 'amount'))) {
      expect(y).toBeGreaterThanOrEqual(0);
      expect(y).toBeLessThanOrEqual(32);
    }
  });
});
