import type { SandboxOrder, SandboxRefund, SandboxTransaction } from '../model.ts';
import { fileLocationId, type FileIds, type WriteContext } from './order-writer.ts';
import type { ExportHead, ExportItem } from './shopify-lines.ts';

/** An order of an export with all its lines. */
export interface ExportOrder {
  head: ExportHead;
  items: ExportItem[];
  at: string;
  customer: string | null;
  country: string | null;
}

const iso = (atMs: number): string => new Date(atMs).toISOString();

const FINANCIAL: Record<string, SandboxOrder['financialStatus']> = {
  paid: 'PAID',
  partially_refunded: 'PARTIALLY_REFUNDED',
  refunded: 'REFUNDED',
  voided: 'VOIDED',
  expired: 'EXPIRED',
  authorized: 'AUTHORIZED',
};

const FULFILLMENT: Record<string, SandboxOrder['fulfillmentStatus']> = {
  fulfilled: 'FULFILLED',
  partial: 'PARTIALLY_FULFILLED',
};

/** An export does not tell when money was given back: the last date it knows stands in. */
function refundedAtMs(head: ExportHead): number {
  return head.cancelledAtMs ?? head.fulfilledAtMs ?? head.paidAtMs ?? head.created.atMs;
}

function transactionsOf(head: ExportHead, ids: FileIds, money: WriteContext['money']) {
  const transactions: SandboxTransaction[] = [];
  const base = {
    status: 'SUCCESS' as const,
    gateway: head.gateway.toLowerCase().replace(/\s+/g, '_'),
    formattedGateway: head.gateway,
    errorCode: null,
    paymentMethodName: null,
    fee: null,
  };
  const paid =
    head.paidAtMs !== null ||
    ['paid', 'refunded', 'partially_refunded'].includes(head.financialStatus);
  if (paid && head.totalMinor > 0) {
    transactions.push({
      ...base,
      id: ids.next('transaction'),
      kind: 'SALE',
      amount: money(head.totalMinor),
      parentId: null,
      processedAt: iso(head.paidAtMs ?? head.created.atMs),
    });
  }
  if (head.refundedMinor > 0) {
    transactions.push({
      ...base,
      id: ids.next('transaction'),
      kind: 'REFUND',
      amount: money(head.refundedMinor),
      parentId: transactions[0]?.id ?? null,
      processedAt: iso(refundedAtMs(head)),
    });
  }
  return transactions;
}

function refundsOf(head: ExportHead, ids: FileIds, money: WriteContext['money']): SandboxRefund[] {
  if (head.refundedMinor === 0) return [];
  const createdAt = iso(refundedAtMs(head));
  const total = money(head.refundedMinor);
  return [{ id: ids.next('refund'), createdAt, note: null, total, lines: [] }];
}

/** A parcel of which only the day of hand-over is known: no carrier, no number, no events. */
function fulfillmentsOf(
  head: ExportHead,
  lineIds: string[],
  ids: FileIds,
): SandboxOrder['fulfillments'] {
  if (head.fulfilledAtMs === null || head.fulfillmentStatus !== 'fulfilled') return [];
  const at = iso(head.fulfilledAtMs);
  return [
    {
      id: ids.next('fulfillment'),
      status: 'SUCCESS',
      displayStatus: 'FULFILLED',
      createdAt: at,
      updatedAt: at,
      inTransitAt: null,
      deliveredAt: null,
      estimatedDeliveryAt: null,
      locationId: fileLocationId,
      carrier: null,
      service: null,
      trackingNumber: null,
      lineIds,
      events: [],
    },
  ];
}

/** Prices include tax when goods and shipping alone make the total. */
function taxesIncluded(head: ExportHead): boolean {
  const withoutTax = head.subtotalMinor + head.shippingMinor + head.dutiesMinor;
  return head.taxMinor > 0 && Math.abs(head.totalMinor - withoutTax) < head.taxMinor / 2;
}

/** Writes an order of an export as the shop's own. */
export function writeExportOrder(
  order: ExportOrder,
  context: WriteContext,
  variantOf: (item: ExportItem) => { productId: string; variantId: string },
): SandboxOrder {
  const { head } = order;
  const { ids, money } = context;
  const lines = order.items.map((item) => ({
    id: ids.next('line'),
    ...variantOf(item),
    sku: item.sku,
    title: item.title,
    quantity: item.quantity,
    unitPrice: money(item.unitMinor),
    discount: money(item.discountMinor),
    requiresShipping: item.requiresShipping,
  }));
  const risk =
    head.risk === 'LOW' || head.risk === 'MEDIUM' || head.risk === 'HIGH' ? head.risk : 'NONE';
  const times = [head.paidAtMs, head.fulfilledAtMs, head.cancelledAtMs, head.created.atMs];
  return {
    id: head.id ?? ids.next('order'),
    name: head.name,
    createdAt: order.at,
    processedAt: order.at,
    updatedAt: iso(Math.max(...times.map((time) => time ?? 0))),
    cancelledAt: head.cancelledAtMs === null ? null : iso(head.cancelledAtMs),
    cancelReason: head.cancelledAtMs === null ? null : 'OTHER',
    test: false,
    sourceName: head.source,
    currency: context.currency,
    presentmentCurrency: context.currency,
    customerId: order.customer === null ? null : context.customerIdOf(order.customer),
    customerLocale: null,
    country: order.country,
    province: head.province || null,
    marketId: order.country === null ? null : context.marketIdOf(order.country),
    financialStatus: FINANCIAL[head.financialStatus] ?? 'PENDING',
    fulfillmentStatus: FULFILLMENT[head.fulfillmentStatus] ?? 'UNFULFILLED',
    taxesIncluded: taxesIncluded(head),
    subtotal: money(head.subtotalMinor),
    shipping: money(head.shippingMinor),
    tax: money(head.taxMinor),
    discounts: money(head.discountMinor),
    duties: head.dutiesMinor > 0 ? money(head.dutiesMinor) : null,
    total: money(head.totalMinor),
    tags: head.tags,
    lines,
    transactions: transactionsOf(head, ids, money),
    fulfillments: fulfillmentsOf(
      head,
      lines.map((line) => line.id),
      ids,
    ),
    refunds: refundsOf(head, ids, money),
    returns: [],
    riskLevel: risk,
  };
}
