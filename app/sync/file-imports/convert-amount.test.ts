import fc from 'fast-check';
import { expect, test } from 'vitest';
import { convertMinor } from './convert-amount.ts';

test.each([
  [1000, 'USD', 'JPY', '150.5', 1505],
  [1505, 'JPY', 'USD', '0.0066', 993],
  [4490, 'GBP', 'EUR', '1.15', 5164],
  [100, 'EUR', 'KWD', '0.331', 331],
  [5, 'EUR', 'USD', '0.5', 2],
  [15, 'EUR', 'USD', '0.5', 8],
  [-5, 'EUR', 'USD', '0.5', -2],
])('%i %s in %s at %s is %i', (amountMinor, from, to, rate, expected) => {
  expect(convertMinor(amountMinor, { from, to, rate })).toBe(expected);
});

test('a rate of one changes nothing between currencies of as many digits', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (amountMinor) => {
      expect(convertMinor(amountMinor, { from: 'EUR', to: 'USD', rate: '1.000' })).toBe(
        amountMinor,
      );
    }),
  );
});

test('the error is half a minor unit at most', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1e9 }),
      fc.integer({ min: 1, max: 99_999 }),
      (minor, r) => {
        const converted = convertMinor(minor, {
          from: 'EUR',
          to: 'USD',
          rate: `0.${String(r).padStart(5, '0')}`,
        });
        const error = BigInt(converted) * 100_000n - BigInt(minor) * BigInt(r);
        expect(error <= 50_000n && error >= -50_000n).toBe(true);
      },
    ),
  );
});

test('a text that is no rate and a result that is too large are refused', () => {
  expect(() => convertMinor(1, { from: 'EUR', to: 'USD', rate: '1e3' })).toThrow(RangeError);
  expect(() =>
    convertMinor(Number.MAX_SAFE_INTEGER, { from: 'EUR', to: 'USD', rate: '2' }),
  ).toThrow(RangeError);
});
