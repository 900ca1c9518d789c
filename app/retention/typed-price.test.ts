import { expect, it } from 'vitest';

import { typedPriceMinor } from './typed-price.ts';

it.each([
  ['49.90', 'EUR', 4990],
  [' 4990 ', 'JPY', 4990],
  ['0', 'EUR', 0],
  ['-1', 'EUR', null],
  ['', 'EUR', null],
  ['4,90', 'EUR', null],
  ['1e3', 'EUR', null],
])('“%s” %s is %s', (text, currency, amountMinor) => {
  expect(typedPriceMinor(text, currency)).toBe(amountMinor);
});
