import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';

import { composeOrdersCsv, ORDERS_CSV_HEADING } from './compose-orders-csv.ts';
import type { ListedOrder } from './listed-order.ts';
import { countExported } from './order-export.ts';

const ORDER: ListedOrder = {
  orderId: '17',
  channel: 'shopify',
  name: '#1001',
  processedAt: '2026-03-01T23:30:00.000Z',
  country: 'JP',
  totalMinor: 1250,
  currency: 'EUR',
  presentmentTotalMinor: 2100,
  presentmentCurrency: 'JPY',
  refundedMinor: 50,
  financialStatus: 'PARTIALLY_REFUNDED',
  fulfillmentStatus: 'FULFILLED',
  parcelState: 'late',
  failedAttempts: 1,
  cancelled: false,
  test: true,
};

function read(orders: ListedOrder[]): Record<string, string>[] {
  const text = ORDERS_CSV_HEADING + composeOrdersCsv(orders, 'Europe/Berlin');
  expect(countExported(text)).toBe(orders.length);
  return parse(text, { columns: true });
}

it('an order is a line of codes and plain decimals, with the date in the shop’s zone', () => {
  expect(read([ORDER])).toEqual([
    {
      channel: 'shopify',
      order_id: '17',
      name: '#1001',
      placed_at: '2026-03-01T23:30:00.000Z',
      placed_on: '2026-03-02',
      country: 'JP',
      payment_status: 'PARTIALLY_REFUNDED',
      fulfillment_status: 'FULFILLED',
      parcel_state: 'late',
      failed_attempts: '1',
      total: '12.50',
      refunded: '0.50',
      currency: 'EUR',
      paid_total: '2100',
      paid_currency: 'JPY',
      cancelled: '0',
      test: '1',
    },
  ]);
});

it('no orders are a heading alone', () => {
  expect(read([])).toEqual([]);
});

it.each([
  ['=HYPERLINK("x")', '\'=HYPERLINK("x")'],
  ['@a', "'@a"],
  ['a,"b"', 'a,"b"'],
])('the name %s comes out as the text %s', (name, cell) => {
  expect(read([{ ...ORDER, name }])[0]?.['name']).toBe(cell);
});
