import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { ShopState } from '../../sandbox/shop-state.ts';
import { atMost, percentile, told, type Figure } from '../figure.ts';
import { writeExportFile } from '../sync/export-file.ts';
import { until } from '../until.ts';
import { setRateLimit, startLoadWorld, type LoadWorld } from './load-world.ts';
import { sendLoad } from './send-load.ts';
import { orderUpdated, webhookLoad } from './webhooks.ts';

const AREA = 'jobs';
const REACH_MS = 5_000;
const SECONDS = 40;
/** Orders of the huge shop's export: it is under way all the time. */
const EXPORTED = 300_000;
/** Webhooks of the huge shop that wait when the measuring begins, each about another order. */
const BACKLOG = 100_000;
/** Of the huge shop, while it is measured. */
const FLOOD_PER_SECOND = 50;
const SMALL_EVERY_MS = 500;
const APPLIED_TIMEOUT_MS = 120_000;

/**
 * How long a webhook of a small shop waits until it is applied, alone and beside a huge shop: an
 * import of hundreds of thousands of orders, a hundred thousand waiting webhooks and fifty more a
 * second, on one process with one database.
 */
export async function* fairnessFigures(options: {
  orders: number | null;
  seconds: number | null;
}): AsyncIterable<Figure> {
  const seconds = options.seconds ?? SECONDS;
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-fairness-'));
  const world = await startLoadWorld({
    orders: 500,
    shops: ['nordlicht-living', 'yunfan-outdoor'],
  }).catch(async (error: unknown) => {
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  try {
    const [small, huge] = world.shops;
    if (small === undefined || huge === undefined) throw new Error('Two shops are needed.');
    const alone = await delays(world, small, Math.ceil(seconds / 4));
    yield told(AREA, 'small-shop-alone-p50', percentile(alone, 0.5), 'ms');

    setRateLimit(huge);
    const file = path.join(folder, 'orders.jsonl');
    const exported = await writeExportFile(file, options.orders ?? EXPORTED);
    await addBacklog(world.database, huge);
    await beginImport(world.database, huge, { file, lines: exported.lines });
    const flood = webhookLoad({
      count: FLOOD_PER_SECOND * seconds,
      shopDomain: huge.shop.domain,
      orderIds: huge.shop.orders.map(({ id }) => id),
      secret: world.secret,
      now: new Date(),
    });
    const flooded = sendLoad({
      origin: world.appOrigin,
      requests: flood.requests,
      perSecond: FLOOD_PER_SECOND,
    });
    await until(APPLIED_TIMEOUT_MS, 'the import to load', async () => {
      return (await importOf(world.database)).loaded > 0;
    });
    const loadedBefore = (await importOf(world.database)).loaded;
    const beside = await delays(world, small, seconds);
    const { statuses } = await flooded;
    const after = await importOf(world.database);
    yield told(AREA, 'huge-shop-orders-loaded-meanwhile', after.loaded - loadedBefore, 'orders');
    yield told(AREA, 'huge-shop-webhooks-waiting', await waiting(world.database, huge), 'webhooks');
    yield told(AREA, 'huge-shop-jobs-waiting', await jobsWaiting(world.database), 'jobs');
    yield atMost(
      AREA,
      'flood-refused',
      flood.requests.length - (statuses[200] ?? 0),
      'webhooks',
      0,
    );
    yield told(AREA, 'small-shop-delay-p50', percentile(beside, 0.5), 'ms');
    yield told(AREA, 'small-shop-delay-p99', percentile(beside, 0.99), 'ms');
    yield atMost(AREA, 'small-shop-delay-max', Math.max(...beside), 'ms', REACH_MS);
  } finally {
    await world.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** From the sending of each webhook to the instant at which it counts, in ms. */
async function delays(world: LoadWorld, shop: ShopState, seconds: number): Promise<number[]> {
  const sentAt = new Map<string, number>();
  const orderIds = shop.shop.orders.map(({ id }) => id);
  const deadline = Date.now() + seconds * 1000;
  for (let index = 0; Date.now() < deadline; index++) {
    const orderId = orderIds[index % orderIds.length] ?? '';
    const shopDomain = shop.shop.domain;
    const now = new Date();
    const request = orderUpdated({ shopDomain, secret: world.secret, now }, orderId);
    sentAt.set(request.headers['x-shopify-webhook-id'] ?? '', now.getTime());
    const { method, headers, body } = request;
    const url = new URL(request.path, world.appOrigin);
    const { status } = await fetch(url, { method, headers: sendable(headers), body });
    if (status !== 200) throw new Error(`A webhook of the small shop was answered ${status}.`);
    await sleep(SMALL_EVERY_MS);
  }
  const ids = [...sentAt.keys()];
  let rows: { webhook_id: string; applied_at: Date }[] = [];
  await until(APPLIED_TIMEOUT_MS, "the small shop's webhooks", async () => {
    const found = await world.database.query<{ webhook_id: string; applied_at: Date }>(
      `SELECT webhook_id, applied_at FROM webhook_inbox
       WHERE webhook_id = ANY($1) AND state IN ('applied', 'stale')`,
      [ids],
    );
    rows = found.rows;
    return rows.length === ids.length;
  });
  return rows.map((row) => row.applied_at.getTime() - (sentAt.get(row.webhook_id) ?? Number.NaN));
}

/** What `fetch` sets by itself it does not take from us. */
function sendable({ 'content-length': _length, ...headers }: Record<string, string>) {
  return headers;
}

async function addBacklog(database: pg.Client, { shop }: ShopState): Promise<void> {
  await database.query(
    `INSERT INTO webhook_inbox (shop_id, webhook_id, topic, subject, api_version, received_at)
     SELECT shop_id, 'backlog-' || n, 'orders/updated', 'order:' || (9000000000 + n), '2026-10',
            now() - interval '1 hour' + n * interval '1 millisecond'
     FROM shop, generate_series(1, ${BACKLOG}) AS n WHERE domain = $1`,
    [shop.domain],
  );
}

/**
 * An import whose export of orders is complete at Shopify and is to be loaded: the app takes it up
 * within a minute, as after a restart.
 */
async function beginImport(
  database: pg.Client,
  huge: ShopState,
  { file, lines }: { file: string; lines: number },
): Promise<void> {
  const id = huge.nextId();
  const at = new Date().toISOString();
  const { size } = await stat(file);
  huge.bulkOperations.set(id, {
    ...{ id, query: '', groupObjects: false, status: 'COMPLETED', errorCode: null },
    ...{ createdAt: at, completedAt: at, objectCount: lines, rootObjectCount: lines },
    ...{ fileSize: size, file, signature: 'bench', urlExpiresAtMs: Date.now() + 86_400_000 },
  });
  await database.query('DELETE FROM import_part; DELETE FROM import_run');
  await database.query(
    `WITH run AS (
       INSERT INTO import_run (shop_id, import_run_id, source, state, started_at)
       SELECT shop_id, $2, 'shopify-bulk', 'running', now() FROM shop WHERE domain = $1
       RETURNING shop_id)
     INSERT INTO import_part (shop_id, import_run_id, part, state, bulk_operation_id,
                              export_started_at, touched_at)
     SELECT shop_id, $2, part, CASE part WHEN 'orders' THEN 'exporting' ELSE 'completed' END,
            $3, now(), now() - interval '10 minutes'
     FROM run, unnest(ARRAY['products', 'orders', 'customers', 'inventory', 'order-details',
                            'extras']) AS part`,
    [huge.shop.domain, randomUUID(), `gid://shopify/BulkOperation/${id}`],
  );
}

async function importOf(database: pg.Client): Promise<{ loaded: number }> {
  const { rows } = await database.query<{ loaded: number }>(
    `SELECT records_loaded AS loaded FROM import_part WHERE part = 'orders'`,
  );
  return rows[0] ?? { loaded: 0 };
}

async function waiting(database: pg.Client, { shop }: ShopState): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM webhook_inbox JOIN shop USING (shop_id)
     WHERE domain = $1 AND webhook_inbox.state = 'waiting'`,
    [shop.domain],
  );
  return rows[0]?.n ?? 0;
}

async function jobsWaiting(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pgboss.job WHERE state IN ('created', 'retry')`,
  );
  return rows[0]?.n ?? 0;
}
