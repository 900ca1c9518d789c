import { forShop } from '../db/index.server.ts';
import type { AdminClient } from '../shopify/index.server.ts';
import { isOutOfSight } from './history-limit.server.ts';
import { localDates } from './local-dates.ts';
import { mergeCustomers } from './merge-customers.server.ts';
import { deleteOrders, mergeWholeOrders } from './merge-orders.server.ts';
import { inRecordMerge } from './merge-transaction.server.ts';
import { emptyPackedCustomers, emptyPackedOrders, packCustomers, packOrders } from './pack-rows.ts';
import { queueRollups } from './queue-rollups.server.ts';
import { readWholeOrder } from './read-whole-order.server.ts';

/**
 * Reads an order again and stores it with its customer, or removes it where Shopify has it no
 * longer. One that Shopify does not show us because of its age stays, unless Shopify has said that
 * it was deleted (`saidGone`). @throws AdminApiError
 */
export async function refreshOrder(
  admin: AdminClient,
  orderId: string,
  { saidGone }: { saidGone: boolean } = { saidGone: false },
): Promise<'applied' | 'stale'> {
  const { shopId } = admin;
  const { zone } = await forShop(shopId).shop.findFirstOrThrow();
  const found = await readWholeOrder(admin, orderId, localDates(zone));
  if (found === null && !saidGone && (await isOutOfSight(shopId, orderId))) return 'stale';
  const packed = emptyPackedOrders();
  const customers = emptyPackedCustomers();
  if (found !== null) {
    packOrders(packed, found.rows, shopId);
    if (found.customer !== null) packCustomers(customers, [found.customer], shopId);
  }
  return inRecordMerge(shopId, async (client) => {
    let outcome: 'applied' | 'stale' = 'applied';
    if (found === null) await deleteOrders(client, shopId, [orderId]);
    else {
      const stale = await mergeWholeOrders(client, shopId, packed, found);
      if (stale.size > 0) outcome = 'stale';
      await mergeCustomers(client, shopId, customers);
    }
    await queueRollups(client, shopId);
    return outcome;
  });
}
