import { beforeEach, describe, expect, test } from 'vitest';
import {
  connectionPool,
  enforceRetention,
  findShopByDomain,
  forShop,
  Prisma,
  registerShop,
  RETENTION,
  type Shop,
} from '../../../app/db/index.server.ts';
import { deleteWhatIsPastItsLife } from '../../../app/shopify/index.server.ts';
import { fillEveryTable } from '../shopify/fill-tables.ts';

const NOW = new Date('2026-11-22T03:00:00Z');
const DAY_MS = 86_400_000;
const signal = new AbortController().signal;
const daysAgo = (days: number) => new Date(NOW.getTime() - days * DAY_MS);
const tableOf = (model: string) =>
  model.replace(/(?<!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

let shop: Shop;
beforeEach(async () => {
  for (const model of Object.values(Prisma.ModelName)) {
    await connectionPool().query(`DELETE FROM "${tableOf(model)}"`);
  }
  shop = await registerShop('nordlicht-living.myshopify.com', new Date('2026-01-01'));
});

const limited = Object.values(Prisma.ModelName).flatMap((model) => {
  const rule = RETENTION[model];
  return rule?.life === 'days' ? [{ model, ...rule }] : [];
});

const count = async (model: string) =>
  (await connectionPool().query(`SELECT 1 FROM "${tableOf(model)}"`)).rowCount;

describe('a table whose rows live for some days', () => {
  test.each(limited)('$model loses a row past $days days, and not one within', async (rule) => {
    const { model, days, since } = rule;
    const people = { customerId: '1', orderId: '2' };
    for (const [age, left] of [
      [days - 1, 1],
      [days + 1, 0],
    ] as const) {
      await connectionPool().query(`DELETE FROM "${tableOf(model)}"`);
      await fillEveryTable(shop.shopId, people);
      // Only this one, so that no newer run stands beside it.
      for (const other of limited) {
        if (other.model !== model) {
          await connectionPool().query(`DELETE FROM "${tableOf(other.model)}"`);
        }
      }
      await connectionPool().query(`UPDATE "${tableOf(model)}" SET "${since}" = $1`, [
        daysAgo(age),
      ]);
      await makeRoomFor(model);
      const before = await count(model);
      await enforceRetention(NOW, signal);
      expect(before, 'there was a row').toBeGreaterThanOrEqual(1);
      expect(await ageing(model, since, age), `${age} days old`).toBe(left);
      await eraseAll();
    }
  });

  async function eraseAll() {
    for (const model of Object.values(Prisma.ModelName)) {
      if (model !== 'Shop') await connectionPool().query(`DELETE FROM "${tableOf(model)}"`);
    }
  }
  const ageing = async (model: string, since: string, age: number) => {
    const sql = `SELECT 1 FROM "${tableOf(model)}" WHERE "${since}" = $1`;
    return (await connectionPool().query(sql, [daysAgo(age)])).rowCount;
  };
  /** Runs stay while no newer completed one stands beside them. */
  async function makeRoomFor(model: string) {
    const { shopId } = shop;
    const later = { finishedAt: NOW, startedAt: NOW, state: 'completed' };
    if (model === 'ImportRun') {
      const importRunId = crypto.randomUUID();
      const source = 'shopify-bulk';
      await forShop(shopId).importRun.create({
        data: { shopId, importRunId, source, queuedAt: NOW, ...later },
      });
    }
    if (model === 'ReconcileRun') {
      const reconcileRunId = crypto.randomUUID();
      await forShop(shopId).reconcileRun.create({
        data: { shopId, reconcileRunId, trigger: 'nightly', sinceAt: NOW, ...later },
      });
    }
  }
});

test('the newest completed import and comparison stay, however old', async () => {
  const { shopId } = shop;
  const old = { finishedAt: daysAgo(900), startedAt: daysAgo(900), state: 'completed' };
  await forShop(shopId).importRun.create({
    data: { ...old, shopId, importRunId: crypto.randomUUID(), source: 's', queuedAt: daysAgo(900) },
  });
  await forShop(shopId).reconcileRun.create({
    data: { ...old, shopId, reconcileRunId: crypto.randomUUID(), trigger: 't', sinceAt: NOW },
  });
  await enforceRetention(NOW, signal);
  expect(await count('ImportRun')).toBe(1);
  expect(await count('ReconcileRun')).toBe(1);
});

test('a webhook that still waits is never deleted', async () => {
  await forShop(shop.shopId).webhookInbox.create({
    data: {
      shopId: shop.shopId,
      webhookId: 'w',
      topic: 'orders/updated',
      apiVersion: '2026-10',
      receivedAt: daysAgo(100),
    },
  });
  await enforceRetention(NOW, signal);
  expect(await count('WebhookInbox')).toBe(1);
});

test('goes batch by batch, and tells how many went', async () => {
  await connectionPool().query(
    `INSERT INTO webhook_inbox (shop_id, webhook_id, topic, api_version, received_at, state)
     SELECT $1, n::text, 't', 'v', $2, 'applied' FROM generate_series(1, 25) AS n`,
    [shop.shopId, daysAgo(20)],
  );
  expect(await enforceRetention(NOW, signal, 10)).toEqual({ WebhookInbox: 25 });
  expect(await enforceRetention(NOW, signal, 10)).toEqual({});
});

test('a shop that left a week ago without shop/redact is erased, one that left yesterday is not', async () => {
  const other = await registerShop('yunfan-outdoor.myshopify.com', new Date('2026-01-01'));
  const left = (days: number) => ({ state: 'uninstalled', uninstalledAt: daysAgo(days) });
  await fillEveryTable(shop.shopId, { customerId: '1', orderId: '2' });
  await forShop(shop.shopId).shop.updateMany({ data: left(8) });
  await forShop(other.shopId).shop.updateMany({ data: left(1) });
  await deleteWhatIsPastItsLife(NOW, signal);
  expect(await findShopByDomain(shop.domain)).toBeNull();
  expect(await count('Order')).toBe(0);
  expect(await findShopByDomain(other.domain)).not.toBeNull();
});

test('what a review says goes past its life, what it rates stays', async () => {
  const { life, ...rule } = RETENTION['Review'] ?? { life: 'work' };
  if (life !== 'shop' || !('emptied' in rule) || rule.emptied === undefined) {
    throw new Error('reviews keep their texts for ever');
  }
  const { days } = rule.emptied;
  const review = { shopId: shop.shopId, rating: 4, scaleMin: 1, scaleMax: 5, updatedAt: NOW };
  const text = { title: 'Warm light', body: 'Just right.', syncedAt: NOW };
  await forShop(shop.shopId).review.createMany({
    data: [
      { ...review, ...text, reviewId: 'old', submittedAt: daysAgo(days + 1) },
      { ...review, ...text, reviewId: 'young', submittedAt: daysAgo(days - 1) },
      { ...review, reviewId: 'silent', syncedAt: NOW, submittedAt: daysAgo(days + 1) },
    ],
  });
  expect((await enforceRetention(NOW, signal))['Review']).toBe(1);
  const stored = await forShop(shop.shopId).review.findMany({ orderBy: { reviewId: 'asc' } });
  expect(stored).toMatchObject([
    { reviewId: 'old', rating: 4, title: null, body: null },
    { reviewId: 'silent', rating: 4 },
    { reviewId: 'young', title: 'Warm light', body: 'Just right.' },
  ]);
  expect((await enforceRetention(NOW, signal))['Review']).toBeUndefined();
});
