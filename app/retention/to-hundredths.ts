import { currencyDigits } from '../kernel/money.ts';

/**
 * Hundredths of a currency's unit, in which Liquid counts every price; below a hundredth nothing
 * counts (1.239 KWD, 1239 minor units, is 123 hundredths).
 * @example toHundredths(1500, 'JPY') // 150000
 */
export function toHundredths(amountMinor: number, currency: string): number {
  const digits = currencyDigits(currency);
  return digits <= 2
    ? amountMinor * 10 ** (2 - digits)
    : Math.floor(amountMinor / 10 ** (digits - 2));
}
