import { forShop, type Shop } from '../../db/index.server.ts';
import { dateInZone } from '../../kernel/calendar.ts';
import type { DisputeDetail, OrderDetail, ParcelDetail } from './order-detail.ts';
import { daysLate, parcelState } from './parcel-state.ts';

/** The most rows of each kind that one page shows of an order. */
const ROWS_MAX = 250;

/** Orders that only a file told of have the channel before a colon. */
const SHOPIFY_ID = /^\d+$/;

/** An order with everything that is stored of it, as at `now`; null where the shop has none such. */
export async function readOrder(
  shop: Pick<Shop, 'shopId' | 'zone'>,
  { channel, orderId }: { channel: string; orderId: string },
  now: number,
): Promise<OrderDetail | null> {
  const db = forShop(shop.shopId);
  const order = await db.order.findFirst({ where: { channel, orderId } });
  if (order === null) return null;
  const some = { where: { orderId }, take: ROWS_MAX };
  const [lines, payments, parcels, events, refunds, refundLines] = await Promise.all([
    db.orderLine.findMany({ ...some, orderBy: { lineId: 'asc' } }),
    db.orderTransaction.findMany({ ...some, orderBy: { processedAt: 'asc' } }),
    db.fulfillment.findMany({ ...some, orderBy: { createdAt: 'asc' } }),
    db.fulfillmentEvent.findMany({ ...some, orderBy: { happenedAt: 'asc' } }),
    db.refund.findMany({ ...some, orderBy: { createdAt: 'asc' } }),
    db.refundLine.findMany({ ...some, orderBy: { lineId: 'asc' } }),
  ]);
  const [returns, returnLines, disputes] = await Promise.all([
    db.orderReturn.findMany({ ...some, orderBy: { createdAt: 'asc' } }),
    db.returnLine.findMany({ ...some, orderBy: { returnLineId: 'asc' } }),
    db.dispute.findMany({ ...some, orderBy: { initiatedAt: 'asc' } }),
  ]);
  const all = [lines, payments, parcels, events, refunds, refundLines, returns, returnLines];
  const titles = new Map(lines.map((line) => [line.lineId, line.title]));
  const eventsOf = Map.groupBy(events, (event) => event.fulfillmentId);
  const linesOf = Map.groupBy(refundLines, (line) => line.refundId);
  const returnLinesOf = Map.groupBy(returnLines, (line) => line.returnId);
  const todayOn = dateInZone(shop.zone, now);
  return {
    orderId: order.orderId,
    channel: order.channel,
    fromFile: !SHOPIFY_ID.test(order.orderId),
    name: order.name,
    placedAt: order.processedAt.toISOString(),
    cancelledAt: textOf(order.cancelledAt),
    test: order.test,
    country: order.country,
    financialStatus: order.financialStatus,
    fulfillmentStatus: order.fulfillmentStatus,
    currency: order.currency,
    presentmentCurrency: order.presentmentCurrency,
    presentmentTotalMinor: Number(order.presentmentTotalMinor),
    subtotalMinor: Number(order.subtotalMinor),
    discountMinor: Number(order.discountMinor),
    shippingMinor: Number(order.shippingMinor),
    taxMinor: Number(order.taxMinor),
    taxIncluded: order.taxesIncluded,
    dutiesMinor: order.dutiesMinor === null ? null : Number(order.dutiesMinor),
    totalMinor: Number(order.totalMinor),
    refundedMinor: Number(order.refundedMinor),
    riskLevel: order.riskLevel,
    riskRecommendation: order.riskRecommendation,
    lines: lines.map(({ lineId, title, sku, quantity, unitPriceMinor, discountMinor }) => ({
      lineId,
      title,
      sku,
      quantity,
      unitPriceMinor: Number(unitPriceMinor),
      discountMinor: Number(discountMinor),
    })),
    payments: payments.map((payment) => ({
      transactionId: payment.transactionId,
      kind: payment.kind,
      status: payment.status,
      gateway: payment.gatewayName ?? payment.gateway,
      paymentMethod: payment.paymentMethod,
      errorCode: payment.errorCode,
      amountMinor: Number(payment.amountMinor),
      feeMinor: payment.feeMinor === null ? null : Number(payment.feeMinor),
      at: textOf(payment.processedAt),
    })),
    parcels: parcels.map((parcel): ParcelDetail => {
      const estimatedOn = dateOf(parcel.estimatedOn);
      const deliveredOn = dateOf(parcel.deliveredOn);
      const facts = {
        ...parcel,
        estimatedOn,
        inTransit: parcel.inTransitAt !== null,
        delivered: parcel.deliveredAt !== null,
      };
      return {
        fulfillmentId: parcel.fulfillmentId,
        state: parcelState(facts, todayOn),
        carrier: parcel.carrier,
        sentAt: parcel.createdAt.toISOString(),
        inTransitAt: textOf(parcel.inTransitAt),
        deliveredAt: textOf(parcel.deliveredAt),
        deliveredOn,
        estimatedOn,
        daysLate: daysLate(estimatedOn, deliveredOn ?? todayOn),
        events: (eventsOf.get(parcel.fulfillmentId) ?? []).map((event) => ({
          eventId: event.eventId,
          status: event.status,
          at: event.happenedAt.toISOString(),
          country: event.country,
        })),
      };
    }),
    refunds: refunds.map((refund) => ({
      refundId: refund.refundId,
      at: refund.createdAt.toISOString(),
      amountMinor: Number(refund.amountMinor),
      lines: (linesOf.get(refund.refundId) ?? []).map((line) => ({
        lineId: line.lineId,
        title: titles.get(line.lineId) ?? null,
        quantity: line.quantity,
        amountMinor: Number(line.amountMinor),
        restockType: line.restockType,
      })),
    })),
    returns: returns.map((each) => ({
      returnId: each.returnId,
      name: each.name,
      status: each.status,
      at: each.createdAt.toISOString(),
      closedAt: textOf(each.closedAt),
      lines: (returnLinesOf.get(each.returnId) ?? []).map((line) => ({
        returnLineId: line.returnLineId,
        title: line.lineId === null ? null : (titles.get(line.lineId) ?? null),
        quantity: line.quantity,
        refundedQuantity: line.refundedQuantity,
        reasonHandle: line.reasonHandle,
        reasonName: line.reasonName,
      })),
    })),
    disputes: disputes.map((dispute): DisputeDetail => ({
      disputeId: dispute.disputeId,
      type: dispute.type,
      status: dispute.status,
      reason: dispute.reason,
      networkReasonCode: dispute.networkReasonCode,
      amountMinor: Number(dispute.amountMinor),
      currency: dispute.currency,
      at: dispute.initiatedAt.toISOString(),
      evidenceDueAt: textOf(dispute.evidenceDueAt),
      evidenceSentAt: textOf(dispute.evidenceSentAt),
      finalizedAt: textOf(dispute.finalizedAt),
    })),
    cut: all.some((rows) => rows.length === ROWS_MAX),
  };
}

function textOf(at: Date | null): string | null {
  return at === null ? null : at.toISOString();
}

function dateOf(on: Date | null): string | null {
  return on === null ? null : on.toISOString().slice(0, 10);
}
