import pg from 'pg';

/*
 * A shop of Germany with many orders, made by the database itself: 18 months, 40 countries and 47
 * states of the US, a third of the places in a province, low and high values, a few refunds, and the
 * sums that the app keeps of them.
 */

/** Fills an empty, migrated database; tells how many sums the orders leave. */
export async function fillShop(databaseUrl: string, orders: number): Promise<number> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query('SET synchronous_commit = off');
    await client.query(
      `INSERT INTO shop (domain, currency, zone, country)
       VALUES ('bench.myshopify.com', 'EUR', 'Europe/Berlin', 'DE')`,
    );
    await client.query(FILL_ORDERS, [orders]);
    await client.query(FILL_DAYS);
    const { rowCount } = await client.query(FILL_SUMS);
    await client.query('ANALYZE');
    return rowCount ?? 0;
  } finally {
    await client.end();
  }
}

const COUNTRIES = `ARRAY['DE','DE','DE','DE','FR','NL','BE','AT','IT','ES','SE','PL','DK','FI','IE',
  'PT','CZ','GR','HU','RO','BG','HR','SI','SK','LT','LV','EE','LU','CY','MT','GB','CH','NO','AU','NZ',
  'SG','JP','CA','KR','MY','BR','MX','AE','US','US','US','US','US','US','US','US','US','US','US','US']`;

const STATES = `ARRAY['AL','AK','AZ','AR','CA','CO','CT','DC','FL','GA','HI','ID','IL','IN','IA','KS',
  'KY','LA','ME','MD','MA','MI','MN','MS','MO','NE','NV','NJ','NM','NY','NC','ND','OH','OK','PA','RI',
  'SC','SD','TN','TX','UT','VT','VA','WA','WV','WI','WY']`;

const FILL_ORDERS = `
INSERT INTO "order" (shop_id, order_id, channel, name, created_at, processed_at, updated_at, synced_at,
  cancelled_at, test, processed_on, financial_status, fulfillment_status, customer_id, country,
  province, currency, presentment_currency, total_minor, subtotal_minor, shipping_minor, tax_minor,
  discount_minor, presentment_total_minor, refunded_minor, gateways)
SELECT 1, (5000000000 + i)::text, CASE WHEN i % 40 = 3 THEN 'amazon' ELSE 'shopify' END,
  '#' || (1000 + i), at, at, at, at, CASE WHEN i % 90 = 5 THEN at END, false,
  (at AT TIME ZONE 'Europe/Berlin')::date, CASE WHEN i % 300 = 8 THEN 'VOIDED' ELSE 'PAID' END,
  'FULFILLED', i::text, country,
  CASE country WHEN 'US' THEN (${STATES})[1 + (i * 7919::bigint) % 47]
    WHEN 'CA' THEN (ARRAY['ON','QC','BC'])[1 + i % 3] END,
  'EUR', 'EUR', total, total - 490, 490, 0, 0, total, 0, ARRAY['shopify_payments']
FROM (
  SELECT i, now() - interval '547 days' * (($1::int - i)::float8 / $1::int) AS at,
    1500 + (i::bigint * 48271) % 29000 AS total,
    (${COUNTRIES})[1 + (i * 31::bigint) % 55] AS country
  FROM generate_series(1, $1::int) AS i
) AS made`;

const FILL_DAYS = `
INSERT INTO daily_rollup (shop_id, day, country, currency, channel, orders, cancelled_orders,
  sales_minor, refunds_minor, customer_orders, repeat_orders, parcels_promised, parcels_kept,
  payment_attempts, payment_successes)
SELECT 1, processed_on, country, presentment_currency, channel, count(*), 0, sum(total_minor),
  0, 0, 0, 0, 0, 0, 0
FROM "order" GROUP BY 2, 3, 4, 5`;

const FILL_SUMS = `
INSERT INTO tax_rollup
SELECT 1, processed_on, country, coalesce(province, ''), presentment_currency, channel = 'amazon',
  CASE WHEN total_minor <= 15000 THEN 'low' ELSE 'high' END, count(*), sum(total_minor), 0,
  sum(shipping_minor), 0, 0, 0, sum(presentment_total_minor), 0, sum(shipping_minor), 0, 0, 0
FROM "order" WHERE cancelled_at IS NULL AND financial_status <> 'VOIDED'
GROUP BY 2, 3, 4, 5, 6, 7`;
