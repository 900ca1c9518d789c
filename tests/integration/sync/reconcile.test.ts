import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import { queue } from '../../../app/jobs/index.server.ts';
import {
  catchUp,
  planReconciles,
  readConnection,
  readReconciles,
  reconcileShop,
  startFirstImport,
  startReconcile,
} from '../../../app/sync/index.server.ts';
import { applyWebhooks, bringUpToDate } from '../../../app/sync/apply-webhook.server.ts';
import { closeReturn, mergeCustomers, openReturn } from '../../sandbox/after-sale.ts';
import { placeRandomOrders } from '../../sandbox/random-orders.ts';
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

const TABLES = ['order', 'order_line', 'order_transaction', 'fulfillment', 'refund', 'refund_line'];
const signal = new AbortController().signal;

let connected: ConnectedShop;
let worker: ChildProcess | null = null;

beforeAll(async () => {
  connected = await connectShop(generateShop('nordlicht-living', { now: new Date(), orders: 200 }));
  const stopWorker = await startSyncWorker();
  await startFirstImport(connected.shopId);
  await settled(connected.shopId);
  await stopWorker();
}, 90_000);
afterEach(async () => {
  await forShop(connected.shopId).reconcileRun.deleteMany();
  await connectionPool().query(`DELETE FROM pgboss.job WHERE name = 'reconcile-shop'`);
});
afterAll(async () => {
  worker?.kill('SIGKILL');
  await connected?.close();
});

/** Changes at the shop of which no webhook arrives; nor does any after them. */
async function silently(change: () => string[]): Promise<string[]> {
  connected.webhooks.disturb({ kind: 'drop', times: 1000 });
  const ids = change();
  await connected.webhooks.idle();
  const waiting = await forShop(connected.shopId).webhookInbox.count({
    where: { state: 'waiting' },
  });
  expect(waiting).toBe(0);
  return ids;
}

async function start(): Promise<{ shopId: number; reconcileRunId: string }> {
  const started = await startReconcile(connected.shopId, 'asked');
  if (!started.ok) throw new Error(started.reason);
  return { shopId: connected.shopId, reconcileRunId: started.value };
}

async function expectTruth(): Promise<void> {
  const { shopId, truth } = connected;
  const expected = Object.fromEntries(
    Object.entries(expectedRows(truth)).filter(([table]) => TABLES.includes(table)),
  );
  expect(inOrder(await storedRows(shopId, expected))).toEqual(inOrder(expected));
}

async function latest() {
  const [run] = await readReconciles(connected.shopId, 1);
  if (run === undefined) throw new Error('there is no run');
  return run;
}

const changeSome = (count: number) => {
  const { store, domain } = connected;
  const placed = placeRandomOrders(store, domain, count).map(({ id }) => id);
  const shipped = placed[0];
  if (shipped !== undefined) store.fulfill(domain, shipped);
  return placed;
};

describe('what webhooks missed', () => {
  test('is not what a waiting webhook is going to bring', async () => {
    const { shopId, webhooks } = connected;
    const [orderId] = changeSome(1);
    await webhooks.idle();
    const waiting = { subject: `order:${orderId ?? ''}`, state: 'waiting' };
    expect(await forShop(shopId).webhookInbox.count({ where: waiting })).toBeGreaterThan(0);
    await reconcileShop(await start(), signal);
    expect(await latest()).toMatchObject({ ordersMissed: 0 });
    // Once none waits, it was missed.
    await forShop(shopId).webhookInbox.deleteMany();
    await reconcileShop(await start(), signal);
    expect(await latest()).toMatchObject({ ordersMissed: 1 });
  });

  test('is found, read again and counted; a second look finds nothing', async () => {
    const { store, domain, truth, shopId } = connected;
    const productId = truth.products[0]?.id ?? '';
    const changed = await silently(() => {
      store.updateProduct(domain, productId, { title: 'Renamed in silence' });
      return changeSome(4);
    });
    await reconcileShop(await start(), signal);
    const first = await latest();
    expect(first).toMatchObject({
      state: 'completed',
      ordersMissed: changed.length,
      productsMissed: 1,
      error: null,
    });
    expect(first.ordersLookedAt).toBeGreaterThanOrEqual(changed.length);
    const product = await forShop(shopId).product.findFirst({ where: { productId } });
    expect(product?.title).toBe('Renamed in silence');
    await expectTruth();

    await reconcileShop(await start(), signal);
    expect(await latest()).toMatchObject({ ordersMissed: 0, productsMissed: 0, itemsMissed: 0 });
  });

  test('is read around a record that is not what Shopify promises, which is set aside', async () => {
    const { truth, state, shopId } = connected;
    const [broken, ...others] = await silently(() => changeSome(3));
    const order = truth.orders.find(({ id }) => id === broken);
    if (order === undefined) throw new Error('no order was placed');
    const { processedAt } = order;
    order.processedAt = 'yesterday';
    state.revision += 1;

    await reconcileShop(await start(), signal);
    expect(await latest()).toMatchObject({
      ...{ state: 'completed', error: null },
      ...{ ordersMissed: others.length, recordsRejected: 1 },
    });
    const db = forShop(shopId);
    const subject = `order:${order.id}`;
    const aside = await db.webhookInbox.findMany({ where: { subject, state: 'waiting' } });
    expect(aside).toMatchObject([{ topic: 'reconcile' }]);
    expect(aside[0]?.error).toContain('yesterday');
    const jobs = await connectionPool().query(
      `SELECT 1 FROM pgboss.job WHERE name = 'apply-webhook' AND data ->> 'subject' = $1`,
      [subject],
    );
    expect(jobs.rowCount).toBe(1);
    // A second look does not stumble over it again.
    await reconcileShop(await start(), signal);
    expect(await latest()).toMatchObject({ state: 'completed', recordsRejected: 0 });

    order.processedAt = processedAt;
    state.revision += 1;
    await applyWebhooks(shopId, subject);
    expect(await db.webhookInbox.count({ where: { state: 'waiting' } })).toBe(0);
    await expectTruth();
  });

  test('is not read around where the database is to blame: the job is tried again', async () => {
    const pool = connectionPool();
    await silently(() => changeSome(1));
    await pool.query(`CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = '53100'; END $$`);
    await pool.query(
      'CREATE TRIGGER full_disk BEFORE INSERT ON "order" EXECUTE FUNCTION disk_full()',
    );
    try {
      await expect(reconcileShop(await start(), signal)).rejects.toThrow('No space left');
      expect(await latest()).toMatchObject({ state: 'running', recordsRejected: 0 });
    } finally {
      await pool.query('DROP TRIGGER full_disk ON "order"; DROP FUNCTION disk_full');
    }
    await forShop(connected.shopId).reconcileRun.deleteMany();
    await reconcileShop(await start(), signal);
    await expectTruth();
  });

  test('in an inventory item is found too', async () => {
    const { truth, state, shopId } = connected;
    const product = truth.products[1];
    const variant = product?.variants[0];
    if (product === undefined || variant === undefined) throw new Error('no variant');
    variant.inventoryItem.harmonizedSystemCode = '420292';
    product.updatedAt = new Date().toISOString();
    state.revision += 1;
    await reconcileShop(await start(), signal);
    const item = await forShop(shopId).inventoryItem.findFirst({
      where: { inventoryItemId: variant.inventoryItem.id },
    });
    expect(item?.hsCode).toBe('420292');
  });
});

describe('what changed without a version', () => {
  test('pieces at a location are compared with what is stored', async () => {
    const { store, domain, truth, shopId } = connected;
    const item = truth.products[2]?.variants[0]?.inventoryItem;
    const locationId = item?.levels[0]?.locationId;
    if (item === undefined || locationId === undefined) throw new Error('nothing lies anywhere');
    await silently(() => {
      store.setAvailable(domain, item.id, locationId, 4_321);
      return [item.id];
    });
    await reconcileShop(await start(), signal);
    expect(await latest()).toMatchObject({ state: 'completed', itemsMissed: 1 });
    const where = { inventoryItemId: item.id, locationId };
    expect(await forShop(shopId).inventoryLevel.findFirst({ where })).toMatchObject({
      available: 4_321,
    });
    await reconcileShop(await start(), signal);
    expect(await latest()).toMatchObject({ itemsMissed: 0 });
  });

  test('a return that was closed is closed here', async () => {
    const { store, domain, truth, shopId, webhooks } = connected;
    const order = truth.orders.findLast(({ fulfillments, test: isTest }) => {
      return fulfillments.length > 0 && !isTest;
    });
    if (order === undefined) throw new Error('nothing was shipped');
    const reason = { reasonHandle: 'defective', reasonName: 'Defective' };
    const returned = openReturn(store, domain, order.id, reason);
    await webhooks.idle();
    await forShop(shopId).webhookInbox.deleteMany();
    await reconcileShop(await start(), signal);
    await silently(() => {
      closeReturn(store, domain, order.id, returned.id);
      return [returned.id];
    });
    await reconcileShop(await start(), signal);
    const where = { returnId: returned.id };
    expect(await forShop(shopId).orderReturn.findFirst({ where })).toMatchObject({
      status: 'CLOSED',
    });
    await expectTruth();
  });

  test('customers that were merged take their orders with them', async () => {
    const { store, domain, truth, shopId } = connected;
    const buyers = [...new Set(truth.orders.flatMap(({ customerId }) => customerId ?? []))];
    const [keptId = '', deletedId = ''] = buyers;
    await silently(() => {
      mergeCustomers(store, domain, { keptId, deletedId });
      return [deletedId];
    });
    await reconcileShop(await start(), signal);
    expect(await latest()).toMatchObject({ state: 'completed', customersGone: 1 });
    const db = forShop(shopId);
    expect(await db.order.count({ where: { customerId: deletedId } })).toBe(0);
    const orders = truth.orders.filter(({ customerId }) => customerId === keptId).length;
    const where = { customerId: keptId };
    expect(await db.customer.findFirst({ where })).toMatchObject({ orders });
    await expectTruth();
  });
});

describe('what was deleted without a word', () => {
  const remove = <T>(list: T[], match: (each: T) => boolean): T => {
    const index = list.findIndex(match);
    const [removed] = index < 0 ? [] : list.splice(index, 1);
    if (removed === undefined) throw new Error('there is nothing to remove');
    connected.state.revision += 1;
    return removed;
  };
  const storedOrders = (orderId: string) =>
    forShop(connected.shopId).order.count({ where: { orderId } });

  test('is found by counting ids, asked for, and removed with its sums', async () => {
    const { truth, shopId } = connected;
    const order = remove(truth.orders, ({ id }) => id === truth.orders[20]?.id);
    const product = remove(truth.products, ({ id }) => id === truth.products.at(-1)?.id);
    const customer = remove(truth.customers, ({ id }) => id === truth.customers.at(-1)?.id);
    const theirs = truth.orders.filter(({ customerId }) => customerId === customer.id);
    for (const each of theirs) each.customerId = null;
    await reconcileShop(await start(), signal);
    expect(await latest()).toMatchObject({
      state: 'completed',
      ordersGone: 1,
      productsGone: 1,
      customersGone: 1,
      // Nobody's since their customer is gone.
      ordersMissed: theirs.length,
    });
    const db = forShop(shopId);
    expect(await storedOrders(order.id)).toBe(0);
    expect(await db.product.count({ where: { productId: product.id } })).toBe(0);
    expect(await db.productVariant.count({ where: { productId: product.id } })).toBe(0);
    const itemIds = product.variants.map(({ inventoryItem }) => inventoryItem.id);
    const inventoryItemId = { in: itemIds };
    expect(await db.inventoryLevel.count({ where: { inventoryItemId } })).toBe(0);
    expect(await db.customer.count({ where: { customerId: customer.id } })).toBe(0);
    await expectTruth();
    await reconcileShop(await start(), signal);
    expect(await latest()).toMatchObject({ ordersGone: 0, productsGone: 0, customersGone: 0 });
  });

  test('of a variant leaves no inventory item behind', async () => {
    const { truth, shopId } = connected;
    const product = truth.products.find(({ variants }) => variants.length > 1);
    const variant = product?.variants.pop();
    if (product === undefined || variant === undefined) throw new Error('no product has variants');
    product.updatedAt = new Date().toISOString();
    connected.state.revision += 1;
    await reconcileShop(await start(), signal);
    expect(await latest()).toMatchObject({ itemsGone: 1 });
    const where = { inventoryItemId: variant.inventoryItem.id };
    expect(await forShop(shopId).inventoryItem.count({ where })).toBe(0);
  });

  test('goes on where it was cut', async () => {
    const { truth } = connected;
    const first = remove(truth.orders, ({ id }) => id === truth.orders[3]?.id);
    const second = remove(truth.orders, ({ id }) => id === truth.orders.at(-9)?.id);
    const step = await start();
    for (let slice = 0; (await latest()).state === 'running' && slice < 300; slice++) {
      await reconcileShop(step, signal, { sliceMs: 1, pageSize: 50, readsMax: 1000 });
    }
    expect(await latest()).toMatchObject({ state: 'completed', ordersGone: 2 });
    expect(await storedOrders(first.id)).toBe(0);
    expect(await storedOrders(second.id)).toBe(0);
  });

  test('is not what a waiting webhook is about to tell', async () => {
    const { truth, shopId } = connected;
    const order = remove(truth.orders, ({ id }) => id === truth.orders[5]?.id);
    await forShop(shopId).webhookInbox.create({
      data: {
        ...{ shopId, webhookId: 'delete-under-way', topic: 'orders/delete' },
        ...{ subject: `order:${order.id}`, apiVersion: '2026-10' },
      },
    });
    await reconcileShop(await start(), signal);
    expect(await latest()).toMatchObject({ ordersGone: 0 });
    expect(await storedOrders(order.id)).toBe(1);
    await forShop(shopId).webhookInbox.deleteMany();
    await reconcileShop(await start(), signal);
    expect(await latest()).toMatchObject({ ordersGone: 1 });
  });

  describe('is not what this app may not see:', () => {
    /** Takes scopes from the token that the app holds, for a while. */
    const without = async (denied: string[], work: () => Promise<void>): Promise<void> => {
      const tokens = [...(connected.state.installation?.accessTokens.values() ?? [])];
      for (const token of tokens) {
        token.scopes = APP_SCOPES.filter((scope) => !denied.includes(scope));
      }
      try {
        await work();
      } finally {
        for (const token of tokens) token.scopes = [...APP_SCOPES];
      }
    };
    const limitTo = (days: number | null) =>
      forShop(connected.shopId).importRun.updateMany({ data: { historyLimitedToDays: days } });

    test('orders beyond the last 60 days', async () => {
      const { shopId, truth } = connected;
      const old = truth.orders.filter(
        ({ createdAt }) => Date.parse(createdAt) < Date.now() - 60 * 86_400_000,
      );
      const [first] = old;
      if (first === undefined) throw new Error('all orders are young');
      const before = await forShop(shopId).order.count();
      await limitTo(60);
      try {
        await without(['read_all_orders'], async () => {
          await reconcileShop(await start(), signal);
          expect(await latest()).toMatchObject({ state: 'completed', ordersGone: 0, error: null });
          expect(await forShop(shopId).order.count()).toBe(before);
          // A webhook about such an order reads nothing, and takes nothing away either.
          const subject = { kind: 'order', id: first.id } as const;
          expect(await bringUpToDate(shopId, subject)).toBe('stale');
          expect(await storedOrders(first.id)).toBe(1);
          // Unless Shopify says that it was deleted.
          expect(await bringUpToDate(shopId, subject, { saidGone: true })).toBe('applied');
          expect(await storedOrders(first.id)).toBe(0);
        });
      } finally {
        await limitTo(null);
      }
      await reconcileShop(await start(), signal);
      // It is within what was imported, so it is found to be missing.
      expect(await latest()).toMatchObject({ ordersMissed: 1 });
      expect(await storedOrders(first.id)).toBe(1);
    });

    test('a deletion among the orders of the last 60 days is found all the same', async () => {
      const { truth } = connected;
      const young = truth.orders.findLast(({ id }) => id !== truth.orders.at(-1)?.id);
      const order = remove(truth.orders, ({ id }) => id === young?.id);
      await limitTo(60);
      try {
        await without(['read_all_orders'], async () => {
          await reconcileShop(await start(), signal);
          expect(await latest()).toMatchObject({ ordersGone: 1 });
          expect(await storedOrders(order.id)).toBe(0);
        });
      } finally {
        await limitTo(null);
      }
    });

    test('customers whose scope is gone', async () => {
      const { shopId } = connected;
      const before = await forShop(shopId).customer.count();
      await without(['read_customers'], async () => {
        await reconcileShop(await start(), signal);
        expect(await latest()).toMatchObject({ state: 'completed', customersGone: 0 });
      });
      expect(await forShop(shopId).customer.count()).toBe(before);
    });

    test('orders whose scope is gone: the run ends and says so', async () => {
      const { shopId } = connected;
      const before = await forShop(shopId).order.count();
      await without(['read_orders', 'read_all_orders'], async () => {
        await reconcileShop(await start(), signal);
        expect(await latest()).toMatchObject({ state: 'failed', error: 'access-denied' });
      });
      expect(await forShop(shopId).order.count()).toBe(before);
    });
  });
});

test('begins where the last one that came to its end began, with an overlap', async () => {
  const one = await start();
  await reconcileShop(one, signal);
  const first = await latest();
  const two = await start();
  expect((await latest()).sinceAt.getTime()).toBe(first.startedAt.getTime() - 600_000);
  await forShop(one.shopId).reconcileRun.updateMany({
    where: { reconcileRunId: two.reconcileRunId },
    data: { state: 'failed' },
  });
  await start();
  expect((await latest()).sinceAt.getTime()).toBe(first.startedAt.getTime() - 600_000);
});

test('goes on after each cut, without counting anything twice', async () => {
  const changed = await silently(() => changeSome(7));
  const step = await start();
  let slices = 0;
  while ((await latest()).state === 'running' && slices < 200) {
    await reconcileShop(step, signal, { sliceMs: 1, pageSize: 2, readsMax: 1000 });
    slices += 1;
  }
  expect(slices).toBeGreaterThan(changed.length);
  expect(await latest()).toMatchObject({ state: 'completed', ordersMissed: changed.length });
  await expectTruth();
});

test('of more than can be read one by one hands over to an import', async () => {
  const { shopId } = connected;
  await silently(() => changeSome(3));
  await reconcileShop(await start(), signal, { sliceMs: 60_000, pageSize: 250, readsMax: 2 });
  expect(await latest()).toMatchObject({ state: 'completed', error: 'import-restarted' });
  const run = await forShop(shopId).importRun.findFirst({ where: { state: 'queued' } });
  expect(run).not.toBeNull();
  expect(await startReconcile(shopId, 'asked')).toMatchObject({ ok: false, reason: 'importing' });
  await forShop(shopId).importRun.deleteMany({ where: { state: 'queued' } });
  await connectionPool().query(`DELETE FROM pgboss.job WHERE name = 'import-shop'`);
  await reconcileShop(await start(), signal);
  expect(await latest()).toMatchObject({ ordersMissed: 1 });
});

test('two that are asked for at once are one', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => startReconcile(connected.shopId, 'asked')));
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.filter((each) => !each.ok && each.reason === 'already-running')).toHaveLength(2);
});

test('of a shop whose access is gone ends with that reason', async () => {
  const { shopId } = connected;
  const step = await start();
  await forShop(shopId).shop.updateMany({ data: { state: 'needs-merchant' } });
  try {
    await reconcileShop(step, signal);
    expect(await latest()).toMatchObject({ state: 'failed', error: 'reauthorization-needed' });
    expect(await startReconcile(shopId, 'asked')).toMatchObject({ reason: 'not-connected' });
  } finally {
    await forShop(shopId).shop.updateMany({ data: { state: 'active' } });
  }
});

describe('access that was lost and is there again', () => {
  const lose = async () => {
    const { shopId } = connected;
    const { noteLostAccess } = await import('../../../app/shopify/note-lost-access.server.ts');
    await forShop(shopId).$transaction((tx) => noteLostAccess(tx as never, shopId));
  };

  test('is told from the loss until the check is through', async () => {
    const { shopId } = connected;
    expect(await readConnection(shopId)).toBeNull();
    await forShop(shopId).shop.updateMany({ data: { state: 'needs-merchant' } });
    await lose();
    expect(await readConnection(shopId)).toEqual({ state: 'needs-merchant' });
    await catchUp(shopId);
    expect(await forShop(shopId).reconcileRun.count({ where: { state: 'waiting' } })).toBe(1);

    await forShop(shopId).shop.updateMany({ data: { state: 'active' } });
    await catchUp(shopId);
    await catchUp(shopId);
    const runs = await forShop(shopId).reconcileRun.findMany();
    expect(runs).toMatchObject([{ trigger: 'reconnected', state: 'running' }]);
    const since = runs[0]?.sinceAt;
    expect(await readConnection(shopId)).toEqual({ state: 'back', since, done: false });
    await reconcileShop({ shopId, reconcileRunId: runs[0]?.reconcileRunId ?? '' }, signal);
    expect(await readConnection(shopId)).toEqual({ state: 'back', since, done: true });
    const nextDay = new Date(Date.now() + 25 * 3_600_000);
    expect(await readConnection(shopId, nextDay)).toBeNull();
  });

  test('twice is one check; an import that runs makes it needless', async () => {
    const { shopId } = connected;
    await lose();
    await lose();
    expect(await forShop(shopId).reconcileRun.count()).toBe(1);
    expect(await readReconciles(shopId)).toEqual([]);
    const importRunId = crypto.randomUUID();
    await forShop(shopId).importRun.create({ data: { shopId, importRunId, source: 'test' } });
    await catchUp(shopId);
    expect(await forShop(shopId).reconcileRun.count()).toBe(0);
    await forShop(shopId).importRun.deleteMany({ where: { importRunId } });
  });
});

test('starts each night once, and takes up one that lost its job', async () => {
  const { shopId } = connected;
  const zone = (await forShop(shopId).shop.findFirstOrThrow()).zone;
  expect(zone).toBe('Europe/Berlin');
  const noon = (day: number) => new Date(Date.UTC(2026, 0, day, 12));
  await planReconciles(noon(5), signal);
  await planReconciles(noon(5), signal);
  expect(await forShop(shopId).reconcileRun.count()).toBe(1);
  await connectionPool().query(`DELETE FROM pgboss.job WHERE name = 'reconcile-shop'`);
  await planReconciles(new Date(noon(5).getTime() + 6 * 60_000), signal);
  const { rows } = await connectionPool().query(
    `SELECT data FROM pgboss.job WHERE name = 'reconcile-shop'`,
  );
  expect(rows).toHaveLength(1);
  await planReconciles(noon(6), signal);
  expect(await latest()).toMatchObject({ state: 'failed', error: 'too-long' });
});

test('killed again and again in the middle, it comes to its end with nothing lost', async () => {
  const changed = await silently(() => changeSome(12));
  await queue();
  await start();
  let kills = 0;
  const position = async () => JSON.stringify(await latest());
  while ((await latest()).state === 'running' && kills < 6) {
    const before = await position();
    worker = fork(path.join(import.meta.dirname, 'reconcile-worker.process.ts'), {
      execArgv: ['--import', path.join(import.meta.dirname, '../../sandbox/redirect-shopify.ts')],
      env: { ...process.env, SANDBOX_URL: connected.sandboxUrl },
    });
    await vi.waitUntil(async () => (await position()) !== before, { timeout: 20_000, interval: 2 });
    const exited = once(worker, 'exit');
    worker.kill('SIGKILL');
    await exited;
    kills += 1;
  }
  expect(kills).toBeGreaterThan(1);
  const [row] = await forShop(connected.shopId).reconcileRun.findMany();
  await reconcileShop(
    { shopId: connected.shopId, reconcileRunId: row?.reconcileRunId ?? '' },
    signal,
  );
  const end = await latest();
  expect(end.state).toBe('completed');
  // One that was read may have been killed before it was counted, once a kill.
  expect(end.ordersMissed).toBeLessThanOrEqual(changed.length);
  expect(end.ordersMissed).toBeGreaterThanOrEqual(changed.length - kills);
  await expectTruth();
  const dirty = await forShop(connected.shopId).dirtyDay.count();
  expect(dirty).toBeGreaterThan(0);
  const { rebuildDirtyDays } = await import('../../../app/sync/rebuild-rollups.server.ts');
  await rebuildDirtyDays(connected.shopId, signal);
  expect(await storedRollups(connected.shopId)).toEqual(await recountRollups(connected.shopId));
}, 120_000);
