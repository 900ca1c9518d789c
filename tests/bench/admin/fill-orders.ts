import pg from 'pg';

/*
 * Many orders of one shop, made by the database itself: a year and a half, twelve countries, a few
 * from other channels, every twentieth refunded, one in thirty with a failed attempt to pay, and
 * the parcels of the last weeks under way.
 */

export const BENCH_SHOP_ID = 1;

/** Fills an empty, migrated database. */
export async function fillOrders(databaseUrl: string, orders: number): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query('SET synchronous_commit = off');
    await client.query(`INSERT INTO shop (domain, currency, zone, country)
      VALUES ('bench.myshopify.com', 'EUR', 'Europe/Berlin', 'DE')`);
    for (const statement of STATEMENTS) await client.query(statement, [orders]);
    await client.query('ANALYZE');
  } finally {
    await client.end();
  }
}

/** When order `i` was placed: they spread evenly over 540 days up to now. */
const AT = `now() - interval '540 days' * (($1::int - i)::float8 / $1::int)`;

/** Whether the parcel of order `i` has arrived. */
const ARRIVED = `i < $1::int * 0.98 AND i % 500 <> 9`;

const STATEMENTS = [
  `INSERT INTO "order" (shop_id, order_id, channel, name, created_at, processed_at, updated_at,
     synced_at, cancelled_at, test, processed_on, financial_status, fulfillment_status, customer_id,
     country, currency, presentment_currency, total_minor, subtotal_minor, shipping_minor,
     tax_minor, discount_minor, presentment_total_minor, refunded_minor, gateways, parcel_stage,
     parcel_due_on, failed_attempts)
   SELECT 1, (5000000000 + i)::text,
     CASE WHEN i % 40 = 3 THEN 'amazon' WHEN i % 100 = 4 THEN 'tiktok' ELSE 'shopify' END,
     '#' || (1000 + i), at, at, at, at, CASE WHEN i % 90 = 5 THEN at END, false, at::date,
     CASE WHEN i % 20 = 7 THEN 'REFUNDED' WHEN i % 300 = 8 THEN 'PENDING' ELSE 'PAID' END,
     CASE WHEN i > $1::int * 0.995 THEN 'UNFULFILLED' ELSE 'FULFILLED' END,
     (7000000 + (i::bigint * 7919) % $1::int)::text,
     (ARRAY['DE','DE','DE','FR','FR','US','GB','AT','NL','IT','PL','SE'])[1 + (i * 31) % 12],
     'EUR', CASE WHEN (i * 31) % 12 = 5 THEN 'USD' ELSE 'EUR' END,
     total, total - 490, 490, total / 6, 0, total, CASE WHEN i % 20 = 7 THEN total ELSE 0 END,
     ARRAY['shopify_payments'],
     CASE WHEN NOT sent THEN NULL WHEN arrived THEN 'arrived' ELSE 'under-way' END,
     CASE WHEN sent AND NOT arrived THEN (at + interval '9 days')::date END,
     CASE WHEN i % 30 = 2 THEN 1 ELSE 0 END
   FROM (SELECT i, ${AT} AS at, 1500 + (i::bigint * 48271) % 29000 AS total, ${ARRIVED} AS arrived,
           i <= ($1::int * 0.995)::int AS sent
         FROM generate_series(1, $1::int) AS i) AS made`,
  `INSERT INTO fulfillment (shop_id, order_id, fulfillment_id, status, display_status, created_at,
     in_transit_at, delivered_at, delivered_on, estimated_delivery_at, estimated_on, carrier,
     tracking_present)
   SELECT 1, (5000000000 + i)::text, i::text, 'SUCCESS',
     CASE WHEN arrived THEN 'DELIVERED' ELSE 'IN_TRANSIT' END, at + interval '1 day',
     at + interval '1 day', CASE WHEN arrived THEN at + interval '6 days' END,
     CASE WHEN arrived THEN (at + interval '6 days')::date END,
     at + interval '9 days', (at + interval '9 days')::date, 'DHL', true
   FROM (SELECT i, ${AT} AS at, ${ARRIVED} AS arrived
         FROM generate_series(1, ($1::int * 0.995)::int) AS i) AS made`,
  `INSERT INTO order_transaction (shop_id, order_id, transaction_id, kind, status, error_code,
     amount_minor, processed_at)
   SELECT 1, (5000000000 + i)::text, i || '-' || n, 'SALE',
     CASE WHEN n = 0 THEN 'SUCCESS' ELSE 'FAILURE' END, CASE WHEN n = 1 THEN 'CARD_DECLINED' END,
     1000, ${AT}
   FROM generate_series(1, $1::int) AS i, generate_series(0, 1) AS n WHERE n = 0 OR i % 30 = 2`,
  `INSERT INTO daily_rollup (shop_id, day, country, currency, channel, orders, cancelled_orders,
     sales_minor, refunds_minor, customer_orders, repeat_orders, parcels_promised, parcels_kept,
     payment_attempts, payment_successes)
   SELECT 1, processed_on, country, presentment_currency, channel, count(*), 0, sum(total_minor),
     0, 0, 0, 0, 0, 0, 0
   FROM "order" WHERE $1::int > 0 GROUP BY 2, 3, 4, 5`,
];
