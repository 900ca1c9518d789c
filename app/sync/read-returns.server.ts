import type { AdminClient } from '../shopify/index.server.ts';
import {
  READ_ORDER_RETURNS,
  READ_RETURN_LINES,
  type Page,
  type ReadOrderReturnsData,
  type ReadReturnLinesData,
  type ReturnNode,
} from '../shopify/operations/orders.ts';
import { followPages } from './follow-pages.ts';
import type { LocalDates } from './local-dates.ts';
import { whereAllowed } from './missing-data.server.ts';
import type { OrderRows } from './model.ts';
import { readReturnLineNodes, readReturnNode } from './read-order-node.ts';
import { numericId, shopifyId } from './shopify-id.ts';

/**
 * Asks with returns, and without them where they may not be read, which is noted.
 * @throws whatever `ask` throws without returns.
 */
export async function askWithReturns<T>(
  shopId: number,
  ask: (returns: boolean) => Promise<T>,
): Promise<{ answer: T; returnsKnown: boolean }> {
  const found = await whereAllowed(shopId, 'returns', async () => ({ answer: await ask(true) }));
  if (found !== null) return { answer: found.answer, returnsKnown: true };
  return { answer: await ask(false), returnsKnown: false };
}

/** Adds all returns of an order to `rows`, from their first page on. @throws AdminApiError */
export async function addReturns(
  admin: AdminClient,
  rows: OrderRows,
  { orderId, first }: { orderId: string; first: Page<ReturnNode> | undefined },
  dateOf: LocalDates,
): Promise<void> {
  if (first === undefined) return;
  const id = shopifyId('Order', orderId);
  const nodes = await followPages(first, async (after) => {
    const { data } = await admin.query<ReadOrderReturnsData>(READ_ORDER_RETURNS, { id, after });
    return data.order?.returns;
  });
  for (const node of nodes) {
    readReturnNode(rows, node, orderId, { dateOf });
    const lines = await followPages(node.returnLineItems, async (after) => {
      const variables = { id: node.id, after };
      const { data } = await admin.query<ReadReturnLinesData>(READ_RETURN_LINES, variables);
      return data.return?.returnLineItems;
    });
    readReturnLineNodes(rows, lines, { orderId, returnId: numericId(node.id) });
  }
}
