import { describe, expect, it } from 'vitest';

import { composeTimeline, parcelEvents } from './compose-timeline.ts';
import type { OrderDetail, ParcelDetail, PaymentDetail } from './order-detail.ts';

const payment = (transactionId: string, at: string | null): PaymentDetail => ({
  transactionId,
  kind: 'SALE',
  status: 'SUCCESS',
  gateway: null,
  paymentMethod: null,
  errorCode: null,
  amountMinor: 1000,
  feeMinor: null,
  at,
});

const parcel = (facts: Partial<ParcelDetail>): ParcelDetail => ({
  fulfillmentId: '8',
  state: 'on-its-way',
  carrier: 'DHL',
  sentAt: '2026-03-02T08:00:00.000Z',
  inTransitAt: null,
  deliveredAt: null,
  deliveredOn: null,
  estimatedOn: null,
  daysLate: 0,
  events: [],
  ...facts,
});

const order = (facts: Partial<OrderDetail>): OrderDetail => ({
  orderId: '1',
  channel: 'shopify',
  fromFile: false,
  name: '#1',
  placedAt: '2026-03-01T10:00:00.000Z',
  cancelledAt: null,
  test: false,
  country: 'DE',
  financialStatus: 'PAID',
  fulfillmentStatus: 'FULFILLED',
  currency: 'EUR',
  presentmentCurrency: 'EUR',
  presentmentTotalMinor: 1000,
  subtotalMinor: 1000,
  discountMinor: 0,
  shippingMinor: 0,
  taxMinor: 0,
  taxIncluded: null,
  dutiesMinor: null,
  totalMinor: 1000,
  refundedMinor: 0,
  riskLevel: null,
  riskRecommendation: null,
  lines: [],
  payments: [],
  parcels: [],
  refunds: [],
  returns: [],
  disputes: [],
  cut: false,
  ...facts,
});

describe('everything that happened to an order', () => {
  it('is told in one line of time: attempts to pay, the order, parcels and refunds', () => {
    const told = composeTimeline(
      order({
        payments: [payment('2', '2026-03-01T09:59:58.000Z'), payment('3', null)],
        parcels: [
          parcel({
            events: [
              {
                eventId: '5',
                status: 'IN_TRANSIT',
                at: '2026-03-03T10:00:00+02:00',
                country: 'DE',
              },
            ],
            deliveredAt: '2026-03-05T10:00:00.000Z',
          }),
        ],
        refunds: [{ refundId: '6', at: '2026-03-03T09:00:00.000Z', amountMinor: 5, lines: [] }],
        cancelledAt: '2026-03-09T10:00:00.000Z',
      }),
    );
    expect(told.map(({ key }) => key)).toEqual([
      't2',
      'placed',
      'f8',
      'f8e5',
      'r6',
      'f8eDELIVERED',
      'cancelled',
    ]);
  });

  it('tells returns and disputes from their beginning to their end', () => {
    const returned = {
      returnId: '7',
      name: '#1-R1',
      status: 'CLOSED',
      at: '2026-03-10T10:00:00.000Z',
      closedAt: '2026-03-20T10:00:00.000Z',
      lines: [],
    };
    const dispute = {
      disputeId: '9',
      type: 'CHARGEBACK',
      status: 'NEEDS_RESPONSE',
      reason: 'FRAUDULENT',
      networkReasonCode: null,
      amountMinor: 1000,
      currency: 'EUR',
      at: '2026-03-15T10:00:00.000Z',
      evidenceDueAt: '2026-03-25T10:00:00.000Z',
      evidenceSentAt: '2026-03-18T10:00:00.000Z',
      finalizedAt: null,
    };
    const told = composeTimeline(order({ returns: [returned], disputes: [dispute] }));
    expect(told.map(({ kind }) => kind)).toEqual([
      'placed',
      'return',
      'dispute',
      'dispute-answered',
      'return-closed',
    ]);
    expect(new Set(told.map(({ key }) => key)).size).toBe(told.length);
  });

  it('names what is of several parcels by its number', () => {
    const parcels = [parcel({ fulfillmentId: '8' }), parcel({ fulfillmentId: '9' })];
    const told = composeTimeline(order({ parcels })).filter(({ kind }) => kind === 'parcel-sent');
    expect(told.map((entry) => 'parcel' in entry && entry.parcel)).toEqual([1, 2]);
  });
});

describe('events of a parcel', () => {
  it('are not told twice where the parcel has their instants as well', () => {
    const events = [
      { eventId: '1', status: 'DELIVERED', at: '2026-03-05T10:00:00.000Z', country: null },
    ];
    const shown = parcelEvents(parcel({ events, deliveredAt: '2026-03-05T10:00:01.000Z' }));
    expect(shown).toEqual(events);
  });

  it('are made of the parcel’s own instants where the carrier’s are not stored', () => {
    const shown = parcelEvents(
      parcel({ inTransitAt: '2026-03-03T10:00:00.000Z', deliveredAt: '2026-03-05T10:00:00.000Z' }),
    );
    expect(shown.map(({ status }) => status)).toEqual(['IN_TRANSIT', 'DELIVERED']);
  });
});
