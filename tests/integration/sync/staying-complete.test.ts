import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forShop } from '../../../app/db/index.server.ts';
import { readImportProgress, startFirstImport } from '../../../app/sync/index.server.ts';
import {
  closeReturn,
  mergeCustomers,
  openDispute,
  openReturn,
  settleDispute,
  updateCustomer,
} from '../../sandbox/after-sale.ts';
import type { SandboxOrder, SandboxShop } from '../../sandbox/model.ts';
import { generateShop } from '../../sandbox/shops/index.ts';
import { expectedRows } from './expected-rows.ts';
import { recountRollups, storedRollups } from './recount.ts';
import {
  APP_SCOPES,
  connectShop,
  settled,
  startSyncWorker,
  type ConnectedShop,
} from './sandbox-shop.fixture.ts';
import { inOrder, storedRows } from './stored-rows.ts';

let shops = 0;
/** A shop that no other test of this file has imported. */
function shop(orders: number): SandboxShop {
  shops++;
  const truth = generateShop('nordlicht-living', { now: new Date(), orders });
  return { ...truth, domain: `complete-${shops}.myshopify.com` };
}

let stopWorker: () => Promise<void>;
beforeAll(async () => {
  stopWorker = await startSyncWorker();
});
afterAll(() => stopWorker?.());

async function imported(
  orders: number,
  options: Parameters<typeof connectShop>[1] = {},
): Promise<ConnectedShop> {
  const connected = await connectShop(shop(orders), options);
  await startFirstImport(connected.shopId);
  await settled(connected.shopId);
  return connected;
}

async function caughtUp({ webhooks, shopId }: ConnectedShop): Promise<void> {
  await webhooks.idle();
  await settled(shopId);
}

async function expectTruth({ shopId, truth }: ConnectedShop, tables: string[]): Promise<void> {
  const rows = Object.entries(expectedRows(truth)).filter(([table]) => tables.includes(table));
  const expected = Object.fromEntries(rows);
  expect(Object.keys(expected).sort()).toEqual(tables.toSorted());
  expect(inOrder(await storedRows(shopId, expected))).toEqual(inOrder(expected));
}

describe('a change of', () => {
  let connected: ConnectedShop;
  beforeAll(async () => {
    connected = await imported(200);
  });
  afterAll(() => connected?.close());

  const delivered = (): SandboxOrder => {
    const found = connected.truth.orders.findLast(
      (order) => order.returns.length === 0 && order.fulfillments.length > 0 && !order.test,
    );
    if (found === undefined) throw new Error('no order was delivered');
    return found;
  };

  test('a return arrives with its reason, and again when it is closed', async () => {
    const { store, domain } = connected;
    const { id } = delivered();
    const returned = openReturn(store, domain, id, {
      reasonHandle: 'size-too-small',
      reasonName: 'Too small',
    });
    await caughtUp(connected);
    const where = { orderId: id };
    const line = await forShop(connected.shopId).returnLine.findFirst({ where });
    expect(line).toMatchObject({ reasonHandle: 'size-too-small', reasonName: 'Too small' });
    closeReturn(store, domain, id, returned.id);
    await caughtUp(connected);
    const stored = await forShop(connected.shopId).orderReturn.findFirst({ where });
    expect(stored?.status).toBe('CLOSED');
    expect(stored?.closedAt).not.toBeNull();
  });

  test('a dispute arrives with what it is about, and ends in its state', async () => {
    const { store, domain, truth } = connected;
    const orderId = truth.orders.at(-1)?.id ?? '';
    const { id } = openDispute(store, domain, orderId, 'FRAUDULENT');
    settleDispute(store, domain, orderId, id, 'WON');
    await caughtUp(connected);
    await expectTruth(connected, ['dispute']);
    const stored = await forShop(connected.shopId).dispute.findFirst({ where: { disputeId: id } });
    expect(stored).toMatchObject({ orderId, status: 'WON', reason: 'FRAUDULENT' });
  });

  test('stock arrives at its location', async () => {
    const { store, domain, truth } = connected;
    const item = truth.products[0]?.variants[0]?.inventoryItem;
    const locationId = item?.levels[0]?.locationId;
    if (item === undefined || locationId === undefined) throw new Error('nothing lies anywhere');
    store.setAvailable(domain, item.id, locationId, 7_777);
    await caughtUp(connected);
    await expectTruth(connected, ['inventory_level']);
  });

  test('a customer arrives, and the count of orders with each new one', async () => {
    const { store, domain, truth } = connected;
    const customer = truth.customers[0];
    const variantId = truth.products[0]?.variants[0]?.id;
    if (customer === undefined || variantId === undefined) throw new Error('nobody buys anything');
    updateCustomer(store, domain, customer.id, { country: 'PT', locale: 'pt-PT' });
    store.placeOrder(domain, {
      lines: [{ variantId, quantity: 1 }],
      country: 'PT',
      customerId: customer.id,
      payment: { gateway: 'shopify_payments', outcome: 'success' },
    });
    await caughtUp(connected);
    await expectTruth(connected, ['customer']);
  });

  test('two customers into one moves the orders, and the rollups follow', async () => {
    const { store, domain, truth, shopId } = connected;
    const buyers = [...new Set(truth.orders.flatMap(({ customerId }) => customerId ?? []))];
    const [keptId, deletedId] = buyers;
    if (keptId === undefined || deletedId === undefined) throw new Error('there is one buyer');
    mergeCustomers(store, domain, { keptId, deletedId });
    await caughtUp(connected);
    const db = forShop(shopId);
    expect(await db.order.count({ where: { customerId: deletedId } })).toBe(0);
    expect(await db.customer.count({ where: { customerId: deletedId } })).toBe(0);
    await expectTruth(connected, ['order']);
    expect(await storedRollups(shopId)).toEqual(await recountRollups(shopId));
  });

  test('an order longer than any list of it is read whole', async () => {
    const { store, domain, truth, state } = connected;
    const order = truth.orders.find(
      ({ fulfillments, transactions }) => fulfillments.length > 0 && transactions.length > 0,
    );
    const [parcel] = order?.fulfillments ?? [];
    const [transaction] = order?.transactions ?? [];
    if (order === undefined || parcel === undefined || transaction === undefined) {
      throw new Error('no order has a parcel');
    }
    const number = () => state.nextId();
    for (let copy = 0; copy < 25; copy++) {
      const events = parcel.events.map((event) => ({ ...event, id: number() }));
      while (copy === 0 && events.length < 45) {
        events.push({
          id: number(),
          status: 'IN_TRANSIT',
          happenedAt: order.createdAt,
          country: null,
        });
      }
      order.fulfillments.push({ ...parcel, id: number(), events });
      order.transactions.push({ ...transaction, id: number(), kind: 'VOID', fee: null });
      order.refunds.push({
        id: number(),
        createdAt: order.createdAt,
        note: null,
        total: { shop: '0.00', presentment: '0.00' },
        lines: order.lines.map((line) => ({
          id: number(),
          lineId: line.id,
          quantity: 0,
          subtotal: { shop: '0.00', presentment: '0.00' },
          restockType: 'NO_RESTOCK',
        })),
      });
    }
    openReturn(store, domain, order.id, {});
    await caughtUp(connected);
    const tables = ['order_transaction', 'fulfillment', 'refund', 'refund_line'];
    await expectTruth(connected, tables);
    const events = await forShop(connected.shopId).fulfillmentEvent.count({
      where: { orderId: order.id },
    });
    expect(events).toBe(order.fulfillments.reduce((sum, it) => sum + it.events.length, 0));
  });
});

describe('what Shopify denies', () => {
  test('is told, and everything else comes', async () => {
    const denied = [
      'read_returns',
      'read_shopify_payments',
      'read_shopify_payments_disputes',
      'read_customers',
      'read_customer_merge',
      'read_inventory',
    ];
    const scopes = APP_SCOPES.filter((scope) => !denied.includes(scope));
    const connected = await imported(120, { scopes });
    try {
      const { state, missing } = await readImportProgress(connected.shopId);
      expect(state).toBe('completed');
      expect(missing).toEqual([
        { part: 'customers', why: 'access-denied' },
        { part: 'disputes', why: 'access-denied' },
        { part: 'inventory-levels', why: 'access-denied' },
        { part: 'order-customers', why: 'access-denied' },
        { part: 'payouts', why: 'access-denied' },
        { part: 'returns', why: 'access-denied' },
      ]);
      const tables = [
        'order_line',
        'order_transaction',
        'fulfillment',
        'refund',
        'product_variant',
      ];
      await expectTruth(connected, [...tables, 'price_list_price', 'market']);
      const { id } = connected.truth.orders.at(-1) ?? { id: '' };
      connected.store.cancel(connected.domain, id);
      await caughtUp(connected);
      await expectTruth(connected, tables);
    } finally {
      await connected.close();
    }
  });

  test('comes when it is granted and read again', async () => {
    const connected = await imported(60, {
      scopes: APP_SCOPES.filter((scope) => scope !== 'read_returns'),
    });
    try {
      const { shopId, store, domain, state, truth } = connected;
      expect((await readImportProgress(shopId)).missing).toHaveLength(1);
      store.updateScopes(domain, APP_SCOPES);
      for (const token of state.installation?.accessTokens.values() ?? []) {
        token.scopes = [...APP_SCOPES];
      }
      openReturn(store, domain, truth.orders.at(-1)?.id ?? '', {});
      await caughtUp(connected);
      expect((await readImportProgress(shopId)).missing).toEqual([]);
      expect(await forShop(shopId).orderReturn.count()).toBeGreaterThan(0);
    } finally {
      await connected.close();
    }
  });
});

test('a shop without Shopify Payments has no payouts, and that is told', async () => {
  const connected = await imported(30, { settings: { shopifyPayments: false } });
  try {
    const { missing } = await readImportProgress(connected.shopId);
    expect(missing).toEqual([{ part: 'payouts', why: 'not-available' }]);
    expect(await forShop(connected.shopId).payout.count()).toBe(0);
  } finally {
    await connected.close();
  }
});
