import { forShop, Prisma, queryForShop, type Shop } from '../../db/index.server.ts';
import { dateInZone } from '../../kernel/calendar.ts';
import { type FilterContext, orderConditions } from './order-conditions.server.ts';
import {
  formatCursor,
  type OrderCursor,
  type OrderFilters,
  type OrderQuery,
  type OrderSorting,
  parseCursor,
} from './order-query.ts';
import { COUNT_MAX, type ListedOrder, type OrderChoices, type OrderPage } from './listed-order.ts';
import { mostUrgent, parcelState } from './parcel-state.ts';

/** Where a page stands in the list; with neither it is the first. */
export interface PagePlace {
  after?: string | null | undefined;
  before?: string | null | undefined;
}

const PAGE_SIZE = 50;

/** What filters of a shop's list are read with, as at `now`. */
export async function filterContext(
  shop: Pick<Shop, 'shopId' | 'zone'>,
  filters: OrderFilters,
  now: number,
): Promise<FilterContext> {
  const { shopId, zone } = shop;
  const todayOn = dateInZone(zone, now);
  const namePrefixes = filters.text === '' ? [] : await readNamePrefixes(shopId);
  return { shopId, zone, todayOn, namePrefixes };
}

/**
 * One page of the orders that pass the filters. Pages are found by the last order of the page
 * before, never by counting, so the thousandth costs what the first does, and an order that comes
 * in meanwhile moves none from one page to another.
 */
export async function listOrders(
  context: FilterContext,
  query: OrderQuery,
  place: PagePlace = {},
  pageSize = PAGE_SIZE,
): Promise<OrderPage> {
  const before = parseCursor(place.before ?? null);
  const after = before === null ? parseCursor(place.after ?? null) : null;
  const rows = await readRows(context, query, { before, after }, pageSize + 1);
  const hasMore = rows.length > pageSize;
  if (before !== null) {
    // The first page is shown full, also to whoever comes to it backwards.
    if (!hasMore) return listOrders(context, query, {}, pageSize);
    rows.pop();
    rows.reverse();
  } else if (hasMore) rows.pop();
  const cursorOf = (row: Row | undefined) =>
    row === undefined ? null : formatCursor(cursorAt(row, query.sorting));
  return {
    orders: await withParcels(context, rows),
    nextAfter: before !== null || hasMore ? cursorOf(rows.at(-1)) : null,
    previousBefore: before !== null || after !== null ? cursorOf(rows[0]) : null,
  };
}

/** How many orders pass the filters; at most `COUNT_MAX` + 1, which means more than `COUNT_MAX`. */
export async function countOrders(context: FilterContext, filters: OrderFilters): Promise<number> {
  const { shopId } = context;
  const [row] = await queryForShop<{ n: number }>(
    forShop(shopId),
    shopId,
    () => Prisma.sql`SELECT count(*)::int AS n FROM (
      SELECT FROM "order" AS o
      WHERE ${Prisma.join(orderConditions(filters, context), ' AND ')}
      LIMIT ${COUNT_MAX + 1}) AS counted`,
  );
  return row?.n ?? 0;
}

interface Row {
  orderId: string;
  channel: string;
  name: string;
  processedAt: Date;
  country: string;
  totalMinor: bigint;
  currency: string;
  presentmentTotalMinor: bigint;
  presentmentCurrency: string;
  refundedMinor: bigint;
  financialStatus: string;
  fulfillmentStatus: string;
  cancelled: boolean;
  test: boolean;
  failedAttempts: number;
}

function readRows(
  context: FilterContext,
  { filters, sorting }: OrderQuery,
  { before, after }: { before: OrderCursor | null; after: OrderCursor | null },
  limit: number,
): Promise<Row[]> {
  const { shopId } = context;
  const backwards = before !== null;
  const descending = sorting.descending !== backwards;
  const column = sorting.column === 'date' ? Prisma.sql`o.processed_at` : Prisma.sql`o.total_minor`;
  const direction = descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const conditions = orderConditions(filters, context);
  const cursor = before ?? after;
  if (cursor !== null) {
    const value =
      sorting.column === 'date'
        ? Prisma.sql`${new Date(cursor.value)}::timestamptz`
        : Prisma.sql`${BigInt(cursor.value)}::bigint`;
    const beyond = descending ? Prisma.sql`<` : Prisma.sql`>`;
    conditions.push(Prisma.sql`(${column}, o.order_id) ${beyond} (${value}, ${cursor.orderId})`);
  }
  return queryForShop<Row>(
    forShop(shopId),
    shopId,
    () => Prisma.sql`
      SELECT o.order_id AS "orderId", o.channel, o.name, o.processed_at AS "processedAt", o.country,
        o.total_minor AS "totalMinor", o.currency,
        o.presentment_total_minor AS "presentmentTotalMinor",
        o.presentment_currency AS "presentmentCurrency", o.refunded_minor AS "refundedMinor",
        o.financial_status AS "financialStatus", o.fulfillment_status AS "fulfillmentStatus",
        o.cancelled_at IS NOT NULL AS cancelled, o.test, o.failed_attempts AS "failedAttempts"
      FROM "order" AS o WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY ${column} ${direction}, o.order_id ${direction}
      LIMIT ${limit}`,
  );
}

function cursorAt(row: Row, sorting: OrderSorting): OrderCursor {
  const value = sorting.column === 'date' ? row.processedAt.getTime() : Number(row.totalMinor);
  return { value, orderId: row.orderId };
}

/** Adds how the parcels of these orders stand today. */
async function withParcels(context: FilterContext, rows: readonly Row[]): Promise<ListedOrder[]> {
  const { shopId, todayOn } = context;
  const orderIds = rows.map((row) => row.orderId);
  if (orderIds.length === 0) return [];
  const parcels = await forShop(shopId).fulfillment.findMany({
    where: { orderId: { in: orderIds } },
    select: {
      orderId: true,
      status: true,
      displayStatus: true,
      inTransitAt: true,
      deliveredAt: true,
      estimatedOn: true,
      trackingPresent: true,
    },
  });
  const states = Map.groupBy(parcels, (parcel) => parcel.orderId);
  return rows.map((row) => ({
    ...row,
    processedAt: row.processedAt.toISOString(),
    totalMinor: Number(row.totalMinor),
    presentmentTotalMinor: Number(row.presentmentTotalMinor),
    refundedMinor: Number(row.refundedMinor),
    parcelState: mostUrgent(
      (states.get(row.orderId) ?? []).map((parcel) =>
        parcelState(
          {
            ...parcel,
            inTransit: parcel.inTransitAt !== null,
            delivered: parcel.deliveredAt !== null,
            estimatedOn: parcel.estimatedOn?.toISOString().slice(0, 10) ?? null,
          },
          todayOn,
        ),
      ),
    ),
  }));
}

/** What stands before the digits in the names of the newest orders. */
async function readNamePrefixes(shopId: number): Promise<string[]> {
  const newest = await forShop(shopId).order.findMany({
    orderBy: [{ processedAt: 'desc' }, { orderId: 'desc' }],
    take: 50,
    select: { name: true },
  });
  return [...new Set(newest.map(({ name }) => /^\D{0,20}/.exec(name)?.[0] ?? ''))].slice(0, 5);
}

/** Channels and countries that the shop has orders of, and regions of the country asked for. */
export async function readOrderChoices(
  shopId: number,
  { country }: Pick<OrderFilters, 'country'> = { country: null },
): Promise<OrderChoices> {
  const [rows, regions] = await Promise.all([
    queryForShop<{ channel: string; country: string }>(
      forShop(shopId),
      shopId,
      (shop) => Prisma.sql`
        SELECT DISTINCT channel, country FROM daily_rollup WHERE shop_id = ${shop} AND orders > 0`,
    ),
    country === null ? [] : readRegions(shopId, country),
  ]);
  return {
    regions,
    channels: [...new Set(rows.map((row) => row.channel))].sort(),
    countries: [...new Set(rows.map((row) => row.country))].sort(),
  };
}

/** Regions of a country, from one entry of the index to the next: not by reading all its orders. */
async function readRegions(shopId: number, country: string): Promise<string[]> {
  const rows = await queryForShop<{ region: string }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      WITH RECURSIVE found AS (
        (SELECT province FROM "order" WHERE shop_id = ${shop} AND country = ${country}
           AND province IS NOT NULL ORDER BY province LIMIT 1)
        UNION ALL
        SELECT (SELECT o.province FROM "order" AS o WHERE o.shop_id = ${shop}
          AND o.country = ${country} AND o.province > found.province ORDER BY o.province LIMIT 1)
        FROM found WHERE found.province IS NOT NULL
      )
      SELECT province AS region FROM found WHERE province IS NOT NULL LIMIT 100`,
  );
  return rows.map(({ region }) => `${country}-${region}`);
}
