import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { forShop } from '../../../app/db/index.server.ts';
import {
  acceptWebhook,
  readShopNumbers,
  startFirstImport,
} from '../../../app/sync/index.server.ts';
import { placeRandomOrders } from '../../sandbox/random-orders.ts';
import { generateShop } from '../../sandbox/shops/index.ts';
import { expectedRows } from './expected-rows.ts';
import { recountRollups, storedRollups } from './recount.ts';
import {
  connectShop,
  settled,
  startSyncWorker,
  type ConnectedShop,
} from './sandbox-shop.fixture.ts';
import { inOrder, storedRows } from './stored-rows.ts';

const HOME_COUNTS_WITHIN_MS = 3000;

let connected: ConnectedShop;
let stopWorker: () => Promise<void>;
beforeAll(async () => {
  connected = await connectShop(generateShop('nordlicht-living', { now: new Date(), orders: 300 }));
  stopWorker = await startSyncWorker();
  await startFirstImport(connected.shopId);
  await settled(connected.shopId);
});
afterAll(async () => {
  await stopWorker?.();
  await connected?.close();
});

/** Everything that was sent has been answered, applied and rolled up. */
async function caughtUp(): Promise<void> {
  await connected.webhooks.idle();
  await settled(connected.shopId);
}

/** All records of the orders that were touched, against the shop's truth. */
async function expectTruth(): Promise<void> {
  const { shopId, truth } = connected;
  const tables = [
    'order',
    'order_line',
    'order_transaction',
    'fulfillment',
    'refund',
    'refund_line',
  ];
  const expected = Object.fromEntries(
    Object.entries(expectedRows(truth)).filter(([table]) => tables.includes(table)),
  );
  expect(inOrder(await storedRows(shopId, expected))).toEqual(inOrder(expected));
  expect(await storedRollups(shopId)).toEqual(await recountRollups(shopId));
}

describe('what happens in the shop', () => {
  test('is counted within seconds of an order being placed', async () => {
    const { shopId, store, domain } = connected;
    const period = { fromOn: '2020-01-01', toOn: '2029-12-28' };
    const before = await readShopNumbers(shopId, period);
    const startedAt = performance.now();
    placeRandomOrders(store, domain, 1);
    await vi.waitUntil(
      async () => (await readShopNumbers(shopId, period)).orders === before.orders + 1,
      { timeout: 10_000, interval: 25 },
    );
    expect(performance.now() - startedAt).toBeLessThan(HOME_COUNTS_WITHIN_MS);
  });

  test('in the life of an order ends in its rows: paid, shipped, tracked, refunded, cancelled', async () => {
    const { store, domain, truth } = connected;
    const placed = placeRandomOrders(store, domain, 4);
    const [first, second, third] = placed.map((order) => order.id);
    if (!first || !second || !third) throw new Error('no orders were placed');
    const shipped = store.fulfill(domain, first, {
      carrier: 'DHL',
      trackingNumber: 'JD1',
      estimatedDeliveryAt: new Date(Date.now() + 86_400_000).toISOString(),
    });
    const parcel = shipped.fulfillments[0]?.id ?? '';
    for (const status of ['IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED'] as const) {
      store.advanceTracking(domain, first, parcel, { status, country: 'DE' });
    }
    store.refund(domain, second);
    store.cancel(domain, third);
    await caughtUp();
    await expectTruth();
    const events = await forShop(connected.shopId).fulfillmentEvent.findMany({
      where: { orderId: first },
    });
    const true_ = truth.orders.find(({ id }) => id === first)?.fulfillments[0]?.events ?? [];
    expect(events.map((event) => event.eventId).toSorted()).toEqual(
      true_.map((event) => event.id).toSorted(),
    );
  });

  test('ends in the same rows when webhooks are repeated, late and out of order', async () => {
    const { store, domain, webhooks } = connected;
    webhooks.disturb({ kind: 'duplicate', times: 10, copies: 3 });
    webhooks.disturb({ kind: 'delay', times: 6, delayMs: 400 });
    webhooks.disturb({ kind: 'reorder', times: 8 });
    const orders = placeRandomOrders(store, domain, 6);
    for (const order of orders.slice(0, 3)) store.fulfill(domain, order.id);
    for (const order of orders.slice(2, 5)) store.refund(domain, order.id);
    webhooks.release();
    await caughtUp();
    await expectTruth();
  });

  test('to a product is read again', async () => {
    const { store, domain, truth, shopId } = connected;
    const productId = truth.products[0]?.id ?? '';
    store.updateProduct(domain, productId, { title: 'Renamed' });
    await caughtUp();
    const product = await forShop(shopId).product.findFirst({ where: { productId } });
    expect(product?.title).toBe('Renamed');
  });
});

describe('the inbox', () => {
  let id = 0;
  beforeEach(() => {
    id++;
  });
  const webhook = (topic: string) => ({
    topic,
    shopDomain: connected.domain,
    webhookId: `by-hand-${id}`,
    eventId: null,
    apiVersion: '2026-10',
    triggeredAt: new Date(),
  });
  const row = () =>
    forShop(connected.shopId).webhookInbox.findFirst({ where: { webhookId: `by-hand-${id}` } });

  test('keeps no payload once a webhook is applied', async () => {
    const orderId = connected.truth.orders[0]?.id ?? '';
    const payload = { id: Number(orderId) };
    await acceptWebhook({ webhook: webhook('orders/updated'), shop: connected.shop, payload });
    await caughtUp();
    expect(await row()).toMatchObject({ state: 'applied', payload: null, error: null });
  });

  test('notes a webhook that changes nothing here, without its payload', async () => {
    const payload = { id: 1 };
    await acceptWebhook({ webhook: webhook('themes/publish'), shop: connected.shop, payload });
    expect(await row()).toMatchObject({ state: 'applied', subject: null, payload: null });
  });

  test('of an order that the shop has no longer removes it with its sums', async () => {
    const { truth, state, shop, shopId } = connected;
    const gone = truth.orders.splice(10, 1)[0];
    state.revision += 1;
    if (gone === undefined) throw new Error('there is no order to delete');
    const payload = { id: Number(gone.id) };
    await acceptWebhook({ webhook: webhook('orders/delete'), shop, payload });
    await caughtUp();
    expect(await forShop(shopId).order.count({ where: { orderId: gone.id } })).toBe(0);
    expect(await forShop(shopId).orderLine.count({ where: { orderId: gone.id } })).toBe(0);
    await expectTruth();
  });

  test('takes nothing for a shop that has removed the app', async () => {
    const shop = { ...connected.shop, state: 'uninstalled' };
    await acceptWebhook({ webhook: webhook('orders/updated'), shop, payload: { id: 1 } });
    expect(await row()).toBeNull();
  });
});
