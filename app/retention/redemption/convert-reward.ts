import { currencyDigits } from '../../kernel/money.ts';

/**
 * A reward in the shop's currency, by what the latest orders in the shopper's have cost in both:
 * the rate at which Shopify converts codes back, its fee included. Rounded up, so that the shopper
 * does not get less than was promised by rounding; to whole hundredths, which is all that a
 * storefront can show of a currency with three decimals. Null where no order says a rate.
 * @example
 * convertReward(500, [{ shopMinor: 1080, paidMinor: 1000 }], 'EUR') // 540
 */
export function convertReward(
  amountMinor: number,
  orders: readonly { shopMinor: number; paidMinor: number }[],
  shopCurrency: string,
): number | null {
  const shop = orders.reduce((sum, { shopMinor }) => sum + BigInt(shopMinor), 0n);
  const paid = orders.reduce((sum, { paidMinor }) => sum + BigInt(paidMinor), 0n);
  if (shop <= 0n || paid <= 0n) return null;
  const step = BigInt(10 ** Math.max(0, currencyDigits(shopCurrency) - 2));
  const steps = (BigInt(amountMinor) * shop + paid * step - 1n) / (paid * step);
  return Number(steps * step);
}

/**
 * The same by a reference rate, units of the shop's currency for one of the shopper's: for a
 * currency in which nobody has paid yet.
 * @example convertByRate(500, 'USD', 'EUR', 0.92) // 460
 */
export function convertByRate(
  amountMinor: number,
  currency: string,
  shopCurrency: string,
  rate: number,
): number | null {
  if (!Number.isFinite(rate) || rate <= 0) return null;
  // As a fraction of whole numbers with nine digits or more on either side: 1.1 is no binary fraction.
  const [top, bottom] = rate >= 1 ? [Math.round(rate * 1e9), 1e9] : [1e9, Math.round(1e9 / rate)];
  const shopMinor = top * 10 ** currencyDigits(shopCurrency);
  const paidMinor = bottom * 10 ** currencyDigits(currency);
  return convertReward(amountMinor, [{ shopMinor, paidMinor }], shopCurrency);
}

/** An amount as Shopify takes it: '5.40', '540' for a currency without decimals. */
export function decimalOf(amountMinor: number, currency: string): string {
  const digits = currencyDigits(currency);
  const text = String(amountMinor).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
