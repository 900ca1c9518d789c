import { lineByAmount, lineIdsOf } from './order-lines.ts';
import { OrderRows, type AssembleContext, type Assembled } from './order-rows.ts';
import { CANCELLED, fulfillmentWord, paidStatus, UNPAID } from './order-status.ts';
import type { ParsedRow } from './parse-row.ts';

/**
 * An order of TikTok Shop's export: amounts of the order stand on each of its lines.
 *
 * Shipping and tax are the order's in some countries and the line's in others; of the two readings
 * the one that adds up to "Order Amount" is taken, the order's where neither does. "Order Amount",
 * what the buyer paid, is the total whatever the parts say.
 */
export function assembleTiktokOrder(
  rows: readonly ParsedRow[],
  context: AssembleContext,
): Assembled {
  const order = new OrderRows(rows, context);
  const lineIds = lineIdsOf(rows);
  const totalMinor =
    order.whole('total') ?? order.refuse(order.first, 'total', 'missing-value', 'amount');
  const refundedMinor = Math.abs(order.whole('refunded') ?? 0);
  const parts = rows.map((row) => {
    const netMinor = order.requiredMinor(row, 'lineAmount');
    const discountMinor =
      Math.abs(order.minor(row, 'lineDiscount') ?? 0) +
      Math.abs(order.minor(row, 'linePlatformDiscount') ?? 0);
    return { row, grossMinor: netMinor + discountMinor, discountMinor, netMinor };
  });
  const subtotalMinor = parts.reduce((sum, part) => sum + part.netMinor, 0);
  const paymentDiscount = Math.abs(order.minor(order.first, 'paymentDiscount') ?? 0);
  const { shippingMinor, taxMinor, taxIncluded } = shippingAndTax(order, {
    goodsMinor: subtotalMinor - paymentDiscount,
    totalMinor,
  });
  const status = order.text('status') ?? '';
  const createdAt = order.requiredInstant('createdAt');
  const cancelled = CANCELLED.test(status);
  const unpaid = !cancelled && UNPAID.test(status);
  const orderId = order.text('orderId')!;
  return {
    order: {
      channel: context.plan.channel,
      orderId,
      name: orderId,
      createdAt,
      processedAt: order.instant('processedAt') ?? createdAt,
      updatedAt: null,
      cancelledAt: cancelled ? (order.instant('cancelledAt') ?? createdAt) : null,
      financialStatus: unpaid ? 'PENDING' : paidStatus(totalMinor, refundedMinor, cancelled),
      fulfillmentStatus: cancelled ? 'UNFULFILLED' : fulfillmentWord(status),
      currency: order.currency,
      country: order.country(),
      customerKey: order.customerKey(),
      totalMinor,
      subtotalMinor,
      shippingMinor,
      taxMinor,
      discountMinor: parts.reduce((sum, part) => sum + part.discountMinor, 0) + paymentDiscount,
      refundedMinor,
      taxIncluded,
      lines: parts.map(({ row, grossMinor, discountMinor }, at) =>
        lineByAmount(order, row, lineIds[at]!, { grossMinor, discountMinor }),
      ),
      sourceLines: rows.map((row) => row.line),
    },
    ignored: [],
  };
}

function shippingAndTax(order: OrderRows, given: { goodsMinor: number; totalMinor: number }) {
  const readings = (field: 'shipping' | 'tax') => {
    const sum = order.sum(field);
    return order.isSame(field) ? [order.minor(order.first, field) ?? 0, sum] : [sum];
  };
  const shippings = readings('shipping');
  const taxes = readings('tax');
  for (const shippingMinor of shippings) {
    for (const taxMinor of taxes) {
      const without = given.goodsMinor + shippingMinor;
      if (without + taxMinor === given.totalMinor) {
        return { shippingMinor, taxMinor, taxIncluded: taxMinor === 0 ? null : false };
      }
      if (without === given.totalMinor) return { shippingMinor, taxMinor, taxIncluded: true };
    }
  }
  return { shippingMinor: shippings[0]!, taxMinor: taxes[0]!, taxIncluded: null };
}
