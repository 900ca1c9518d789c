import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import { readImportProgress, startFirstImport } from '../../../app/sync/index.server.ts';
import { placeRandomOrders } from '../../sandbox/random-orders.ts';
import { generateShop } from '../../sandbox/shops/index.ts';
import { expectedRows } from './expected-rows.ts';
import { recountRollups, storedRollups } from './recount.ts';
import { connectShop, settled, type ConnectedShop } from './sandbox-shop.fixture.ts';
import { inOrder, storedRows } from './stored-rows.ts';

const ORDERS = 3000;
const LIVES = 14;

let connected: ConnectedShop;
let worker: ChildProcess | null = null;
beforeAll(async () => {
  connected = await connectShop(
    generateShop('nordlicht-living', { now: new Date(), orders: ORDERS }),
  );
});
afterAll(async () => {
  await kill();
  await connected?.close();
});

async function start(): Promise<void> {
  worker = fork(path.join(import.meta.dirname, 'sync-worker.process.ts'), {
    execArgv: ['--import', path.join(import.meta.dirname, '../../sandbox/redirect-shopify.ts')],
    env: { ...process.env, SANDBOX_URL: connected.sandboxUrl },
  });
  await once(worker, 'message');
}

async function kill(): Promise<void> {
  if (worker === null || worker.exitCode !== null || worker.signalCode !== null) return;
  worker.kill('SIGKILL');
  await once(worker, 'exit');
}

/** What the worker has got done so far, as one text: it changes with every step. */
async function position(): Promise<string> {
  const { rows } = await connectionPool().query<{ at: string }>(
    `SELECT concat_ws(' ', string_agg(concat_ws(':', part, state, bytes_loaded, cursor), ' ' ORDER BY part),
       (SELECT count(*) FROM dirty_day), (SELECT count(*) FROM webhook_inbox WHERE state = 'waiting')) AS at
     FROM import_part`,
  );
  return rows[0]?.at ?? '';
}

async function isThrough(shopId: number): Promise<boolean> {
  const { parts } = await readImportProgress(shopId);
  return parts.every((part) => part.state === 'completed');
}

test('a worker killed at every step of an import loses nothing and does nothing twice', async () => {
  const { shopId, store, domain, truth } = connected;
  await startFirstImport(shopId);
  const killedAt = new Set<string>();
  for (let life = 0; life < LIVES && !(await isThrough(shopId)); life++) {
    const before = await position();
    await start();
    // Orders go on being placed while the worker dies.
    if (life % 3 === 0) placeRandomOrders(store, domain, 1);
    const deadline = Date.now() + 10_000;
    while ((await position()) === before && Date.now() < deadline) await sleep(3);
    // Somewhere in the middle of the step that follows, another place each time.
    await sleep((life * 37) % 90);
    await kill();
    killedAt.add(await position());
  }
  expect(killedAt.size).toBeGreaterThan(5);
  await start();
  await connected.webhooks.idle();
  await settled(shopId);

  const tables = [
    'order',
    'order_line',
    'order_transaction',
    'fulfillment',
    'refund',
    'refund_line',
    'product_variant',
    'inventory_item',
  ];
  const expected = Object.fromEntries(
    Object.entries(expectedRows(truth)).filter(([table]) => tables.includes(table)),
  );
  expect(inOrder(await storedRows(shopId, expected))).toEqual(inOrder(expected));
  expect(await storedRollups(shopId)).toEqual(await recountRollups(shopId));
  const progress = await readImportProgress(shopId);
  // The export has those orders, too, that were placed before it was through.
  const loaded = progress.parts.find(({ part }) => part === 'orders')?.recordsLoaded;
  expect(loaded).toBeGreaterThanOrEqual(ORDERS);
  expect(loaded).toBeLessThanOrEqual(truth.orders.length);
  expect(await forShop(shopId).supersededOrder.count()).toBe(0);
}, 180_000);
