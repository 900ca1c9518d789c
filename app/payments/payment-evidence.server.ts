import {
  Prisma,
  queryForShop,
  type ShopDatabase,
  type ShopTransaction,
} from '../db/index.server.ts';
import type { CountryCode } from '../kernel/country.ts';
import { paymentFacts } from './facts/payment-facts.ts';
import { KNOWN_WORKING, type MethodEvidence } from './judge-method.ts';
import type { MethodId } from './model.ts';
import type { PaymentEvidence } from './publish.ts';
import { recognizeMethod } from './recognize-method.ts';

const MS_PER_DAY = 86_400_000;

/** An order may be paid so long after it was placed. */
const PAID_AFTER_DAYS = 60;

/** Of a very large shop the latest orders say enough; a page must not wait for more. */
const ORDERS_MOST = 25_000;

/** Where an order was placed, if not in the online store: what was paid there proves nothing here. */
const OTHER_SOURCES = ['pos', 'shopify_draft_order', 'iphone', 'android'];

interface Row {
  country: CountryCode;
  gateway: string | null;
  gateway_name: string | null;
  payment_method: string | null;
  attempts: number;
  successes: number;
  recent_attempts: number;
  recent_successes: number;
  recent_method_errors: number;
  last_success_at: Date | null;
  /** The last attempts: [seconds since 1970, whether it succeeded]. */
  latest: [number, boolean][];
}

/**
 * What the orders of the last `KNOWN_WORKING.windowDays` before `now` tell of each method in each
 * country. Left out: tests, orders from files, points of sale and drafts, unknown countries, and
 * payments whose method is not certain. Waiting payments are neither successes nor failures.
 */
export async function readPaymentEvidence(
  db: ShopDatabase | ShopTransaction,
  shopId: number,
  now: Date,
): Promise<PaymentEvidence> {
  const rows = await queryForShop<Row>(db, shopId, (shop) => evidenceStatement(shop, now));
  const merged = new Map<CountryCode, Map<MethodId, Row>>();
  for (const row of rows) {
    const method = recognizeMethod({
      gateway: row.gateway,
      gatewayName: row.gateway_name,
      paymentMethod: row.payment_method,
    });
    if (method === null) continue;
    const methods = merged.get(row.country) ?? new Map<MethodId, Row>();
    methods.set(method, addRows(methods.get(method), row));
    merged.set(row.country, methods);
  }
  return Object.fromEntries(
    [...merged].map(([country, methods]) => [
      country,
      Object.fromEntries([...methods].map(([method, row]) => [method, evidenceOf(row)])),
    ]),
  );
}

function evidenceStatement(shopId: number, now: Date): Prisma.Sql {
  const windowFrom = new Date(now.getTime() - KNOWN_WORKING.windowDays * MS_PER_DAY);
  const ordersFrom = new Date(windowFrom.getTime() - PAID_AFTER_DAYS * MS_PER_DAY);
  const recentFrom = new Date(now.getTime() - KNOWN_WORKING.recentDays * MS_PER_DAY);
  return Prisma.sql`
    WITH placed AS (
      SELECT order_id, country
      FROM "order"
      WHERE shop_id = ${shopId} AND processed_at >= ${ordersFrom} AND processed_at <= ${now}
        AND channel = 'shopify' AND NOT test AND country <> 'ZZ'
        AND (source_name IS NULL OR source_name <> ALL(${OTHER_SOURCES}))
      ORDER BY processed_at DESC
      LIMIT ${ORDERS_MOST}
    ),
    attempt AS (
      SELECT o.country, t.gateway, t.gateway_name, t.payment_method, t.error_code,
        t.processed_at AS at, t.status = 'SUCCESS' AS succeeded,
        row_number() OVER (
          PARTITION BY o.country, t.gateway, t.gateway_name, t.payment_method
          ORDER BY t.processed_at DESC, t.transaction_id DESC
        ) AS nth
      FROM placed o
      JOIN order_transaction t ON t.shop_id = ${shopId} AND t.order_id = o.order_id
      WHERE NOT t.test AND t.kind IN ('SALE', 'AUTHORIZATION')
        AND t.status IN ('SUCCESS', 'FAILURE', 'ERROR')
        AND t.processed_at >= ${windowFrom} AND t.processed_at <= ${now}
    )
    SELECT country, gateway, gateway_name, payment_method,
      count(*)::int AS attempts,
      (count(*) FILTER (WHERE succeeded))::int AS successes,
      (count(*) FILTER (WHERE at >= ${recentFrom}))::int AS recent_attempts,
      (count(*) FILTER (WHERE at >= ${recentFrom} AND succeeded))::int AS recent_successes,
      (count(*) FILTER (
        WHERE at >= ${recentFrom} AND NOT succeeded
          AND error_code = ANY(${[...paymentFacts.methodSideErrors]})
      ))::int AS recent_method_errors,
      max(at) FILTER (WHERE succeeded) AS last_success_at,
      json_agg(json_build_array(extract(epoch FROM at), succeeded) ORDER BY at DESC)
        FILTER (WHERE nth <= ${KNOWN_WORKING.failuresInARow}) AS latest
    FROM attempt
    GROUP BY country, gateway, gateway_name, payment_method
    ORDER BY country, gateway, gateway_name, payment_method`;
}

/** One method may come through several gateways. */
function addRows(a: Row | undefined, b: Row): Row {
  if (a === undefined) return b;
  return {
    ...a,
    attempts: a.attempts + b.attempts,
    successes: a.successes + b.successes,
    recent_attempts: a.recent_attempts + b.recent_attempts,
    recent_successes: a.recent_successes + b.recent_successes,
    recent_method_errors: a.recent_method_errors + b.recent_method_errors,
    last_success_at: later(a.last_success_at, b.last_success_at),
    latest: [...a.latest, ...b.latest].sort(([x], [y]) => y - x),
  };
}

function later(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function evidenceOf(row: Row): MethodEvidence {
  return {
    attempts: row.attempts,
    successes: row.successes,
    recentAttempts: row.recent_attempts,
    recentSuccesses: row.recent_successes,
    recentMethodErrors: row.recent_method_errors,
    latest: row.latest.slice(0, KNOWN_WORKING.failuresInARow).map(([, succeeded]) => succeeded),
    lastSuccessOn: row.last_success_at?.toISOString().slice(0, 10) ?? null,
  };
}
