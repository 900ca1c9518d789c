import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { CountedCell } from './fit-rates.ts';
import { mantelHaenszel } from './mantel-haenszel.ts';
import { splitChange, standardizeRates } from './split-change.ts';

/**
 * Admissions to Berkeley in 1973 by department: men and women admitted of those who applied. Bickel,
 * Hammel and O'Connell, "Sex bias in graduate admissions", Science 187 (1975); as in R's data set
 * UCBAdmissions.
 */
const BERKELEY: readonly [string, number, number, number, number][] = [
  ['A', 512, 825, 89, 108],
  ['B', 353, 560, 17, 25],
  ['C', 120, 325, 202, 593],
  ['D', 138, 417, 131, 375],
  ['E', 53, 191, 94, 393],
  ['F', 22, 373, 24, 341],
];

const cell = (row: string, column: string, successes: number, trials: number): CountedCell => ({
  row,
  column,
  successes,
  trials,
});

describe('the odds common to all strata', () => {
  const strata = BERKELEY.map(([, men, menOf, women, womenOf]) => ({
    exposed: { successes: men, trials: menOf },
    others: { successes: women, trials: womenOf },
  }));

  it('of Berkeley turn the crude ones around, as published', () => {
    const sums = strata.reduce((sum, { exposed, others }) => ({
      exposed: {
        successes: sum.exposed.successes + exposed.successes,
        trials: sum.exposed.trials + exposed.trials,
      },
      others: {
        successes: sum.others.successes + others.successes,
        trials: sum.others.trials + others.trials,
      },
    }));
    expect(mantelHaenszel([sums])?.ratio).toBeCloseTo(1.841, 3);
    const common = mantelHaenszel(strata)!;
    expect(common.ratio).toBeCloseTo(0.905, 3);
    expect(common.low).toBeLessThan(1);
    expect(common.high).toBeGreaterThan(1);
  });

  it('need a stratum with both groups and both ends', () => {
    const none = { successes: 0, trials: 0 };
    const some = { successes: 1, trials: 2 };
    expect(mantelHaenszel([])).toBeNull();
    expect(mantelHaenszel([{ exposed: some, others: none }])).toBeNull();
    expect(mantelHaenszel([{ exposed: { successes: 2, trials: 2 }, others: some }])).toBeNull();
  });
});

describe('a change between two periods', () => {
  it('of Berkeley, women before and men after, is a change of mix, not of rates', () => {
    const women = BERKELEY.map(([name, , , admitted, of]) => cell('any', name, admitted, of));
    const men = BERKELEY.map(([name, admitted, of]) => cell('any', name, admitted, of));
    const split = splitChange(women, men)!;
    expect(split.after - split.before).toBeGreaterThan(0.13);
    expect(split.mixEffect).toBeGreaterThan(0.13);
    expect(split.rateEffect).toBeLessThan(0);
    expect(['same', 'worse']).toContain(split.verdict);
  });

  it('to a method that fails more often is mix alone', () => {
    const rates = { paypal: 0.97, card: 0.85 };
    const period = (paypal: number, card: number) => [
      cell('paypal', 'DE', paypal * rates.paypal, paypal),
      cell('card', 'DE', card * rates.card, card),
    ];
    const split = splitChange(period(8000, 2000), period(2000, 8000))!;
    expect(split.rateEffect).toBeCloseTo(0, 12);
    expect(split.mixEffect).toBeCloseTo(-0.072, 9);
    expect(split.verdict).toBe('same');
  });

  it('of a rate is told as such, although the mix hides it', () => {
    const split = splitChange(
      [cell('paypal', 'DE', 970, 1000), cell('card', 'DE', 850, 1000)],
      [cell('paypal', 'DE', 1740, 1850), cell('card', 'DE', 123, 150)],
    )!;
    expect(split.after).toBeGreaterThan(split.before);
    expect(split.rateEffect).toBeLessThan(0);
    expect(split.verdict).toBe('worse');
    expect(split.odds!.ratio).toBeLessThan(1);
  });

  it('by a method that is new is mix', () => {
    const split = splitChange(
      [cell('card', 'DE', 85, 100)],
      [cell('card', 'DE', 85, 100), cell('oxxo', 'DE', 50, 100)],
    )!;
    expect(split.rateEffect).toBe(0);
    expect(split.mixEffect).toBeCloseTo(split.after - split.before, 12);
  });

  it('is none where a period is empty', () => {
    expect(splitChange([], [cell('card', 'DE', 1, 1)])).toBeNull();
  });

  const cells = fc.array(
    fc
      .tuple(
        fc.constantFrom('a', 'b', 'c'),
        fc.constantFrom('X', 'Y'),
        fc.integer({ min: 0, max: 50 }),
        fc.integer({ min: 0, max: 50 }),
      )
      .map(([row, column, a, b]) => cell(row, column, Math.min(a, b), Math.max(a, b))),
    { maxLength: 8 },
  );

  it('is the sum of its two parts, and turns around with time', () => {
    fc.assert(
      fc.property(cells, cells, (before, after) => {
        const split = splitChange(before, after);
        if (split === null) return;
        expect(split.mixEffect + split.rateEffect).toBeCloseTo(split.after - split.before, 10);
        const back = splitChange(after, before)!;
        expect(back.rateEffect).toBeCloseTo(-split.rateEffect, 10);
        expect(split.rateLow).toBeLessThanOrEqual(split.rateEffect);
        expect(split.rateHigh).toBeGreaterThanOrEqual(split.rateEffect);
      }),
    );
  });
});

it('a method is compared at one mix of countries', () => {
  // Both methods do the same in each country; one is used where every payment is hard.
  const cells = [
    cell('visa', 'DE', 9500, 10_000),
    cell('visa', 'BR', 700, 1000),
    cell('master', 'DE', 950, 1000),
    cell('master', 'BR', 7000, 10_000),
  ];
  const rates = standardizeRates(
    cells,
    new Map([
      ['DE', 1],
      ['BR', 1],
    ]),
  );
  expect(Math.abs(rates.get('visa')! - rates.get('master')!)).toBeLessThan(0.005);
});
