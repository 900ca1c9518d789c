import type { PoolClient } from 'pg';
import { inTransaction } from '../db/index.server.ts';
import type { DayRollup } from './order-feed.server.ts';
import { mergesEnded } from './merge-transaction.server.ts';

/** Days rebuilt in one transaction: the marks of these days are held until it commits. */
const DAYS_AT_ONCE = 45;

/**
 * Rebuilds the rollups of all days marked dirty, those of domains with them, and returns how many
 * days those were.
 *
 * Marks go in the transaction that rebuilds their day. Who marks a day meanwhile waits for that
 * commit, and the day is dirty again; two rebuilders never take the same day. A merge that sends no
 * job of its own, because this one was still waiting then, is waited for.
 */
export async function rebuildDirtyDays(
  shopId: number,
  signal?: AbortSignal,
  dayRollups: readonly DayRollup[] = [],
): Promise<number> {
  await mergesEnded(shopId);
  let rebuilt = 0;
  for (;;) {
    signal?.throwIfAborted();
    const days = await rebuildSome(shopId, dayRollups);
    rebuilt += days;
    if (days < DAYS_AT_ONCE) return rebuilt;
  }
}

async function rebuildSome(shopId: number, dayRollups: readonly DayRollup[]): Promise<number> {
  return inTransaction(async (client) => {
    const taken = await client.query<{ day: string }>(
      `DELETE FROM dirty_day WHERE shop_id = $1 AND day IN (
         SELECT day FROM dirty_day WHERE shop_id = $1
         ORDER BY day LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING day::text AS day`,
      [shopId, DAYS_AT_ONCE],
    );
    const days = taken.rows.map((row) => row.day);
    if (days.length === 0) return 0;
    await rebuildDays(client, shopId, days);
    for (const { rebuild } of dayRollups) await rebuild(client, shopId, days);
    return days.length;
  });
}

/** Recomputes the given days from the records, whatever is stored for them. */
async function rebuildDays(client: PoolClient, shopId: number, days: string[]): Promise<void> {
  await client.query('DELETE FROM daily_rollup WHERE shop_id = $1 AND day = ANY($2::date[])', [
    shopId,
    days,
  ]);
  await client.query(INSERT_DAYS, [shopId, days]);
}

// Each branch counts one thing on the day on which it happened; a row of the rollup is their sum.
// What the columns mean is told in README.md.
const INSERT_DAYS = `
INSERT INTO daily_rollup (
  shop_id, day, country, currency, channel,
  orders, cancelled_orders, sales_minor, refunds_minor, customer_orders, repeat_orders,
  parcels_promised, parcels_kept, payment_attempts, payment_successes)
SELECT $1, day, country, currency, channel,
  sum(orders), sum(cancelled_orders), sum(sales_minor), sum(refunds_minor),
  sum(customer_orders), sum(repeat_orders), sum(parcels_promised), sum(parcels_kept),
  sum(payment_attempts), sum(payment_successes)
FROM (
  SELECT processed_on AS day, country, presentment_currency AS currency, channel,
    count(*) AS orders,
    count(*) FILTER (WHERE cancelled_at IS NOT NULL) AS cancelled_orders,
    sum(total_minor) AS sales_minor, 0 AS refunds_minor,
    count(*) FILTER (WHERE counts_for_customer) AS customer_orders,
    count(*) FILTER (WHERE counts_for_customer AND EXISTS (
      SELECT 1 FROM "order" AS earlier
      WHERE earlier.shop_id = $1 AND earlier.customer_id = o.customer_id
        AND earlier.processed_at <= o.processed_at
        AND (earlier.processed_at, earlier.order_id) < (o.processed_at, o.order_id)
        AND NOT earlier.test AND earlier.cancelled_at IS NULL)) AS repeat_orders,
    0 AS parcels_promised, 0 AS parcels_kept, 0 AS payment_attempts, 0 AS payment_successes
  FROM (SELECT *, customer_id IS NOT NULL AND cancelled_at IS NULL AS counts_for_customer
        FROM "order") AS o
  WHERE shop_id = $1 AND processed_on = ANY($2::date[]) AND NOT test
  GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT r.created_on, o.country, o.presentment_currency, o.channel,
    0, 0, 0, sum(r.amount_minor), 0, 0, 0, 0, 0, 0
  FROM refund AS r JOIN "order" AS o ON o.shop_id = r.shop_id AND o.order_id = r.order_id
  WHERE r.shop_id = $1 AND r.created_on = ANY($2::date[]) AND NOT o.test
  GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT f.delivered_on, o.country, o.presentment_currency, o.channel,
    0, 0, 0, 0, 0, 0,
    count(*), count(*) FILTER (WHERE f.delivered_on <= f.estimated_on), 0, 0
  FROM fulfillment AS f JOIN "order" AS o ON o.shop_id = f.shop_id AND o.order_id = f.order_id
  WHERE f.shop_id = $1 AND f.delivered_on = ANY($2::date[]) AND f.estimated_on IS NOT NULL
    AND f.status <> 'CANCELLED' AND NOT o.test
  GROUP BY 1, 2, 3, 4
  UNION ALL
  SELECT o.processed_on, o.country, o.presentment_currency, o.channel,
    0, 0, 0, 0, 0, 0, 0, 0,
    count(*), count(*) FILTER (WHERE t.status = 'SUCCESS')
  FROM "order" AS o
  JOIN order_transaction AS t ON t.shop_id = o.shop_id AND t.order_id = o.order_id
  WHERE o.shop_id = $1 AND o.processed_on = ANY($2::date[]) AND NOT o.test AND NOT t.test
    AND t.kind IN ('SALE', 'AUTHORIZATION') AND t.status IN ('SUCCESS', 'FAILURE', 'ERROR')
  GROUP BY 1, 2, 3, 4
) AS counted
GROUP BY day, country, currency, channel`;
