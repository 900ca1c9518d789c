import type { AdminClient } from '../shopify/index.server.ts';
import {
  READ_ORDER,
  READ_ORDER_LINES,
  READ_REFUND_LINES,
  type LineItemNode,
  type OrderNode,
  type Page,
  type ReadOrderData,
  type ReadOrderLinesData,
  type ReadRefundLinesData,
  type RefundLineNode,
} from '../shopify/operations/orders.ts';
import { emptyOrderRows, type OrderRows } from './model.ts';
import type { LocalDates } from './local-dates.ts';
import {
  readEventNode,
  readLineItemNode,
  readOrderNode,
  readRefundLineNodes,
} from './read-order-node.ts';
import { numericId, shopifyId } from './shopify-id.ts';

/** Shopify allows 500 lines in an order; a page has 100. */
const PAGES_MAX = 20;

/**
 * Reads one order with everything that belongs to it, or null where Shopify has it no longer.
 * @throws AdminApiError; Error where the order changed between its pages, to be read again.
 */
export async function readWholeOrder(
  admin: AdminClient,
  orderId: string,
  dateOf: LocalDates,
): Promise<OrderRows | null> {
  const syncedAt = new Date().toISOString();
  const id = shopifyId('Order', orderId);
  const { order } = (await admin.query<ReadOrderData>(READ_ORDER, { id })).data;
  if (order === null) return null;
  const rows = emptyOrderRows();
  readOrderNode(rows, order, { syncedAt, dateOf });
  for (const line of await allLines(admin, order)) readLineItemNode(rows, line, orderId);
  for (const fulfillment of order.fulfillments ?? []) {
    const owner = { orderId, fulfillmentId: numericId(fulfillment.id) };
    for (const event of fulfillment.events?.nodes ?? []) readEventNode(rows, event, owner);
  }
  for (const refund of order.refunds ?? []) {
    const lines = await allRefundLines(admin, refund.id, refund.refundLineItems);
    readRefundLineNodes(rows, lines, { orderId, refundId: numericId(refund.id) });
  }
  return rows;
}

async function allLines(
  admin: AdminClient,
  order: OrderNode & { lineItems: Page<LineItemNode> },
): Promise<LineItemNode[]> {
  const lines = [...order.lineItems.nodes];
  let { pageInfo } = order.lineItems;
  for (let page = 0; page < PAGES_MAX && pageInfo.hasNextPage; page++) {
    const variables = { id: order.id, after: pageInfo.endCursor };
    const { data } = await admin.query<ReadOrderLinesData>(READ_ORDER_LINES, variables);
    if (data.order?.updatedAt !== order.updatedAt) {
      throw new Error(`${order.id} changed while it was read.`);
    }
    lines.push(...data.order.lineItems.nodes);
    pageInfo = data.order.lineItems.pageInfo;
  }
  return lines;
}

/** All lines of a refund, from its first page on. */
export async function allRefundLines(
  admin: AdminClient,
  refundId: string,
  first: Page<RefundLineNode> | undefined,
): Promise<RefundLineNode[]> {
  if (first === undefined) return [];
  const lines = [...first.nodes];
  let { pageInfo } = first;
  for (let page = 0; page < PAGES_MAX && pageInfo.hasNextPage; page++) {
    const variables = { id: refundId, after: pageInfo.endCursor };
    const { data } = await admin.query<ReadRefundLinesData>(READ_REFUND_LINES, variables);
    if (data.refund === null) break;
    lines.push(...data.refund.refundLineItems.nodes);
    pageInfo = data.refund.refundLineItems.pageInfo;
  }
  return lines;
}
