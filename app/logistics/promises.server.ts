import type { PoolClient } from 'pg';
import { inTransaction } from '../db/index.server.ts';
import { dateInZone, type CalendarDate } from '../kernel/calendar.ts';
import type { OrderFollower } from '../sync/index.server.ts';
import { mainZoneOf } from './facts/main-zones.ts';
import { judgePromise, type PromisedParcel } from './judge-promise.ts';
import { carrierKey } from './lanes/tidy-carrier.ts';
import { shareWithinDays } from './lanes/lane-shares.ts';
import { asksMoreThanId, chooseRules, type ChosenRule } from './choose-product-rules.ts';
import {
  carrierDueOn,
  documentFor,
  documentsFor,
  makePromise,
  type MadePromise,
} from './make-promise.ts';
import { DeliverySettings, type DeliveryDocument } from './model.ts';
import {
  readOrderedProducts,
  readWaitingProducts,
  waitForProducts,
  type OrderedProducts,
} from './ordered-products.server.ts';

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

/** Makes the promises of orders whose products had to be read first. @throws AdminApiError */
export function judgeWaitingOrders(shopId: number, now: Date, signal?: AbortSignal): Promise<void> {
  const judge = (client: PoolClient, orderIds: readonly string[]) =>
    judgeOrders(client, shopId, orderIds, now);
  return readWaitingProducts(shopId, judge, signal);
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
  const agreed = orders.rows.flatMap((order) => agreementOf(order, terms));
  const rulesOf = await readRules(client, shopId, agreed);
  const rows = agreed.flatMap((agreement) =>
    promiseRow(
      agreement,
      rulesOf(agreement),
      byOrder.get(agreement.order.order_id) ?? [],
      chanceOf,
      now,
    ),
  );
  await client.query('DELETE FROM delivery_promise WHERE shop_id = $1 AND order_id = ANY($2)', [
    shopId,
    orderIds,
  ]);
  await client.query(INSERT_PROMISES, [shopId, JSON.stringify(rows), now]);
}

/** An order with the settings that were in force when it came, and what they published. */
interface Agreement {
  order: OrderRow;
  version: number;
  settings: DeliverySettings;
  document: DeliveryDocument;
}

function agreementOf(order: OrderRow, terms: readonly Terms[]): Agreement[] {
  const inForce = terms.findLast(({ fromAt }) => fromAt <= order.processed_at);
  if (inForce === undefined || inForce.settings === null) return [];
  const { settings, version } = inForce;
  const document = documentFor(settings, order.country, order.processed_at);
  return [{ order, version, settings, document }];
}

/**
 * The rules for products that hold for each order, by their ids, "" for products in none. Those by
 * which a promise was made stay, whatever becomes of its products. None where it cannot be said:
 * the order waits for its products to be read, or one of them is gone.
 */
async function readRules(
  client: PoolClient,
  shopId: number,
  agreed: readonly Agreement[],
): Promise<(agreement: Agreement) => ChosenRule[]> {
  const ruled = agreed.filter(({ settings }) => settings.productRules.length > 0);
  if (ruled.length === 0) return () => [null];
  const { rows } = await client.query<{ order_id: string; product_rules: string[] }>(
    'SELECT order_id, product_rules FROM delivery_promise WHERE shop_id = $1 AND order_id = ANY($2)',
    [shopId, ruled.map(({ order }) => order.order_id)],
  );
  const made = new Map(rows.map((row) => [row.order_id, row.product_rules]));
  const unmade = ruled.filter(({ order }) => (made.get(order.order_id) ?? []).length === 0);
  const products = new Map<string, OrderedProducts>();
  for (const withDetails of [false, true]) {
    const some = unmade.filter(
      ({ document }) => document.productRules!.some(asksMoreThanId) === withDetails,
    );
    const ids = some.map(({ order }) => order.order_id);
    const read = await readOrderedProducts(client, shopId, ids, withDetails);
    for (const [orderId, found] of read) products.set(orderId, found);
  }
  const unread = unmade.map(({ order }) => order.order_id).filter((id) => !products.has(id));
  await waitForProducts(client, shopId, unread);
  return ({ order, settings, document }) => {
    if (settings.productRules.length === 0) return [null];
    const kept = made.get(order.order_id) ?? [];
    if (kept.length > 0) return kept.map((id) => placeOf(settings, id));
    const found = products.get(order.order_id) ?? null;
    return found === null ? [] : chooseRules(document, order.country, found);
  };
}

function placeOf(settings: DeliverySettings, ruleId: string): ChosenRule {
  const place = settings.productRules.findIndex(({ id }) => id === ruleId);
  return place < 0 ? null : place;
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
  { order, version, settings, document }: Agreement,
  rules: readonly ChosenRule[],
  parcels: readonly ParcelRow[],
  chanceOf: (parcel: ParcelRow, country: string) => number,
  now: Date,
): object[] {
  if (rules.length === 0) return [];
  const { country } = order;
  const documents = documentsFor(document, rules);
  const promise = makePromise(documents, { country, orderedAt: order.processed_at });
  if (promise === null) return [];
  const { shipFromZone } = settings;
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
    carrierDueOn: (handedOverOn: CalendarDate) => carrierDueOn(documents, country, handedOverOn),
  });
  return [
    promiseColumns(order, version, promise, {
      ...verdict,
      product_rules:
        settings.productRules.length === 0
          ? []
          : rules.map((rule) => (rule === null ? '' : settings.productRules[rule]!.id)),
      origin_id: parcels.at(-1)?.origin_id ?? null,
      carrier: parcels.at(-1)?.carrier ?? null,
    }),
  ];
}

function promiseColumns(
  order: OrderRow,
  version: number,
  promise: MadePromise,
  verdict: ReturnType<typeof judgePromise> & {
    origin_id: string | null;
    carrier: string | null;
    product_rules: string[];
  },
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
    product_rules: verdict.product_rules,
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
  until_on, state, fault, origin_id, carrier, handed_over_on, delivered_on, product_rules,
  judged_at)
SELECT $1, order_id, country, ordered_at, version, ship_by_on, from_on, until_on, state, fault,
  origin_id, carrier, handed_over_on, delivered_on, product_rules, $3
FROM jsonb_to_recordset($2::jsonb) AS row (order_id text, country text, ordered_at timestamptz,
  version int, ship_by_on date, from_on date, until_on date, state text, fault text, origin_id text,
  carrier text, handed_over_on date, delivered_on date, product_rules text[])`;
