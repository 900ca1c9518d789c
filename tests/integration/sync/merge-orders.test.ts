import fc from 'fast-check';
import { expect, test } from 'vitest';
import { connectionPool, forShop, registerShop } from '../../../app/db/index.server.ts';
import {
  deleteOrders,
  mergeExportedOrders,
  mergeWholeOrders,
} from '../../../app/sync/merge-orders.server.ts';
import { inMergeTransaction } from '../../../app/sync/merge-transaction.server.ts';
import {
  emptyOrderRows,
  type FulfillmentRow,
  type OrderRow,
  type OrderRows,
} from '../../../app/sync/model.ts';
import { emptyPackedOrders, packOrders, type PackedOrders } from '../../../app/sync/pack-rows.ts';
import { rebuildDirtyDays } from '../../../app/sync/rebuild-rollups.server.ts';
import { recountRollups, storedRollups } from './recount.ts';

/** One version of an order as some read of the source found it. */
interface Seen {
  order: number;
  version: number;
  asked: number;
  day: number;
  customer: number | null;
  country: string;
  test: boolean;
  cancelled: boolean;
  lines: number;
  refundedOn: number | null;
  delivered: { on: number; said: number | null } | null;
  underWay: (number | null)[];
  attempts: ('SUCCESS' | 'FAILURE' | 'PENDING')[];
}

const DAYS = 12;
const day = fc.integer({ min: 1, max: DAYS });
const seen: fc.Arbitrary<Seen> = fc.record({
  order: fc.integer({ min: 1, max: 8 }),
  version: fc.integer({ min: 0, max: 5 }),
  asked: fc.integer({ min: 0, max: 5 }),
  day,
  customer: fc.option(fc.integer({ min: 1, max: 2 })),
  country: fc.constantFrom('DE', 'FR', 'ZZ'),
  test: fc.boolean(),
  cancelled: fc.boolean(),
  lines: fc.integer({ min: 0, max: 3 }),
  refundedOn: fc.option(day),
  delivered: fc.option(fc.record({ on: day, said: fc.option(day) })),
  underWay: fc.array(fc.option(day), { maxLength: 2 }),
  attempts: fc.array(fc.constantFrom('SUCCESS', 'FAILURE', 'PENDING'), { maxLength: 3 }),
});

const dateOf = (of: number) => `2026-03-${String(of).padStart(2, '0')}`;
const at = (of: number, hour = 10) => `${dateOf(of)}T${String(hour).padStart(2, '0')}:00:00Z`;

function rowsOf(it: Seen): OrderRows {
  const orderId = String(it.order);
  const rows = emptyOrderRows();
  rows.orders.push(orderRow(it, orderId));
  for (let line = 1; line <= it.lines; line++) {
    rows.lines.push({
      orderId,
      lineId: `${it.order}${line}`,
      productId: null,
      variantId: null,
      sku: `version ${it.version}`,
      title: 'A\tline\\with\nedges',
      quantity: line,
      unitPriceMinor: 100,
      discountMinor: 0,
      currentQuantity: line,
      refundableQuantity: null,
    });
  }
  it.attempts.forEach((status, index) => {
    rows.transactions.push({
      orderId,
      transactionId: `${it.order}${index}`,
      parentId: null,
      kind: 'SALE',
      status,
      gateway: null,
      gatewayName: null,
      paymentMethod: null,
      errorCode: null,
      amountMinor: 5,
      feeMinor: null,
      processedAt: null,
      test: false,
    });
  });
  if (it.refundedOn !== null) {
    const createdOn = dateOf(it.refundedOn);
    rows.refunds.push({
      orderId,
      refundId: `9${it.order}`,
      createdAt: at(it.refundedOn),
      createdOn,
      amountMinor: 7,
    });
  }
  if (it.delivered !== null) {
    rows.fulfillments.push(parcelRow(`8${it.order}`, it, it.delivered));
  }
  for (const [index, said] of it.underWay.entries()) {
    rows.fulfillments.push(parcelRow(`7${it.order}${index}`, it, { on: null, said }));
  }
  return rows;
}

function parcelRow(
  fulfillmentId: string,
  { order }: Seen,
  { on, said }: { on: number | null; said: number | null },
): FulfillmentRow {
  return {
    orderId: String(order),
    fulfillmentId,
    status: 'SUCCESS',
    displayStatus: null,
    createdAt: at(1),
    inTransitAt: null,
    deliveredAt: on === null ? null : at(on),
    deliveredOn: on === null ? null : dateOf(on),
    estimatedDeliveryAt: said === null ? null : at(said),
    estimatedOn: said === null ? null : dateOf(said),
    locationId: null,
    carrier: null,
    trackingPresent: on === null,
  };
}

function orderRow(it: Seen, orderId: string): OrderRow {
  return {
    orderId,
    channel: 'shopify',
    name: `#${orderId}`,
    createdAt: at(it.day),
    processedAt: at(it.day, it.order),
    updatedAt: at(20 + it.version),
    syncedAt: at(20, it.asked),
    cancelledAt: it.cancelled ? at(it.day, 12) : null,
    test: it.test,
    processedOn: dateOf(it.day),
    financialStatus: 'PAID',
    fulfillmentStatus: 'FULFILLED',
    customerId: it.customer === null ? null : String(it.customer),
    customerLocale: null,
    country: it.country,
    currency: 'EUR',
    presentmentCurrency: 'EUR',
    totalMinor: 100 * it.order + it.version,
    subtotalMinor: 0,
    shippingMinor: 0,
    taxMinor: 0,
    discountMinor: 0,
    presentmentTotalMinor: 0,
    refundedMinor: 0,
    gateways: ['a "quoted" one', 'b,c'],
    sourceName: null,
    province: null,
    taxesIncluded: null,
    dutiesMinor: null,
    discountCodes: ['10 %, "welcome"'],
    riskLevel: null,
    riskRecommendation: null,
    returnStatus: null,
  };
}

function packed(shopId: number, rows: OrderRows): PackedOrders {
  const orders = emptyPackedOrders();
  packOrders(orders, rows, shopId);
  return orders;
}

let shops = 0;
async function newShop(): Promise<number> {
  shops++;
  return (await registerShop(`merge-${shops}.myshopify.com`, new Date())).shopId;
}

/** Newest by version, then by when it was asked for; of equals the later one. */
function newest(all: Seen[]): Map<number, Seen> {
  const best = new Map<number, Seen>();
  for (const it of all) {
    const known = best.get(it.order);
    const newer =
      known === undefined ||
      it.version > known.version ||
      (it.version === known.version && it.asked >= known.asked);
    if (newer) best.set(it.order, it);
  }
  return best;
}

test('whatever order versions come in, the newest stands, whole, and the rollups equal a recount', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(seen, { minLength: 1, maxLength: 25 }), async (all) => {
      const shopId = await newShop();
      for (const [index, it] of all.entries()) {
        await inMergeTransaction(shopId, (client) =>
          mergeWholeOrders(client, shopId, packed(shopId, rowsOf(it))),
        );
        // Sometimes in between, so that days are rebuilt that change again later.
        if (index % 2 === 0) await rebuildDirtyDays(shopId);
      }
      await rebuildDirtyDays(shopId);
      const db = forShop(shopId);
      const expected = [...newest(all).values()].sort((a, b) => a.order - b.order);
      const stored = await db.order.findMany({ orderBy: { orderId: 'asc' } });
      expect(stored.map((row) => [row.orderId, Number(row.totalMinor), row.gateways])).toEqual(
        expected.map((it) => {
          const row = orderRow(it, String(it.order));
          return [row.orderId, row.totalMinor, row.gateways];
        }),
      );
      const lines = await db.orderLine.findMany();
      expect(lines.length).toBe(expected.reduce((sum, it) => sum + it.lines, 0));
      for (const line of lines) {
        expect(line.sku).toBe(
          `version ${expected.find((it) => String(it.order) === line.orderId)?.version}`,
        );
        expect(line.title).toBe('A\tline\\with\nedges');
      }
      expect(await storedRollups(shopId)).toEqual(await recountRollups(shopId));
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('deleting orders takes their sums away', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(seen, { minLength: 4, maxLength: 12 }), async (all) => {
      const shopId = await newShop();
      for (const it of all) {
        await inMergeTransaction(shopId, (client) =>
          mergeWholeOrders(client, shopId, packed(shopId, rowsOf(it))),
        );
      }
      await rebuildDirtyDays(shopId);
      const gone = all.slice(0, 2).map((it) => String(it.order));
      await inMergeTransaction(shopId, (client) => deleteOrders(client, shopId, gone));
      await rebuildDirtyDays(shopId);
      expect(await storedRollups(shopId)).toEqual(await recountRollups(shopId));
      expect(await forShop(shopId).refund.count({ where: { orderId: { in: gone } } })).toBe(0);
    }),
    { numRuns: 10 },
  );
}, 60_000);

const plain: Seen = {
  order: 1,
  version: 1,
  asked: 1,
  day: 3,
  customer: 1,
  country: 'DE',
  test: false,
  cancelled: false,
  lines: 2,
  refundedOn: null,
  delivered: null,
  underWay: [],
  attempts: ['SUCCESS'],
};

async function exporting(shopId: number): Promise<void> {
  await connectionPool().query(
    `INSERT INTO import_part (shop_id, import_run_id, part, state)
     VALUES ($1, gen_random_uuid(), 'orders', 'loading')`,
    [shopId],
  );
}

const mergeExport = (
  shopId: number,
  rows: OrderRows,
  rejected: string[] = [],
  { intoEmpty }: { intoEmpty: boolean } = { intoEmpty: true },
) =>
  inMergeTransaction(shopId, (client) =>
    mergeExportedOrders(client, shopId, packed(shopId, rows), { rejected, intoEmpty }),
  );

test('a line of an export that comes after a newer version of its order is dropped', async () => {
  const shopId = await newShop();
  await exporting(shopId);
  const old = rowsOf(plain);
  const header = { ...emptyOrderRows(), orders: old.orders };
  await mergeExport(shopId, header);
  const changed = rowsOf({ ...plain, version: 2, lines: 1 });
  await inMergeTransaction(shopId, (client) =>
    mergeWholeOrders(client, shopId, packed(shopId, changed)),
  );
  await mergeExport(shopId, { ...emptyOrderRows(), lines: old.lines });
  const lines = await forShop(shopId).orderLine.findMany();
  expect(lines.map((line) => line.sku)).toEqual(['version 2']);
});

test('an order that came by webhook during the export keeps its newer version', async () => {
  const shopId = await newShop();
  await exporting(shopId);
  const placed = rowsOf({ ...plain, version: 3, lines: 1 });
  await inMergeTransaction(shopId, (client) =>
    mergeWholeOrders(client, shopId, packed(shopId, placed)),
  );
  await mergeExport(shopId, rowsOf(plain));
  const [order] = await forShop(shopId).order.findMany({});
  expect(Number(order?.totalMinor)).toBe(103);
  expect(await forShop(shopId).orderLine.count()).toBe(1);
});

test.each([
  ['into an empty table', true],
  ['over what was there', false],
])(
  'an order that was read before an export %s began, and stored after, is not lost',
  async (_, intoEmpty) => {
    const shopId = await newShop();
    await exporting(shopId);
    const read = rowsOf({ ...plain, asked: 1 });
    await inMergeTransaction(shopId, (client) =>
      mergeWholeOrders(client, shopId, packed(shopId, read)),
    );
    await mergeExport(shopId, rowsOf({ ...plain, asked: 2 }), [], { intoEmpty });
    expect(await forShop(shopId).order.count()).toBe(1);
    expect(await forShop(shopId).orderLine.count()).toBe(plain.lines);
    // Nor where the export has a line of it that can't be read.
    await mergeExport(shopId, emptyOrderRows(), ['1'], { intoEmpty });
    expect(await forShop(shopId).order.count()).toBe(1);
  },
);

test('an order of which a line can not be read is left out whole', async () => {
  const shopId = await newShop();
  await exporting(shopId);
  const rows = rowsOf(plain);
  const other = rowsOf({ ...plain, order: 2 });
  await mergeExport(shopId, { ...emptyOrderRows(), orders: [...rows.orders, ...other.orders] });
  await mergeExport(shopId, { ...emptyOrderRows(), lines: rows.lines }, ['1']);
  await mergeExport(shopId, { ...emptyOrderRows(), lines: other.lines });
  const orders = await forShop(shopId).order.findMany();
  expect(orders.map((order) => order.orderId)).toEqual(['2']);
  const lines = await forShop(shopId).orderLine.findMany();
  expect(new Set(lines.map((line) => line.orderId))).toEqual(new Set(['2']));
});

test('merges and rebuilds at the same time end in rollups that equal a recount', async () => {
  const shopId = await newShop();
  const work = fc
    .sample(seen, { numRuns: 60, seed: 20_261_122 })
    .map(
      (it) => () =>
        inMergeTransaction(shopId, (client) =>
          mergeWholeOrders(client, shopId, packed(shopId, rowsOf(it))),
        ),
    );
  let merging = true;
  const rebuilding = Promise.all(
    [1, 2].map(async () => {
      while (merging) await rebuildDirtyDays(shopId);
    }),
  );
  const lanes = [0, 1, 2].map(async (lane) => {
    for (let index = lane; index < work.length; index += 3) await work[index]?.();
  });
  await Promise.all(lanes);
  merging = false;
  await rebuilding;
  await rebuildDirtyDays(shopId);
  expect(await storedRollups(shopId)).toEqual(await recountRollups(shopId));
});
