import { forShop, Prisma, queryForShop } from '../../db/index.server.ts';
import type { CalendarDate } from '../../kernel/calendar.ts';
import { datesOf, type OrderFilters, type ParcelFilter } from './order-query.ts';
import { ARRIVED_DISPLAYS, FAILED_DISPLAYS, VOID_DISPLAYS, VOID_STATUSES } from './parcel-state.ts';

/** What filters are read with: the shop, and its calendar. */
export interface FilterContext {
  shopId: number;
  /** Today in the shop's zone. */
  todayOn: CalendarDate;
  zone: string;
  /** What stands before the number in the names of the shop's orders. */
  namePrefixes: readonly string[];
  rare: RareOrders | null;
}

/**
 * Up to so many orders with a parcel under way or a failed attempt are looked up one by one. Few
 * are found in no time that way, wherever in the list they stand; of many, the list itself soon
 * comes upon some.
 */
const RARE_MAX = 5000;

/** Orders that the rarest of the filters leaves. */
export interface RareOrders {
  /** Their ids; null where they are more than `RARE_MAX`. */
  ids: string[] | null;
  /** The filter that says so; it needs no second look. */
  filter: 'parcel' | 'paymentFailed';
}

/**
 * The orders that the rarest of the filters leaves; null where no filter is rare.
 *
 * Left to itself, PostgreSQL guesses how many there are, believes that they stand evenly spread in
 * the list, and may read all of it to find a page.
 */
export async function findRare(
  filters: OrderFilters,
  context: Pick<FilterContext, 'shopId' | 'todayOn'>,
): Promise<RareOrders | null> {
  const { shopId } = context;
  const filter = rareFilter(filters);
  if (filter === null) return null;
  const [row] = await queryForShop<{ ids: string[] | null }>(
    forShop(shopId),
    shopId,
    () => Prisma.sql`SELECT array_agg(order_id) AS ids
      FROM (${rareSource(filters, context)} LIMIT ${RARE_MAX + 1}) AS rare`,
  );
  const ids = row?.ids ?? [];
  return { ids: ids.length > RARE_MAX ? null : ids, filter };
}

/**
 * Orders as `o`: all of the shop, or the few, each looked up by its key. `LIMIT` within the join is
 * what makes PostgreSQL look them up so.
 */
export function ordersFrom({ shopId, rare }: FilterContext): Prisma.Sql {
  if (rare === null || rare.ids === null) return Prisma.sql`"order" AS o`;
  return Prisma.sql`unnest(${rare.ids}::text[]) AS rare(order_id) CROSS JOIN LATERAL (
    SELECT * FROM "order" AS one WHERE one.shop_id = ${shopId} AND one.order_id = rare.order_id
    LIMIT 1) AS o`;
}

function rareFilter(filters: OrderFilters): RareOrders['filter'] | null {
  if (filters.parcel === 'late' || filters.parcel === 'on-its-way') return 'parcel';
  return filters.paymentFailed ? 'paymentFailed' : null;
}

function rareSource(
  filters: OrderFilters,
  { shopId, todayOn }: Pick<FilterContext, 'shopId' | 'todayOn'>,
): Prisma.Sql {
  if (rareFilter(filters) === 'paymentFailed') {
    return Prisma.sql`SELECT t.order_id FROM order_transaction AS t
      WHERE t.shop_id = ${shopId} AND ${FAILED_ATTEMPT} GROUP BY t.order_id`;
  }
  const late =
    filters.parcel === 'late' ? Prisma.sql`AND f.estimated_on < ${todayOn}::date` : Prisma.empty;
  return Prisma.sql`SELECT f.order_id FROM fulfillment AS f
    WHERE f.shop_id = ${shopId} AND ${UNDER_WAY} ${late} GROUP BY f.order_id`;
}

/**
 * Conditions on `"order" AS o` that are true for the orders of a shop that pass the filters, where
 * `o` comes from `ordersFrom`.
 */
export function orderConditions(filters: OrderFilters, context: FilterContext): Prisma.Sql[] {
  const { shopId, todayOn, zone, rare } = context;
  // The few were found by it.
  const met = rare === null || rare.ids === null ? null : rare.filter;
  const conditions = [Prisma.sql`o.shop_id = ${shopId}`];
  if (filters.channel !== null) conditions.push(Prisma.sql`o.channel = ${filters.channel}`);
  if (filters.country !== null) conditions.push(Prisma.sql`o.country = ${filters.country}`);
  if (filters.financialStatus !== null) {
    conditions.push(Prisma.sql`o.financial_status = ${filters.financialStatus}`);
  }
  if (filters.period !== null) {
    const { fromOn, toOn } = datesOf(filters.period, todayOn);
    // By the instant, not by processed_on: that is what the list is sorted by.
    if (fromOn !== null) {
      conditions.push(
        Prisma.sql`o.processed_at >= (${fromOn}::date::timestamp AT TIME ZONE ${zone})`,
      );
    }
    if (toOn !== null) {
      conditions.push(
        Prisma.sql`o.processed_at < ((${toOn}::date + 1)::timestamp AT TIME ZONE ${zone})`,
      );
    }
  }
  if (filters.refunded) conditions.push(Prisma.sql`o.refunded_minor > 0`);
  if (filters.paymentFailed && met !== 'paymentFailed')
    conditions.push(Prisma.sql`EXISTS (
    SELECT FROM order_transaction AS t
    WHERE t.shop_id = ${shopId} AND t.order_id = o.order_id AND ${FAILED_ATTEMPT})`);
  if (filters.parcel !== null && met !== 'parcel') {
    conditions.push(...parcelConditions(filters.parcel, context));
  }
  if (filters.text !== '') conditions.push(textCondition(filters.text, context.namePrefixes));
  return conditions;
}

/** Attempts, on `order_transaction AS t`, in which no money came. */
export const FAILED_ATTEMPT = Prisma.sql`t.status IN ('FAILURE', 'ERROR')
  AND t.kind IN ('SALE', 'AUTHORIZATION', 'CAPTURE')`;

const VOID = Prisma.sql`(f.status = ANY(${VOID_STATUSES})
  OR coalesce(f.display_status, '') = ANY(${VOID_DISPLAYS}))`;

const UNDER_WAY = Prisma.sql`f.delivered_at IS NULL AND NOT ${VOID}
  AND coalesce(f.display_status, '') <> ALL(${[...ARRIVED_DISPLAYS, ...FAILED_DISPLAYS]})
  AND (f.tracking_present OR f.in_transit_at IS NOT NULL)`;

const ARRIVED = Prisma.sql`NOT ${VOID}
  AND (f.delivered_at IS NOT NULL OR f.display_status = ANY(${ARRIVED_DISPLAYS}))`;

/** Shopify's OrderDisplayFulfillmentStatus where something is yet to be sent. */
const UNSENT = [
  'UNFULFILLED',
  'PARTIALLY_FULFILLED',
  'IN_PROGRESS',
  'ON_HOLD',
  'OPEN',
  'PENDING_FULFILLMENT',
  'REQUEST_DECLINED',
  'SCHEDULED',
];

function parcelConditions(parcel: ParcelFilter, context: FilterContext): Prisma.Sql[] {
  const { shopId, todayOn } = context;
  const some = (condition: Prisma.Sql) => Prisma.sql`EXISTS (
    SELECT FROM fulfillment AS f
    WHERE f.shop_id = ${shopId} AND f.order_id = o.order_id AND ${condition})`;
  switch (parcel) {
    case 'unsent':
      return [
        Prisma.sql`o.fulfillment_status = ANY(${UNSENT})`,
        Prisma.sql`o.cancelled_at IS NULL`,
      ];
    case 'on-its-way':
      return [some(UNDER_WAY)];
    case 'late':
      return [some(Prisma.sql`${UNDER_WAY} AND f.estimated_on < ${todayOn}::date`)];
    case 'delivered':
      return [some(ARRIVED), Prisma.sql`NOT ${some(UNDER_WAY)}`];
  }
}

/** “1001” finds #1001 and, in a shop that names its orders so, NL-1001; an id is found whole. */
function textCondition(text: string, namePrefixes: readonly string[]): Prisma.Sql {
  const beginnings = new Set(['', '#', ...namePrefixes].map((prefix) => prefix + text));
  const names = [...beginnings].map(
    (name) => Prisma.sql`lower(o.name) LIKE lower(${name.replaceAll(/[\\%_]/g, '\\$&')}) || '%'`,
  );
  return Prisma.sql`(${Prisma.join(names, ' OR ')} OR o.order_id = ${text})`;
}
