import type { UciLine } from './uci-lines.ts';

/** What a line is, before refunds look for the purchase they take back. */
export type UciLineClass =
  'sale' | 'free' | 'shipping' | 'charge' | 'refund' | 'adjustment' | 'stock-in' | 'stock-out';

/** Carriage: postage, the web shop's postage, carriage. */
const SHIPPING_CODES = new Set(['POST', 'DOT', 'C2']);

/** Fees, samples, discounts, manual entries, commissions: nothing that is kept in stock. */
const CHARGE_CODES = new Set(['M', 'BANK CHARGES', 'AMAZONFEE', 'CRUK', 'D', 'S', 'B', 'PADS']);

export function isShippingCode(stockCode: string): boolean {
  return SHIPPING_CODES.has(stockCode);
}

/** True for what shoppers can buy and warehouses run out of; gift vouchers are money, not goods. */
export function isMerchandise(stockCode: string): boolean {
  return (
    !SHIPPING_CODES.has(stockCode) && !CHARGE_CODES.has(stockCode) && !stockCode.startsWith('GIFT_')
  );
}

/**
 * Puts a line into exactly one class.
 *
 * Money decides first: a line without value is a gift when the invoice is a customer's or has
 * other lines with a value, else a movement of stock; a negative amount takes money back.
 * Invoices that begin with A adjust the books (bad debt). Rounding can make a tiny price worth
 * nothing (0.001 × 1): its price still makes it a line of the order.
 */
export function classOf(line: UciLine, invoiceHasValue: boolean): UciLineClass {
  if (line.invoice.startsWith('A')) return 'adjustment';
  if (line.amountMinor < 0) return 'refund';
  if (line.amountMinor > 0) {
    if (isShippingCode(line.stockCode)) return 'shipping';
    return isMerchandise(line.stockCode) ? 'sale' : 'charge';
  }
  if (line.quantity < 0) return 'stock-out';
  return line.customer !== null || invoiceHasValue ? 'free' : 'stock-in';
}

/** The reason written beside a movement of stock, in one spelling. */
export function stockReasonOf(description: string): string {
  const reason = description
    .toLowerCase()
    .replace(/[^\p{L}\p{N}/& ]+/gu, ' ')
    .trim()
    .replace(/\s+/g, ' ');
  return reason === '' ? 'no reason given' : reason;
}
