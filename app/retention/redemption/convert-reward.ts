import { currencyDigits } from '../../kernel/money.ts';

/**
 * A reward in the shop's currency, by what the latest orders in the shopper's have cost in both:
 * the rate at which Shopify converts codes back, its fee included. Rounded up, so that the shopper
 * does not get less than was promised by rounding. Null where no order says a rate.
 * @example
 * convertReward(500, [{ shopMinor: 1080, paidMinor: 1000 }]) // 540
 */
export function convertReward(
  amountMinor: number,
  orders: readonly { shopMinor: number; paidMinor: number }[],
): number | null {
  const shop = orders.reduce((sum, { shopMinor }) => sum + BigInt(shopMinor), 0n);
  const paid = orders.reduce((sum, { paidMinor }) => sum + BigInt(paidMinor), 0n);
  if (shop <= 0n || paid <= 0n) return null;
  return Number((BigInt(amountMinor) * shop + paid - 1n) / paid);
}

/** An amount as Shopify takes it: '5.40', '540' for a currency without decimals. */
export function decimalOf(amountMinor: number, currency: string): string {
  const digits = currencyDigits(currency);
  const text = String(amountMinor).padStart(digits + 1, '0');
  return digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
