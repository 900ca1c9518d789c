import fc from 'fast-check';
import { expect, it, test } from 'vitest';

import { convertReward, decimalOf } from './convert-reward.ts';
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
  expect(convertReward(amountMinor, orders)).toBe(expected);
});

it('never gives less than was promised, nor a smallest unit more', () => {
  const minor = fc.integer({ min: 1, max: 10_000_000 });
  fc.assert(
    fc.property(minor, minor, minor, (amountMinor, shopMinor, paidMinor) => {
      const converted = convertReward(amountMinor, [{ shopMinor, paidMinor }])!;
      const [given, promised] = [
        BigInt(converted) * BigInt(paidMinor),
        BigInt(amountMinor) * BigInt(shopMinor),
      ];
      expect(given >= promised && given - promised < BigInt(paidMinor)).toBe(true);
    }),
  );
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
