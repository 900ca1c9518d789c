import type { DayRollup } from '../sync/index.server.ts';

/**
 * Sums of purchases, attempts, fees and refunds per day, market and way to pay (`payment_rollup`).
 *
 * The statement says in SQL what `group-attempts.ts` says in TypeScript; a test recounts one by the
 * other. Left out: test orders and payments, points of sale and drafts, and attempts that are not
 * decided.
 */
export const paymentRollup: DayRollup = {
  name: 'payments',
  rebuild: async (client, shopId, days) => {
    await client.query('DELETE FROM payment_rollup WHERE shop_id = $1 AND day = ANY($2::date[])', [
      shopId,
      days,
    ]);
    await client.query(INSERT_DAYS, [shopId, days, SOURCES_ELSEWHERE]);
  },
};

/** Where an order was placed, if not in the online store. */
export const SOURCES_ELSEWHERE: readonly string[] = [
  'pos',
  'shopify_draft_order',
  'iphone',
  'android',
];

const WAY = 'day, country, currency, gateway, gateway_name, payment_method';
const IN_TIME = 'ORDER BY at NULLS FIRST, transaction_id COLLATE "C"';

const INSERT_DAYS = `
WITH placed AS (
  SELECT order_id, processed_on AS day, country, presentment_currency AS currency,
    total_minor, refunded_minor
  FROM "order"
  WHERE shop_id = $1 AND processed_on = ANY($2::date[]) AND NOT test
    AND (source_name IS NULL OR source_name <> ALL($3::text[]))
),
payment AS (
  SELECT o.*, t.transaction_id, t.kind, t.status = 'SUCCESS' AS succeeded, t.processed_at AS at,
    coalesce(t.gateway, '') AS gateway, coalesce(t.gateway_name, '') AS gateway_name,
    coalesce(t.payment_method, '') AS payment_method, coalesce(t.error_code, '') AS code,
    t.fee_minor, t.amount_minor
  FROM placed AS o
  JOIN order_transaction AS t ON t.shop_id = $1 AND t.order_id = o.order_id
  WHERE NOT t.test AND t.kind IN ('SALE', 'AUTHORIZATION', 'CAPTURE')
    AND t.status IN ('SUCCESS', 'FAILURE', 'ERROR')
),
attempt AS (
  SELECT *,
    row_number() OVER (PARTITION BY order_id ${IN_TIME}) AS nth,
    row_number() OVER (
      PARTITION BY order_id, gateway, gateway_name, payment_method ${IN_TIME}) AS nth_of_way,
    row_number() OVER (PARTITION BY order_id, succeeded ${IN_TIME}) AS nth_of_outcome,
    bool_or(succeeded) OVER (PARTITION BY order_id) AS paid
  FROM payment WHERE kind IN ('SALE', 'AUTHORIZATION')
),
counted AS (
  SELECT ${WAY},
    count(*) FILTER (WHERE nth = 1) AS purchases,
    count(*) FILTER (WHERE nth = 1 AND succeeded) AS first_successes,
    count(*) FILTER (WHERE nth = 1 AND paid) AS paid_purchases,
    count(*) FILTER (WHERE nth_of_way = 1) AS trials,
    count(*) FILTER (WHERE nth_of_way = 1 AND succeeded) AS trial_successes,
    count(*) FILTER (WHERE nth_of_way = 1 AND NOT succeeded AND paid) AS failed_trials_paid,
    coalesce(sum(total_minor) FILTER (WHERE nth_of_way = 1), 0) AS trials_minor,
    coalesce(sum(total_minor) FILTER (WHERE nth_of_way = 1 AND NOT succeeded), 0)
      AS failed_trials_minor,
    count(*) AS attempts,
    count(*) FILTER (WHERE succeeded) AS successes,
    count(*) FILTER (WHERE succeeded AND nth_of_outcome = 1) AS paid_orders,
    coalesce(sum(total_minor) FILTER (WHERE succeeded AND nth_of_outcome = 1), 0) AS paid_minor,
    count(*) FILTER (WHERE succeeded AND nth_of_outcome = 1 AND refunded_minor > 0)
      AS refunded_orders,
    coalesce(sum(refunded_minor) FILTER (WHERE succeeded AND nth_of_outcome = 1), 0)
      AS refunded_minor,
    0::numeric AS fee_minor, 0::numeric AS fee_base_minor
  FROM attempt GROUP BY ${WAY}
  UNION ALL
  -- A fee stands with the sale or, where the money is taken later, with the capture.
  SELECT ${WAY}, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, sum(fee_minor), sum(amount_minor)
  FROM payment
  WHERE kind IN ('SALE', 'CAPTURE') AND succeeded AND fee_minor IS NOT NULL
  GROUP BY ${WAY}
),
coded AS (
  SELECT ${WAY}, jsonb_object_agg(code, failures) AS failure_codes
  FROM (SELECT ${WAY}, code, count(*) AS failures
        FROM attempt WHERE nth_of_way = 1 AND NOT succeeded GROUP BY ${WAY}, code) AS each_code
  GROUP BY ${WAY}
)
INSERT INTO payment_rollup (shop_id, ${WAY},
  purchases, first_successes, paid_purchases, trials, trial_successes, failed_trials_paid,
  trials_minor, failed_trials_minor, attempts, successes, paid_orders, paid_minor,
  refunded_orders, refunded_minor, fee_minor, fee_base_minor, failure_codes)
SELECT $1, ${WAY},
  sum(purchases), sum(first_successes), sum(paid_purchases), sum(trials), sum(trial_successes),
  sum(failed_trials_paid), sum(trials_minor), sum(failed_trials_minor), sum(attempts),
  sum(successes), sum(paid_orders), sum(paid_minor), sum(refunded_orders), sum(refunded_minor),
  sum(fee_minor), sum(fee_base_minor), coalesce(min(failure_codes::text)::jsonb, '{}')
FROM counted LEFT JOIN coded USING (${WAY})
GROUP BY ${WAY}`;
