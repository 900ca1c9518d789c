import type {
  DisputeDetail,
  OrderDetail,
  ParcelDetail,
  PaymentDetail,
  ReturnDetail,
} from './order-detail.ts';

/** One thing that happened to an order; `key` is unique in its timeline. */
export type TimelineEntry = { key: string; at: string } & (
  | { kind: 'placed' | 'cancelled' }
  | { kind: 'payment'; payment: PaymentDetail }
  | { kind: 'parcel-sent'; parcel: number; carrier: string | null }
  | { kind: 'parcel-event'; parcel: number; status: string; country: string | null }
  | { kind: 'refund'; amountMinor: number }
  | { kind: 'return' | 'return-closed'; returned: ReturnDetail }
  | { kind: 'dispute' | 'dispute-answered' | 'dispute-decided'; dispute: DisputeDetail }
);

/**
 * Everything that happened to an order, oldest first. Of what happened at the same instant, the
 * order comes before its payments, these before parcels, refunds, returns and disputes.
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
    ...order.returns.flatMap(returnEntries),
    ...order.disputes.flatMap(disputeEntries),
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

function returnEntries(returned: ReturnDetail): TimelineEntry[] {
  const key = `b${returned.returnId}`;
  return happened([
    { key, at: returned.at, kind: 'return', returned },
    { key: `${key}c`, at: returned.closedAt, kind: 'return-closed', returned },
  ]);
}

function disputeEntries(dispute: DisputeDetail): TimelineEntry[] {
  const key = `d${dispute.disputeId}`;
  return happened([
    { key, at: dispute.at, kind: 'dispute', dispute },
    { key: `${key}a`, at: dispute.evidenceSentAt, kind: 'dispute-answered', dispute },
    { key: `${key}d`, at: dispute.finalizedAt, kind: 'dispute-decided', dispute },
  ]);
}

type Undated<Entry> = Entry extends unknown ? Omit<Entry, 'at'> & { at: string | null } : never;

function happened(entries: Undated<TimelineEntry>[]): TimelineEntry[] {
  return entries.flatMap((entry) => (entry.at === null ? [] : [{ ...entry, at: entry.at }]));
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
