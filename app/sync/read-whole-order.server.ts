import type { AdminClient } from '../shopify/index.server.ts';
import {
  FIRST_LISTS,
  READ_ORDER,
  READ_ORDER_LINES,
  READ_ORDER_LISTS,
  READ_PARCEL_EVENTS,
  READ_REFUND_LINES,
  type FulfillmentEventNode,
  type Page,
  type ReadOrderData,
  type ReadOrderLinesData,
  type ReadOrderListsData,
  type ReadParcelEventsData,
  type ReadRefundLinesData,
  type RefundLineNode,
  type WholeOrderNode,
} from '../shopify/operations/orders.ts';
import { BEFORE_FIRST_PAGE, followPages } from './follow-pages.ts';
import type { LocalDates } from './local-dates.ts';
import { noteDeniedFields, refuseDenied } from './missing-data.server.ts';
import { emptyOrderRows, type CustomerRow, type OrderRows } from './model.ts';
import { readCustomerNode } from './read-customer-node.ts';
import {
  readEventNode,
  readLineItemNode,
  readOrderNode,
  readRefundLineNodes,
  readShippingLineNode,
} from './read-order-node.ts';
import { addReturns, askWithReturns } from './read-returns.server.ts';
import { numericId, shopifyId } from './shopify-id.ts';

export interface WholeOrder {
  rows: OrderRows;
  /** False where returns may not be read: what is stored of them stays. */
  returnsKnown: boolean;
  customer: CustomerRow | null;
}

/**
 * Reads one order with everything that belongs to it, or null where Shopify has it no longer.
 * @throws AdminApiError; Error where the order changed between its pages, to be read again.
 */
export async function readWholeOrder(
  admin: AdminClient,
  orderId: string,
  dateOf: LocalDates,
): Promise<WholeOrder | null> {
  const syncedAt = new Date().toISOString();
  const id = shopifyId('Order', orderId);
  const { answer, returnsKnown } = await askWithReturns(admin.shopId, async (returns) => {
    const found = await admin.query<ReadOrderData>(READ_ORDER, { id, returns });
    refuseDenied(found.data.order, found.denied);
    return found;
  });
  await noteDeniedFields(admin.shopId, answer.denied);
  if (answer.data.order === null) return null;
  const order = await withWholeLists(admin, answer.data.order);
  const rows = emptyOrderRows();
  readOrderNode(rows, order, { syncedAt, dateOf });
  for (const line of await allLines(admin, order)) readLineItemNode(rows, line, orderId);
  for (const line of order.shippingLines.nodes) readShippingLineNode(rows, line, orderId);
  for (const { id: parcelId, events } of order.fulfillments ?? []) {
    const owner = { orderId, fulfillmentId: numericId(parcelId) };
    for (const event of await allEvents(admin, parcelId, events)) {
      readEventNode(rows, event, owner);
    }
  }
  for (const { id: refundId, refundLineItems } of order.refunds ?? []) {
    const lines = await allRefundLines(admin, refundId, refundLineItems);
    readRefundLineNodes(rows, lines, { orderId, refundId: numericId(refundId) });
  }
  await addReturns(admin, rows, { orderId, first: order.returns }, dateOf);
  return { rows, returnsKnown, customer: customerOf(order, syncedAt) };
}

function customerOf(order: WholeOrderNode, syncedAt: string): CustomerRow | null {
  return order.customer === null ? null : readCustomerNode(order.customer, syncedAt);
}

/** Shopify gives these lists no pages: one that is full is asked for again without an end. */
async function withWholeLists(admin: AdminClient, order: WholeOrderNode): Promise<WholeOrderNode> {
  const lists = ['transactions', 'fulfillments', 'refunds'] as const;
  const isFull = lists.some((list) => (order[list]?.length ?? 0) >= FIRST_LISTS[list]);
  if (!isFull) return order;
  const { data } = await admin.query<ReadOrderListsData>(READ_ORDER_LISTS, { id: order.id });
  if (data.order?.updatedAt !== order.updatedAt) throw changed(order);
  const parcels = new Map(order.fulfillments?.map(({ id, events }) => [id, events]));
  const refunds = new Map(order.refunds?.map((it) => [it.id, it.refundLineItems]));
  return {
    ...order,
    transactions: data.order.transactions,
    fulfillments:
      data.order.fulfillments?.map((it) => ({ ...it, events: parcels.get(it.id) })) ?? null,
    refunds:
      data.order.refunds?.map((it) => ({ ...it, refundLineItems: refunds.get(it.id) })) ?? null,
  };
}

function allLines(admin: AdminClient, order: WholeOrderNode) {
  return followPages(order.lineItems, async (after) => {
    const variables = { id: order.id, after };
    const { data } = await admin.query<ReadOrderLinesData>(READ_ORDER_LINES, variables);
    if (data.order?.updatedAt !== order.updatedAt) throw changed(order);
    return data.order.lineItems;
  });
}

/** All carrier events of a parcel, from its first page on, or from the beginning without one. */
export function allEvents(
  admin: AdminClient,
  parcelId: string,
  first: Page<FulfillmentEventNode> = BEFORE_FIRST_PAGE,
): Promise<FulfillmentEventNode[]> {
  return followPages(first, async (after) => {
    const variables = { id: parcelId, after };
    const { data } = await admin.query<ReadParcelEventsData>(READ_PARCEL_EVENTS, variables);
    return data.fulfillment?.events;
  });
}

/** All lines of a refund, from its first page on, or from the beginning without one. */
export function allRefundLines(
  admin: AdminClient,
  refundId: string,
  first: Page<RefundLineNode> = BEFORE_FIRST_PAGE,
): Promise<RefundLineNode[]> {
  return followPages(first, async (after) => {
    const variables = { id: refundId, after };
    const { data } = await admin.query<ReadRefundLinesData>(READ_REFUND_LINES, variables);
    return data.refund?.refundLineItems;
  });
}

function changed(order: { id: string }): Error {
  return new Error(`${order.id} changed while it was read.`);
}
