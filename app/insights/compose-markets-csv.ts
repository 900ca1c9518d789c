import { formatDecimal } from '../kernel/money.ts';
import type { MarketNumbers } from './model.ts';

const COLUMNS = [
  'country',
  'currencies',
  'orders',
  'sales',
  'refunds',
  'shop_currency',
  'repeat_orders',
  'customer_orders',
  'parcels_kept',
  'parcels_promised',
  'payments_succeeded',
  'payment_attempts',
];

/**
 * Markets as CSV (RFC 4180) for a spreadsheet: codes and plain decimals, counts rather than
 * percentages, the same in every language. Nothing in it is free text, so no cell can be read
 * as a formula.
 */
export function composeMarketsCsv(markets: readonly MarketNumbers[], currency: string): string {
  const rows = markets.map((market) => [
    market.country,
    market.currencies.join(' '),
    market.orders,
    formatDecimal({ amountMinor: market.salesMinor, currency }),
    formatDecimal({ amountMinor: market.refundsMinor, currency }),
    currency,
    market.repeat.count,
    market.repeat.of,
    market.parcelsKept.count,
    market.parcelsKept.of,
    market.paymentSuccess.count,
    market.paymentSuccess.of,
  ]);
  return [COLUMNS, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
