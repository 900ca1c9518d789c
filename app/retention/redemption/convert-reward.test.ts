import fc from 'fast-check';
import { expect, it, test } from 'vitest';

import { currencyDigits } from '../../kernel/money.ts';
import { toHundredths } from '../to-hundredths.ts';
import { convertByRate, convertReward, decimalOf } from './convert-reward.ts';
import { makeCodeText } from './make-code-text.ts';

test.each<[string, number, { shopMinor: number; paidMinor: number }[], number | null]>([
  ['no order says a rate', 500, [], null],
  ['orders that cost nothing say none', 500, [{ shopMinor: 0, paidMinor: 0 }], null],
  ['one order', 500, [{ shopMinor: 1080, paidMinor: 1000 }], 540],
  [
    'large orders count for more',
    100,
    [
      { shopMinor: 1, paidMinor: 2 },
      { shopMinor: 999, paidMinor: 998 },
    ],
    100,
  ],
  ['a part of the smallest unit is given, not taken', 1, [{ shopMinor: 1001, paidMinor: 1000 }], 2],
])('a reward by orders: %s', (_why, amountMinor, orders, expected) => {
  expect(convertReward(amountMinor, orders, 'EUR')).toBe(expected);
});

const currency = fc.constantFrom('EUR', 'USD', 'JPY', 'KRW', 'KWD', 'BHD', 'HUF', 'CLP', 'VND');
const minor = fc.integer({ min: 1, max: 10_000_000 });
/** The smallest amount of a currency that a storefront can show. */
const stepOf = (code: string) => 10 ** Math.max(0, currencyDigits(code) - 2);

it('never gives less than was promised, nor a smallest amount more', () => {
  fc.assert(
    fc.property(currency, minor, minor, minor, (shop, amountMinor, shopMinor, paidMinor) => {
      const converted = convertReward(amountMinor, [{ shopMinor, paidMinor }], shop)!;
      const [given, promised] = [
        BigInt(converted) * BigInt(paidMinor),
        BigInt(amountMinor) * BigInt(shopMinor),
      ];
      const step = BigInt(stepOf(shop));
      expect(given >= promised && given - promised < BigInt(paidMinor) * step).toBe(true);
    }),
  );
});

it('makes a code whose amount is what the panel can show, in any currency', () => {
  fc.assert(
    fc.property(currency, currency, minor, minor, minor, (shop, paid, amount, left, right) => {
      const orders = [{ shopMinor: left, paidMinor: right }];
      const converted =
        paid === shop ? amount * stepOf(shop) : convertReward(amount, orders, shop)!;
      const shown = (toHundredths(converted, shop) / 100).toFixed(currencyDigits(shop));
      expect(shown).toBe(decimalOf(converted, shop));
    }),
  );
});

it('is by a reference rate what it is by orders at the same rate', () => {
  const rate = fc.integer({ min: 1, max: 9_999_999 });
  fc.assert(
    fc.property(currency, currency, minor, rate, rate, (shop, paid, amountMinor, top, bottom) => {
      const orders = [
        {
          shopMinor: top * 10 ** currencyDigits(shop),
          paidMinor: bottom * 10 ** currencyDigits(paid),
        },
      ];
      const byOrders = convertReward(amountMinor, orders, shop)!;
      const byRate = convertByRate(amountMinor, paid, shop, top / bottom)!;
      // A rate has nine digits: beyond them the smallest amount more or less is chance.
      const slack = stepOf(shop) + (byOrders * 2) / 1e9;
      expect(Math.abs(byRate - byOrders)).toBeLessThanOrEqual(slack);
    }),
  );
});

test.each([
  ['a rate of nothing', 0],
  ['a rate below nothing', -1],
  ['no number', Number.NaN],
  ['without end', Number.POSITIVE_INFINITY],
])('%s converts nothing', (_why, rate) => {
  expect(convertByRate(500, 'USD', 'EUR', rate)).toBeNull();
});

test.each([
  [500, 'USD', 'EUR', 0.92, 460],
  [500, 'JPY', 'EUR', 1 / 162.5, 308],
  [500, 'EUR', 'JPY', 162.5, 813],
  [500, 'EUR', 'KWD', 0.3333, 1670],
  [5_000, 'KRW', 'KWD', 0.000_222_2, 1120],
  [1_000, 'KWD', 'KRW', 4500, 4500],
])('%d of %s in %s at %d is %d', (amountMinor, from, to, rate, expected) => {
  expect(convertByRate(amountMinor, from, to, rate)).toBe(expected);
});

test.each([
  [540, 'EUR', '5.40'],
  [5, 'EUR', '0.05'],
  [540, 'JPY', '540'],
  [5, 'KWD', '0.005'],
])('%d of %s is written %s', (amountMinor, currency, text) => {
  expect(decimalOf(amountMinor, currency)).toBe(text);
});

it('makes a code of a hash, the same one each time, without letters that are mistaken', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (hash) => {
      expect(makeCodeText(hash)).toMatch(/^PT-[2-9A-HJ-NP-Z]{5}-[2-9A-HJ-NP-Z]{5}$/);
      expect(makeCodeText(hash)).toBe(makeCodeText(hash));
    }),
  );
});
