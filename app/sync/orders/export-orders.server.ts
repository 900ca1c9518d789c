import { composeOrdersCsv, ORDERS_CSV_HEADING } from './compose-orders-csv.ts';
import { listOrders } from './list-orders.server.ts';
import type { FilterContext } from './order-conditions.server.ts';
import { EXPORT_MAX } from './order-export.ts';
import type { OrderQuery } from './order-query.ts';

const BATCH = 1000;

/**
 * The orders that pass the filters as CSV, in the order of the list, piece by piece: memory does
 * not grow with the file. It ends after `most` orders.
 */
export async function* exportOrders(
  context: FilterContext,
  query: OrderQuery,
  most = EXPORT_MAX,
): AsyncGenerator<string> {
  yield ORDERS_CSV_HEADING;
  let after: string | null = null;
  for (let left = most; left > 0; left -= BATCH) {
    const page = await listOrders(context, query, { after }, Math.min(left, BATCH));
    yield composeOrdersCsv(page.orders, context.zone);
    after = page.nextAfter;
    if (after === null) return;
  }
}
