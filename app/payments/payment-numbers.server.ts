import { forShop, Prisma, queryForShop } from '../db/index.server.ts';
import type { CalendarDate } from '../kernel/calendar.ts';
import type { CountryCode } from '../kernel/country.ts';
import { NO_PAYMENTS, type NamedSums, type PaymentSums } from './payment-cell.ts';
import { SOURCES_ELSEWHERE } from './payment-rollup.server.ts';

/** Calendar dates in the shop's zone, both included. */
export interface PaymentPeriod {
  fromOn: CalendarDate;
  toOn: CalendarDate;
}

/** Names of sums that the rollup has; disputes are looked up. */
export type SumName = Exclude<keyof PaymentSums, 'disputes'>;

const COLUMNS: Record<SumName, Prisma.Sql> = {
  purchases: Prisma.sql`sum(purchases)::float8 AS "purchases"`,
  firstSuccesses: Prisma.sql`sum(first_successes)::float8 AS "firstSuccesses"`,
  paidPurchases: Prisma.sql`sum(paid_purchases)::float8 AS "paidPurchases"`,
  trials: Prisma.sql`sum(trials)::float8 AS "trials"`,
  trialSuccesses: Prisma.sql`sum(trial_successes)::float8 AS "trialSuccesses"`,
  failedTrialsPaid: Prisma.sql`sum(failed_trials_paid)::float8 AS "failedTrialsPaid"`,
  trialsMinor: Prisma.sql`sum(trials_minor)::float8 AS "trialsMinor"`,
  failedTrialsMinor: Prisma.sql`sum(failed_trials_minor)::float8 AS "failedTrialsMinor"`,
  attempts: Prisma.sql`sum(attempts)::float8 AS "attempts"`,
  successes: Prisma.sql`sum(successes)::float8 AS "successes"`,
  paidOrders: Prisma.sql`sum(paid_orders)::float8 AS "paidOrders"`,
  paidMinor: Prisma.sql`sum(paid_minor)::float8 AS "paidMinor"`,
  feeMinor: Prisma.sql`sum(fee_minor)::float8 AS "feeMinor"`,
  feeBaseMinor: Prisma.sql`sum(fee_base_minor)::float8 AS "feeBaseMinor"`,
  refundedOrders: Prisma.sql`sum(refunded_orders)::float8 AS "refundedOrders"`,
  refundedMinor: Prisma.sql`sum(refunded_minor)::float8 AS "refundedMinor"`,
};

const ALL_SUMS = Object.keys(COLUMNS) as SumName[];

/** What of the sums is read; everything where nothing is said. */
export interface SumsWanted {
  /** Others are left at 0: of a large shop each sum takes its time. */
  sums?: readonly SumName[] | undefined;
  disputes?: boolean | undefined;
}

/**
 * Sums per country and name of a way to pay over a period; of one country where it is given.
 * Disputes are looked up as they stand: their number may change long after the days of their orders.
 */
export async function readPaymentSums(
  shopId: number,
  period: PaymentPeriod,
  country: CountryCode | null = null,
  { sums = ALL_SUMS, disputes: asked = true }: SumsWanted = {},
): Promise<NamedSums[]> {
  const db = forShop(shopId);
  const inCountry = country === null ? Prisma.empty : Prisma.sql`AND country = ${country}`;
  const [rows, disputes] = await Promise.all([
    queryForShop<NamedSums>(
      db,
      shopId,
      (shop) => Prisma.sql`
        SELECT country, gateway, gateway_name AS "gatewayName", payment_method AS "paymentMethod",
          ${Prisma.join(sums.map((name) => COLUMNS[name]))}
        FROM payment_rollup
        WHERE shop_id = ${shop} AND day BETWEEN ${period.fromOn}::date AND ${period.toOn}::date
          ${inCountry}
        GROUP BY country, gateway, gateway_name, payment_method
        ORDER BY country, gateway, gateway_name, payment_method`,
    ),
    asked ? readDisputes(shopId, period, country) : [],
  ]);
  const key = (row: Omit<NamedSums, keyof PaymentSums>) =>
    [row.country, row.gateway, row.gatewayName, row.paymentMethod].join('\n');
  const found = new Map(disputes.map((row) => [key(row), row.disputes]));
  return rows.map((row) => ({ ...NO_PAYMENTS, ...row, disputes: found.get(key(row)) ?? 0 }));
}

/** Orders of the period that were charged back or inquired about, by the way they were paid. */
function readDisputes(shopId: number, period: PaymentPeriod, country: CountryCode | null) {
  const inCountry = country === null ? Prisma.empty : Prisma.sql`AND o.country = ${country}`;
  return queryForShop<Omit<NamedSums, keyof PaymentSums> & { disputes: number }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT o.country, coalesce(t.gateway, '') AS gateway,
        coalesce(t.gateway_name, '') AS "gatewayName",
        coalesce(t.payment_method, '') AS "paymentMethod", count(*)::float8 AS disputes
      FROM (SELECT DISTINCT order_id FROM dispute
            WHERE shop_id = ${shop} AND order_id IS NOT NULL
              AND initiated_at >= ${period.fromOn}::date - 1) AS d
      JOIN "order" AS o ON o.shop_id = ${shop} AND o.order_id = d.order_id
        AND o.processed_on BETWEEN ${period.fromOn}::date AND ${period.toOn}::date AND NOT o.test
        AND (o.source_name IS NULL OR o.source_name <> ALL(${[...SOURCES_ELSEWHERE]}))
        ${inCountry}
      JOIN LATERAL (
        SELECT gateway, gateway_name, payment_method FROM order_transaction
        WHERE shop_id = ${shop} AND order_id = o.order_id AND NOT test AND status = 'SUCCESS'
          AND kind IN ('SALE', 'AUTHORIZATION')
        ORDER BY processed_at NULLS FIRST, transaction_id COLLATE "C" LIMIT 1
      ) AS t ON true
      GROUP BY 1, 2, 3, 4`,
  );
}

/** Sums of one country's ways on one day. */
export interface DaySums extends NamedSums {
  on: CalendarDate;
  /** Failed trials by error code; "" where there is none. */
  failureCodes: Record<string, number>;
}

/** Sums per day, for trends and for what watches them; of one country where it is given. */
export async function readDaySums(
  shopId: number,
  period: PaymentPeriod,
  country: CountryCode | null = null,
): Promise<DaySums[]> {
  const inCountry = country === null ? Prisma.empty : Prisma.sql`AND country = ${country}`;
  // Currencies of a way in a country are so few that they are added here.
  const rows = await queryForShop<DaySums>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT day::text AS "on", country, gateway, gateway_name AS "gatewayName",
        payment_method AS "paymentMethod", failure_codes AS "failureCodes",
        trials::float8 AS trials, trial_successes::float8 AS "trialSuccesses",
        failed_trials_paid::float8 AS "failedTrialsPaid", trials_minor::float8 AS "trialsMinor",
        failed_trials_minor::float8 AS "failedTrialsMinor"
      FROM payment_rollup
      WHERE shop_id = ${shop} AND day BETWEEN ${period.fromOn}::date AND ${period.toOn}::date
        ${inCountry} AND trials > 0
      ORDER BY day, country, gateway, gateway_name, payment_method, currency`,
  );
  return rows.map((row) => ({ ...NO_PAYMENTS, ...row }));
}
