import type { SandboxMoney } from '../model.ts';

const WHOLE_UNIT_CURRENCIES = new Set(['JPY', 'KRW', 'VND', 'CLP', 'ISK']);

/** An amount in minor units of the shop's currency and of the one paid with. */
export interface MinorAmount {
  shop: number;
  presentment: number;
}

export function decimalsOf(currency: string): number {
  return WHOLE_UNIT_CURRENCIES.has(currency) ? 0 : 2;
}

/**
 * Writes minor units as Shopify sends amounts.
 *
 * @example decimalText(-1230, 2) // "-12.30"
 */
export function decimalText(minor: number, decimals: number): string {
  if (decimals === 0) return String(minor);
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, -decimals);
  return `${minor < 0 ? '-' : ''}${whole}.${digits.slice(-decimals)}`;
}

/** Reads an amount back into minor units; the text must have at most `decimals` decimals. */
export function minorOf(text: string, decimals: number): number {
  return Math.round(Number(text) * 10 ** decimals);
}

export function toMoney(
  amount: MinorAmount,
  shopDecimals: number,
  presentmentDecimals: number,
): SandboxMoney {
  return {
    shop: decimalText(amount.shop, shopDecimals),
    presentment: decimalText(amount.presentment, presentmentDecimals),
  };
}
