import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { convertMinor, rateOn, type ReferenceRates } from './exchange.ts';

const rates: ReferenceRates = {
  source: 'made for this test',
  url: 'https://example.com/rates',
  base: 'EUR',
  days: [
    { on: '2026-01-02', rates: { USD: 1.1, JPY: 180, KWD: 0.34 } },
    { on: '2026-01-05', rates: { USD: 1.2, JPY: 190 } },
  ],
};

describe('the rate of a day', () => {
  test.each([
    ['a day on which it was set', '2026-01-05', 1.2, '2026-01-05'],
    ['a weekend takes the one before', '2026-01-04', 1.1, '2026-01-02'],
    ['long after takes the last', '2027-01-01', 1.2, '2026-01-05'],
    ['before all takes the first', '2025-12-01', 1.1, '2026-01-02'],
  ])('%s', (_case, on, rate, setOn) => {
    expect(rateOn(rates, 'EUR', 'USD', on)).toEqual({ rate, rateOn: setOn });
  });

  test('looks further back for a currency that was left out on the day', () => {
    expect(rateOn(rates, 'EUR', 'KWD', '2026-01-05')).toEqual({ rate: 0.34, rateOn: '2026-01-02' });
  });

  test('is none for a currency without one, and 1 for a currency against itself', () => {
    expect(rateOn(rates, 'EUR', 'TWD', '2026-01-05')).toBeNull();
    expect(rateOn(rates, 'TWD', 'TWD', '2026-01-05')).toEqual({ rate: 1, rateOn: '2026-01-05' });
    expect(rateOn({ ...rates, days: [] }, 'EUR', 'USD', '2026-01-05')).toBeNull();
  });
});

describe('converting', () => {
  test.each([
    ['hundredths to yen', 10_000, 'EUR', 'JPY', 19_000],
    ['yen to hundredths', 19_000, 'JPY', 'EUR', 10_000],
    ['over the base', 120, 'USD', 'JPY', 190],
    ['half a unit up in size', 1, 'EUR', 'JPY', 2],
    ['half a unit down below zero', -1, 'EUR', 'JPY', -2],
    ['nothing stays a plain zero', 0, 'EUR', 'USD', 0],
  ])('%s', (_case, amount, from, to, expected) => {
    expect(convertMinor(rates, amount, from, to, '2026-01-05')?.amountMinor).toBe(expected);
  });

  test('there and back is off by the rounding of one unit at most', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (amount) => {
        const there = convertMinor(rates, amount, 'USD', 'EUR', '2026-01-05')!;
        const back = convertMinor(rates, there.amountMinor, 'EUR', 'USD', '2026-01-05')!;
        expect(Math.abs(back.amountMinor - amount)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
