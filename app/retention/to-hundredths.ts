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

/**
 * Minor units of an amount in hundredths.
 * @example fromHundredths(150000, 'JPY') // 1500
 */
export function fromHundredths(hundredths: number, currency: string): number {
  const digits = currencyDigits(currency);
  return digits <= 2
    ? Math.floor(hundredths / 10 ** (2 - digits))
    : hundredths * 10 ** (digits - 2);
}
