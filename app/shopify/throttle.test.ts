import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { backOffMs, retryAfterMs, waitForPoints, type ThrottleStatus } from './throttle.ts';

describe('waiting for points', () => {
  const status: ThrottleStatus = {
    maximumAvailable: 2000,
    currentlyAvailable: 100,
    restoreRate: 100,
    atMs: 0,
  };
  test.each([
    ['nothing is known', undefined, 500, 0, 0],
    ['it fits', status, 100, 0, 0],
    ['200 points are missing', status, 300, 0, 2000],
    ['half of them have come back', status, 300, 1000, 1000],
    ['all of them have come back', status, 300, 60_000, 0],
    ['it is dearer than the bucket: wait for a full one', status, 5000, 0, 19_000],
    ['the clock went backwards', status, 300, -5000, 2000],
    ['nothing comes back', { ...status, restoreRate: 0 }, 300, 0, 0],
  ])('%s', (_what, known, cost, nowMs, expected) => {
    expect(waitForPoints(known, cost, nowMs)).toBe(expected);
  });

  test('after the wait the call fits, for any budget', () => {
    const budget = fc.record({
      maximumAvailable: fc.integer({ min: 1, max: 40_000 }),
      currentlyAvailable: fc.integer({ min: -2000, max: 40_000 }),
      restoreRate: fc.integer({ min: 1, max: 2000 }),
      atMs: fc.constant(0),
    });
    fc.assert(
      fc.property(
        budget,
        fc.integer({ min: 0, max: 2000 }),
        fc.nat(100_000),
        (known, cost, now) => {
          const waitMs = waitForPoints(known, cost, now);
          expect(waitMs).toBeGreaterThanOrEqual(0);
          expect(waitForPoints(known, cost, now + waitMs)).toBe(0);
        },
      ),
    );
  });
});

test('back-off doubles up to 16 seconds and is spread over its upper half', () => {
  expect([1, 2, 3, 7].map((attempt) => backOffMs(attempt, 0))).toEqual([250, 500, 1000, 8000]);
  expect([1, 2, 3, 7].map((attempt) => backOffMs(attempt, 1))).toEqual([500, 1000, 2000, 16_000]);
});

test.each([
  ['2', 2000],
  ['0.25', 250],
  ['0', 0],
  ['Thu, 01 Jan 1970 00:00:05 GMT', 4000],
  ['Thu, 01 Jan 1970 00:00:00 GMT', 0],
  ['-1', undefined],
  ['soon', undefined],
  ['', undefined],
  [null, undefined],
])('Retry-After %j means %j milliseconds', (header, expected) => {
  expect(retryAfterMs(header, 1000)).toBe(expected);
});
