import type { CalendarDate } from '../../kernel/calendar.ts';
import type { ParcelState } from './parcel-state.ts';

/*
 * One order with all that is stored of it. `…At` are ISO instants, `…On` calendar dates in the
 * shop's zone, `…Minor` in the order's `currency` unless the name says otherwise.
 */

export interface OrderDetail {
  orderId: string;
  channel: string;
  /** True for an order that only a file told of: Shopify has no page of it. */
  fromFile: boolean;
  name: string;
  placedAt: string;
  cancelledAt: string | null;
  test: boolean;
  country: string;
  financialStatus: string;
  fulfillmentStatus: string;
  currency: string;
  presentmentCurrency: string;
  presentmentTotalMinor: number;
  subtotalMinor: number;
  discountMinor: number;
  shippingMinor: number;
  taxMinor: number;
  /** Whether the subtotal has the tax in it; null where the source does not say. */
  taxIncluded: boolean | null;
  /** Import duties, part of the total; null where the source does not say. */
  dutiesMinor: number | null;
  totalMinor: number;
  refundedMinor: number;
  /** Fraud risk: the highest level given, and what Shopify advises; null before it was assessed. */
  riskLevel: string | null;
  riskRecommendation: string | null;
  lines: OrderLineDetail[];
  payments: PaymentDetail[];
  parcels: ParcelDetail[];
  refunds: RefundDetail[];
  returns: ReturnDetail[];
  disputes: DisputeDetail[];
  /** True where the order has more of something than is shown. */
  cut: boolean;
}

export interface OrderLineDetail {
  lineId: string;
  title: string;
  sku: string | null;
  quantity: number;
  unitPriceMinor: number;
  discountMinor: number;
}

export interface PaymentDetail {
  transactionId: string;
  kind: string;
  status: string;
  gateway: string | null;
  paymentMethod: string | null;
  errorCode: string | null;
  amountMinor: number;
  feeMinor: number | null;
  at: string | null;
}

export interface ParcelDetail {
  fulfillmentId: string;
  state: ParcelState;
  carrier: string | null;
  sentAt: string;
  inTransitAt: string | null;
  deliveredAt: string | null;
  deliveredOn: CalendarDate | null;
  estimatedOn: CalendarDate | null;
  /** Days past `estimatedOn`, as of today or of the delivery. */
  daysLate: number;
  /** Oldest first. */
  events: ParcelEventDetail[];
}

export interface ParcelEventDetail {
  eventId: string;
  status: string;
  at: string;
  country: string | null;
}

export interface RefundDetail {
  refundId: string;
  at: string;
  amountMinor: number;
  lines: {
    lineId: string;
    title: string | null;
    quantity: number;
    amountMinor: number;
    restockType: string;
  }[];
}

export interface ReturnDetail {
  returnId: string;
  name: string;
  /** Shopify's ReturnStatus. */
  status: string;
  at: string;
  closedAt: string | null;
  lines: {
    returnLineId: string;
    title: string | null;
    quantity: number;
    refundedQuantity: number;
    /** Stable name of the reason, and what the merchant calls it. */
    reasonHandle: string | null;
    reasonName: string | null;
  }[];
}

export interface DisputeDetail {
  disputeId: string;
  /** CHARGEBACK, or INQUIRY, by which no money is taken yet. */
  type: string;
  /** Shopify's DisputeStatus. */
  status: string;
  reason: string;
  networkReasonCode: string | null;
  amountMinor: number;
  /** Of the amount; it may not be the order's. */
  currency: string;
  at: string;
  evidenceDueAt: string | null;
  evidenceSentAt: string | null;
  finalizedAt: string | null;
}
