import { dateInZone } from '../../kernel/calendar.ts';
import { formatDecimal } from '../../kernel/money.ts';
import type { ListedOrder } from './listed-order.ts';

const COLUMNS = [
  'channel',
  'order_id',
  'name',
  'placed_at',
  'placed_on',
  'country',
  'payment_status',
  'fulfillment_status',
  'parcel_state',
  'failed_attempts',
  'total',
  'refunded',
  'currency',
  'paid_total',
  'paid_currency',
  'cancelled',
  'test',
];

/** The heading line of an export. */
export const ORDERS_CSV_HEADING = line(COLUMNS);

/**
 * Orders as lines of CSV (RFC 4180) for a spreadsheet: codes and plain decimals, the same in every
 * language; `placed_on` is the date in the shop's zone. No cell is read as a formula.
 */
export function composeOrdersCsv(orders: readonly ListedOrder[], zone: string): string {
  return orders
    .map((order) =>
      line([
        freeText(order.channel),
        freeText(order.orderId),
        freeText(order.name),
        order.processedAt,
        dateInZone(zone, Date.parse(order.processedAt)),
        order.country,
        freeText(order.financialStatus),
        freeText(order.fulfillmentStatus),
        order.parcelState ?? '',
        order.failedAttempts,
        formatDecimal({ amountMinor: order.totalMinor, currency: order.currency }),
        formatDecimal({ amountMinor: order.refundedMinor, currency: order.currency }),
        order.currency,
        formatDecimal({
          amountMinor: order.presentmentTotalMinor,
          currency: order.presentmentCurrency,
        }),
        order.presentmentCurrency,
        order.cancelled ? 1 : 0,
        order.test ? 1 : 0,
      ]),
    )
    .join('');
}

/** Spreadsheets take a cell with such a beginning for a formula; an apostrophe makes it text. */
function freeText(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function line(cells: readonly (string | number)[]): string {
  return `${cells.join(',')}\r\n`;
}
