import type { ImportedOrder } from '../../../app/sync/files/index.ts';
import { discountMinor, goodsMinor, taxMinor, type TrueOrder } from './synthetic-orders.ts';

/** An imported order without what depends on the place in the file and on the caller's salt. */
export type ExpectedOrder = Omit<ImportedOrder, 'sourceLines' | 'customerKey' | 'lines'> & {
  lines: Omit<ImportedOrder['lines'][number], 'lineId'>[];
};

const STATUSES: Record<TrueOrder['state'], string> = {
  paid: 'PAID',
  cancelled: 'VOIDED',
  refunded: 'REFUNDED',
  'part-refunded': 'PARTIALLY_REFUNDED',
  pending: 'PENDING',
};

/** What every kind of file should make of an order, tax on top; kinds differ in what they tell. */
export function expectedOrder(order: TrueOrder, channel: string, id: string): ExpectedOrder {
  const shippingMinor = order.shippingMinor - order.shippingDiscountMinor;
  const totalMinor = goodsMinor(order) + shippingMinor + taxMinor(order);
  return {
    channel,
    orderId: id,
    name: id,
    createdAt: order.createdAt,
    processedAt: order.createdAt,
    updatedAt: null,
    cancelledAt: order.state === 'cancelled' ? order.paidAt : null,
    financialStatus: STATUSES[order.state],
    fulfillmentStatus:
      order.state === 'cancelled' || order.state === 'pending' ? 'UNFULFILLED' : 'FULFILLED',
    currency: order.currency,
    country: order.country,
    totalMinor,
    subtotalMinor: goodsMinor(order),
    shippingMinor,
    taxMinor: taxMinor(order),
    discountMinor: discountMinor(order),
    refundedMinor: order.state === 'refunded' ? totalMinor : order.refundedMinor,
    taxIncluded: taxMinor(order) === 0 ? null : false,
    lines: order.lines.map((line) => ({
      sku: line.sku,
      title: line.title,
      quantity: line.quantity,
      returnedQuantity: 0,
      unitPriceMinor: line.unitMinor,
      discountMinor: line.discountMinor,
      totalMinor: line.unitMinor * line.quantity - line.discountMinor,
    })),
  };
}

/** The comparable part of an order that was read. */
export function comparable(order: ImportedOrder): ExpectedOrder {
  const { sourceLines: _lines, customerKey: _key, lines, ...rest } = order;
  return { ...rest, lines: lines.map(({ lineId: _id, ...line }) => line) };
}
