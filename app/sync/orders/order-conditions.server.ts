import { Prisma } from '../../db/index.server.ts';
import type { CalendarDate } from '../../kernel/calendar.ts';
import { MARKETPLACE_CHANNELS, NO_SALE_STATUSES } from '../../kernel/counted-sale.ts';
import {
  type CountedFilter,
  datesOf,
  type OrderFilters,
  type ParcelFilter,
} from './order-query.ts';

/** What filters are read with: the shop, and its calendar. */
export interface FilterContext {
  shopId: number;
  /** Today in the shop's zone. */
  todayOn: CalendarDate;
  zone: string;
  /** What stands before the number in the names of the shop's orders. */
  namePrefixes: readonly string[];
}

/**
 * Conditions on `"order" AS o` that are true for the orders of a shop that pass the filters.
 *
 * What few orders are is written out as the partial indexes of the table have it, see the
 * migrations order_list and order_standing.
 */
export function orderConditions(filters: OrderFilters, context: FilterContext): Prisma.Sql[] {
  const { shopId, todayOn, zone } = context;
  const conditions = [Prisma.sql`o.shop_id = ${shopId}`];
  if (filters.channel !== null) conditions.push(Prisma.sql`o.channel = ${filters.channel}`);
  conditions.push(...placeConditions(filters), ...countedConditions(filters.counted));
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
  if (filters.paymentFailed) conditions.push(Prisma.sql`o.failed_attempts > 0`);
  if (filters.parcel !== null) conditions.push(...parcelConditions(filters.parcel, todayOn));
  if (filters.text !== '') conditions.push(textCondition(filters.text, context.namePrefixes));
  return conditions;
}

function placeConditions({ country, region, countries }: OrderFilters): Prisma.Sql[] {
  if (countries !== null) return [Prisma.sql`o.country = ANY(${[...countries]}::text[])`];
  if (country === null) return [];
  const there = Prisma.sql`o.country = ${country}`;
  if (region === null) return [there];
  return [there, Prisma.sql`o.province = ${region.slice(country.length + 1)}`];
}

/** The same orders that the sums of the tax thresholds count (`tax_rollup`). */
function countedConditions(counted: CountedFilter | null): Prisma.Sql[] {
  if (counted === null) return [];
  const sales = [
    Prisma.sql`NOT o.test`,
    Prisma.sql`o.cancelled_at IS NULL`,
    Prisma.sql`o.financial_status <> ALL(${[...NO_SALE_STATUSES]})`,
  ];
  if (counted === 'sales') return sales;
  return [
    ...sales,
    Prisma.sql`o.channel <> ALL(${[...MARKETPLACE_CHANNELS]})`,
    Prisma.sql`NOT EXISTS (SELECT FROM order_tax_line AS t
      WHERE t.shop_id = o.shop_id AND t.order_id = o.order_id AND t.channel_liable)`,
  ];
}

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

function parcelConditions(parcel: ParcelFilter, todayOn: CalendarDate): Prisma.Sql[] {
  switch (parcel) {
    case 'unsent':
      return [
        Prisma.sql`o.fulfillment_status = ANY(${UNSENT})`,
        Prisma.sql`o.cancelled_at IS NULL`,
      ];
    case 'on-its-way':
      return [Prisma.sql`o.parcel_stage = 'under-way'`];
    case 'late':
      return [
        Prisma.sql`o.parcel_stage = 'under-way'`,
        Prisma.sql`o.parcel_due_on < ${todayOn}::date`,
      ];
    case 'delivered':
      return [Prisma.sql`o.parcel_stage = 'arrived'`];
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
