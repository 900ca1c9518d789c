import type { PoolClient } from 'pg';
import { inTransaction } from '../db/index.server.ts';
import { dateInZone, type CalendarDate } from '../kernel/calendar.ts';
import type { OrderFollower } from '../sync/index.server.ts';
import { mainZoneOf } from './facts/main-zones.ts';
import { judgePromise, type PromisedParcel } from './judge-promise.ts';
import { carrierKey } from './lanes/tidy-carrier.ts';
import { shareWithinDays } from './lanes/lane-shares.ts';
import { carrierDueOn, documentFor, makePromise, type MadePromise } from './make-promise.ts';
import { DeliverySettings } from './model.ts';

const MS_PER_DAY = 86_400_000;
/** Orders judged in one transaction. */
const ORDERS_AT_ONCE = 500;

/** Makes the promise of each new order and judges it again with each change. */
export const followPromises: OrderFollower = {
  name: 'delivery-promises',
  follow: (client, shopId, orderIds) => judgeOrders(client, shopId, orderIds, new Date()),
};

/**
 * Judges what time alone has changed: promises whose last date is over; and makes those of orders
 * that nobody told of, because they came with an import. Returns how many orders were looked at.
 */
export async function judgeDuePromises(
  shopId: number,
  now: Date,
  signal?: AbortSignal,
): Promise<number> {
  let looked = 0;
  for (const statement of [ORDERS_WITHOUT_PROMISE, PROMISES_DUE]) {
    let after = '';
    for (;;) {
      signal?.throwIfAborted();
      const orderIds = await inTransaction(async (client) => {
        const found = await client.query<{ order_id: string }>(statement, [
          shopId,
          now,
          after,
          ORDERS_AT_ONCE,
        ]);
        const ids = found.rows.map((row) => row.order_id);
        await judgeOrders(client, shopId, ids, now);
        return ids;
      });
      looked += orderIds.length;
      if (orderIds.length < ORDERS_AT_ONCE) break;
      after = orderIds.at(-1)!;
    }
  }
  return looked;
}

const ORDERS_WITHOUT_PROMISE = `
SELECT o.order_id FROM "order" AS o
WHERE o.shop_id = $1 AND o.order_id > $3 AND o.processed_at <= $2 AND NOT o.test
  AND o.channel = 'shopify'
  AND o.processed_at >= (SELECT min(from_at) FROM delivery_terms WHERE shop_id = $1)
  AND NOT EXISTS (SELECT 1 FROM delivery_promise AS p
    WHERE p.shop_id = o.shop_id AND p.order_id = o.order_id)
ORDER BY o.order_id LIMIT $4`;

const PROMISES_DUE = `
SELECT order_id FROM delivery_promise
WHERE shop_id = $1 AND state = 'under-way' AND until_on < ($2::timestamptz)::date + 1
  AND order_id > $3
ORDER BY order_id LIMIT $4`;

interface OrderRow {
  order_id: string;
  country: string;
  processed_at: Date;
  cancelled: boolean;
  complete: boolean;
}

interface ParcelRow {
  order_id: string;
  origin_id: string;
  carrier: string;
  tracked: boolean;
  created_at: Date;
  delivered_at: Date | null;
}

interface TermsRow {
  version: number;
  from_at: Date;
  settings: unknown;
}

async function judgeOrders(
  client: PoolClient,
  shopId: number,
  orderIds: readonly string[],
  now: Date,
): Promise<void> {
  if (orderIds.length === 0) return;
  const terms = await readTerms(client, shopId);
  if (terms.length === 0) return;
  const orders = await client.query<OrderRow>(
    `SELECT order_id, country, processed_at, cancelled_at IS NOT NULL AS cancelled,
       fulfillment_status IN ('FULFILLED', 'RESTOCKED') AS complete
     FROM "order" WHERE shop_id = $1 AND order_id = ANY($2) AND NOT test AND channel = 'shopify'`,
    [shopId, orderIds],
  );
  const parcels = await client.query<ParcelRow>(
    `SELECT order_id, coalesce(location_id, '') AS origin_id, coalesce(carrier, '') AS carrier,
       tracking_present OR delivered_at IS NOT NULL AS tracked, created_at, delivered_at
     FROM fulfillment WHERE shop_id = $1 AND order_id = ANY($2) AND status = 'SUCCESS'
     ORDER BY order_id, created_at`,
    [shopId, orderIds],
  );
  const byOrder = Map.groupBy(parcels.rows, (row) => row.order_id);
  const chanceOf = await underWayChances(client, shopId, now);
  const rows = orders.rows.flatMap((order) =>
    promiseRow(order, byOrder.get(order.order_id) ?? [], terms, chanceOf, now),
  );
  await client.query('DELETE FROM delivery_promise WHERE shop_id = $1 AND order_id = ANY($2)', [
    shopId,
    orderIds,
  ]);
  await client.query(INSERT_PROMISES, [shopId, JSON.stringify(rows), now]);
}

interface Terms {
  version: number;
  fromAt: Date;
  settings: DeliverySettings | null;
}

async function readTerms(client: PoolClient, shopId: number): Promise<Terms[]> {
  const { rows } = await client.query<TermsRow>(
    'SELECT version, from_at, settings FROM delivery_terms WHERE shop_id = $1 ORDER BY from_at',
    [shopId],
  );
  return rows.map((row) => ({
    version: row.version,
    fromAt: row.from_at,
    settings: DeliverySettings.nullable().parse(row.settings),
  }));
}

function promiseRow(
  order: OrderRow,
  parcels: readonly ParcelRow[],
  terms: readonly Terms[],
  chanceOf: (parcel: ParcelRow, country: string) => number,
  now: Date,
): object[] {
  const inForce = terms.findLast(({ fromAt }) => fromAt <= order.processed_at);
  if (inForce === undefined || inForce.settings === null) return [];
  const { country } = order;
  const document = documentFor(inForce.settings, country, order.processed_at);
  const promise = makePromise(document, { country, orderedAt: order.processed_at });
  if (promise === null) return [];
  const { shipFromZone } = inForce.settings;
  const zone = mainZoneOf(country);
  const promised = parcels.map((parcel): PromisedParcel => {
    return {
      handedOverOn: dateInZone(shipFromZone, parcel.created_at.getTime()),
      deliveredOn: parcel.delivered_at && dateInZone(zone, parcel.delivered_at.getTime()),
      underWayChance: parcel.delivered_at === null ? chanceOf(parcel, country) : 1,
    };
  });
  const verdict = judgePromise({
    promise,
    cancelled: order.cancelled,
    complete: order.complete,
    parcels: promised,
    todayOn: dateInZone(zone, now.getTime()),
    carrierDueOn: (handedOverOn: CalendarDate) => carrierDueOn(document, country, handedOverOn),
  });
  return [
    promiseColumns(order, inForce.version, promise, {
      ...verdict,
      origin_id: parcels.at(-1)?.origin_id ?? null,
      carrier: parcels.at(-1)?.carrier ?? null,
    }),
  ];
}

function promiseColumns(
  order: OrderRow,
  version: number,
  promise: MadePromise,
  verdict: ReturnType<typeof judgePromise> & { origin_id: string | null; carrier: string | null },
): object {
  return {
    order_id: order.order_id,
    country: order.country,
    ordered_at: order.processed_at.toISOString(),
    version,
    ship_by_on: promise.shipByOn,
    from_on: promise.fromOn,
    until_on: promise.untilOn,
    state: verdict.state,
    fault: verdict.fault,
    origin_id: verdict.origin_id,
    carrier: verdict.carrier,
    handed_over_on: verdict.handedOverOn,
    delivered_on: verdict.deliveredOn,
  };
}

/**
 * Chance that a parcel that was not told to be delivered is still under way, from its lane: how many
 * take longer than it is old, against how many are never told of.
 */
async function underWayChances(
  client: PoolClient,
  shopId: number,
  now: Date,
): Promise<(parcel: ParcelRow, country: string) => number> {
  const { rows } = await client.query<{
    origin_id: string;
    destination: string;
    carrier: string;
    days: number[];
    told_share: number;
    silent_since_on: Date | null;
  }>(
    `SELECT origin_id, destination, carrier, days, told_share, silent_since_on FROM lane
     WHERE shop_id = $1`,
    [shopId],
  );
  const nameOf = (origin: string, country: string, carrier: string) =>
    `${origin}\n${country}\n${carrierKey(carrier)}`;
  const lanes = new Map(
    rows.map((row) => [nameOf(row.origin_id, row.destination, row.carrier), row]),
  );
  return (parcel, country) => {
    if (!parcel.tracked) return 0;
    const lane = lanes.get(nameOf(parcel.origin_id, country, parcel.carrier));
    // Nothing is known of the lane: a late parcel is taken for late.
    if (lane === undefined) return 1;
    if (lane.silent_since_on !== null && parcel.created_at >= lane.silent_since_on) return 0;
    const age = (now.getTime() - parcel.created_at.getTime()) / MS_PER_DAY;
    const longer = Math.max(1 - shareWithinDays(lane.days, age), 0.002);
    const told = lane.told_share * longer;
    return told / (told + 1 - lane.told_share + 1e-9);
  };
}

const INSERT_PROMISES = `
INSERT INTO delivery_promise (shop_id, order_id, country, ordered_at, version, ship_by_on, from_on,
  until_on, state, fault, origin_id, carrier, handed_over_on, delivered_on, judged_at)
SELECT $1, order_id, country, ordered_at, version, ship_by_on, from_on, until_on, state, fault,
  origin_id, carrier, handed_over_on, delivered_on, $3
FROM jsonb_to_recordset($2::jsonb) AS row (order_id text, country text, ordered_at timestamptz,
  version int, ship_by_on date, from_on date, until_on date, state text, fault text, origin_id text,
  carrier text, handed_over_on date, delivered_on date)`;
