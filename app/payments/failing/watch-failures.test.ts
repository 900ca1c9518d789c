import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays } from '../../kernel/calendar.ts';
import { watchFailures } from './watch-failures.ts';
import { WATCH_FAILURES, type WatchedCell, type WatchedDay } from './watched-cell.ts';

const TODAY = '2026-11-22';
const ALONE = (code: string) => code;

/** A steady cell: a failed trial each tenth day, two trials a day. */
function steady(country: string, way: string, days = 540): WatchedCell {
  return {
    country,
    way,
    days: Array.from({ length: days }, (_, day) => ({
      on: addDays(TODAY, -day),
      trials: 2,
      failures: (day % 10 === 3 ? { CARD_DECLINED: 1 } : {}) as Record<string, number>,
    })),
  };
}

const shop = ['DE', 'FR', 'SE', 'PL'].flatMap((country) => [
  steady(country, 'visa'),
  steady(country, 'klarna'),
]);

/** The same shop, with one of two payments by Klarna in Sweden failing in the last days. */
function withOutage(days: number, code: string): WatchedCell[] {
  return shop.map((cell) =>
    cell.country === 'SE' && cell.way === 'klarna'
      ? {
          ...cell,
          days: cell.days.map((day): WatchedDay =>
            day.on > addDays(TODAY, -days)
              ? { ...day, failures: { ...day.failures, [code]: 1 } }
              : day,
          ),
        }
      : cell,
  );
}

describe('the watch', () => {
  it('names nothing where nothing changes', () => {
    const watch = watchFailures(shop, TODAY, ALONE);
    expect(watch.failing).toEqual([]);
    expect(watch.judged).toHaveLength(shop.length);
  });

  it('names the cell, the code and the day within days of an error that was never seen', () => {
    const { failing } = watchFailures(withOutage(5, 'PAYMENT_METHOD_UNAVAILABLE'), TODAY, ALONE);
    expect(failing).toHaveLength(1);
    expect(failing[0]).toMatchObject({
      country: 'SE',
      way: 'klarna',
      code: 'PAYMENT_METHOD_UNAVAILABLE',
      sinceOn: addDays(TODAY, -4),
    });
    expect(failing[0]!.before.rate).toBeLessThan(0.1);
    expect(failing[0]!.since.rate).toBeGreaterThan(0.3);
  });

  it('takes longer for an error that happens anyway', () => {
    const daysFor = (code: string) => {
      for (let days = 1; ; days++) {
        if (watchFailures(withOutage(days, code), TODAY, ALONE).failing.length > 0) return days;
      }
    };
    expect(daysFor('CARD_DECLINED')).toBeGreaterThan(daysFor('PAYMENT_METHOD_UNAVAILABLE'));
  });

  it('never speaks of fewer failed purchases than its least', () => {
    for (let days = 1; days < WATCH_FAILURES.leastFailed; days++) {
      expect(watchFailures(withOutage(days, 'NEW'), TODAY, ALONE).failing).toEqual([]);
    }
  });

  it('goes on naming what goes on, and lets go of what is over', () => {
    expect(watchFailures(withOutage(100, 'NEW'), TODAY, ALONE).failing).toHaveLength(1);
    const over = withOutage(30, 'NEW').map((cell) => ({
      ...cell,
      days: cell.days.map((day) => ({ ...day, on: addDays(day.on, -60) })),
    }));
    const since = shop.map((cell, index) => ({
      ...cell,
      days: [...cell.days.filter(({ on }) => on > addDays(TODAY, -60)), ...over[index]!.days],
    }));
    expect(watchFailures(since, TODAY, ALONE).failing).toEqual([]);
  });

  it('judges no cell without a past, and says so', () => {
    const fresh = [...shop, steady('US', 'visa', 20)];
    const watch = watchFailures(fresh, TODAY, ALONE);
    expect(watch.unjudged).toEqual([{ country: 'US', way: 'visa', trials: 0 }]);
  });

  it('works with two months of history, too', () => {
    const short = withOutage(8, 'NEW').map((cell) => ({
      ...cell,
      days: cell.days.filter(({ on }) => on > addDays(TODAY, -60)),
    }));
    expect(watchFailures(short, TODAY, ALONE).failing.map(({ country }) => country)).toEqual([
      'SE',
    ]);
    expect(watchFailures([], TODAY, ALONE)).toEqual({ failing: [], judged: [], unjudged: [] });
  });

  it('says the same in whatever order cells and days come', () => {
    const cells = withOutage(6, 'NEW');
    const wanted = watchFailures(cells, TODAY, ALONE).failing;
    fc.assert(
      fc.property(fc.shuffledSubarray(cells, { minLength: cells.length }), (mixed) => {
        const turned = mixed.map((cell) => ({ ...cell, days: cell.days.toReversed() }));
        const found = watchFailures(turned, TODAY, ALONE).failing;
        expect(found.map(({ sinceOn, code }) => [sinceOn, code])).toEqual(
          wanted.map(({ sinceOn, code }) => [sinceOn, code]),
        );
      }),
      { numRuns: 3 },
    );
  });
});
