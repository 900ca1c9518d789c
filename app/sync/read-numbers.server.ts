import { forShop, Prisma, queryForShop } from '../db/index.server.ts';
import { addDays, daysBetween } from '../kernel/calendar.ts';
import type { Share } from '../kernel/percent.ts';

/** Calendar dates in the shop's zone, both included. */
export interface Period {
  fromOn: string;
  toOn: string;
}

/** What the rollups say of some orders. Money is in the shop's currency. */
export interface Numbers {
  /** Orders placed, cancelled ones too, test orders never. */
  orders: number;
  salesMinor: number;
  refundsMinor: number;
  /** Orders of known customers that are not the customer's first. */
  repeat: Share;
  /** Delivered parcels that came when said. */
  parcelsKept: Share;
  /** Payment attempts that succeeded. */
  paymentSuccess: Share;
}

/** A market as orders show it: a country and the currency paid in. */
export interface MarketNumbers extends Numbers {
  /** Ship-to country; "ZZ" where unknown. */
  country: string;
  currency: string;
}

export interface DayNumbers extends Numbers {
  day: string;
  /** Orders shipped to another country than the shop's own. */
  abroadOrders: number;
  abroadSalesMinor: number;
}

export interface ShopNumbers extends Numbers {
  /** The shop's currency, of all `…Minor`. */
  currency: string;
  abroadOrders: number;
  abroadSalesMinor: number;
  /** One entry for each day of the period, days without orders too. */
  byDay: DayNumbers[];
}

/** Longest period that is answered day by day. */
const DAYS_MAX = 11_000;

/** Numbers of each market in a period, the one with most sales first. */
export async function readMarketNumbers(shopId: number, period: Period): Promise<MarketNumbers[]> {
  const rows = await queryForShop<Sums & { country: string; currency: string }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT country, currency, ${SUMS} FROM daily_rollup
      WHERE shop_id = ${shop} AND day BETWEEN ${period.fromOn}::date AND ${period.toOn}::date
      GROUP BY country, currency
      ORDER BY sum(sales_minor) DESC, country, currency`,
  );
  return rows.map((row) => ({ country: row.country, currency: row.currency, ...numbersOf(row) }));
}

/**
 * Numbers of the whole shop in a period, day by day.
 * @throws RangeError for a period that ends before it begins or has more than about thirty years.
 */
export async function readShopNumbers(shopId: number, period: Period): Promise<ShopNumbers> {
  const days = daysBetween(period.fromOn, period.toOn) + 1;
  if (!(days >= 1 && days <= DAYS_MAX)) {
    throw new RangeError(`${period.fromOn} to ${period.toOn} is no period`);
  }
  const db = forShop(shopId);
  const shop = await db.shop.findFirstOrThrow();
  const rows = await queryForShop<Sums & Abroad & { day: string }>(
    db,
    shopId,
    (id) => Prisma.sql`
      SELECT day::text AS day, ${SUMS},
        coalesce(sum(orders) FILTER (WHERE country NOT IN (${shop.country ?? 'ZZ'}, 'ZZ')), 0)::float8
          AS abroad_orders,
        coalesce(sum(sales_minor) FILTER (WHERE country NOT IN (${shop.country ?? 'ZZ'}, 'ZZ')), 0)::float8
          AS abroad_sales_minor
      FROM daily_rollup
      WHERE shop_id = ${id} AND day BETWEEN ${period.fromOn}::date AND ${period.toOn}::date
      GROUP BY day`,
  );
  const byDate = new Map(rows.map((row) => [row.day, row]));
  const sums = Array.from({ length: days }, (_, index) => {
    const day = addDays(period.fromOn, index);
    return { ...(byDate.get(day) ?? NOTHING), day };
  });
  const byDay = sums.map((row) => ({ day: row.day, ...numbersOf(row), ...abroadOf(row) }));
  const total = rows.reduce(addUp, NOTHING);
  return { currency: shop.currency, ...numbersOf(total), ...abroadOf(total), byDay };
}

/** First and last day with orders, or null where there are none. */
export async function readDataPeriod(
  shopId: number,
): Promise<{ firstOn: string; lastOn: string } | null> {
  const [row] = await queryForShop<{ first_on: string | null; last_on: string | null }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT min(day)::text AS first_on, max(day)::text AS last_on
      FROM daily_rollup WHERE shop_id = ${shop} AND orders > 0`,
  );
  if (row === undefined || row.first_on === null || row.last_on === null) return null;
  return { firstOn: row.first_on, lastOn: row.last_on };
}

export interface LatestOrder {
  orderId: string;
  name: string;
  processedAt: Date;
  country: string;
  /** In the shop's currency. */
  totalMinor: number;
  currency: string;
  presentmentTotalMinor: number;
  presentmentCurrency: string;
  financialStatus: string;
  fulfillmentStatus: string;
  cancelled: boolean;
}

const LATEST_MAX = 250;

/** The newest orders, newest first, without test orders; at most 250. */
export async function readLatestOrders(shopId: number, limit: number): Promise<LatestOrder[]> {
  const rows = await queryForShop<
    Omit<LatestOrder, 'totalMinor' | 'presentmentTotalMinor'> & {
      totalMinor: bigint;
      presentmentTotalMinor: bigint;
    }
  >(
    forShop(shopId),
    shopId,
    // By day first: that is what the index has.
    (shop) => Prisma.sql`
      SELECT order_id AS "orderId", name, processed_at AS "processedAt", country,
        total_minor AS "totalMinor", currency,
        presentment_total_minor AS "presentmentTotalMinor",
        presentment_currency AS "presentmentCurrency",
        financial_status AS "financialStatus", fulfillment_status AS "fulfillmentStatus",
        cancelled_at IS NOT NULL AS cancelled
      FROM "order" WHERE shop_id = ${shop} AND NOT test
      ORDER BY processed_on DESC, processed_at DESC, order_id DESC
      LIMIT ${Math.min(Math.max(limit, 0), LATEST_MAX)}`,
  );
  return rows.map((row) => ({
    ...row,
    totalMinor: Number(row.totalMinor),
    presentmentTotalMinor: Number(row.presentmentTotalMinor),
  }));
}

interface Sums {
  orders: number;
  sales_minor: number;
  refunds_minor: number;
  customer_orders: number;
  repeat_orders: number;
  parcels_promised: number;
  parcels_kept: number;
  payment_attempts: number;
  payment_successes: number;
}

interface Abroad {
  abroad_orders: number;
  abroad_sales_minor: number;
}

// float8 is exact up to 2⁵³, as far as amounts go in the app, and needs no BigInt on the way.
const SUMS = Prisma.sql`
  sum(orders)::float8 AS orders,
  sum(sales_minor)::float8 AS sales_minor,
  sum(refunds_minor)::float8 AS refunds_minor,
  sum(customer_orders)::float8 AS customer_orders,
  sum(repeat_orders)::float8 AS repeat_orders,
  sum(parcels_promised)::float8 AS parcels_promised,
  sum(parcels_kept)::float8 AS parcels_kept,
  sum(payment_attempts)::float8 AS payment_attempts,
  sum(payment_successes)::float8 AS payment_successes`;

const NOTHING: Sums & Abroad = {
  orders: 0,
  sales_minor: 0,
  refunds_minor: 0,
  customer_orders: 0,
  repeat_orders: 0,
  parcels_promised: 0,
  parcels_kept: 0,
  payment_attempts: 0,
  payment_successes: 0,
  abroad_orders: 0,
  abroad_sales_minor: 0,
};

function addUp(total: Sums & Abroad, row: Sums & Abroad): Sums & Abroad {
  const sum = { ...total };
  for (const name of Object.keys(NOTHING) as (keyof (Sums & Abroad))[]) sum[name] += row[name];
  return sum;
}

function numbersOf(row: Sums): Numbers {
  return {
    orders: row.orders,
    salesMinor: row.sales_minor,
    refundsMinor: row.refunds_minor,
    repeat: { count: row.repeat_orders, of: row.customer_orders },
    parcelsKept: { count: row.parcels_kept, of: row.parcels_promised },
    paymentSuccess: { count: row.payment_successes, of: row.payment_attempts },
  };
}

function abroadOf(row: Abroad) {
  return { abroadOrders: row.abroad_orders, abroadSalesMinor: row.abroad_sales_minor };
}
