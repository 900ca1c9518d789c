import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';

import { composeMarketsCsv } from './compose-markets-csv.ts';

it('markets become a CSV that reads back to the same numbers', () => {
  const csv = composeMarketsCsv(
    [
      {
        country: 'JP',
        currencies: ['JPY', 'USD'],
        orders: 12,
        salesMinor: 123_456,
        refundsMinor: 5,
        repeat: { count: 1, of: 10 },
        parcelsKept: { count: 2, of: 9 },
        paymentSuccess: { count: 12, of: 14 },
      },
    ],
    'EUR',
  );
  expect(parse(csv, { columns: true })).toEqual([
    {
      country: 'JP',
      currencies: 'JPY USD',
      orders: '12',
      sales: '1234.56',
      refunds: '0.05',
      shop_currency: 'EUR',
      repeat_orders: '1',
      customer_orders: '10',
      parcels_kept: '2',
      parcels_promised: '9',
      payments_succeeded: '12',
      payment_attempts: '14',
    },
  ]);
});
