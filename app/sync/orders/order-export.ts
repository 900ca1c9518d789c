/** The most orders in one exported file. */
export const EXPORT_MAX = 50_000;

/**
 * How many orders a CSV text of `exportOrders` holds; no name of an order has a line break in it.
 * @example countExported('channel,…\r\nshopify,…\r\n') // 1
 */
export function countExported(csv: string): number {
  return csv.split('\r\n').length - 2;
}
