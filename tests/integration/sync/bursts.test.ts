import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import { acceptWebhook, resumeSync, startFirstImport } from '../../../app/sync/index.server.ts';
import { announceArrivals, whereNobodyDrains } from '../../../app/sync/inbox-locks.server.ts';
import { drainInbox } from '../../../app/sync/drain-inbox.server.ts';
import { markDirtyDays, inMergeTransaction } from '../../../app/sync/merge-transaction.server.ts';
import { queueRollups } from '../../../app/sync/queue-rollups.server.ts';
import { rebuildDirtyDays } from '../../../app/sync/rebuild-rollups.server.ts';
import { placeRandomOrders } from '../../sandbox/random-orders.ts';
import { generateShop } from '../../sandbox/shops/index.ts';
import { recountRollups, storedRollups } from './recount.ts';
import {
  connectShop,
  settled,
  startSyncWorker,
  type ConnectedShop,
} from './sandbox-shop.fixture.ts';

const signal = new AbortController().signal;
const BURST = 60;

let connected: ConnectedShop;
let stopWorker: (() => Promise<void>) | null = null;
beforeAll(async () => {
  connected = await connectShop(generateShop('nordlicht-living', { now: new Date(), orders: 120 }));
  stopWorker = await startSyncWorker();
  await startFirstImport(connected.shopId);
  await settled(connected.shopId);
}, 60_000);
afterAll(async () => {
  await stopWorker?.();
  await connected?.close();
});

async function jobs(name: string): Promise<number> {
  const { rows } = await connectionPool().query<{ n: number }>(
    'SELECT count(*)::int AS n FROM pgboss.job WHERE name = $1',
    [name],
  );
  return rows[0]?.n ?? 0;
}

/** Something that another test may wait for in vain is told apart from something slow. */
async function isPending(promise: Promise<unknown>): Promise<boolean> {
  const settledFirst = promise.then(
    () => 'settled',
    () => 'settled',
  );
  // Long enough for several answers of the database.
  for (let turn = 0; turn < 5; turn++) await connectionPool().query('SELECT 1');
  return (await Promise.race([settledFirst, Promise.resolve('pending')])) === 'pending';
}

test('a burst of orders is applied by few jobs and rolled up once a second', async () => {
  const { shopId, store, domain, webhooks } = connected;
  const before = { drains: await jobs('apply-webhooks'), rebuilds: await jobs('rebuild-rollups') };
  const startedAt = performance.now();
  placeRandomOrders(store, domain, BURST);
  await webhooks.idle();
  await settled(shopId);
  const seconds = (performance.now() - startedAt) / 1000;
  const rebuilds = (await jobs('rebuild-rollups')) - before.rebuilds;
  expect(rebuilds).toBeGreaterThan(0);
  expect(rebuilds).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
  expect((await jobs('apply-webhooks')) - before.drains).toBeLessThan(BURST);
  expect(await storedRollups(shopId)).toEqual(await recountRollups(shopId));
});

describe('with nobody at work', () => {
  beforeAll(async () => {
    await stopWorker?.();
    stopWorker = null;
  });
  afterEach(async () => {
    await connectionPool().query(
      `DELETE FROM pgboss.job WHERE name IN ('apply-webhooks', 'apply-webhook', 'rebuild-rollups')`,
    );
    await forShop(connected.shopId).webhookInbox.deleteMany();
  });

  let id = 0;
  const changed = async (orderId: string): Promise<string> => {
    const webhookId = `burst-${(id += 1)}`;
    const webhook = {
      topic: 'orders/updated',
      shopDomain: connected.domain,
      webhookId,
      eventId: null,
      apiVersion: '2026-10',
      triggeredAt: new Date(),
    };
    await acceptWebhook({ webhook, shop: connected.shop, payload: { id: Number(orderId) } });
    return webhookId;
  };
  const stateOf = async (webhookId: string) =>
    (await forShop(connected.shopId).webhookInbox.findFirst({ where: { webhookId } }))?.state;
  const orderAt = (index: number) => connected.truth.orders[index]?.id ?? '';

  test('a rebuild that has begun sees the day of a merge that sent no job because of it', async () => {
    const { shopId } = connected;
    let commit: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    const marked = new Promise<void>((resolve) => {
      void inMergeTransaction(shopId, async (client) => {
        await markDirtyDays(client, shopId, new Set(['2026-01-05']));
        await queueRollups(client, shopId);
        resolve();
        await held;
      });
    });
    await marked;
    const rebuilt = rebuildDirtyDays(shopId, signal);
    expect(await isPending(rebuilt)).toBe(true);
    commit();
    expect(await rebuilt).toBe(1);
  });

  test('a burst of merges leaves one waiting job, and its day is dirty until then', async () => {
    const { shopId } = connected;
    for (const day of ['2026-01-05', '2026-01-06', '2026-01-07']) {
      await inMergeTransaction(shopId, async (client) => {
        await markDirtyDays(client, shopId, new Set([day]));
        await queueRollups(client, shopId);
      });
    }
    expect(await jobs('rebuild-rollups')).toBe(1);
    expect(await forShop(shopId).dirtyDay.count()).toBe(3);
    // Killed with its job, a dirty day is found again.
    await connectionPool().query(`DELETE FROM pgboss.job WHERE name = 'rebuild-rollups'`);
    await resumeSync(new Date(), 0);
    expect(await jobs('rebuild-rollups')).toBe(1);
    expect(await rebuildDirtyDays(shopId, signal)).toBe(3);
  });

  test('whoever drains sees the webhook that sent no job because of it', async () => {
    const { shopId } = connected;
    const client = await connectionPool().connect();
    try {
      await client.query('BEGIN');
      await client.query(announceArrivals('$1'), [[shopId]]);
      await client.query(
        `INSERT INTO webhook_inbox (shop_id, webhook_id, topic, subject, api_version)
         VALUES ($1, 'under-way', 'orders/updated', $2, '2026-10')`,
        [shopId, `order:${orderAt(0)}`],
      );
      const drained = drainInbox(shopId, signal);
      expect(await isPending(drained)).toBe(true);
      await client.query('COMMIT');
      await drained;
    } finally {
      client.release();
    }
    expect(await stateOf('under-way')).toBe('applied');
  });

  test('a webhook that comes while somebody begins to drain lets that one begin first', async () => {
    const client = await connectionPool().connect();
    try {
      await client.query('BEGIN');
      await client.query('SELECT pg_advisory_xact_lock(7373, $1)', [connected.shopId]);
      const accepted = changed(orderAt(14));
      expect(await isPending(accepted)).toBe(true);
      await client.query('COMMIT');
      expect(await stateOf(await accepted)).toBe('waiting');
    } finally {
      client.release();
    }
  });

  test('one process at a time drains a shop; the other comes again', async () => {
    const { shopId } = connected;
    await changed(orderAt(1));
    await connectionPool().query(`DELETE FROM pgboss.job WHERE name = 'apply-webhooks'`);
    const inside = await whereNobodyDrains(shopId, async () => {
      await drainInbox(shopId, signal);
      return forShop(shopId).webhookInbox.count({ where: { state: 'waiting' } });
    });
    expect(inside).toBe(1);
    expect(await jobs('apply-webhooks')).toBe(1);
    const other = await connectionPool().connect();
    await other.query('SELECT pg_advisory_lock(7374, $1)', [shopId]);
    await drainInbox(shopId, signal);
    expect(await forShop(shopId).webhookInbox.count({ where: { state: 'waiting' } })).toBe(1);
    other.release(true);
    await vi.waitUntil(async () => {
      await drainInbox(shopId, signal);
      return (await forShop(shopId).webhookInbox.count({ where: { state: 'waiting' } })) === 0;
    });
  });

  test('a record that can not be applied is set aside and holds up nothing', async () => {
    const { shopId } = connected;
    const good = await changed(orderAt(2));
    await changed(orderAt(3));
    await forShop(shopId).webhookInbox.updateMany({
      where: { subject: `order:${orderAt(3)}` },
      data: { subject: 'nonsense:1', receivedAt: new Date(0) },
    });
    await drainInbox(shopId, signal);
    expect(await stateOf(good)).toBe('applied');
    const aside = await forShop(shopId).webhookInbox.findFirst({
      where: { subject: 'nonsense:1' },
    });
    expect(aside).toMatchObject({
      state: 'waiting',
      error: '"nonsense:1" is no subject of a webhook',
    });
    expect(await jobs('apply-webhook')).toBe(1);
    // Its own job is what is sent again, not everything.
    await connectionPool().query(`DELETE FROM pgboss.job WHERE name LIKE 'apply-webhook%'`);
    await resumeSync(new Date(), 0);
    expect([await jobs('apply-webhook'), await jobs('apply-webhooks')]).toEqual([1, 0]);
  });

  test('a slice that is over goes on behind others, with nothing lost', async () => {
    const { shopId } = connected;
    const sent = [];
    for (let index = 4; index < 12; index++) sent.push(await changed(orderAt(index)));
    await connectionPool().query(`DELETE FROM pgboss.job WHERE name = 'apply-webhooks'`);
    let slices = 0;
    const waiting = () => forShop(shopId).webhookInbox.count({ where: { state: 'waiting' } });
    while ((await waiting()) > 0 && slices < 20) {
      await drainInbox(shopId, signal, { sliceMs: 0, atOnce: 2, batch: 3 });
      slices += 1;
      if ((await waiting()) > 0) expect(await jobs('apply-webhooks')).toBe(1);
    }
    expect(slices).toBeGreaterThan(1);
    for (const webhookId of sent) expect(await stateOf(webhookId)).toBe('applied');
  });

  test('while Shopify does not answer everything waits, and is tried again', async () => {
    const { shopId } = connected;
    const webhookId = await changed(orderAt(13));
    await connectionPool().query(`DELETE FROM pgboss.job WHERE name = 'apply-webhooks'`);
    const real = globalThis.fetch;
    globalThis.fetch = () =>
      Promise.resolve(new Response('', { status: 503, headers: { 'retry-after': '120' } }));
    try {
      await drainInbox(shopId, signal);
    } finally {
      globalThis.fetch = real;
    }
    expect(await stateOf(webhookId)).toBe('waiting');
    expect([await jobs('apply-webhook'), await jobs('apply-webhooks')]).toEqual([0, 1]);
    await drainInbox(shopId, signal);
    expect(await stateOf(webhookId)).toBe('applied');
  });
});
