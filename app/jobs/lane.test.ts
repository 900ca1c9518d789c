import { expect, test } from 'vitest';
import { laneOf } from './lane.ts';

test('jobs of one key share a lane, those of another group never', () => {
  expect(laneOf('7', 'order:1001', 4)).toBe(laneOf('7', 'order:1001', 4));
  expect(laneOf('7', 'order:1001', 4).split('/')[0]).toBe('7');
  expect(laneOf('7', 'order:1001', 1)).toBe('7/0');
});

test.each([2, 3, 4, 8])('keys spread over %i lanes without leaving one aside', (lanes) => {
  const counts = new Map<string, number>();
  const jobs = 4000;
  for (let id = 0; id < jobs; id++) {
    const lane = laneOf('7', `7:order:${5_000_000 + id}`, lanes);
    counts.set(lane, (counts.get(lane) ?? 0) + 1);
  }
  expect(counts.size).toBe(lanes);
  const even = jobs / lanes;
  for (const count of counts.values()) expect(Math.abs(count - even)).toBeLessThan(even * 0.15);
});
