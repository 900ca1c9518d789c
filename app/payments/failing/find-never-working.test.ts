import { describe, expect, it } from 'vitest';

import { addDays } from '../../kernel/calendar.ts';
import { findNeverWorking } from './find-never-working.ts';
import { WATCH_FAILURES, type WatchedCell, type WatchedDay } from './watched-cell.ts';

const TODAY = '2026-11-22';
const COUNTRIES = ['DE', 'FR', 'SE', 'PL', 'MX'];
const WAYS = ['visa', 'master', 'paypal', 'klarna'];

/** A trial a day up to today, `results` in order, true where it failed. */
function daysOf(results: readonly boolean[]): WatchedDay[] {
  return results.map((failed, index) => ({
    on: addDays(TODAY, index - results.length + 1),
    trials: 1,
    failures: (failed ? { PAYMENT_METHOD_UNAVAILABLE: 1 } : {}) as Record<string, number>,
  }));
}

const steady = (trials: number, every: number) =>
  Array.from({ length: trials }, (_, day) => day % every === 1);

/** A shop in which one trial of ten fails everywhere, but for one cell. */
function shopWith(results: readonly boolean[]): WatchedCell[] {
  return COUNTRIES.flatMap((country) =>
    WAYS.map((way) => ({
      country,
      way,
      days: daysOf(country === 'MX' && way === 'klarna' ? results : steady(80, 10)),
    })),
  );
}

const all = (trials: number) => Array.from({ length: trials }, () => true);
const found = (cells: readonly WatchedCell[]) =>
  findNeverWorking(cells, TODAY).map(({ country, way }) => `${country}:${way}`);

describe('what has never worked in a country', () => {
  it('is named, with its first day, its code and what would be usual', () => {
    const [failing, ...others] = findNeverWorking(shopWith(all(12)), TODAY);
    expect(others).toEqual([]);
    expect(failing).toMatchObject({
      kind: 'never-worked',
      country: 'MX',
      way: 'klarna',
      sinceOn: addDays(TODAY, -11),
      code: 'PAYMENT_METHOD_UNAVAILABLE',
      since: { trials: 12, failed: 12 },
    });
    expect(failing!.before.rate).toBeGreaterThan(0.05);
    expect(failing!.before.rate).toBeLessThan(0.2);
    expect(failing!.confidence).toBeGreaterThan(0.9);
  });

  it('is named although it has been so for longer than any change is looked for', () => {
    expect(found(shopWith(all(400)))).toEqual(['MX:klarna']);
  });

  it('is named where a few got through, and where it is a method that no other country has', () => {
    expect(found(shopWith(all(20).map((_, trial) => trial % 10 !== 4)))).toEqual(['MX:klarna']);
    const alone = shopWith([]).concat({ country: 'MX', way: 'oxxo', days: daysOf(all(12)) });
    expect(found(alone)).toEqual(['MX:oxxo']);
  });

  it('is not named before there are enough failures for it to be no chance', () => {
    for (let trials = 0; trials < WATCH_FAILURES.leastFailed; trials++) {
      expect(found(shopWith(all(trials)))).toEqual([]);
    }
  });

  it('is not what fails once in three times, or works by now', () => {
    expect(found(shopWith(steady(60, 3)))).toEqual([]);
    expect(found(shopWith([...all(12), ...Array.from({ length: 10 }, () => false)]))).toEqual([]);
  });

  it('is no method that fails as much wherever it is used', () => {
    const cells = shopWith(all(12)).map((cell) =>
      cell.way === 'klarna' ? { ...cell, days: daysOf(all(30)) } : cell,
    );
    expect(found(cells).every((name) => name.endsWith(':klarna'))).toBe(true);
    const half = shopWith(steady(20, 2)).map((cell) =>
      cell.way === 'klarna' ? { ...cell, days: daysOf(steady(80, 2)) } : cell,
    );
    expect(found(half)).toEqual([]);
  });

  it('is nothing in a shop without payments', () => {
    expect(findNeverWorking([], TODAY)).toEqual([]);
  });
});
