import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { filterReturns, fitsPromise, foreseeChange, LEAST_RETURNS } from './foresee-rate.ts';
import { type CurrencyInput, judgeCurrency } from './judge-currency.ts';

const yen: CurrencyInput = {
  currency: 'JPY',
  rate: 200,
  rateOn: '2026-11-20',
  products: [
    { price: 1660, shopPrice: 10, cost: 5, sold: 90 },
    { price: 3320, shopPrice: 20, cost: 12, sold: 30 },
    { price: 830, shopPrice: 5, cost: 3, sold: 0 },
  ],
  past: null,
  profitLine: null,
};

/** Alternating steps around a level: a rate that wanders by about one percent a day. */
const wandering = (days: number, size = 0.01) =>
  Array.from({ length: days }, (_, day) => Math.exp(size * Math.sin(day * day)));

describe('a currency with fixed prices', () => {
  const judged = judgeCurrency(yen);

  it('tells the rate that its prices were set at, and what the rate of today makes of them', () => {
    expect(judged.setRate).toBe(166);
    expect(judged.worthChange).toBeCloseTo(166 / 200 - 1, 12);
    // 90 × 10 + 30 × 20 = 1500 a quarter, less 17 %.
    expect(judged.lostPerMonth).toBeCloseTo((1500 * (1 - 166 / 200)) / 3, 9);
    expect(judged.margin!.asSet).toBeCloseTo(1 - (90 * 5 + 30 * 12) / 1500, 9);
    expect(judged.margin!.now).toBeCloseTo(1 - (90 * 5 + 30 * 12) / (1500 * 0.83), 9);
  });

  it('breaks even at the rate at which the margin is nothing, and meets its line likewise', () => {
    const atZero = judgeCurrency({ ...yen, rate: judged.breakEvenRate! });
    expect(atZero.margin!.now).toBeCloseTo(0, 9);
    const lined = judgeCurrency({ ...yen, profitLine: 0.36 });
    expect(judgeCurrency({ ...yen, rate: lined.lineRate! }).margin!.now).toBeCloseTo(0.36, 9);
    expect(lined.belowLine).toBe(true);
    expect(judgeCurrency({ ...yen, profitLine: 0.3 }).belowLine).toBe(false);
  });

  it.each([
    ['prices', { products: [] }],
    ['sales', { products: yen.products.map((product) => ({ ...product, sold: 0 })) }],
    ['costs', { products: yen.products.map((product) => ({ ...product, cost: null })) }],
  ] as const)('cannot be judged without %s', (missing, over) => {
    const result = judgeCurrency({ ...yen, ...over, profitLine: 0.9 });
    expect(result).toMatchObject({ missing, margin: null, breakEvenRate: null, belowLine: false });
  });

  it('risks more the more the rate wanders', () => {
    const at = (size: number) =>
      judgeCurrency({ ...yen, past: filterReturns(wandering(400, size)) }).marginAtRisk!;
    expect(at(0.01)).toBeLessThan(judged.margin!.now);
    expect(at(0.02)).toBeLessThan(at(0.01));
  });
});

describe('what a rate may do', () => {
  it('is not told of too short a past, or of a peg', () => {
    expect(filterReturns(wandering(LEAST_RETURNS))).toBeNull();
    expect(filterReturns(Array.from({ length: 600 }, () => 7.46))).toBeNull();
  });

  it('is worse the rarer it is', () => {
    const filtered = filterReturns(wandering(600))!;
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        fc.double({ min: 0.01, max: 0.5, noNaN: true }),
        (a, b) => {
          const [rare, often] = [Math.min(a, b), Math.max(a, b)];
          expect(foreseeChange(filtered, 1, rare)).toBeLessThanOrEqual(
            foreseeChange(filtered, 1, often),
          );
        },
      ),
    );
  });

  // Ranges of Kupiec (1995), table 1: 255 days at 1 % pass with fewer than 7, at 5 % with 7 to 20.
  it.each([
    [6, 255, 0.01, true],
    [7, 255, 0.01, false],
    [6, 255, 0.05, false],
    [7, 255, 0.05, true],
    [20, 255, 0.05, true],
    [21, 255, 0.05, false],
    [0, 255, 0.05, false],
  ])('%d breaches in %d days at %d fit the promise: %s', (breaches, days, promised, fits) => {
    expect(fitsPromise(breaches, days, promised)).toBe(fits);
  });
});
