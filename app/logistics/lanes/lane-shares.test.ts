import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysOfAll, LANE_SHARES, shareWithinDays, transitRange } from './lane-shares.ts';

const days = (scale: number) => LANE_SHARES.map((share) => scale * (1 + share));

describe('stored days', () => {
  test('give back the share that they are of', () => {
    for (const [index, share] of LANE_SHARES.entries()) {
      expect(shareWithinDays(days(4), days(4)[index]!)).toBeCloseTo(share, 9);
    }
  });

  test('of one lane are its own, of several lie between theirs', () => {
    const one = [{ days: days(4), weight: 1 }];
    expect(daysOfAll(one, 0.9)).toBeCloseTo(4 * 1.9, 3);
    const both = daysOfAll([...one, { days: days(8), weight: 1 }], 0.9);
    expect(both).toBeGreaterThan(4 * 1.9);
    expect(both).toBeLessThan(8 * 1.9);
  });
});

describe('a range of transit', () => {
  const lane = (scale: number, week: string | null, dateShift = 0.6) => ({
    days: (share: number) => scale * (1 + share),
    week,
    dateShift,
  });

  test('counts dates from an afternoon on', () => {
    // 1.1 days from 14:24 is the next day but one's morning; 1.9 days the second evening.
    expect(transitRange(lane(1, null), 0.9)).toEqual({ min: 1, max: 2, carrierDays: '1111111' });
  });

  test('counts the days on which the carrier works', () => {
    expect(transitRange(lane(7, '1111100', 0), 0.9)).toMatchObject({ min: 5, max: 9 });
  });

  test('is never empty or reversed, and grows with the share that should keep it', () => {
    const scale = fc.double({ min: 0.01, max: 60, noNaN: true });
    const shift = fc.double({ min: -1, max: 2, noNaN: true });
    fc.assert(
      fc.property(scale, shift, (by, dateShift) => {
        const ranges = [0.8, 0.9, 0.95].map((share) =>
          transitRange(lane(by, null, dateShift), share),
        );
        for (const { min, max } of ranges) {
          expect(min).toBeGreaterThanOrEqual(1);
          expect(max).toBeGreaterThanOrEqual(min);
        }
        expect(ranges[2]!.max).toBeGreaterThanOrEqual(ranges[0]!.max);
      }),
    );
  });
});
