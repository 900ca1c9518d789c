import { connectionPool } from '../../../app/db/index.server.ts';

/** First and last day, both included. */
export interface Days {
  from: string;
  to: string;
}

/**
 * The shop as its orders say, counted by plain SQL over the records: nothing of what answers are made
 * with is used.
 */
export interface ShopTruth {
  todayOn: string;
  currency: string;
  sales: (days: Days, country?: string) => Promise<number>;
  salesAbroad: (days: Days) => Promise<number>;
  orders: (days: Days, country?: string) => Promise<number>;
  refunds: (days: Days, country?: string) => Promise<number>;
  share: (
    of: 'repeat' | 'parcelsKept' | 'paymentSuccess',
    days: Days,
    country?: string,
  ) => Promise<{ count: number; of: number }>;
  /** Countries by sales, most first. */
  countriesBySales: (days: Days) => Promise<{ country: string; sales: number }[]>;
  countriesByOrders: (days: Days) => Promise<{ country: string; orders: number }[]>;
  countriesByShare: (
    of: 'parcelsKept' | 'paymentSuccess',
    days: Days,
    least: number,
  ) => Promise<{ country: string; share: number }[]>;
  ordersWith: (
    what: 'refund' | 'failed-payment' | 'unsent' | 'late' | 'pending',
    days: Days | null,
    country?: string,
  ) => Promise<number>;
  firstOn: string;
  lastOn: string;
  openInsights: number;
}

/** Reads what the truth of a shop needs, as at a day. */
export async function readTruth(shopId: number, todayOn: string): Promise<ShopTruth> {
  const one = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row> =>
    (await connectionPool().query<Row>(text, [shopId, ...values])).rows[0]!;
  const many = async <Row extends object>(text: string, values: unknown[]): Promise<Row[]> =>
    (await connectionPool().query<Row>(text, [shopId, ...values])).rows;
  const placed = `o.shop_id = $1 AND NOT o.test AND o.processed_on BETWEEN $2 AND $3`;
  const inCountry = (country: string | undefined) =>
    country === undefined ? '' : `AND o.country = '${country}'`;
  const { currency, home } = await one<{ currency: string; home: string }>(
    'SELECT currency, country AS home FROM shop WHERE shop_id = $1',
  );
  const span = await one<{ first: string; last: string }>(
    `SELECT min(processed_on)::text AS first, max(processed_on)::text AS last FROM "order" o
     WHERE o.shop_id = $1 AND NOT o.test`,
  );
  const insights = await one<{ n: number }>(
    `SELECT count(*)::int AS n FROM insight WHERE shop_id = $1 AND state = 'open'`,
  );
  const sums = async (what: string, days: Days, where = '') =>
    (
      await one<{ n: number }>(
        `SELECT coalesce(${what}, 0)::float8 AS n FROM "order" o WHERE ${placed} ${where}`,
        [days.from, days.to],
      )
    ).n;
  return {
    todayOn,
    currency,
    firstOn: span.first,
    lastOn: span.last,
    openInsights: insights.n,
    sales: (days, country) => sums('sum(o.total_minor)', days, inCountry(country)),
    salesAbroad: (days) =>
      sums('sum(o.total_minor)', days, `AND o.country NOT IN ('${home}', 'ZZ')`),
    orders: (days, country) => sums('count(*)', days, inCountry(country)),
    refunds: async (days, country) =>
      (
        await one<{ n: number }>(
          `SELECT coalesce(sum(r.amount_minor), 0)::float8 AS n FROM refund r
           JOIN "order" o ON o.shop_id = r.shop_id AND o.order_id = r.order_id
           WHERE r.shop_id = $1 AND NOT o.test AND r.created_on BETWEEN $2 AND $3
           ${inCountry(country)}`,
          [days.from, days.to],
        )
      ).n,
    share: (of, days, country) =>
      one<{ count: number; of: number }>(SHARES[of](placed, inCountry(country)), [
        days.from,
        days.to,
      ]),
    countriesBySales: (days) =>
      many(
        `SELECT o.country, sum(o.total_minor)::float8 AS sales FROM "order" o WHERE ${placed}
         AND o.country <> 'ZZ' GROUP BY 1 ORDER BY 2 DESC, 1`,
        [days.from, days.to],
      ),
    countriesByOrders: (days) =>
      many(
        `SELECT o.country, count(*)::int AS orders FROM "order" o WHERE ${placed}
         AND o.country <> 'ZZ' GROUP BY 1 ORDER BY 2 DESC, 1`,
        [days.from, days.to],
      ),
    countriesByShare: async (of, days, least) => {
      const rows: { country: string; share: number }[] = [];
      const countries = await many<{ country: string }>(
        `SELECT DISTINCT o.country FROM "order" o WHERE ${placed} AND o.country <> 'ZZ'`,
        [days.from, days.to],
      );
      for (const { country } of countries) {
        const share = await one<{ count: number; of: number }>(
          SHARES[of](placed, inCountry(country)),
          [days.from, days.to],
        );
        if (share.of >= least) rows.push({ country, share: share.count / share.of });
      }
      return rows.sort((a, b) => b.share - a.share);
    },
    ordersWith: async (what, days, country) => {
      const when =
        days === null ? '' : `AND o.processed_on BETWEEN '${days.from}' AND '${days.to}'`;
      return (
        await one<{ n: number }>(
          `SELECT count(*)::int AS n FROM "order" o
           WHERE o.shop_id = $1 AND ${WITH[what](todayOn)} ${when} ${inCountry(country)}`,
        )
      ).n;
    },
  };
}

/** The definitions of app/sync/README.md, written once more over the records. */
const SHARES = {
  repeat: (placed: string, where: string) => `
    SELECT count(*) FILTER (WHERE EXISTS (SELECT FROM "order" e WHERE e.shop_id = o.shop_id
      AND e.customer_id = o.customer_id AND NOT e.test AND e.cancelled_at IS NULL
      AND (e.processed_at, e.order_id) < (o.processed_at, o.order_id)))::int AS count,
      count(*)::int AS of
    FROM "order" o WHERE ${placed} ${where} AND o.customer_id IS NOT NULL AND o.cancelled_at IS NULL`,
  parcelsKept: (placed: string, where: string) => `
    SELECT count(*) FILTER (WHERE f.delivered_on <= f.estimated_on)::int AS count, count(*)::int AS of
    FROM fulfillment f JOIN "order" o ON o.shop_id = f.shop_id AND o.order_id = f.order_id
    WHERE ${placed.replace('o.processed_on', 'f.delivered_on')} ${where}
      AND f.estimated_on IS NOT NULL AND f.status <> 'CANCELLED'`,
  paymentSuccess: (placed: string, where: string) => `
    SELECT count(*) FILTER (WHERE t.status = 'SUCCESS')::int AS count, count(*)::int AS of
    FROM order_transaction t JOIN "order" o ON o.shop_id = t.shop_id AND o.order_id = t.order_id
    WHERE ${placed} ${where} AND NOT t.test AND t.kind IN ('SALE', 'AUTHORIZATION')
      AND t.status IN ('SUCCESS', 'FAILURE', 'ERROR')`,
};

const WITH = {
  refund: (_todayOn: string) => 'o.refunded_minor > 0',
  'failed-payment': (_todayOn: string) => 'o.failed_attempts > 0',
  pending: (_todayOn: string) => `o.financial_status = 'PENDING'`,
  unsent: (_todayOn: string) => `o.cancelled_at IS NULL AND o.fulfillment_status IN ('UNFULFILLED',
    'PARTIALLY_FULFILLED', 'IN_PROGRESS', 'ON_HOLD', 'OPEN', 'PENDING_FULFILLMENT',
    'REQUEST_DECLINED', 'SCHEDULED')`,
  late: (todayOn: string) => `o.parcel_stage = 'under-way' AND o.parcel_due_on < '${todayOn}'`,
};
