import { expect, it } from 'vitest';
import { secondsLeft } from './time-left.ts';

const seen = (fraction: number, atMs: number, step = 'checking') => ({ step, fraction, atMs });

it.each([
  [seen(0, 0), seen(0.5, 60_000), 60],
  [seen(0.2, 5000), seen(0.6, 15_000), 10],
  [seen(0, 0), seen(1, 9000), 0],
  [seen(0, 0), seen(0.5, 1000), null],
  [seen(0.5, 0), seen(0.5, 60_000), null],
  [seen(0.5, 0), seen(0.2, 60_000), null],
  [seen(0, 0, 'reading'), seen(0.5, 60_000), null],
])('from %o to %o there are %j seconds left', (first, now, expected) => {
  const left = secondsLeft(first, now);
  expect(left === null ? null : Math.round(left)).toBe(expected);
});
