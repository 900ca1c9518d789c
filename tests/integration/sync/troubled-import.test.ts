import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import {
  readDataPeriod,
  readImportProgress,
  restartImport,
  resumeSync,
  startFirstImport,
} from '../../../app/sync/index.server.ts';
import { generateShop } from '../../sandbox/shops/index.ts';
import {
  APP_SCOPES,
  connectShop,
  settled,
  startSyncWorker,
  type ConnectedShop,
} from './sandbox-shop.fixture.ts';

let stopWorker: () => Promise<void>;
beforeAll(async () => {
  stopWorker = await startSyncWorker();
});
afterAll(() => stopWorker());

let connected: ConnectedShop | null = null;
afterEach(async () => {
  await connected?.close();
  connected = null;
  await connectionPool().query(
    'DELETE FROM "order"; DELETE FROM import_run; DELETE FROM import_part',
  );
  await connectionPool().query('DELETE FROM daily_rollup; DELETE FROM shop; DELETE FROM session');
});

const shop = (orders: number) => generateShop('yunfan-outdoor', { now: new Date(), orders });
const state = async (shopId: number) => (await readImportProgress(shopId)).state;

describe('an import', () => {
  test('there is none before it was started', async () => {
    connected = await connectShop(shop(0));
    expect(await readImportProgress(connected.shopId)).toMatchObject({ state: 'none', parts: [] });
    expect(await readDataPeriod(connected.shopId)).toBeNull();
  });

  test('of a shop without orders completes with nothing', async () => {
    connected = await connectShop({
      ...shop(20),
      ...{ orders: [], products: [], customers: [], reviews: [] },
    });
    await startFirstImport(connected.shopId);
    await settled(connected.shopId);
    const progress = await readImportProgress(connected.shopId);
    expect(progress.state).toBe('completed');
    expect(progress.parts.map((part) => part.recordsLoaded)).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('waits while the disk is full, keeps what it has, and goes on when there is room', async () => {
    const pool = connectionPool();
    // PostgreSQL's own answer where it can't write.
    await pool.query(`CREATE FUNCTION disk_full() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$`);
    await pool.query(
      'CREATE TRIGGER full_disk BEFORE INSERT ON order_line EXECUTE FUNCTION disk_full()',
    );
    connected = await connectShop(shop(60));
    const { shopId } = connected;
    const failures = async () => {
      const { rows } = await pool.query<{ n: number }>(
        `SELECT count(*)::int AS n FROM pgboss.job
         WHERE name = 'load-import-part' AND state = 'retry' AND data ->> 'part' = 'orders'`,
      );
      return rows[0]?.n ?? 0;
    };
    try {
      await startFirstImport(shopId);
      await vi.waitUntil(async () => (await failures()) > 0, { timeout: 20_000, interval: 50 });
      expect(await forShop(shopId).order.count()).toBe(0);
      const orders = (await readImportProgress(shopId)).parts.find(({ part }) => part === 'orders');
      expect(orders).toMatchObject({ state: 'loading', recordsLoaded: 0 });
      // The other parts are not held up.
      expect(await forShop(shopId).product.count()).toBeGreaterThan(0);
    } finally {
      await pool.query('DROP TRIGGER full_disk ON order_line; DROP FUNCTION disk_full');
    }
    await settled(shopId);
    expect(await state(shopId)).toBe('completed');
    expect(await forShop(shopId).order.count()).toBe(60);
  });

  test('goes on through throttling and server errors', async () => {
    connected = await connectShop(shop(80));
    connected.state.faults.push({ kind: 'status', status: 503, times: 2 });
    connected.state.faults.push({ kind: 'throttled', times: 2 });
    await startFirstImport(connected.shopId);
    await settled(connected.shopId);
    expect(await forShop(connected.shopId).order.count()).toBe(80);
  });

  test('without the scopes it needs fails with the reason, and can be started over with them', async () => {
    const scopes = APP_SCOPES.filter(
      (scope) => scope !== 'read_orders' && scope !== 'read_all_orders',
    );
    connected = await connectShop(shop(30), { scopes });
    const { shopId, store, domain, state: sandbox } = connected;
    await startFirstImport(shopId);
    await vi.waitUntil(async () => (await state(shopId)) === 'failed', { timeout: 20_000 });
    const failed = await readImportProgress(shopId);
    expect(failed.error).toMatch(/ACCESS_DENIED|denied/i);
    expect(failed.finishedAt).not.toBeNull();
    store.updateScopes(domain, APP_SCOPES);
    for (const token of sandbox.installation?.accessTokens.values() ?? []) {
      token.scopes = [...APP_SCOPES];
    }
    await restartImport(shopId);
    await settled(shopId);
    expect(await state(shopId)).toBe('completed');
    expect(await forShop(shopId).order.count()).toBe(30);
  });

  test('that has been silent for a day is given up with a reason', async () => {
    connected = await connectShop(shop(0));
    const { shopId } = connected;
    await forShop(shopId).importRun.create({
      data: {
        shopId,
        importRunId: crypto.randomUUID(),
        source: 'shopify-bulk',
        state: 'running',
        queuedAt: new Date('2026-01-01'),
      },
    });
    await resumeSync(new Date('2026-01-02T01:00:00Z'));
    expect(await readImportProgress(shopId)).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('a day') as string,
    });
  });

  test('whose job was lost is found and taken up again', async () => {
    connected = await connectShop(shop(40));
    const { shopId } = connected;
    await startFirstImport(shopId);
    await connectionPool().query(`DELETE FROM pgboss.job WHERE name = 'import-shop'`);
    await connectionPool().query(`UPDATE import_part SET touched_at = now() - interval '1 hour'`);
    await resumeSync();
    await settled(shopId);
    expect(await forShop(shopId).order.count()).toBe(40);
  });
});
