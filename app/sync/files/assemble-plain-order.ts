import { channelKey, ChannelName, channelNames } from './order-channel.ts';
import { lineByPrice, lineIdsOf } from './order-lines.ts';
import { OrderRows, type AssembleContext, type Assembled } from './order-rows.ts';
import { CANCELLED, fulfillmentWord, paidStatus, UNPAID } from './order-status.ts';
import type { ParsedRow } from './parse-row.ts';

/**
 * An order of the plain CSV, or of any table that a person mapped to it: values of the order on
 * its first line or on each, one item a line where there are items.
 */
export function assemblePlainOrder(
  rows: readonly ParsedRow[],
  context: AssembleContext,
): Assembled {
  const order = new OrderRows(rows, context);
  const items = rows.filter(isItem);
  const lineIds = lineIdsOf(items);
  const totalMinor =
    order.whole('total') ?? order.refuse(order.first, 'total', 'missing-value', 'amount');
  const shippingMinor = order.whole('shipping') ?? 0;
  const taxMinor = order.whole('tax') ?? 0;
  const refundedMinor = Math.abs(order.whole('refunded') ?? 0);
  const taxIncluded = rows.find((row) => row.taxIncluded !== null)?.taxIncluded ?? null;
  const createdAt = order.requiredInstant('createdAt');
  const status = order.text('status') ?? '';
  const cancelledAt = order.instant('cancelledAt');
  const cancelled = cancelledAt !== null || CANCELLED.test(status);
  const unpaid = !cancelled && UNPAID.test(status);
  const orderId = order.text('orderId')!;
  const channel = channelOf(order, context);
  return {
    order: {
      channel,
      orderId,
      name: order.text('orderName') ?? orderId,
      createdAt,
      processedAt: order.instant('processedAt') ?? createdAt,
      updatedAt: order.latest('updatedAt'),
      cancelledAt: cancelled ? (cancelledAt ?? order.latest('updatedAt') ?? createdAt) : null,
      financialStatus: unpaid
        ? 'PENDING'
        : paidStatus(totalMinor, refundedMinor || (isRefunded(status) ? totalMinor : 0), cancelled),
      fulfillmentStatus: fulfillmentWord(order.text('fulfillmentStatus')),
      currency: order.currency,
      country: order.country(),
      customerKey: order.customerKey(channel),
      totalMinor,
      subtotalMinor: totalMinor - shippingMinor - (taxIncluded === false ? taxMinor : 0),
      shippingMinor,
      taxMinor,
      discountMinor: Math.abs(order.whole('discount') ?? 0),
      refundedMinor: refundedMinor || (isRefunded(status) ? totalMinor : 0),
      taxIncluded,
      lines: items.map((row, at) => lineByPrice(order, row, lineIds[at]!)),
      sourceLines: rows.map((row) => row.line),
    },
    ignored: [],
  };
}

function channelOf(order: OrderRows, context: AssembleContext): string {
  const told = channelKey(order.text('orderChannel') ?? '');
  const name = ChannelName.safeParse(channelNames(context.plan)(told));
  if (name.success) return name.data;
  return order.refuse(order.first, 'orderChannel', 'unusable-channel', 'channel', told);
}

function isItem(row: ParsedRow): boolean {
  return row.texts.lineSku !== undefined || row.texts.lineTitle !== undefined;
}

/** "refunded" without an amount means all of it; "partially refunded" needs the amount. */
function isRefunded(status: string): boolean {
  return /^(?:refunded|已退款)$/i.test(status.trim());
}
