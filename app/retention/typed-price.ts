import { parseMinor } from '../kernel/money.ts';

/**
 * Minor units of a price as somebody types it; null for what is no price of the currency.
 * @example typedPriceMinor('49.90', 'EUR') // 4990
 */
export function typedPriceMinor(text: string, currency: string): number | null {
  try {
    const amountMinor = parseMinor(text.trim(), currency);
    return amountMinor >= 0 ? amountMinor : null;
  } catch {
    return null;
  }
}
