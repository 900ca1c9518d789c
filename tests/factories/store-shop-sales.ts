import { connectionPool } from '../../app/db/index.server.ts';
import { dateInZone } from '../../app/kernel/calendar.ts';
import { parseMinor } from '../../app/kernel/money.ts';
import type { SandboxShop } from '../sandbox/model.ts';

const ROWS_AT_ONCE = 5000;

/** Rows into a table of a shop, as JSON in one statement. */
export async function insertRows(
  table: string,
  shopId: number,
  rows: readonly object[],
): Promise<void> {
  const [first] = rows;
  if (first === undefined) return;
  const names = Object.keys(first)
    .map((name) => `"${name}"`)
    .join(', ');
  await connectionPool().query(
    `INSERT INTO "${table}" (shop_id, ${names})
     SELECT $1, ${names} FROM jsonb_populate_recordset(null::"${table}", $2::jsonb)`,
    [shopId, JSON.stringify(rows)],
  );
}

/** What an order row needs that sums do not look at. */
export const ORDER_REST = {
  channel: 'shopify',
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  synced_at: '2026-01-01T00:00:00Z',
  fulfillment_status: 'FULFILLED',
  subtotal_minor: 0,
  discount_minor: 0,
  refunded_minor: 0,
  gateways: [],
  discount_codes: [],
  failed_attempts: 0,
};

/** Stores what a sandbox shop has sold and refunded, under a shop that is registered already. */
export async function storeShopSales(shopId: number, shop: SandboxShop): Promise<void> {
  await connectionPool().query(
    'UPDATE shop SET currency = $2, zone = $3, country = $4 WHERE shop_id = $1',
    [shopId, shop.currency, shop.zone, shop.country],
  );
  const inShop = (amount: string) => parseMinor(amount, shop.currency);
  const dayOf = (at: string) => dateInZone(shop.zone, Date.parse(at));
  for (let from = 0; from < shop.orders.length; from += ROWS_AT_ONCE) {
    const orders = shop.orders.slice(from, from + ROWS_AT_ONCE);
    await insertRows(
      'order',
      shopId,
      orders.map((order) => ({
        ...ORDER_REST,
        order_id: order.id,
        name: order.name,
        processed_at: order.processedAt,
        processed_on: dayOf(order.processedAt),
        cancelled_at: order.cancelledAt,
        test: order.test,
        financial_status: order.financialStatus,
        country: order.country ?? 'ZZ',
        province: order.province,
        currency: order.currency,
        presentment_currency: order.presentmentCurrency,
        total_minor: inShop(order.total.shop),
        shipping_minor: inShop(order.shipping.shop),
        tax_minor: inShop(order.tax.shop),
        presentment_total_minor: parseMinor(order.total.presentment, order.presentmentCurrency),
        taxes_included: order.taxesIncluded,
      })),
    );
    await insertRows(
      'refund',
      shopId,
      orders.flatMap((order) =>
        order.refunds.map((refund) => ({
          order_id: order.id,
          refund_id: refund.id,
          created_at: refund.createdAt,
          created_on: dayOf(refund.createdAt),
          amount_minor: inShop(refund.total.shop),
        })),
      ),
    );
  }
  await insertRows(
    'location',
    shopId,
    shop.locations.map(({ id, name, country }) => ({
      location_id: id,
      name,
      country,
      active: true,
    })),
  );
}

/** Rebuilds one domain's sums of every day on which something was sold or refunded. */
export async function daysOfSales(shopId: number): Promise<string[]> {
  const { rows } = await connectionPool().query<{ day: string }>(
    `SELECT DISTINCT day::text AS day FROM (
       SELECT processed_on AS day FROM "order" WHERE shop_id = $1
       UNION SELECT created_on FROM refund WHERE shop_id = $1) AS days ORDER BY day`,
    [shopId],
  );
  return rows.map(({ day }) => day);
}
