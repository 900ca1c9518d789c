/** The orders connection: which orders, in which order, filtered by which search. */
import type { SandboxOrder } from '../../model.ts';
import { SandboxUnresolvedError } from '../../unresolved.ts';
import { sortListing } from '../connection.ts';
import type { Page, PageArgs } from '../connection.ts';
import { pageOf } from '../resolve.ts';
import type { ResolveContext } from '../resolve.ts';
import {
  booleanFilter,
  idFilter,
  instantFilter,
  parseSearch,
  textFilter,
} from '../search-query.ts';
import type { Filters } from '../search-query.ts';
import { isVisible } from './orders.ts';

type SortValue = (order: SandboxOrder) => string | number;

const sortValues: Readonly<Record<string, SortValue>> = {
  CREATED_AT: ({ createdAt }) => Date.parse(createdAt),
  PROCESSED_AT: ({ processedAt }) => Date.parse(processedAt),
  UPDATED_AT: ({ updatedAt }) => Date.parse(updatedAt),
  ID: ({ id }) => Number(id),
  ORDER_NUMBER: ({ name }) => Number(name.replace(/\D/g, '')),
  TOTAL_PRICE: ({ total }) => Number(total.shop),
  FINANCIAL_STATUS: ({ financialStatus }) => financialStatus,
  FULFILLMENT_STATUS: ({ fulfillmentStatus }) => fulfillmentStatus,
  DESTINATION: ({ country }) => country ?? '',
};

function statusOf(order: SandboxOrder): string[] {
  const closed = order.cancelledAt !== null;
  return ['any', closed ? 'cancelled' : 'open', closed ? 'closed' : 'not_closed'];
}

function orderFilters(context: ResolveContext): Filters<SandboxOrder> {
  const now = context.store.clock;
  return {
    id: idFilter(({ id }) => id),
    customer_id: idFilter(({ customerId }) => customerId),
    name: (comparator, value) =>
      textFilter<SandboxOrder>(({ name }) => [name, name.replace(/^#/, '')])(comparator, value),
    created_at: instantFilter(({ createdAt }) => createdAt, now),
    processed_at: instantFilter(({ processedAt }) => processedAt, now),
    updated_at: instantFilter(({ updatedAt }) => updatedAt, now),
    status: textFilter(statusOf),
    financial_status: textFilter(({ financialStatus }) => financialStatus),
    fulfillment_status: textFilter(({ fulfillmentStatus }) => fulfillmentStatus),
    gateway: textFilter(({ transactions }) => transactions.map((each) => each.gateway)),
    source_name: textFilter(({ sourceName }) => sourceName),
    sku: textFilter(({ lines }) => lines.flatMap((line) => line.sku ?? [])),
    risk_level: textFilter(({ riskLevel }) => riskLevel),
    tag: textFilter(({ tags }) => tags),
    test: booleanFilter(({ test }) => test),
  };
}

export interface OrderArgs extends PageArgs {
  query?: string | null;
  sortKey?: string;
}

function sorted(
  orders: readonly SandboxOrder[],
  sortKey: string,
  context: ResolveContext,
): { items: readonly SandboxOrder[]; sortValue: SortValue } {
  const sortValue = sortValues[sortKey];
  if (!sortValue) throw new SandboxUnresolvedError(`orders(sortKey: ${sortKey})`);
  const sort = (): SandboxOrder[] => sortListing(orders, ({ id }) => id, sortValue);
  if (orders !== context.state.shop.orders) return { items: sort(), sortValue };
  return { items: context.state.remembered(`orders by ${sortKey}`, sort), sortValue };
}

/** Those orders that the token may see and the search matches, in the order given. */
export function matchingOrders(
  orders: readonly SandboxOrder[],
  query: string | null | undefined,
  context: ResolveContext,
): SandboxOrder[] {
  const matches = parseSearch(query, orderFilters(context), 'orders');
  return orders.filter((order) => isVisible(order, context) && matches(order));
}

/** A page of orders by search and sort key, as `QueryRoot.orders` and `Customer.orders` give it. */
export function orderPage(
  orders: readonly SandboxOrder[],
  args: OrderArgs,
  context: ResolveContext,
): Page<SandboxOrder> {
  const { items, sortValue } = sorted(orders, args.sortKey ?? 'PROCESSED_AT', context);
  return pageOf(
    { items: matchingOrders(items, args.query, context), id: ({ id }) => id, sortValue },
    args,
    context,
  );
}
