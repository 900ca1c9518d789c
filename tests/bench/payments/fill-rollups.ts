import pg from 'pg';

import { BENCH_SHOP_ID } from '../admin/fill-orders.ts';

/*
 * What the pages of payments read, as so many orders would leave it: the sums per day of 40 countries
 * by 12 methods, large and small ones as in real shops (the n-th has one n-th of the first), one in a
 * thousand orders disputed, 2,500 prices set by hand in five currencies, and six years of rates.
 */

const DAYS = 540;
const COUNTRIES =
  'DE FR US GB AT NL IT PL SE ES BE CH DK NO FI IE PT CZ RO HU GR CA AU NZ JP KR SG HK MX BR TR AE SA IL ZA IN TH MY VN CL';
const METHODS =
  'visa master paypal klarna apple_pay google_pay amex ideal bancontact shop_pay blik twint';
const CURRENCIES = ['USD', 'GBP', 'SEK', 'CHF', 'JPY'];

/** Takes what was there of the bench's shop away and fills anew. */
export async function fillRollups(databaseUrl: string, orders: number): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await client.query('SET synchronous_commit = off');
    await client.query('DELETE FROM payment_rollup WHERE shop_id = $1', [BENCH_SHOP_ID]);
    for (const [text, values] of statements(orders)) await client.query(text, values);
    await client.query('VACUUM ANALYZE');
  } finally {
    await client.end();
  }
}

function statements(orders: number): [string, unknown[]][] {
  return [
    [ROLLUP, [BENCH_SHOP_ID, orders / DAYS, COUNTRIES.split(' '), METHODS.split(' '), DAYS]],
    [DISPUTES, [BENCH_SHOP_ID, Math.round(orders / 1000)]],
    [MARKETS, [BENCH_SHOP_ID, CURRENCIES, COUNTRIES.split(' ')]],
    [LISTS, [BENCH_SHOP_ID, CURRENCIES]],
    [VARIANTS, [BENCH_SHOP_ID]],
    [ITEMS, [BENCH_SHOP_ID]],
    [PRICES, [BENCH_SHOP_ID, CURRENCIES.length]],
    [RATES, [BENCH_SHOP_ID, [...CURRENCIES, 'PLN', 'CZK', 'NOK', 'DKK', 'HUF']]],
    [SOLD, [BENCH_SHOP_ID, COUNTRIES.split(' '), [...CURRENCIES, 'PLN', 'CZK', 'NOK']]],
  ];
}

/** The expected number of each day, country and method, its fraction by a hash of the three. */
const ROLLUP = `
  INSERT INTO payment_rollup (shop_id, day, country, currency, gateway, gateway_name,
    payment_method, purchases, first_successes, paid_purchases, trials, trial_successes,
    failed_trials_paid, trials_minor, failed_trials_minor, attempts, successes, failure_codes,
    paid_orders, paid_minor, fee_minor, fee_base_minor, refunded_orders, refunded_minor)
  SELECT $1, current_date - day, country, 'EUR', 'shopify_payments', 'Shopify Payments', method, n,
    n - failed, n - failed / 2, n, n - failed, failed / 2, n * 5000, failed * 5000, n + failed, n,
    CASE WHEN failed > 0 THEN jsonb_build_object('CARD_DECLINED', failed) ELSE '{}'::jsonb END,
    n - failed / 2, (n - failed / 2) * 5000, n * 30, n * 5000, n / 20, n / 20 * 5000
  FROM (
    SELECT day, country, method, n, (n * 0.1 + noise)::int AS failed FROM (
      SELECT day, country, method, noise,
        floor($2::float8 / (c_sum * m_sum) / (c * m) + noise)::int AS n
      FROM generate_series(0, $5::int - 1) AS day,
        unnest($3::text[]) WITH ORDINALITY AS countries (country, c),
        unnest($4::text[]) WITH ORDINALITY AS methods (method, m),
        (SELECT sum(1.0 / i) AS c_sum FROM generate_series(1, cardinality($3::text[])) AS i) AS cs,
        (SELECT sum(1.0 / i) AS m_sum FROM generate_series(1, cardinality($4::text[])) AS i) AS ms,
        LATERAL (SELECT (abs(hashtext(day || country || method)) % 1000) / 1000.0 AS noise) AS hashed
    ) AS counted WHERE n > 0
  ) AS failing`;

const DISPUTES = `
  INSERT INTO dispute (shop_id, dispute_id, order_id, type, status, reason, amount_minor, currency,
    initiated_at, synced_at)
  SELECT shop_id, 'd' || order_id, order_id, 'CHARGEBACK', 'LOST', 'FRAUDULENT', total_minor,
    currency, processed_at, processed_at
  FROM "order" WHERE shop_id = $1 ORDER BY hashtext(order_id) LIMIT $2`;

const MARKETS = `
  INSERT INTO market (shop_id, market_id, handle, name, status, currency, countries)
  SELECT $1, i::text, 'm' || i, 'M' || i, 'ACTIVE', currency,
    ARRAY(SELECT c FROM unnest($3::text[]) WITH ORDINALITY AS all_ (c, n)
          WHERE n % cardinality($2::text[]) = i - 1)
  FROM unnest($2::text[]) WITH ORDINALITY AS priced (currency, i)`;

const LISTS = `
  INSERT INTO price_list (shop_id, price_list_id, market_ids, name, status, currency)
  SELECT $1, i::text, ARRAY[i::text], 'L' || i, 'ACTIVE', currency
  FROM unnest($2::text[]) WITH ORDINALITY AS priced (currency, i)`;

const VARIANTS = `
  INSERT INTO product_variant (shop_id, variant_id, product_id, title, price_minor, inventory_item_id)
  SELECT $1, 'v' || i, 'p' || i, 'V' || i, 2000 + i, 'i' || i FROM generate_series(1, 500) AS i`;

const ITEMS = `
  INSERT INTO inventory_item (shop_id, inventory_item_id, tracked, requires_shipping,
    unit_cost_minor, unit_cost_currency)
  SELECT $1, 'i' || i, true, true, 900 + i, 'EUR' FROM generate_series(1, 500) AS i`;

const PRICES = `
  INSERT INTO price_list_price (shop_id, price_list_id, variant_id, price_minor)
  SELECT $1, l::text, 'v' || i, 2200 + i
  FROM generate_series(1, $2::int) AS l, generate_series(1, 500) AS i`;

const RATES = `
  INSERT INTO exchange_rate (shop_id, day, currency, rate, source, fetched_at)
  SELECT $1, current_date - day, currency,
    1.1 + 0.1 * sin(day / 60.0) + (abs(hashtext(day || currency)) % 100) / 10000.0, 'ecb', now()
  FROM generate_series(1, 1500) AS day, unnest($2::text[]) AS currency`;

const SOLD = `
  INSERT INTO currency_sales (shop_id, read_at, sold, booked)
  SELECT $1, now(),
    (SELECT jsonb_object_agg(country, variants) FROM unnest($2::text[]) AS country,
       LATERAL (SELECT jsonb_object_agg('v' || i, 1 + i % 7) AS variants
                FROM generate_series(1, 500) AS i) AS each_),
    (SELECT jsonb_agg(jsonb_build_object('on', (current_date - day)::text, 'currency', currency,
       'ratio', 1.1, 'orders', 40)) FROM generate_series(0, 89) AS day, unnest($3::text[]) AS currency)`;
