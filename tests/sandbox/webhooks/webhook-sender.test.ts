import '@shopify/shopify-api/adapters/node';
import { ApiVersion, LogSeverity, shopifyApi } from '@shopify/shopify-api';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeSandboxShop } from '../../factories/sandbox-shop.ts';
import { createSandboxStore } from '../store.ts';
import type { OrderDraft, SandboxApp, SandboxStore } from '../store.ts';
import {
  closeReturn,
  mergeCustomers,
  openDispute,
  openReturn,
  settleDispute,
  updateCustomer,
} from '../after-sale.ts';
import { deleteReview, editReview, writeReview } from '../reviews.ts';
import { defaultSubscriptions, readSubscriptions } from './subscriptions.ts';
import { createWebhookSender, signWebhook } from './webhook-sender.ts';
import type { WebhookSender, WebhookSenderOptions } from './webhook-sender.ts';

interface Received {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  json: Record<string, unknown>;
}

let server: Server;
let appUrl: string;
let received: Received[];
let answers: number[];
let store: SandboxStore;
let domain: string;
let sender: WebhookSender | undefined;

beforeEach(async () => {
  received = [];
  answers = [];
  server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      let json: Record<string, unknown> = {};
      try {
        json = JSON.parse(body) as Record<string, unknown>;
      } catch {
        json = {};
      }
      received.push({ path: req.url ?? '', headers: req.headers, body, json });
      const status = answers.shift() ?? 200;
      if (status > 0) res.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  appUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await sender?.close();
  await new Promise((resolve) => server.close(resolve));
});

function start(options: Partial<WebhookSenderOptions> = {}, app: Partial<SandboxApp> = {}): void {
  store = createSandboxStore({ clock: () => new Date('2026-11-22T09:00:00.000Z'), app });
  domain = store.addShop(makeSandboxShop()).shop.domain;
  store.install(domain, ['read_orders']);
  sender = createWebhookSender(store, {
    appUrl,
    subscriptions: defaultSubscriptions,
    retryDelaysMs: [1, 1],
    ...options,
  });
}

const draft: OrderDraft = {
  lines: [{ variantId: '310', quantity: 2 }],
  country: 'DE',
  customerId: '61',
  payment: { gateway: 'shopify_payments', outcome: 'success' },
};

const only = (topic: string): Received[] =>
  received.filter(({ headers }) => headers['x-shopify-topic'] === topic);

describe('a delivery', () => {
  it("is accepted by Shopify's own library, with its headers", async () => {
    start();
    store.placeOrder(domain, draft);
    await sender?.idle();
    const library = shopifyApi({
      apiKey: store.app.clientId,
      apiSecretKey: store.app.secret,
      hostName: 'app.example.com',
      apiVersion: ApiVersion.October26,
      isEmbeddedApp: true,
      logger: { level: LogSeverity.Error },
    });
    const [create] = only('orders/create');
    const validity = await library.webhooks.validate({
      rawBody: create?.body ?? '',
      rawRequest: { method: 'POST', url: '/webhooks', headers: create?.headers } as never,
    });
    expect(validity).toMatchObject({ valid: true, domain, topic: 'ORDERS_CREATE' });
    const forged = await library.webhooks.validate({
      rawBody: `${create?.body} `,
      rawRequest: { method: 'POST', url: '/webhooks', headers: create?.headers } as never,
    });
    expect(forged.valid).toBe(false);
    expect(create?.headers).toMatchObject({
      'x-shopify-api-version': '2026-10',
      'x-shopify-triggered-at': '2026-11-22T09:00:00.000Z',
    });
    expect(new Set(received.map(({ headers }) => headers['x-shopify-event-id'])).size).toBe(1);
    expect(new Set(received.map(({ headers }) => headers['x-shopify-webhook-id'])).size).toBe(3);
  });

  it('carries an order in the REST shape, without customer data of level 2', async () => {
    start();
    const order = store.placeOrder(domain, draft);
    await sender?.idle();
    const [create] = only('orders/create');
    expect(create?.json).toMatchObject({
      id: Number(order.id),
      admin_graphql_api_id: `gid://shopify/Order/${order.id}`,
      updated_at: order.updatedAt,
      financial_status: 'paid',
      fulfillment_status: null,
      total_price: '20.00',
      currency: 'EUR',
      customer: { id: 61 },
      shipping_address: { country_code: 'DE' },
      line_items: [{ quantity: 2, price: '10.00' }],
    });
    expect(create?.body).not.toContain('@example.com');
    expect(create?.body).not.toContain('Test Customer');
  });

  it('shows the state at the time of the event, not of the delivery', async () => {
    start();
    const order = store.placeOrder(domain, draft);
    store.refund(domain, order.id);
    await sender?.idle();
    expect(only('orders/create')[0]?.json['financial_status']).toBe('paid');
    expect(only('orders/updated')[0]?.json['financial_status']).toBe('refunded');
  });

  it('sends only the included fields, to the path of its subscription', async () => {
    start({
      subscriptions: [
        { topic: 'orders/create', uri: '/webhooks/orders', includeFields: ['id', 'updated_at'] },
      ],
    });
    store.placeOrder(domain, draft);
    await sender?.idle();
    expect(received.map(({ path: to }) => to)).toEqual(['/webhooks/orders']);
    expect(Object.keys(received[0]?.json ?? {})).toEqual(['id', 'updated_at']);
  });

  it.each([
    ['type:product_review', 1],
    ['type:size_chart', 0],
    ['type:size_chart OR type:product_review', 1],
  ])(
    'sends by the filter "%s" %i of a review, whatever fields are left out',
    async (filter, sent) => {
      const subscription = { topic: 'metaobjects/create', uri: '/webhooks', filter };
      start({ subscriptions: [{ ...subscription, includeFields: ['id'] }] });
      writeReview(store, domain, { rating: 4 });
      await sender?.idle();
      expect(received).toHaveLength(sent);
    },
  );

  it('has a body for every topic', async () => {
    start();
    const order = store.placeOrder(domain, draft);
    store.fulfill(domain, order.id, { carrier: 'DHL', trackingNumber: 'JJD1' });
    const parcel = order.fulfillments[0]?.id ?? '';
    store.advanceTracking(domain, order.id, parcel, { status: 'DELIVERED', country: 'DE' });
    store.refund(domain, order.id);
    store.cancel(domain, order.id);
    store.updateProduct(domain, '21', { title: 'New' });
    store.setAvailable(domain, '410', '51', 3);
    const returned = openReturn(store, domain, order.id, {});
    closeReturn(store, domain, order.id, returned.id);
    const { id: disputeId } = openDispute(store, domain, order.id, 'FRAUDULENT');
    settleDispute(store, domain, order.id, disputeId, 'WON');
    updateCustomer(store, domain, '61', { country: 'FR' });
    mergeCustomers(store, domain, { keptId: '61', deletedId: '62' });
    const review = writeReview(store, domain, { rating: 4, body: 'Warm light' });
    editReview(store, domain, review.id, { rating: 5 });
    deleteReview(store, domain, review.id);
    store.updateScopes(domain, ['read_orders', 'read_products']);
    store.requestPrivacy(domain, 'customers/data_request', '61');
    store.uninstall(domain);
    store.requestPrivacy(domain, 'customers/redact', '61');
    store.requestPrivacy(domain, 'shop/redact');
    await sender?.idle();
    const topics = new Set(received.map(({ headers }) => headers['x-shopify-topic']));
    const sendable = defaultSubscriptions.map(({ topic }) => topic);
    expect(sendable.filter((topic) => !topics.has(topic))).toEqual(['bulk_operations/finish']);
    expect(only('fulfillment_events/create')[0]?.json).toMatchObject({
      status: 'delivered',
      order_id: Number(order.id),
      fulfillment_id: Number(parcel),
    });
    const metaobject = { id: `gid://shopify/Metaobject/${review.id}`, type: 'product_review' };
    expect(only('metaobjects/update')[0]?.json).toMatchObject(metaobject);
    expect(only('metaobjects/delete')[0]?.json).toEqual(metaobject);
    expect(only('refunds/create')[0]?.json).toMatchObject({ order_id: Number(order.id) });
    expect(only('inventory_levels/update')[0]?.json).toMatchObject({
      inventory_item_id: 410,
      available: 3,
    });
    expect(only('customers/redact')[0]?.json).toMatchObject({
      customer: { id: 61 },
      shop_domain: domain,
    });
  });

  it('goes to no app that the shop has removed, save the last words', async () => {
    start();
    store.uninstall(domain);
    store.placeOrder(domain, draft);
    await sender?.idle();
    expect(received.map(({ headers }) => headers['x-shopify-topic'])).toEqual(['app/uninstalled']);
  });
});

describe('retries', () => {
  it('repeat the same body under the same id until it is accepted', async () => {
    start({ subscriptions: [{ topic: 'orders/create', uri: '/webhooks' }] });
    answers = [500, 302, 200];
    store.placeOrder(domain, draft);
    await sender?.idle();
    expect(new Set(received.map(({ headers }) => headers['x-shopify-webhook-id'])).size).toBe(1);
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
    expect(sender?.log).toMatchObject([
      { state: 'delivered', attempts: [{ status: 500 }, { status: 302 }, { status: 200 }] },
    ]);
  });

  it('end after the last one, and count an answer that does not come in time as failed', async () => {
    start({
      subscriptions: [{ topic: 'orders/create', uri: '/webhooks' }],
      // Long enough for the second answer on a busy machine.
      timeoutMs: 1000,
      retryDelaysMs: [1],
    });
    answers = [0, 503];
    store.placeOrder(domain, draft);
    await sender?.idle();
    expect(sender?.log).toMatchObject([
      { state: 'failed', attempts: [{ status: null }, { status: 503 }] },
    ]);
  });
});

describe('on request deliveries are', () => {
  const start1 = (): void => start({ subscriptions: [{ topic: 'orders/create', uri: '/w' }] });
  const ids = (): unknown[] => received.map(({ json }) => json['id']);

  it('duplicated under the same webhook id', async () => {
    start1();
    sender?.disturb({ kind: 'duplicate', copies: 2 });
    store.placeOrder(domain, draft);
    await sender?.idle();
    expect(received).toHaveLength(3);
    expect(new Set(received.map(({ headers }) => headers['x-shopify-webhook-id'])).size).toBe(1);
  });

  it('dropped', async () => {
    start1();
    sender?.disturb({ kind: 'drop' });
    store.placeOrder(domain, draft);
    const second = store.placeOrder(domain, draft);
    await sender?.idle();
    expect(ids()).toEqual([Number(second.id)]);
    expect(sender?.log.map(({ state }) => state)).toEqual(['dropped', 'delivered']);
  });

  it('turned round', async () => {
    start1();
    sender?.disturb({ kind: 'reorder', times: 3 });
    const placed = [1, 2, 3].map(() => Number(store.placeOrder(domain, draft).id));
    await sender?.idle();
    expect(ids()).toEqual(placed.toReversed());
  });

  it('delayed', async () => {
    start1();
    sender?.disturb({ kind: 'delay', delayMs: 30 });
    const late = store.placeOrder(domain, draft);
    const early = store.placeOrder(domain, draft);
    await sender?.idle();
    expect(ids()).toEqual([Number(early.id), Number(late.id)]);
  });

  it.each(['corrupt-signature', 'corrupt-body'] as const)('made false by %s', async (kind) => {
    start1();
    sender?.disturb({ kind, times: 1 });
    store.placeOrder(domain, draft);
    await sender?.idle();
    expect(received[0]?.headers['x-shopify-hmac-sha256']).not.toBe(
      signWebhook(received[0]?.body ?? '', store.app.secret),
    );
  });
});

describe('readSubscriptions', () => {
  it('reads topics, privacy topics and fields from the toml, and has a list without one', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'toml-'));
    const file = path.join(folder, 'shopify.app.toml');
    expect(readSubscriptions(file)).toBe(defaultSubscriptions);
    await writeFile(
      file,
      `[webhooks]
api_version = "2026-10"
[[webhooks.subscriptions]]
topics = ["orders/create", "orders/updated"]
uri = "/webhooks"
include_fields = ["id"]
[[webhooks.subscriptions]]
compliance_topics = ["shop/redact"]
uri = "/webhooks/compliance"
`,
    );
    expect(readSubscriptions(file)).toMatchObject([
      { topic: 'orders/create', uri: '/webhooks', includeFields: ['id'] },
      { topic: 'orders/updated', uri: '/webhooks', includeFields: ['id'] },
      { topic: 'shop/redact', uri: '/webhooks/compliance' },
    ]);
  });
});
