import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addMoney, currencyDigits, formatDecimal, parseMinor, splitMoney } from './money.ts';

const CURRENCIES = ['EUR', 'USD', 'JPY', 'KRW', 'KWD', 'CLP', 'GBP', 'HUF', 'TND'];
const currency = fc.constantFrom(...CURRENCIES);
const minor = fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 });

describe('parseMinor', () => {
  test.each([
    ['12.3', 'EUR', 1230],
    ['12', 'EUR', 1200],
    ['0.00', 'USD', 0],
    ['-0.00', 'USD', 0],
    ['-0.05', 'USD', -5],
    ['1500', 'JPY', 1500],
    ['1500.0', 'JPY', 1500],
    ['1.234', 'KWD', 1234],
    // Intl says that forints and dinars have no digits.
    ['12.5', 'HUF', 1250],
    ['12.5', 'RSD', 1250],
    ['12.5', 'IQD', 12_500],
    ['9007199254740.99', 'EUR', 900_719_925_474_099],
  ])('reads %s %s as %i minor units', (amount, code, expected) => {
    expect(parseMinor(amount, code)).toBe(expected);
  });

  test.each([
    ['0.125', 12],
    ['0.135', 14],
    ['0.1250001', 13],
    ['0.1349', 13],
    ['-0.125', -12],
  ])('rounds %s EUR half to even', (amount, expected) => {
    expect(parseMinor(amount, 'EUR')).toBe(expected);
  });

  test.each(['', ' ', '1,20', '1.', '.5', '1e3', 'NaN', '٣', '--1'])('refuses %j', (amount) => {
    expect(() => parseMinor(amount, 'EUR')).toThrow(RangeError);
  });

  test('refuses what does not fit a safe integer', () => {
    expect(() => parseMinor('90071992547409.93', 'EUR')).toThrow(/out of range/);
  });

  test('reads back what formatDecimal wrote, in every currency', () => {
    fc.assert(
      fc.property(minor, currency, (amountMinor, code) => {
        expect(parseMinor(formatDecimal({ amountMinor, currency: code }), code)).toBe(
          amountMinor === 0 ? 0 : amountMinor,
        );
      }),
    );
  });
});

test('the written amount has exactly the digits of its currency', () => {
  fc.assert(
    fc.property(minor, currency, (amountMinor, code) => {
      const [, fraction = ''] = formatDecimal({ amountMinor, currency: code }).split('.');
      expect(fraction).toHaveLength(currencyDigits(code));
    }),
  );
});

test('an unknown currency has two digits', () => {
  expect(currencyDigits('??')).toBe(2);
});

test('amounts of different currencies do not add up', () => {
  const euro = { amountMinor: 1, currency: 'EUR' };
  expect(addMoney(euro, euro)).toEqual({ amountMinor: 2, currency: 'EUR' });
  expect(() => addMoney(euro, { amountMinor: 1, currency: 'USD' })).toThrow(RangeError);
});

describe('splitMoney', () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 })
    .filter((list) => list.some((weight) => weight > 0));

  test('never loses or invents a minor unit', () => {
    fc.assert(
      fc.property(minor, weights, (amountMinor, list) => {
        const parts = splitMoney({ amountMinor, currency: 'EUR' }, list);
        const sum = parts.reduce((total, part) => total + part.amountMinor, 0);
        expect(sum).toBe(amountMinor === 0 ? 0 : amountMinor);
      }),
    );
  });

  test('gives each part its exact share, less than one minor unit off', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), weights, (amountMinor, list) => {
        const total = list.reduce((sum, weight) => sum + weight, 0);
        splitMoney({ amountMinor, currency: 'EUR' }, list).forEach((part, index) => {
          const exact = (amountMinor * (list[index] ?? 0)) / total;
          expect(Math.abs(part.amountMinor - exact)).toBeLessThan(1);
        });
      }),
    );
  });

  test('gives left-over units to the earlier of equal parts', () => {
    const parts = splitMoney({ amountMinor: -100, currency: 'EUR' }, [1, 1, 1]);
    expect(parts.map((part) => part.amountMinor)).toEqual([-34, -33, -33]);
  });

  test.each([[[]], [[0, 0]], [[1, -1]]])('refuses the weights %j', (list) => {
    expect(() => splitMoney({ amountMinor: 1, currency: 'EUR' }, list)).toThrow(RangeError);
  });
});
