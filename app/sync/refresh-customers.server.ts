import type { AdminClient } from '../shopify/index.server.ts';
import {
  READ_CUSTOMERS,
  type CustomerNode,
  type ReadCustomersData,
} from '../shopify/operations/customers.ts';
import { deleteCustomers, mergeCustomers, moveOrders } from './merge-customers.server.ts';
import { inRecordMerge } from './merge-transaction.server.ts';
import { refuseDenied, whereAllowed } from './missing-data.server.ts';
import { emptyPackedCustomers, packCustomers } from './pack-rows.ts';
import { queueRollups } from './queue-rollups.server.ts';
import { readCustomerNode } from './read-customer-node.ts';
import { numericId, shopifyId } from './shopify-id.ts';

/** Reads a customer again and stores it, or removes it where it is gone. @throws AdminApiError */
export async function refreshCustomer(admin: AdminClient, customerId: string): Promise<void> {
  await whereAllowed(admin.shopId, 'customers', () => refresh(admin, [customerId]));
}

/**
 * Follows a merge of two customers: the orders of the one that is gone belong to the other.
 *
 * Nothing moves unless Shopify really has the one no longer and the other still.
 * @throws AdminApiError
 */
export async function followCustomerMerge(
  admin: AdminClient,
  { gone, kept }: { gone: string; kept: string },
): Promise<void> {
  const { shopId } = admin;
  await whereAllowed(shopId, 'customers', async () => {
    const there = await refresh(admin, [gone, kept]);
    if (there.has(gone) || !there.has(kept)) return;
    await inRecordMerge(shopId, async (client) => {
      await moveOrders(client, shopId, { from: gone, to: kept });
      await queueRollups(client, shopId);
    });
  });
}

/** Answers which of them are there. */
async function refresh(admin: AdminClient, customerIds: string[]): Promise<Set<string>> {
  const { shopId } = admin;
  const syncedAt = new Date().toISOString();
  const ids = customerIds.map((id) => shopifyId('Customer', id));
  const { data, denied } = await admin.query<ReadCustomersData>(READ_CUSTOMERS, { ids });
  const nodes = (data.nodes ?? []).filter((node): node is CustomerNode => node !== null);
  if (nodes.length < customerIds.length) refuseDenied(null, denied);
  const packed = emptyPackedCustomers();
  packCustomers(
    packed,
    nodes.map((node) => readCustomerNode(node, syncedAt)),
    shopId,
  );
  const there = new Set(nodes.map(({ id }) => numericId(id)));
  await inRecordMerge(shopId, async (client) => {
    await mergeCustomers(client, shopId, packed);
    const gone = customerIds.filter((id) => !there.has(id));
    await deleteCustomers(client, shopId, gone);
  });
  return there;
}
