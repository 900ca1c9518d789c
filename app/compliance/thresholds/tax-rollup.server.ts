import type { PoolClient } from 'pg';

import { MARKETPLACE_CHANNELS, NO_SALE_STATUSES } from '../../kernel/counted-sale.ts';
import { fromEpochDay, toEpochDay } from '../../kernel/calendar.ts';
import { rateOn, type ReferenceRates } from '../../kernel/exchange.ts';
import { currencyDigits } from '../../kernel/money.ts';
import { lowValueLimitsAsAt } from '../facts/threshold-rules.ts';
import { readReferenceRates } from './reference-rates.server.ts';

/**
 * Sums of sales and refunds per day and place, as tax laws ask for them (`tax_rollup`).
 *
 * An order counts on the day it was processed, a refund on the day it was made. Whether a
 * consignment is of low value is decided by the limit and the rate of its order's day.
 */
export const taxRollup = {
  name: 'compliance-tax',
  rebuild: async (client: PoolClient, shopId: number, days: readonly string[]): Promise<void> => {
    await client.query('DELETE FROM tax_rollup WHERE shop_id = $1 AND day = ANY($2::date[])', [
      shopId,
      days,
    ]);
    const limits = await limitsOfDays(client, shopId, days);
    await client.query(INSERT_DAYS, [
      shopId,
      days,
      MARKETPLACE_CHANNELS,
      NO_SALE_STATUSES,
      limits.map(({ from }) => from),
      limits.map(({ to }) => to),
      limits.map(({ country }) => country),
      limits.map(({ currency }) => currency),
      limits.map(({ localMinor }) => localMinor),
      limits.map(({ shopMinor }) => shopMinor),
      limits.map(({ withShipping }) => withShipping),
    ]);
  },
};

interface DayLimit {
  /** Days on which the limit is this much, both included. */
  from: string;
  to: string;
  country: string;
  currency: string;
  localMinor: number;
  /** In the shop's currency; null where there is no rate. */
  shopMinor: number | null;
  withShipping: boolean;
}

/** The low-value limits of the days on which the orders behind some days were placed. */
async function limitsOfDays(
  client: PoolClient,
  shopId: number,
  days: readonly string[],
): Promise<DayLimit[]> {
  const { rows } = await client.query<{ day: string; currency: string }>(
    `SELECT d.day::text AS day, s.currency FROM shop AS s, (
       SELECT unnest($2::date[]) AS day
       UNION
       SELECT o.processed_on FROM refund AS r
       JOIN "order" AS o ON o.shop_id = r.shop_id AND o.order_id = r.order_id
       WHERE r.shop_id = $1 AND r.created_on = ANY($2::date[])
     ) AS d WHERE s.shop_id = $1 ORDER BY day`,
    [shopId, days],
  );
  const [first] = rows;
  if (first === undefined) return [];
  const rates = await readReferenceRates(client, shopId);
  return mergeDays(rows.flatMap(({ day }) => limitsOn(day, first.currency, rates)));
}

/** The limits of one day; exported for the recount in the tests. */
export function limitsOn(day: string, shopCurrency: string, rates: ReferenceRates): DayLimit[] {
  return lowValueLimitsAsAt(day).map(({ country, amount, currency, basis }) => {
    const rate = rateOn(rates, currency, shopCurrency, day);
    return {
      from: day,
      to: day,
      country,
      currency,
      localMinor: amount * 10 ** currencyDigits(currency),
      shopMinor:
        rate === null ? null : Math.floor(amount * rate.rate * 10 ** currencyDigits(shopCurrency)),
      withShipping: basis === 'total',
    };
  });
}

/** One entry for days in a row whose limit is the same: rates change once a day at most. */
function mergeDays(limits: readonly DayLimit[]): DayLimit[] {
  const last = new Map<string, DayLimit>();
  const merged: DayLimit[] = [];
  for (const limit of limits) {
    const open = last.get(limit.country);
    const follows =
      open !== undefined &&
      open.shopMinor === limit.shopMinor &&
      open.localMinor === limit.localMinor &&
      fromEpochDay(toEpochDay(open.to) + 1) === limit.from;
    if (follows) {
      open.to = limit.to;
      continue;
    }
    const next = { ...limit };
    last.set(limit.country, next);
    merged.push(next);
  }
  return merged;
}

const KEY = 'day, country, region, currency, by_marketplace, value_band';

// `local` is what one minor unit of the shop's currency was in the shopper's; 0 for a free order.
const INSERT_DAYS = `
WITH limits AS (
  SELECT * FROM unnest($5::date[], $6::date[], $7::text[], $8::text[], $9::bigint[], $10::bigint[],
    $11::boolean[]) AS l (from_on, to_on, country, currency, local_minor, shop_minor, with_shipping)
), touched AS (
  SELECT order_id FROM "order" WHERE shop_id = $1 AND processed_on = ANY($2::date[])
  UNION
  SELECT order_id FROM refund WHERE shop_id = $1 AND created_on = ANY($2::date[])
), sold AS (
  SELECT o.order_id, o.processed_on, o.country, coalesce(o.province, '') AS region,
    o.presentment_currency AS currency, o.total_minor, o.tax_minor, o.presentment_total_minor,
    CASE WHEN coalesce(o.taxes_included, false) AND o.total_minor > 0
      THEN round(o.shipping_minor::numeric * (o.total_minor - o.tax_minor) / o.total_minor)
      ELSE o.shipping_minor END AS shipping_minor,
    CASE WHEN o.total_minor > 0
      THEN o.presentment_total_minor::numeric / o.total_minor ELSE 0 END AS local,
    o.channel = ANY($3::text[]) OR EXISTS (
      SELECT 1 FROM order_tax_line AS t
      WHERE t.shop_id = $1 AND t.order_id = o.order_id AND t.channel_liable) AS by_marketplace
  FROM touched JOIN "order" AS o ON o.shop_id = $1 AND o.order_id = touched.order_id
  WHERE NOT o.test AND o.cancelled_at IS NULL AND o.financial_status <> ALL($4::text[])
), banded AS (
  SELECT sold.*, CASE
      WHEN l.country IS NULL THEN 'any'
      WHEN sold.currency = l.currency THEN CASE WHEN presentment_total_minor
        - round((tax_minor + CASE WHEN l.with_shipping THEN 0 ELSE shipping_minor END) * local)
        <= l.local_minor THEN 'low' ELSE 'high' END
      WHEN l.shop_minor IS NULL THEN 'any'
      WHEN total_minor - tax_minor - CASE WHEN l.with_shipping THEN 0 ELSE shipping_minor END
        <= l.shop_minor THEN 'low' ELSE 'high' END AS value_band
  FROM sold LEFT JOIN limits AS l
    ON l.country = sold.country AND sold.processed_on BETWEEN l.from_on AND l.to_on
)
INSERT INTO tax_rollup (shop_id, ${KEY}, orders, sales_minor, tax_minor, shipping_minor,
  refunds_minor, refunded_tax_minor, refunded_shipping_minor,
  local_sales_minor, local_tax_minor, local_shipping_minor,
  local_refunds_minor, local_refunded_tax_minor, local_refunded_shipping_minor)
SELECT $1, ${KEY}, sum(orders), sum(sales), sum(tax), sum(shipping),
  sum(refunds), sum(refunded_tax), sum(refunded_shipping),
  sum(local_sales), sum(local_tax), sum(local_shipping),
  sum(local_refunds), sum(local_refunded_tax), sum(local_refunded_shipping)
FROM (
  SELECT processed_on AS day, country, region, currency, by_marketplace, value_band,
    1 AS orders, total_minor AS sales, tax_minor AS tax, shipping_minor AS shipping,
    0 AS refunds, 0 AS refunded_tax, 0 AS refunded_shipping,
    presentment_total_minor AS local_sales, round(tax_minor * local) AS local_tax,
    round(shipping_minor * local) AS local_shipping,
    0 AS local_refunds, 0 AS local_refunded_tax, 0 AS local_refunded_shipping
  FROM banded WHERE processed_on = ANY($2::date[])
  UNION ALL
  SELECT r.created_on, country, region, currency, by_marketplace, value_band,
    0, 0, 0, 0,
    r.amount_minor,
    CASE WHEN total_minor > 0 THEN round(r.amount_minor::numeric * tax_minor / total_minor) ELSE 0 END,
    CASE WHEN total_minor > 0 THEN round(r.amount_minor::numeric * shipping_minor / total_minor) ELSE 0 END,
    0, 0, 0,
    round(r.amount_minor * local),
    CASE WHEN total_minor > 0
      THEN round(r.amount_minor::numeric * tax_minor / total_minor * local) ELSE 0 END,
    CASE WHEN total_minor > 0
      THEN round(r.amount_minor::numeric * shipping_minor / total_minor * local) ELSE 0 END
  FROM refund AS r JOIN banded ON banded.order_id = r.order_id
  WHERE r.shop_id = $1 AND r.created_on = ANY($2::date[])
) AS counted
GROUP BY ${KEY}`;
