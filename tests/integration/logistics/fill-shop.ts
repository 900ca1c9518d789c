import { connectionPool, forShop, registerShop } from '../../../app/db/index.server.ts';
import { dateInZone } from '../../../app/kernel/calendar.ts';
import type { SandboxShop } from '../../sandbox/model.ts';

/** Writes a shop's orders, parcels and places straight into the tables; returns the shop's id. */
export async function fillShop(truth: SandboxShop, now: Date): Promise<number> {
  const { shopId } = await registerShop(truth.domain, now);
  const { currency, zone, country } = truth;
  await forShop(shopId).shop.updateMany({ data: { currency, zone, country } });
  await forShop(shopId).location.createMany({
    data: truth.locations.map(({ id, name, country: at, active }) => {
      return { shopId, locationId: id, name, country: at, active };
    }),
  });
  await fillOrders(shopId, truth, truth.orders);
  return shopId;
}

/** Writes orders with their parcels, in the place of what is stored of them. */
export async function fillOrders(
  shopId: number,
  truth: SandboxShop,
  orders: SandboxShop['orders'],
): Promise<void> {
  const pool = connectionPool();
  for (let from = 0; from < orders.length; from += 5000) {
    const some = orders.slice(from, from + 5000);
    const ids = some.map(({ id }) => id);
    await pool.query('DELETE FROM "order" WHERE shop_id = $1 AND order_id = ANY($2)', [
      shopId,
      ids,
    ]);
    await pool.query('DELETE FROM fulfillment WHERE shop_id = $1 AND order_id = ANY($2)', [
      shopId,
      ids,
    ]);
    await pool.query(INSERT_ORDERS, [
      shopId,
      JSON.stringify(some.map((order) => orderRow(order, truth))),
    ]);
    await pool.query(INSERT_PARCELS, [shopId, JSON.stringify(some.flatMap(parcelRows))]);
  }
}

function orderRow(order: SandboxShop['orders'][number], { zone, currency }: SandboxShop) {
  return {
    order_id: order.id,
    name: order.name,
    at: order.createdAt,
    cancelled_at: order.cancelledAt,
    test: order.test ?? false,
    processed_on: dateInZone(zone, Date.parse(order.createdAt)),
    fulfillment_status: order.fulfillments.length > 0 ? 'FULFILLED' : 'UNFULFILLED',
    country: order.country ?? 'ZZ',
    currency,
  };
}

function parcelRows(order: SandboxShop['orders'][number]) {
  return order.fulfillments.map((parcel) => ({
    order_id: order.id,
    fulfillment_id: parcel.id,
    status: parcel.status,
    created_at: parcel.createdAt,
    in_transit_at: parcel.inTransitAt,
    delivered_at: parcel.deliveredAt,
    location_id: parcel.locationId,
    carrier: parcel.carrier,
  }));
}

const INSERT_ORDERS = `
INSERT INTO "order" (shop_id, order_id, name, created_at, processed_at, updated_at, synced_at,
  cancelled_at, test, processed_on, financial_status, fulfillment_status, country, currency,
  presentment_currency, total_minor, subtotal_minor, shipping_minor, tax_minor, discount_minor,
  presentment_total_minor, refunded_minor, gateways)
SELECT $1, order_id, name, at, at, at, at, cancelled_at, test, processed_on, 'PAID',
  fulfillment_status, country, currency, currency, 1000, 1000, 0, 0, 0, 1000, 0, '{}'
FROM jsonb_to_recordset($2::jsonb) AS row (order_id text, name text, at timestamptz,
  cancelled_at timestamptz, test boolean, processed_on date, fulfillment_status text, country text,
  currency text)`;

const INSERT_PARCELS = `
INSERT INTO fulfillment (shop_id, order_id, fulfillment_id, status, created_at, in_transit_at,
  delivered_at, location_id, carrier, tracking_present)
SELECT $1, order_id, fulfillment_id, status, created_at, in_transit_at, delivered_at, location_id,
  carrier, true
FROM jsonb_to_recordset($2::jsonb) AS row (order_id text, fulfillment_id text, status text,
  created_at timestamptz, in_transit_at timestamptz, delivered_at timestamptz, location_id text,
  carrier text)`;
