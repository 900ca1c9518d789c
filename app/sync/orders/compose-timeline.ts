import type { OrderDetail, ParcelDetail, PaymentDetail } from './order-detail.ts';

/** One thing that happened to an order; `key` is unique in its timeline. */
export type TimelineEntry = { key: string; at: string } & (
  | { kind: 'placed' | 'cancelled' }
  | { kind: 'payment'; payment: PaymentDetail }
  | { kind: 'parcel-sent'; parcel: number; carrier: string | null }
  | { kind: 'parcel-event'; parcel: number; status: string; country: string | null }
  | { kind: 'refund'; amountMinor: number }
);

/**
 * Everything that happened to an order, oldest first. Of what happened at the same instant, the
 * order comes before its payments, these before parcels and refunds.
 *
 * Parcels are numbered from 1. Where a carrier's events are not stored (old parcels have none), the
 * instants of handing over and of delivery stand for them.
 */
export function composeTimeline(order: OrderDetail): TimelineEntry[] {
  const entries: TimelineEntry[] = [
    { key: 'placed', at: order.placedAt, kind: 'placed' },
    ...order.payments.flatMap((payment): TimelineEntry[] =>
      payment.at === null
        ? []
        : [{ key: `t${payment.transactionId}`, at: payment.at, kind: 'payment', payment }],
    ),
    ...order.parcels.flatMap((parcel, index) => parcelEntries(parcel, index + 1)),
    ...order.refunds.map(({ refundId, at, amountMinor }): TimelineEntry => ({
      key: `r${refundId}`,
      at,
      kind: 'refund',
      amountMinor,
    })),
  ];
  if (order.cancelledAt !== null) {
    entries.push({ key: 'cancelled', at: order.cancelledAt, kind: 'cancelled' });
  }
  return entries.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

/**
 * The events of a parcel, oldest first, with those that only its own instants tell of.
 * @example parcelEvents({ ...parcel, events: [], deliveredAt }) // [{ status: 'DELIVERED', at: deliveredAt, … }]
 */
export function parcelEvents(parcel: ParcelDetail): ParcelDetail['events'] {
  const known = new Set(parcel.events.map(({ status }) => status));
  const told = [
    ['IN_TRANSIT', parcel.inTransitAt],
    ['DELIVERED', parcel.deliveredAt],
  ] as const;
  const missing = told.flatMap(([status, at]) =>
    at === null || known.has(status) ? [] : [{ eventId: status, status, at, country: null }],
  );
  return [...parcel.events, ...missing].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

function parcelEntries(parcel: ParcelDetail, number: number): TimelineEntry[] {
  const { fulfillmentId, sentAt, carrier } = parcel;
  return [
    { key: `f${fulfillmentId}`, at: sentAt, kind: 'parcel-sent', parcel: number, carrier },
    ...parcelEvents(parcel).map(({ eventId, status, at, country }): TimelineEntry => ({
      key: `f${fulfillmentId}e${eventId}`,
      at,
      kind: 'parcel-event',
      parcel: number,
      status,
      country,
    })),
  ];
}
