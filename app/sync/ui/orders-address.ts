import { formatOrderQuery, type OrderQuery, parseOrderQuery } from '../orders/order-query.ts';

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

/**
 * The address of one order; its way back leads to the list that it was opened from. Nothing else of
 * the list's address goes along: Shopify puts tokens of the session there.
 */
export function orderAddress(
  order: { channel: string; orderId: string },
  search: URLSearchParams,
): string {
  const path = `/app/orders/${encodeURIComponent(order.channel)}/${encodeURIComponent(order.orderId)}`;
  const list = listSearch(search);
  return list === '' ? path : `${path}?${new URLSearchParams({ list })}`;
}

/** The list that an order was opened from. */
export function backAddress(search: URLSearchParams): string {
  const list = listSearch(new URLSearchParams(search.get('list') ?? ''));
  return list === '' ? '/app/orders' : `/app/orders?${list}`;
}

/** What of an address is the list's own. */
function listSearch(search: URLSearchParams): string {
  const own = new URLSearchParams(formatOrderQuery(parseOrderQuery(search)));
  for (const name of ['view', 'after', 'before']) {
    const value = search.get(name);
    if (value !== null) own.set(name, value);
  }
  return own.toString();
}
