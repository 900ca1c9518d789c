import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type CountedCell, fitRates } from './fit-rates.ts';

const cell = (row: string, column: string, successes: number, trials: number): CountedCell => ({
  row,
  column,
  successes,
  trials,
});

describe('fitted rates', () => {
  const cells = [
    cell('paypal', 'DE', 970, 1000),
    cell('paypal', 'FR', 485, 500),
    cell('paypal', 'BR', 180, 200),
    cell('visa', 'DE', 880, 1000),
    cell('visa', 'FR', 440, 500),
    cell('visa', 'BR', 2, 3),
  ];
  const fitted = fitRates(cells);

  it('leave much data as it is and draw little data to its neighbors', () => {
    expect(fitted.rateOf('paypal', 'DE').rate).toBeCloseTo(0.97, 2);
    const thin = fitted.rateOf('visa', 'BR').rate;
    expect(thin).toBeGreaterThan(2 / 3);
    expect(thin).toBeLessThan(fitted.rateOf('visa', 'DE').rate);
  });

  it('are wider the less they rest on', () => {
    const width = (row: string, column: string) => {
      const { low, high } = fitted.rateOf(row, column);
      return high - low;
    };
    expect(width('visa', 'BR')).toBeGreaterThan(width('visa', 'FR'));
    expect(width('visa', 'FR')).toBeGreaterThan(width('paypal', 'DE'));
    expect(width('klarna', 'SE')).toBeGreaterThan(width('visa', 'FR'));
  });

  it('do not let a cell argue for itself twice', () => {
    const others = cells.filter(({ row, column }) => row !== 'visa' || column !== 'BR');
    const without = fitRates(others).rateOf('visa', 'BR');
    expect(fitted.expectedOf('visa', 'BR').rate).toBeCloseTo(without.rate, 1);
  });

  it('let a cell that is unlike all others speak for itself', () => {
    const usual = ['DE', 'FR', 'GB', 'US', 'CA', 'AU', 'JP'].flatMap((country) => [
      cell('visa', country, 890, 1000),
      cell('master', country, 890, 1000),
    ]);
    const { rate, low, high } = fitRates([...usual, cell('visa', 'MX', 79, 108)]).rateOf(
      'visa',
      'MX',
    );
    expect(Math.abs(rate - 79 / 108)).toBeLessThan(0.04);
    expect(low).toBeLessThan(79 / 108);
    expect(high).toBeGreaterThan(79 / 108);
  });

  it('have a range that holds what a cell has seen where it may be unlike all others', () => {
    const usual = ['DE', 'FR', 'GB', 'US', 'CA', 'AU', 'JP', 'NL'].flatMap((country) =>
      ['visa', 'master', 'paypal', 'ideal', 'klarna'].map((method) =>
        cell(method, country, 998, 1000),
      ),
    );
    for (const failed of [6, 12, 24]) {
      const seen = cell('klarna', 'SE', 111 - failed, 111);
      const { low, rate, high } = fitRates([...usual, seen]).rateOf('klarna', 'SE');
      expect(low).toBeLessThan(1 - failed / 111);
      expect(high).toBeGreaterThan(rate);
    }
  });

  it('are known to nobody without data', () => {
    const { low, high } = fitRates([]).rateOf('visa', 'DE');
    expect(high - low).toBeGreaterThan(0.5);
  });

  it('are the same for cells in another order, in parts, or with the axes swapped', () => {
    const halves = cells.flatMap(({ row, column, successes, trials }) => [
      cell(row, column, Math.floor(successes / 2), Math.floor(trials / 2)),
      cell(row, column, Math.ceil(successes / 2), Math.ceil(trials / 2)),
    ]);
    const turned = cells.map((each) => ({ ...each, row: each.column, column: each.row }));
    const wanted = fitted.rateOf('visa', 'BR').rate;
    expect(fitRates(halves.toReversed()).rateOf('visa', 'BR').rate).toBeCloseTo(wanted, 6);
    expect(fitRates(turned).rateOf('BR', 'visa').rate).toBeCloseTo(wanted, 6);
  });

  it('are rates within their ranges, whatever was counted', () => {
    const counted = fc.array(
      fc
        .tuple(
          fc.constantFrom('a', 'b', 'c'),
          fc.constantFrom('X', 'Y', 'Z'),
          fc.integer({ min: 0, max: 2000 }),
          fc.integer({ min: 0, max: 2000 }),
        )
        .map(([row, column, a, b]) => cell(row, column, Math.min(a, b), Math.max(a, b))),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(counted, (some) => {
        const model = fitRates(some);
        for (const row of ['a', 'b', 'new']) {
          const { rate, low, high } = model.rateOf(row, 'X');
          expect(low).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(1);
          expect(low).toBeLessThanOrEqual(high);
          expect(rate).toBeGreaterThan(0);
          expect(rate).toBeLessThan(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});
