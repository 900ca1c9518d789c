import { describe, expect, test } from 'vitest';
import { addOpenDays, openDays, toEpochDay, weekdayOf } from '../../kernel/calendar.ts';
import { learnProcessing, type ProcessedOrder } from './learn-processing.ts';

const FROM = toEpochDay('2026-01-05');
const isOpen = openDays('1111100', new Set());

/** Ten orders a day; order `n` of a day takes n % 3 working days, from `slowFrom` on one more. */
function orders(days: number, slowFrom = Infinity): ProcessedOrder[] {
  return Array.from({ length: days * 10 }, (_, index) => {
    const orderedDay = FROM + Math.floor(index / 10);
    const afterCutOff = index % 2 === 1;
    const first = addOpenDays(orderedDay, afterCutOff ? 1 : 0, isOpen, FROM + 1000);
    const takes = (index % 3) + (orderedDay - FROM >= slowFrom ? 1 : 0);
    const handedOverDay = takes === 0 ? first : addOpenDays(first, takes, isOpen, FROM + 1000);
    return { orderedDay, afterCutOff, handedOverDay };
  });
}
const never = () => false;

describe('processing times', () => {
  test('are counted in working days from the first one whose cut-off was ahead', () => {
    const learned = learnProcessing(orders(60), FROM + 60, never, 1)!;
    expect(learned.week).toBe('1111100');
    expect(learned.shares[0]).toBeCloseTo(1 / 3, 1);
    expect(learned.shares[2]).toBeCloseTo(1, 6);
    expect(learned).toMatchObject({ p50Days: 1, p90Days: 2, slow: null });
  });

  test('that grow by a day are dated within a week', () => {
    const { slow } = learnProcessing(orders(120, 100), FROM + 120, never, 1)!;
    expect(Math.abs(slow!.sinceDay - (FROM + 100))).toBeLessThanOrEqual(7);
    expect(slow!.days).toBeCloseTo(1, 0);
  });

  test('are not spoken of with few orders', () => {
    expect(learnProcessing(orders(2), FROM + 2, never, 1)).toBeNull();
  });

  test('do not count days on which the place is closed', () => {
    const closedOn = FROM + 9;
    expect(weekdayOf(closedOn)).toBeLessThan(5);
    const open = learnProcessing(orders(60), FROM + 60, never, 1)!;
    const closed = learnProcessing(orders(60), FROM + 60, (day) => day === closedOn, 1)!;
    expect(closed.shares[0]!).toBeGreaterThan(open.shares[0]!);
  });
});
