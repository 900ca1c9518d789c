import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SandboxMoney, SandboxOrder, SandboxShop } from '../model.ts';
import { epochDayAt, isoDate, weekdayOf } from './calendar.ts';
import { BUILT_IN_SHOPS, generateShop } from './index.ts';
import { decimalsOf, minorOf } from './money.ts';

const NOW = new Date('2026-11-22T15:30:00Z');
const END = '2026-11-22T00:00:00.000Z';

const digest = (shop: SandboxShop): string =>
  createHash('sha256').update(JSON.stringify(shop)).digest('hex');

/** All instants at which something has happened; what a carrier expects lies ahead. */
function pastInstants(order: SandboxOrder): (string | null)[] {
  return [
    order.createdAt,
    order.updatedAt,
    order.cancelledAt,
    ...order.transactions.map((one) => one.processedAt),
    ...order.fulfillments.flatMap((one) => [one.createdAt, one.inTransitAt, one.deliveredAt]),
    ...order.fulfillments.flatMap((one) => one.events.map((event) => event.happenedAt)),
    ...order.refunds.map((one) => one.createdAt),
    ...order.returns.map((one) => one.createdAt),
    ...(order.disputes ?? []).map((one) => one.initiatedAt),
  ];
}

describe.each(BUILT_IN_SHOPS)('the shop %s', (name) => {
  let shop: SandboxShop;
  beforeAll(() => {
    shop = generateShop(name, { now: NOW });
  }, 60_000);

  it('is the same, byte for byte, at any hour of a day, and another the day after', () => {
    const small = (now: string) =>
      digest(generateShop(name, { now: new Date(now), orders: 1_000 }));
    expect(small('2026-11-22T23:59:59Z')).toBe(small('2026-11-22T00:00:00Z'));
    expect(small('2026-11-23T00:00:00Z')).not.toBe(small('2026-11-22T23:59:59Z'));
  }, 20_000);

  it('has 18 months of orders up to today, by time, and nothing later', () => {
    const [first, last] = [shop.orders[0], shop.orders.at(-1)];
    const dayOf = (at = '') => epochDayAt(shop.zone, Date.parse(at));
    expect(dayOf(END) - dayOf(last?.createdAt)).toBeLessThanOrEqual(1);
    expect(dayOf(END) - dayOf(first?.createdAt)).toBeGreaterThan(540);
    const times = shop.orders.map((order) => order.createdAt);
    expect(times).toEqual(times.toSorted());
    const late = shop.orders.flatMap(pastInstants).filter((at) => at !== null && at > END);
    expect(late).toEqual([]);
  });

  it.each(['shop', 'presentment'] as const)('adds up in the %s currency', (side) => {
    const wrong = shop.orders.filter((order) => {
      const currency = side === 'shop' ? shop.currency : order.presentmentCurrency;
      const minor = (money: SandboxMoney) => minorOf(money[side], decimalsOf(currency));
      const goods = order.lines.reduce(
        (sum, line) => sum + minor(line.unitPrice) * line.quantity - minor(line.discount),
        0,
      );
      const tax = order.taxesIncluded ? 0 : minor(order.tax);
      const refunded = order.refunds.reduce((sum, one) => sum + minor(one.total), 0);
      return (
        goods !== minor(order.subtotal) ||
        goods + minor(order.shipping) + tax !== minor(order.total) ||
        refunded > minor(order.total)
      );
    });
    expect(wrong).toEqual([]);
  });

  it('pays, voids and refunds every order as its status says', () => {
    const wrong = shop.orders.filter((order) => {
      const kinds = order.transactions
        .filter((one) => one.status === 'SUCCESS')
        .map((one) => one.kind);
      const charged = kinds.includes('SALE') || kinds.includes('CAPTURE');
      const settled = ['PAID', 'PARTIALLY_REFUNDED', 'REFUNDED'].includes(order.financialStatus);
      const refunds = kinds.filter((kind) => kind === 'REFUND').length;
      return (
        charged !== settled ||
        refunds !== order.refunds.length ||
        (order.cancelledAt !== null && order.fulfillments.length > 0) ||
        order.transactions.some((one) => (one.status === 'FAILURE') !== (one.errorCode !== null))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('refers only to what is there', () => {
    const products = new Map(
      shop.products.flatMap((product) => product.variants.map(({ id }) => [id, product.id])),
    );
    const customers = new Set(shop.customers.map((one) => one.id));
    const locations = new Set(shop.locations.map((one) => one.id));
    const markets = new Map(shop.markets.map((one) => [one.id, one]));
    const wrong = shop.orders.filter((order) => {
      const market = markets.get(order.marketId ?? '');
      const lineIds = new Set(order.lines.map((line) => line.id));
      const named = [
        ...order.fulfillments.flatMap((one) => one.lineIds),
        ...[...order.refunds, ...order.returns].flatMap((one) => one.lines.map((l) => l.lineId)),
      ];
      return (
        !customers.has(order.customerId ?? '') ||
        !market?.countries.includes(order.country ?? '') ||
        market.currency !== order.presentmentCurrency ||
        order.lines.some((line) => products.get(line.variantId ?? '') !== line.productId) ||
        order.fulfillments.some((one) => !locations.has(one.locationId)) ||
        named.some((id) => !lineIds.has(id))
      );
    });
    expect(wrong).toEqual([]);
  });

  it('never gives an id twice', () => {
    const ids = shop.orders.flatMap((order) =>
      [
        [order],
        order.lines,
        order.transactions,
        order.fulfillments,
        order.fulfillments.flatMap((one) => one.events),
        order.refunds,
        order.returns,
      ].flatMap((list) => list.map((one) => one.id)),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('knows nobody who could be real', () => {
    const named = shop.customers.map((one) => [one.displayName, one.email]);
    const synthetic = /^Customer \d+,customer-\d+@example\.com$/;
    expect(named.filter((one) => !synthetic.test(one.join()))).toEqual([]);
  });

  it('has a few hundred reviews by who bought, in several languages, after the parcel came', () => {
    const reviews = shop.reviews ?? [];
    expect(reviews.length).toBeGreaterThan(150);
    expect(reviews.length).toBeLessThan(1_000);
    const orders = new Map(shop.orders.map((one) => [one.id, one]));
    const wrong = reviews.filter((review) => {
      const order = orders.get(review.orderId ?? '');
      const deliveredAt = order?.fulfillments[0]?.deliveredAt ?? null;
      const line = order?.lines.find((one) => one.variantId === review.variantId);
      return (
        order?.customerId !== review.customerId ||
        line?.productId !== review.productId ||
        deliveredAt === null ||
        review.submittedAt < deliveredAt ||
        review.updatedAt > END ||
        ![1, 2, 3, 4, 5].includes(review.rating)
      );
    });
    expect(wrong).toEqual([]);
    const written = Map.groupBy(reviews, ({ locale }) => locale);
    expect([...written].filter(([, some]) => some.length >= 5).length).toBeGreaterThan(5);
  });

  it('hands nothing over on Sundays and New Year', () => {
    const days = shop.orders
      .flatMap((order) => order.fulfillments)
      .map((one) => epochDayAt(shop.zone, Date.parse(one.createdAt)));
    expect(days.filter((day) => weekdayOf(day) === 0)).toEqual([]);
    expect(days.filter((day) => isoDate(day).endsWith('-01-01'))).toEqual([]);
  });
});

it('Nordlicht is liked less by who waited longer than promised', () => {
  const shop = generateShop('nordlicht-living', { now: NOW });
  const orders = new Map(shop.orders.map((one) => [one.id, one]));
  const [late = [], inTime = []] = [true, false].map((wanted) =>
    (shop.reviews ?? []).filter(({ orderId }) => {
      const parcel = orders.get(orderId ?? '')?.fulfillments[0];
      const promised = parcel?.estimatedDeliveryAt ?? null;
      return wanted === (promised !== null && (parcel?.deliveredAt ?? '') > promised);
    }),
  );
  const mean = (some: { rating: number }[]) =>
    some.reduce((sum, { rating }) => sum + rating, 0) / some.length;
  expect(late.length).toBeGreaterThan(10);
  expect(mean(inTime) - mean(late)).toBeGreaterThan(1);
});

it('a shop can be made small, with exactly the orders asked for', () => {
  for (const orders of [0, 1, 50, 999]) {
    expect(generateShop('yunfan-outdoor', { now: NOW, orders }).orders).toHaveLength(orders);
  }
});

it('no id of one shop occurs in another', () => {
  const idsOf = (shop: SandboxShop) => [
    ...shop.orders.map((one) => one.id),
    ...shop.customers.map((one) => one.id),
    ...shop.products.map((one) => one.id),
  ];
  const [one = [], other = []] = BUILT_IN_SHOPS.map((name) =>
    idsOf(generateShop(name, { now: NOW, orders: 300 })),
  );
  const known = new Set(one);
  expect(known.size).toBeGreaterThan(600);
  expect(other.filter((id) => known.has(id))).toEqual([]);
});
