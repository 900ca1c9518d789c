import fc from 'fast-check';
import { expect, test } from 'vitest';

import { canTrustClock } from './trust-clock.ts';

const RENDERED_AT = Date.parse('2026-11-23T09:00:00Z') / 1000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

test.each([
  ['at the moment of rendering', 0, true],
  ['a minute slow', -60_000, true],
  ['five minutes slow', -300_000, true],
  ['a little more', -300_001, false],
  ['a page of ten hours', 10 * HOUR, true],
  ['a page of half a day', 12 * HOUR, true],
  ['a page a little older', 12 * HOUR + 1, false],
  ['a page of thirty hours', 30 * HOUR, false],
])('a clock %s: %s', (_name, ageMs, trusted) => {
  expect(canTrustClock(RENDERED_AT, RENDERED_AT * 1000 + ageMs)).toBe(trusted);
});

test('a clock wrong by a day or more is never believed on a page younger than half a day', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 12 * HOUR - 1 }),
      fc.integer({ min: DAY, max: 400 * DAY }),
      fc.boolean(),
      (ageMs, wrongMs, fast) => {
        const now = RENDERED_AT * 1000 + ageMs + (fast ? wrongMs : -wrongMs);
        expect(canTrustClock(RENDERED_AT, now)).toBe(false);
      },
    ),
  );
});

test('a page that does not say when it was rendered is not believed', () => {
  expect(canTrustClock(Number(undefined), Date.now())).toBe(false);
  expect(canTrustClock(Number(''), Date.now())).toBe(false);
  expect(canTrustClock(Number('now'), Date.now())).toBe(false);
});
