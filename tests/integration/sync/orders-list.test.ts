import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import { connectionPool, forShop, registerShop } from '../../../app/db/index.server.ts';
import { dateInZone } from '../../../app/kernel/calendar.ts';
import { exportOrders } from '../../../app/sync/orders/export-orders.server.ts';
import { countExported } from '../../../app/sync/orders/order-export.ts';
import {
  countOrders,
  filterContext,
  listOrders,
} from '../../../app/sync/orders/list-orders.server.ts';
import {
  COUNTED_FILTERS,
  datesOf,
  FINANCIAL_STATUSES,
  NEWEST_FIRST,
  NO_FILTERS,
  type OrderFilters,
  type OrderQuery,
  PARCEL_FILTERS,
  SORT_COLUMNS,
} from '../../../app/sync/orders/order-query.ts';
import { orderStanding } from '../../../app/sync/orders/order-standing.ts';
import { type ParcelFacts, parcelState } from '../../../app/sync/orders/parcel-state.ts';
import { changeOrderViews, readOrderViews } from '../../../app/sync/orders/order-views.server.ts';
import { VIEWS_MAX } from '../../../app/sync/orders/order-views.ts';
import { readOrder } from '../../../app/sync/orders/read-order.server.ts';
import { projectRoot } from '../../setup/stamp.ts';

const ZONE = 'Europe/Berlin';
const NOW = Date.parse('2026-03-20T10:00:00Z');
const TODAY = dateInZone(ZONE, NOW);
const DAY_MS = 86_400_000;

/** An order as the tests know it. */
interface Known {
  orderId: string;
  name: string;
  channel: string;
  country: string;
  province: string | null;
  /** A marketplace owes the tax, as a tax line says. */
  byMarketplace: boolean;
  test: boolean;
  financialStatus: string;
  fulfillmentStatus: string;
  cancelled: boolean;
  at: number;
  totalMinor: number;
  refundedMinor: number;
  parcels: ParcelFacts[];
  attempts: string[];
}

const parcel: fc.Arbitrary<ParcelFacts> = fc.record({
  status: fc.constantFrom('SUCCESS', 'SUCCESS', 'CANCELLED'),
  displayStatus: fc.constantFrom(null, 'IN_TRANSIT', 'DELIVERED', 'NOT_DELIVERED', 'LABEL_VOIDED'),
  inTransit: fc.boolean(),
  delivered: fc.boolean(),
  estimatedOn: fc.constantFrom(null, '2026-03-19', '2026-03-20', '2026-03-25'),
  trackingPresent: fc.boolean(),
});

// Few instants and amounts: many orders have the same, and pages break between them.
const known: fc.Arbitrary<Known[]> = fc
  .array(
    fc.record({
      prefix: fc.constantFrom('#', 'NL-'),
      channel: fc.constantFrom('shopify', 'amazon', 'tiktok'),
      country: fc.constantFrom('DE', 'JP', 'ZZ'),
      province: fc.constantFrom(null, '13', '27'),
      byMarketplace: fc.boolean(),
      test: fc.boolean(),
      financialStatus: fc.constantFrom(...FINANCIAL_STATUSES),
      fulfillmentStatus: fc.constantFrom('FULFILLED', 'UNFULFILLED', 'PARTIALLY_FULFILLED'),
      cancelled: fc.boolean(),
      at: fc.integer({ min: 0, max: 12 }).map((days) => NOW - days * DAY_MS * 3),
      totalMinor: fc.integer({ min: 0, max: 4 }).map((units) => units * 100),
      refundedMinor: fc.constantFrom(0, 0, 50),
      parcels: fc.array(parcel, { maxLength: 3 }),
      attempts: fc.array(fc.constantFrom('SUCCESS', 'FAILURE', 'ERROR', 'PENDING'), {
        maxLength: 2,
      }),
    }),
    { minLength: 40, maxLength: 60 },
  )
  .map((orders) =>
    orders.map(({ prefix, ...order }, index) => ({
      ...order,
      orderId: String(700 + index),
      name: `${prefix}${1000 + index}`,
    })),
  );

async function store(shopId: number, orders: readonly Known[]): Promise<void> {
  const tables = ['order', 'fulfillment', 'order_transaction', 'order_tax_line'];
  for (const table of tables) {
    await connectionPool().query(`DELETE FROM "${table}" WHERE shop_id = $1`, [shopId]);
  }
  const db = forShop(shopId);
  await db.order.createMany({ data: orders.map((order) => orderRow(shopId, order)) });
  await db.fulfillment.createMany({
    data: orders.flatMap((order) =>
      order.parcels.map((facts, index) => ({
        shopId,
        orderId: order.orderId,
        fulfillmentId: String(index),
        status: facts.status,
        displayStatus: facts.displayStatus,
        createdAt: new Date(order.at),
        inTransitAt: facts.inTransit ? new Date(order.at) : null,
        deliveredAt: facts.delivered ? new Date(order.at) : null,
        estimatedOn: facts.estimatedOn === null ? null : new Date(facts.estimatedOn),
        trackingPresent: facts.trackingPresent,
      })),
    ),
  });
  await db.orderTaxLine.createMany({
    data: orders.map(({ orderId, byMarketplace }) => ({
      shopId,
      orderId,
      position: 0,
      title: 'Tax',
      amountMinor: 1n,
      channelLiable: byMarketplace,
    })),
  });
  await db.orderTransaction.createMany({
    data: orders.flatMap((order) =>
      order.attempts.map((status, index) => ({
        shopId,
        orderId: order.orderId,
        transactionId: String(index),
        kind: 'SALE',
        status,
        amountMinor: 1n,
      })),
    ),
  });
}

function orderRow(shopId: number, order: Known) {
  const at = new Date(order.at);
  const amount = BigInt(order.totalMinor);
  return {
    shopId,
    orderId: order.orderId,
    channel: order.channel,
    name: order.name,
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    syncedAt: at,
    cancelledAt: order.cancelled ? at : null,
    ...standingRow(order),
    processedOn: new Date(dateInZone(ZONE, order.at)),
    financialStatus: order.financialStatus,
    fulfillmentStatus: order.fulfillmentStatus,
    country: order.country,
    province: order.province,
    test: order.test,
    currency: 'EUR',
    presentmentCurrency: 'EUR',
    totalMinor: amount,
    subtotalMinor: amount,
    shippingMinor: 0n,
    taxMinor: 0n,
    discountMinor: 0n,
    presentmentTotalMinor: amount,
    refundedMinor: BigInt(order.refundedMinor),
    gateways: [],
  };
}

/** As a merge stores it; merge-orders.test.ts holds every merge to it. */
function standingRow(order: Known) {
  const attempts = order.attempts.map((status) => ({ kind: 'SALE', status }));
  const { parcelDueOn, ...rest } = orderStanding(order.parcels, attempts);
  return { ...rest, parcelDueOn: parcelDueOn === null ? null : new Date(parcelDueOn) };
}

/** The filters in plain words, against which the SQL is held. */
function passes(order: Known, filters: OrderFilters): boolean {
  const states = order.parcels.map((facts) => parcelState(facts, TODAY));
  const underWay = states.some((state) => state === 'late' || state === 'on-its-way');
  const range = filters.period === null ? null : datesOf(filters.period, TODAY);
  const on = dateInZone(ZONE, order.at);
  const text = filters.text.toLowerCase();
  return (
    (filters.channel === null || order.channel === filters.channel) &&
    (filters.country === null || order.country === filters.country) &&
    (filters.region === null || `${order.country}-${order.province}` === filters.region) &&
    (filters.countries === null || filters.countries.includes(order.country)) &&
    (filters.counted === null || isSold(order)) &&
    (filters.counted !== 'own-sales' || (order.channel === 'shopify' && !order.byMarketplace)) &&
    (filters.financialStatus === null || order.financialStatus === filters.financialStatus) &&
    (!filters.refunded || order.refundedMinor > 0) &&
    (!filters.paymentFailed || order.attempts.some((each) => /FAILURE|ERROR/.test(each))) &&
    (range === null ||
      ((range.fromOn === null || on >= range.fromOn) &&
        (range.toOn === null || on <= range.toOn))) &&
    (text === '' ||
      ['', '#', 'nl-'].some((prefix) => order.name.toLowerCase().startsWith(prefix + text)) ||
      order.orderId === filters.text) &&
    (filters.parcel === null ||
      {
        unsent: order.fulfillmentStatus !== 'FULFILLED' && !order.cancelled,
        'on-its-way': underWay,
        late: states.includes('late'),
        delivered: states.includes('delivered') && !underWay,
      }[filters.parcel])
  );
}

function isSold(order: Known): boolean {
  return !order.test && !order.cancelled && !/VOIDED|EXPIRED/.test(order.financialStatus);
}

const place = fc.constantFrom<Pick<OrderFilters, 'country' | 'region' | 'countries'>>(
  { country: null, region: null, countries: null },
  { country: null, region: null, countries: null },
  { country: 'ZZ', region: null, countries: null },
  { country: 'JP', region: 'JP-13', countries: null },
  { country: null, region: null, countries: ['DE', 'JP'] },
);

const rest = fc.record({
  channel: fc.option(fc.constantFrom('amazon', 'nowhere'), { freq: 2 }),
  counted: fc.option(fc.constantFrom(...COUNTED_FILTERS), { freq: 1 }),
  financialStatus: fc.option(fc.constantFrom('PAID', 'REFUNDED'), { freq: 1 }),
  parcel: fc.option(fc.constantFrom(...PARCEL_FILTERS), { freq: 2 }),
  period: fc.constantFrom(null, null, { days: 7 } as const, {
    fromOn: '2026-03-01',
    toOn: '2026-03-12',
  }),
  refunded: fc.boolean(),
  paymentFailed: fc.boolean(),
  text: fc.constantFrom('', '', '', '10', '1003', '#10', 'nl-10', '705', '%', '_000'),
});

const filters: fc.Arbitrary<OrderFilters> = fc
  .tuple(rest, place)
  .map(([others, where]) => ({ ...others, ...where }));

/** At most one filter: combinations leave little to page through. */
const fewFilters = fc
  .record({
    filters,
    keep: fc.constantFrom(...(Object.keys(NO_FILTERS) as (keyof OrderFilters)[])),
  })
  .map(({ filters: all, keep }): OrderFilters => {
    if (keep !== 'region') return { ...NO_FILTERS, [keep]: all[keep] };
    return { ...NO_FILTERS, country: all.country, region: all.region };
  });

let shop: { shopId: number; zone: string };
let other: { shopId: number; zone: string };

beforeAll(async () => {
  const register = async (domain: string) => {
    const { shopId } = await registerShop(domain, new Date(NOW));
    return { shopId, zone: ZONE };
  };
  shop = await register('mine.myshopify.com');
  other = await register('theirs.myshopify.com');
});

async function listed(query: OrderQuery, pageSize: number): Promise<string[][]> {
  const context = await filterContext(shop, query.filters, NOW);
  const pages: string[][] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listOrders>> = await listOrders(
      context,
      query,
      { after },
      pageSize,
    );
    pages.push(page.orders.map(({ orderId }) => orderId));
    after = page.nextAfter;
  } while (after !== null);
  return pages;
}

describe('pages', () => {
  test('have every order that passes the filters exactly once, in order, and lead back', async () => {
    await fc.assert(
      fc.asyncProperty(
        known,
        fc.oneof(filters, fewFilters),
        fc.record({ column: fc.constantFrom(...SORT_COLUMNS), descending: fc.boolean() }),
        fc.integer({ min: 1, max: 23 }),
        async (orders, asked, sorting, pageSize) => {
          await store(shop.shopId, orders);
          const query = { filters: asked, sorting };
          const pages = await listed(query, pageSize);
          const found = pages.flat();
          const wanted = orders.filter((order) => passes(order, asked));
          expect(found.toSorted()).toEqual(wanted.map(({ orderId }) => orderId).toSorted());
          const byId = new Map(orders.map((order) => [order.orderId, order]));
          const values = found.map((id) =>
            sorting.column === 'date' ? byId.get(id)!.at : byId.get(id)!.totalMinor,
          );
          expect(values).toEqual(values.toSorted((a, b) => (sorting.descending ? b - a : a - b)));
          const context = await filterContext(shop, asked, NOW);
          expect(await countOrders(context, asked)).toBe(wanted.length);
          await expectWayBack(query, pages, pageSize);
        },
      ),
      { numRuns: 40 },
    );
  }, 120_000);

  async function expectWayBack(query: OrderQuery, pages: string[][], pageSize: number) {
    const last = pages.at(-1)?.at(-1);
    if (last === undefined || pages.length < 2) return;
    const context = await filterContext(shop, query.filters, NOW);
    let after: string | null = null;
    let page = await listOrders(context, query, {}, pageSize);
    while (page.nextAfter !== null) {
      after = page.nextAfter;
      page = await listOrders(context, query, { after }, pageSize);
    }
    for (const wanted of pages.slice(0, -1).reverse()) {
      expect(page.previousBefore).not.toBeNull();
      page = await listOrders(context, query, { before: page.previousBefore }, pageSize);
      expect(page.orders.map(({ orderId }) => orderId)).toEqual(wanted);
      expect(page.nextAfter).not.toBeNull();
    }
  }

  test('do not move when an order comes in meanwhile', async () => {
    const [orders] = fc.sample(known, { numRuns: 1, seed: 7 });
    const query = { filters: NO_FILTERS, sorting: NEWEST_FIRST };
    await store(shop.shopId, orders!);
    const before = await listed(query, 10);
    const context = await filterContext(shop, NO_FILTERS, NOW);
    const first = await listOrders(context, query, {}, 10);
    await forShop(shop.shopId).order.createMany({
      data: [orderRow(shop.shopId, { ...orders![0]!, orderId: '9999', at: NOW + DAY_MS })],
    });
    const second = await listOrders(context, query, { after: first.nextAfter }, 10);
    expect(second.orders.map(({ orderId }) => orderId)).toEqual(before[1]);
  });

  test('take no cursor that is none', async () => {
    const query = { filters: NO_FILTERS, sorting: NEWEST_FIRST };
    const context = await filterContext(shop, NO_FILTERS, NOW);
    const first = await listOrders(context, query, {}, 5);
    for (const after of ["1'; DROP TABLE", '1', '', '99999999999999999.1']) {
      expect(await listOrders(context, query, { after }, 5)).toEqual(first);
    }
  });
});

test('the migration gives stored orders the standing that a merge would', async () => {
  const file = 'prisma/migrations/20261122050000_order_standing/migration.sql';
  const sql = await readFile(path.join(projectRoot, file), 'utf8');
  const backfill = /^WITH parcel AS[^;]*;/m.exec(sql)?.[0] ?? '';
  for (const orders of fc.sample(known, { numRuns: 5, seed: 11 })) {
    await store(shop.shopId, orders);
    await forShop(shop.shopId).order.updateMany({
      data: { parcelStage: null, parcelDueOn: null, failedAttempts: 0 },
    });
    await connectionPool().query(backfill);
    const stored = await forShop(shop.shopId).order.findMany({
      orderBy: { orderId: 'asc' },
      select: { parcelStage: true, parcelDueOn: true, failedAttempts: true },
    });
    expect(stored).toEqual(orders.map(standingRow));
  }
});

describe("another shop's orders", () => {
  test('are in no list, no count and no file, and are not found', async () => {
    const [orders] = fc.sample(known, { numRuns: 1, seed: 8 });
    await store(other.shopId, orders!);
    await store(shop.shopId, []);
    for (const asked of [
      NO_FILTERS,
      { ...NO_FILTERS, parcel: 'late' as const },
      { ...NO_FILTERS, parcel: 'delivered' as const },
      { ...NO_FILTERS, paymentFailed: true },
      { ...NO_FILTERS, text: '1' },
    ]) {
      const query = { filters: asked, sorting: NEWEST_FIRST };
      const mine = await filterContext(shop, asked, NOW);
      expect((await listOrders(mine, query)).orders).toEqual([]);
      expect(await countOrders(mine, asked)).toBe(0);
      expect(await fileOf(mine, query)).toHaveLength(0);
      const theirs = await filterContext(other, asked, NOW);
      expect((await listOrders(theirs, query)).orders).not.toEqual([]);
    }
    const { channel, orderId } = orders![0]!;
    expect(await readOrder(shop, { channel, orderId }, NOW)).toBeNull();
    expect(await readOrder(other, { channel, orderId }, NOW)).toMatchObject({ orderId });
    expect(await readOrder(other, { channel: 'nowhere', orderId }, NOW)).toBeNull();
  });
});

async function fileOf(
  context: Awaited<ReturnType<typeof filterContext>>,
  query: OrderQuery,
  most?: number,
): Promise<string[]> {
  let text = '';
  for await (const piece of exportOrders(context, query, most)) text += piece;
  return text.split('\r\n').slice(1, 1 + countExported(text));
}

describe('the exported file', () => {
  test('has the filtered list in its order, up to the most that a file may have', async () => {
    const [orders] = fc.sample(known, { numRuns: 1, seed: 9 });
    await store(shop.shopId, orders!);
    const query = { filters: { ...NO_FILTERS, country: 'DE' }, sorting: NEWEST_FIRST };
    const context = await filterContext(shop, query.filters, NOW);
    const ids = (await listed(query, 1000)).flat();
    expect(ids.length).toBeGreaterThan(5);
    const lines = await fileOf(context, query);
    expect(lines.map((line) => line.split(',')[1])).toEqual(ids);
    expect(await fileOf(context, query, 3)).toEqual(lines.slice(0, 3));
  });
});

describe('one order', () => {
  test('is read with all that belongs to it', async () => {
    const [orders] = fc.sample(known, { numRuns: 1, seed: 10 });
    const order = orders!.find(({ parcels }) => parcels.length > 0)!;
    await store(shop.shopId, orders!);
    const { orderId, channel } = order;
    const db = forShop(shop.shopId);
    const owner = { shopId: shop.shopId, orderId };
    const at = new Date('2026-03-04T23:30:00Z');
    await db.orderLine.createMany({
      data: [
        {
          ...owner,
          lineId: '5',
          title: 'Tent',
          quantity: 2,
          unitPriceMinor: 100n,
          discountMinor: 10n,
        },
      ],
    });
    await db.fulfillmentEvent.createMany({
      data: [
        {
          ...owner,
          fulfillmentId: '0',
          eventId: '6',
          status: 'IN_TRANSIT',
          happenedAt: at,
          country: 'DE',
        },
      ],
    });
    await db.refund.createMany({
      data: [
        {
          ...owner,
          refundId: '7',
          createdAt: at,
          createdOn: new Date('2026-03-05'),
          amountMinor: 40n,
        },
      ],
    });
    await db.refundLine.createMany({
      data: [
        {
          ...owner,
          refundId: '7',
          lineId: '5',
          quantity: 1,
          amountMinor: 40n,
          restockType: 'RETURN',
        },
      ],
    });
    const read = await readOrder(shop, { channel, orderId }, NOW);
    expect(read).toMatchObject({
      name: order.name,
      lines: [{ lineId: '5', title: 'Tent', unitPriceMinor: 100, discountMinor: 10 }],
      refunds: [{ at: at.toISOString(), amountMinor: 40, lines: [{ title: 'Tent', quantity: 1 }] }],
      cut: false,
    });
    expect(read?.parcels.map(({ state }) => state)).toEqual(
      order.parcels.map((facts) => parcelState(facts, TODAY)),
    );
    expect(read?.parcels[0]?.events).toEqual([
      { eventId: '6', status: 'IN_TRANSIT', at: at.toISOString(), country: 'DE' },
    ]);
    expect(read?.payments).toHaveLength(order.attempts.length);
  });
});

describe('views', () => {
  test('made by several people at once are all kept, up to the most there may be', async () => {
    const asked = Array.from({ length: VIEWS_MAX + 2 }, (_, index) => index);
    const answers = await Promise.all(
      asked.map((index) =>
        changeOrderViews(
          shop.shopId,
          { intent: 'create', name: `View ${index}`, query: 'parcel=late' },
          `id-${index}`,
        ),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(VIEWS_MAX);
    const kept = await readOrderViews(shop.shopId);
    expect(kept.map(({ viewId }) => viewId).toSorted()).toEqual(
      answers.flatMap((answer) => (answer.ok ? [answer.value.viewId] : [])).toSorted(),
    );
    expect(await readOrderViews(other.shopId)).toEqual([]);
  });
});
