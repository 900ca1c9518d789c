import { beforeEach, describe, expect, it } from 'vitest';
import { makeSandboxShop } from '../factories/sandbox-shop.ts';
import { addDecimals } from './decimal.ts';
import { totalRefunded } from './order-life.ts';
import { createSandboxStore } from './store.ts';
import type { OrderDraft, SandboxStore } from './store.ts';

let store: SandboxStore;
let domain: string;
let topics: string[];
let events: { topic: string; eventId: string }[];

beforeEach(() => {
  let now = Date.parse('2026-11-22T09:00:00.000Z');
  store = createSandboxStore({ clock: () => new Date((now += 1000)) });
  domain = store.addShop(makeSandboxShop()).shop.domain;
  topics = [];
  events = [];
  store.subscribe(({ topic, eventId }) => {
    topics.push(topic);
    events.push({ topic, eventId });
  });
});

const draft = (change: Partial<OrderDraft> = {}): OrderDraft => ({
  lines: [
    { variantId: '310', quantity: 2 },
    { variantId: '321', quantity: 1 },
  ],
  country: 'DE',
  shipping: '4.90',
  payment: { gateway: 'shopify_payments', methodName: 'visa', outcome: 'success' },
  ...change,
});

describe('placeOrder', () => {
  it('prices lines from the catalog and tells all its topics as one event', () => {
    const order = store.placeOrder(domain, draft());
    expect(order).toMatchObject({
      name: '#1013',
      financialStatus: 'PAID',
      marketId: '11',
      subtotal: { shop: '45.00' },
      total: { shop: '49.90', presentment: '49.90' },
    });
    expect(topics).toEqual(['orders/create', 'order_transactions/create', 'orders/paid']);
    expect(new Set(events.map(({ eventId }) => eventId)).size).toBe(1);
    expect(store.shop(domain).order(order.id)).toBe(order);
  });

  it('converts into the currency of the market of the country', () => {
    const order = store.placeOrder(domain, draft({ country: 'US' }));
    expect(order).toMatchObject({
      presentmentCurrency: 'USD',
      total: { shop: '49.90', presentment: '54.89' },
    });
  });

  it('keeps a declined payment as a failed transaction of a pending order', () => {
    const payment = { gateway: 'shopify_payments', outcome: 'failure' } as const;
    const order = store.placeOrder(domain, draft({ payment }));
    expect(order.financialStatus).toBe('PENDING');
    expect(order.transactions).toMatchObject([{ status: 'FAILURE', errorCode: 'CARD_DECLINED' }]);
    expect(topics).not.toContain('orders/paid');
    store.pay(domain, order.id, { gateway: 'paypal' });
    expect(order.financialStatus).toBe('PAID');
    expect(topics.slice(2)).toEqual(['order_transactions/create', 'orders/paid', 'orders/updated']);
  });

  it.each([
    ['no lines', { lines: [] }],
    ['an unknown variant', { lines: [{ variantId: '1', quantity: 1 }] }],
    ['half a piece', { lines: [{ variantId: '310', quantity: 0.5 }] }],
  ])('refuses %s and changes nothing', (_name, change) => {
    const before = store.shop(domain).shop.orders.length;
    expect(() => store.placeOrder(domain, draft(change))).toThrow();
    expect(store.shop(domain).shop.orders).toHaveLength(before);
    expect(topics).toEqual([]);
  });
});

describe('refund', () => {
  it('of a line, then of the rest, never gives back more than was paid', () => {
    const order = store.placeOrder(domain, draft());
    const line = order.lines[0];
    store.refund(domain, order.id, { lines: [{ lineId: line?.id ?? '', quantity: 1 }] });
    expect(order.financialStatus).toBe('PARTIALLY_REFUNDED');
    expect(totalRefunded(order).shop).toBe('10.00');
    expect(() =>
      store.refund(domain, order.id, { lines: [{ lineId: line?.id ?? '', quantity: 2 }] }),
    ).toThrow(/Only 1/);
    expect(() => store.refund(domain, order.id, { amount: '40.00' })).toThrow(/39.90 left/);
    store.refund(domain, order.id);
    expect(order.financialStatus).toBe('REFUNDED');
    expect(totalRefunded(order)).toEqual(order.total);
    const moved = order.transactions
      .filter(({ kind }) => kind === 'REFUND')
      .reduce((sum, { amount }) => addDecimals(sum, amount.shop), '0');
    expect(moved).toBe(order.total.shop);
  });
});

describe('fulfill and advanceTracking', () => {
  it('ship part, then the rest, and follow the parcel to the door', () => {
    const order = store.placeOrder(domain, draft());
    const [first, second] = order.lines.map(({ id }) => id);
    store.fulfill(domain, order.id, { lineIds: [first ?? ''], carrier: 'DHL' });
    expect(order.fulfillmentStatus).toBe('PARTIALLY_FULFILLED');
    store.fulfill(domain, order.id);
    expect(order.fulfillments[1]?.lineIds).toEqual([second]);
    expect(order.fulfillmentStatus).toBe('FULFILLED');
    expect(() => store.fulfill(domain, order.id)).toThrow(/nothing left/);
    const parcel = order.fulfillments[0];
    topics.length = 0;
    for (const status of ['IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED'] as const) {
      store.advanceTracking(domain, order.id, parcel?.id ?? '', { status, country: 'DE' });
    }
    expect(parcel).toMatchObject({ displayStatus: 'DELIVERED' });
    expect(parcel?.deliveredAt).toBe(parcel?.events.at(-1)?.happenedAt);
    expect(parcel?.inTransitAt).toBe(parcel?.events[0]?.happenedAt);
    expect(topics.slice(0, 3)).toEqual([
      'fulfillment_events/create',
      'fulfillments/update',
      'orders/updated',
    ]);
  });
});

describe('every change of an order', () => {
  it('moves updatedAt forward', () => {
    const order = store.placeOrder(domain, draft());
    const seen = [order.updatedAt];
    const steps = [
      () => store.fulfill(domain, order.id),
      () => store.fail(domain, order.id, { gateway: 'paypal', errorCode: 'CARD_DECLINED' }),
      () => store.refund(domain, order.id),
      () => store.cancel(domain, order.id),
    ];
    for (const step of steps) seen.push(step().updatedAt);
    expect(seen).toEqual([...new Set(seen)].toSorted());
  });
});
