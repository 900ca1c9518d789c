import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  currencyScale,
  multiplyDecimals,
  subtractDecimals,
} from './decimal.ts';

const cents = fc.integer({ min: -10_000_000, max: 10_000_000 });
const text = (value: number): string => (value / 100).toFixed(2);

describe('decimals', () => {
  it('add, subtract and compare as whole cents do', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(Number(addDecimals(text(a), text(b)))).toBeCloseTo((a + b) / 100, 6);
        expect(Number(subtractDecimals(text(a), text(b)))).toBeCloseTo((a - b) / 100, 6);
        expect(compareDecimals(text(a), text(b))).toBe(Math.sign(a - b));
      }),
    );
  });

  it.each([
    ['9.99', '3', 2, '29.97'],
    ['0.125', '1', 2, '0.13'],
    ['-0.125', '1', 2, '-0.13'],
    ['10', '1.0837', 0, '11'],
    ['1', '1', 2, '1.00'],
    ['-0.01', '0.1', 2, '0.00'],
  ])('%s × %s at %i places is %s', (a, b, scale, product) => {
    expect(multiplyDecimals(a, b, scale)).toBe(product);
  });

  it('refuse what is no decimal', () => {
    for (const bad of ['', '1,5', '1e3', 'NaN', '.5']) {
      expect(() => addDecimals(bad, '1')).toThrow(RangeError);
    }
  });

  it('know the places of a currency', () => {
    expect(['EUR', 'JPY', 'KWD'].map(currencyScale)).toEqual([2, 0, 3]);
  });
});
