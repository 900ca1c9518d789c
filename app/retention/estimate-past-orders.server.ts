import { forShop, Prisma, queryForShop } from '../db/index.server.ts';
import type { CalendarDate } from '../kernel/calendar.ts';
import { currencyDigits } from '../kernel/money.ts';
import type { LoyaltyDocument } from './model.ts';

/** What orders of a country would have earned. */
export interface PastPoints {
  country: string;
  orders: number;
  points: number;
}

/**
 * What the orders from a day on, before another, would earn by the program: an estimate, because
 * what is stored of lines is in the shop's currency, and is converted order by order.
 */
export async function estimatePastOrders(
  shopId: number,
  document: LoyaltyDocument,
  { fromOn, beforeOn }: { fromOn: CalendarDate; beforeOn: CalendarDate },
): Promise<PastPoints[]> {
  const places = Object.entries(document.earn).flatMap(([place, index]) => {
    const rule = document.rules[index];
    const [country = '', currency = ''] = place.split(':');
    return rule === undefined ? [] : [{ ...rule, country, currency }];
  });
  if (places.length === 0) return [];
  const of = <Key extends keyof (typeof places)[number]>(key: Key) => places.map((it) => it[key]);
  const scales = places.map(({ currency }) => 10 ** (2 - currencyDigits(currency)));
  return queryForShop<PastPoints>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
    WITH place AS (
      SELECT * FROM unnest(${of('country')}::text[], ${of('currency')}::text[],
        ${of('points')}::numeric[], ${of('per')}::numeric[], ${of('add')}::numeric[],
        ${of('least')}::numeric[], ${scales}::numeric[])
        AS p (country, currency, points, per, add, least, scale)
    ), counted AS (
      SELECT o.order_id, o.country, place.points, place.per, place.add, place.least, place.scale,
        o.subtotal_minor::numeric * (o.total_minor - o.refunded_minor) / o.total_minor
          * o.presentment_total_minor / o.total_minor AS paid
      FROM "order" AS o
      JOIN place ON place.country = o.country AND place.currency = o.presentment_currency
      WHERE o.shop_id = ${shop} AND o.channel = 'shopify' AND o.customer_id IS NOT NULL
        AND NOT o.test AND o.cancelled_at IS NULL AND o.total_minor > 0
        AND o.financial_status IN ('PAID', 'PARTIALLY_REFUNDED')
        AND o.processed_on >= ${fromOn}::date AND o.processed_on < ${beforeOn}::date
    ), earning AS (
      SELECT l.order_id, sum(l.unit_price_minor * l.quantity - l.discount_minor) AS everything,
        coalesce(sum(l.unit_price_minor * l.quantity - l.discount_minor)
          FILTER (WHERE p.product_id IS NOT NULL
            AND NOT p.product_type = ANY(${document.excludedTypes}::text[])), 0) AS earning
      FROM order_line AS l
      JOIN counted USING (order_id)
      LEFT JOIN product AS p ON p.shop_id = l.shop_id AND p.product_id = l.product_id
      WHERE l.shop_id = ${shop} GROUP BY l.order_id
    ), amounts AS (
      SELECT counted.*, trunc(paid * earning / nullif(everything, 0) * scale) AS hundredths
      FROM counted JOIN earning USING (order_id)
    )
    SELECT country, count(*)::int AS orders,
      sum(CASE WHEN hundredths > 0 AND hundredths >= least
        THEN trunc((hundredths * points + add) / per) ELSE 0 END)::float8 AS points
    FROM amounts GROUP BY country ORDER BY points DESC, country`,
  );
}
