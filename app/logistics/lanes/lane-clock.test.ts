import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openDays, toEpochDay } from '../../kernel/calendar.ts';
import { laneClock } from './lane-clock.ts';

const FIRST = toEpochDay('2026-01-01');
const clock = laneClock({
  week: '1111100',
  isOpen: openDays('1111100', new Set([toEpochDay('2026-04-03')])),
  aheadDays: 1 / 24,
  daysPerOpenDay: 7 / 5,
  firstDay: FIRST,
  lastDay: FIRST + 365,
});
/** An instant of the place that is an hour ahead. */
const at = (on: string, hour: number) => toEpochDay(on) + hour / 24 - 1 / 24;

describe('a clock that rests', () => {
  test('makes a week of five days seven days long', () => {
    expect(clock.daysBetween(at('2026-03-02', 12), at('2026-03-09', 12))).toBeCloseTo(7, 9);
  });

  test('stands still at the weekend and on a holiday', () => {
    expect(clock.daysBetween(at('2026-03-07', 0), at('2026-03-09', 0))).toBeCloseTo(0, 9);
    expect(clock.daysBetween(at('2026-04-03', 1), at('2026-04-03', 23))).toBeCloseTo(0, 9);
  });

  test('goes as far as it says', () => {
    const instant = fc.double({ min: FIRST + 1, max: FIRST + 300, noNaN: true });
    fc.assert(
      fc.property(instant, fc.double({ min: 0.01, max: 40, noNaN: true }), (from, days) => {
        const until = clock.after(from, days);
        expect(until).toBeGreaterThan(from);
        expect(clock.daysBetween(from, until)).toBeCloseTo(days, 6);
      }),
    );
  });
});
