import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextRebuildMs } from './rebuild-pace.ts';

test.each([
  ['the first is at once', null, 50_000, 50_000],
  ['one long after the last is at once', 10_000, 50_000, 50_000],
  ['one soon after it waits for the rest of the second', 50_000, 50_300, 51_000],
  ['one beside it waits the whole second', 50_000, 50_000, 51_000],
  ['a clock set back costs a second at most', 50_000, 10_000, 11_000],
])('%s', (_case, last, now, expected) => {
  expect(nextRebuildMs(last, now)).toBe(expected);
});

test('never in the past and never more than a second off', () => {
  const ms = fc.integer({ min: 0, max: 4e12 });
  fc.assert(
    fc.property(fc.option(ms), ms, (last, now) => {
      const next = nextRebuildMs(last, now);
      expect(next).toBeGreaterThanOrEqual(now);
      expect(next).toBeLessThanOrEqual(now + 1_000);
    }),
  );
});
