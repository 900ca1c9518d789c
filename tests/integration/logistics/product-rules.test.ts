import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectionPool, forShop, inTransaction } from '../../../app/db/index.server.ts';
import type { DeliverySettings } from '../../../app/logistics/index.ts';
import {
  deliverySettings,
  followPromises,
  judgeDuePromises,
  judgeWaitingOrders,
} from '../../../app/logistics/index.server.ts';
import { type InstalledShop, installShop } from '../installed-shop.ts';

const SAVED_AT = new Date('2026-11-02T00:00:00Z');
/** A Monday, hours before the cut-off. */
const ORDERED_AT = new Date('2026-11-16T08:00:00Z');
const NOW = new Date('2026-11-16T09:00:00Z');

let installed: InstalledShop;
let shopId: number;
let product: string;

beforeEach(async () => {
  installed = await installShop();
  ({ shopId } = installed.shop);
  product = installed.admin.state.shop.products[0]!.id;
  await forShop(shopId).shop.updateMany({ data: { country: 'DE', zone: 'Europe/Berlin' } });
});

afterEach(async () => {
  await installed.close();
  await connectionPool().query('DELETE FROM shop; DELETE FROM session; DELETE FROM publication');
  await connectionPool().query('DELETE FROM settings_document; DELETE FROM pgboss.job');
  await connectionPool().query('DELETE FROM "order"; DELETE FROM order_line');
  await connectionPool().query('DELETE FROM delivery_terms; DELETE FROM delivery_promise');
  await connectionPool().query('DELETE FROM delivery_product; DELETE FROM delivery_waiting');
});

type Rule = DeliverySettings['productRules'][number];

const rule = (id: string, change: Partial<Rule>): Rule => ({
  ...{ id, name: '', products: [], collections: [], productTypes: [], vendors: [], tags: [] },
  ...{ countries: [], shipped: true, cutOff: null, transitDays: null },
  processingDays: { mode: 'added', min: 5, max: 5 },
  ...change,
});

async function save(productRules: Rule[], now = SAVED_AT) {
  const { settings, version } = await deliverySettings.read(shopId, now);
  return deliverySettings.save(shopId, { settings: { ...settings, productRules }, version }, now);
}

async function order(orderId: string, productIds: (string | null)[], country = 'FR') {
  await connectionPool().query(
    `INSERT INTO "order" (shop_id, order_id, name, created_at, processed_at, updated_at, synced_at,
       test, processed_on, financial_status, fulfillment_status, country, currency,
       presentment_currency, total_minor, subtotal_minor, shipping_minor, tax_minor, discount_minor,
       presentment_total_minor, refunded_minor, gateways)
     VALUES ($1, $2, $2, $3::timestamptz, $3, $3, $3, false, $3::timestamptz::date, 'PAID', 'UNFULFILLED', $4, 'EUR', 'EUR',
       100, 100, 0, 0, 0, 100, 0, '{}')`,
    [shopId, orderId, ORDERED_AT, country],
  );
  for (const [index, productId] of productIds.entries()) {
    await connectionPool().query(
      `INSERT INTO order_line (shop_id, order_id, line_id, product_id, title, quantity,
         unit_price_minor, discount_minor) VALUES ($1, $2, $3, $4, '', 1, 100, 0)`,
      [shopId, orderId, String(index), productId],
    );
  }
}

const follow = (...orderIds: string[]) =>
  inTransaction((client) => followPromises.follow(client, shopId, orderIds));
const waiting = () => forShop(shopId).deliveryWaiting.count();
const promises = async () =>
  new Map(
    (await forShop(shopId).deliveryPromise.findMany()).map((row) => [
      row.orderId,
      { rules: row.productRules, untilOn: row.untilOn.toISOString().slice(0, 10) },
    ]),
  );

test('a rule that names products needs nothing read, and the slowest of an order counts', async () => {
  await save([rule('made', { products: [{ id: product, title: 'Bowl' }] })]);
  await order('1', ['77']);
  await order('2', [product]);
  await order('3', ['77', product, null]);
  await follow('1', '2', '3');
  const made = await promises();
  expect([...made.values()].map(({ rules }) => rules)).toEqual([[''], ['made'], ['', 'made']]);
  expect(made.get('1')!.untilOn < made.get('2')!.untilOn).toBe(true);
  expect(made.get('3')!.untilOn).toBe(made.get('2')!.untilOn);
  expect(await waiting()).toBe(0);
});

test('a rule that names a tag or a collection waits for the product, and stays as it was', async () => {
  const { store, domain } = installed.admin;
  store.updateProduct(domain, product, { tags: ['Made-to-order'], collectionIds: ['4510'] });
  await save([
    rule('made', { tags: ['made-to-order'] }),
    rule('bulky', {
      collections: [{ id: '4510', title: 'Furniture' }],
      transitDays: { mode: 'added', min: 10, max: 10 },
      processingDays: null,
    }),
  ]);
  await order('1', [product]);
  await follow('1');
  expect([await waiting(), (await promises()).size]).toEqual([1, 0]);
  await judgeWaitingOrders(shopId, NOW);
  expect(await waiting()).toBe(0);
  const before = await promises();
  expect(before.get('1')?.rules).toEqual(['made', 'bulky']);
  // Neither another tag nor other settings change what the shopper was told.
  store.updateProduct(domain, product, { tags: [], collectionIds: [] });
  await save([], NOW);
  await connectionPool().query('DELETE FROM delivery_product');
  await follow('1');
  expect(await promises()).toEqual(before);
  expect(await waiting()).toBe(0);
});

test('what is not shipped there, and what is gone, has no promise', async () => {
  await save([
    rule('no', { tags: ['never'] }),
    rule('not-there', {
      products: [{ id: product, title: '' }],
      countries: ['FR'],
      shipped: false,
    }),
  ]);
  await order('1', [product], 'FR');
  await order('2', [product], 'AT');
  await order('3', ['987654321'], 'AT');
  await follow('1', '2', '3');
  await judgeWaitingOrders(shopId, NOW);
  expect([...(await promises()).keys()]).toEqual(['2']);
  expect(await forShop(shopId).deliveryProduct.findMany({ where: { gone: true } })).toMatchObject([
    { productId: '987654321' },
  ]);
  // The nightly round looks again and finds the same.
  await judgeDuePromises(shopId, NOW);
  expect([...(await promises()).keys()]).toEqual(['2']);
  expect(await waiting()).toBe(0);
});

test('an answer that fails leaves the orders waiting', async () => {
  await save([rule('made', { tags: ['made-to-order'] })]);
  await order('1', [product]);
  await follow('1');
  installed.admin.state.faults.push({ kind: 'status', status: 403, times: 9 });
  await expect(judgeWaitingOrders(shopId, NOW)).rejects.toThrow();
  expect(await waiting()).toBe(1);
  installed.admin.state.faults.splice(0);
  await judgeWaitingOrders(shopId, NOW);
  expect((await promises()).get('1')?.rules).toEqual(['']);
});

test('settings of before there were such rules are read, changed and undone as ever', async () => {
  await save([]);
  await connectionPool().query(`UPDATE settings_document SET value = value - 'productRules'`);
  await connectionPool().query(`UPDATE delivery_terms SET settings = settings - 'productRules'`);
  expect((await deliverySettings.read(shopId, NOW)).settings.productRules).toEqual([]);
  await order('1', [product]);
  await follow('1');
  expect((await promises()).get('1')?.rules).toEqual([]);
});
