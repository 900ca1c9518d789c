import { formatOrderQuery, type OrderQuery } from '../orders/order-query.ts';

/**
 * The address of a list of orders: filters, sorting, the saved view it started from, and where its
 * page begins. A changed filter starts at the first page again.
 * @example ordersAddress({ filters, sorting }, { view: null, after: '17.4' }) // '/app/orders?parcel=late&after=17.4'
 */
export function ordersAddress(
  query: OrderQuery,
  rest: { view: string | null; after?: string | null; before?: string | null },
): string {
  const search = new URLSearchParams(formatOrderQuery(query));
  for (const [name, value] of Object.entries(rest)) {
    if (typeof value === 'string' && value !== '') search.set(name, value);
  }
  return search.size === 0 ? '/app/orders' : `/app/orders?${search}`;
}

/** The address of one order; `list` is the search of the list that its way back leads to. */
export function orderAddress(order: { channel: string; orderId: string }, list: string): string {
  const path = `/app/orders/${encodeURIComponent(order.channel)}/${encodeURIComponent(order.orderId)}`;
  return list === '' ? path : `${path}?${new URLSearchParams({ list })}`;
}

/** The longest search of a list that a way back keeps. */
const LIST_MAX = 1000;

/** The list that an order was opened from. */
export function backAddress(search: URLSearchParams): string {
  const list = new URLSearchParams((search.get('list') ?? '').slice(0, LIST_MAX));
  return list.size === 0 ? '/app/orders' : `/app/orders?${list}`;
}
