import { Session } from '@shopify/shopify-api';
import express from 'express';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFailed, test, vi } from 'vitest';
import { applyMigrations } from '../../../app/db/apply-migrations.server.ts';
import {
  freePort,
  startEmbeddedPostgres,
  type EmbeddedDatabase,
} from '../../../app/db/embedded-postgres.server.ts';
import { connectionPool, forShop, registerShop } from '../../../app/db/index.server.ts';
import { sessionStorage } from '../../../app/shopify/index.server.ts';
import { readImportProgress, startFirstImport } from '../../../app/sync/index.server.ts';
import { createAdminApi } from '../../sandbox/admin-api/admin-api.ts';
import type { SandboxShop } from '../../sandbox/model.ts';
import { issuePermanentToken } from '../../sandbox/oauth/token-custody.ts';
import { placeRandomOrders } from '../../sandbox/random-orders.ts';
import { listen } from '../../sandbox/serve.ts';
import { generateShop } from '../../sandbox/shops/index.ts';
import { createSandboxStore, type SandboxStore } from '../../sandbox/store.ts';
import { createWebhookSender, type WebhookSender } from '../../sandbox/webhooks/webhook-sender.ts';
import { buildApp } from '../../setup/prepare.ts';
import { expectedRows } from '../sync/expected-rows.ts';
import { recountRollups, storedRollups } from '../sync/recount.ts';
import { APP_SCOPES } from '../sync/sandbox-shop.fixture.ts';
import { inOrder, storedRows } from '../sync/stored-rows.ts';
import { open, startApp, type RunningApp } from './running-app.ts';

/*
 * PostgreSQL stops and starts again under web and worker, which are one process as usual: nothing
 * is lost, and nobody has to start the app anew.
 */

const ORDERS = 2_500;
const TABLES = ['order', 'order_line', 'order_transaction', 'fulfillment', 'refund'];
/** What pg_ctl calls its modes: clients are cut off, or the server falls as in a crash. */
const SIGNALS = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

const closings: (() => Promise<unknown>)[] = [];
let folder: string;
let port: number;
let server: EmbeddedDatabase;
let app: RunningApp;
let store: SandboxStore;
let truth: SandboxShop;
let webhooks: WebhookSender;
let shopId: number;

const dataDir = () => path.join(folder, 'postgres');

beforeAll(async () => {
  await buildApp();
  folder = await mkdtemp(path.join(tmpdir(), 'portolan-restart-'));
  // PostgreSQL runs as a user of its own where the tests run as root.
  await chmod(folder, 0o755);
  port = await freePort();
  server = await startEmbeddedPostgres({ dataDir: dataDir(), port });
  closings.push(() => server.stop());
  process.env['DATABASE_URL'] = server.url;
  await applyMigrations(server.url, path.join(import.meta.dirname, '../../../prisma/migrations'));

  truth = generateShop('nordlicht-living', { now: new Date(), orders: ORDERS });
  store = createSandboxStore();
  store.addShop(truth, { throttle: { maximumAvailable: 1e9, restoreRate: 1e9 } });
  const installation = store.install(truth.domain, APP_SCOPES);
  const shopify = await listen(createServer(express().use(createAdminApi(store))), 0);
  closings.push(() => shopify.close());
  shopId = (await registerShop(truth.domain, new Date('2026-01-01'))).shopId;
  await sessionStorage.storeSession(
    new Session({
      id: `offline_${truth.domain}`,
      shop: truth.domain,
      state: '',
      isOnline: false,
      accessToken: issuePermanentToken(installation),
      expires: new Date(Date.now() + 86_400_000),
    }),
  );
  app = await startApp({ shopifyUrl: shopify.url });
  closings.push(() => app.stop('SIGKILL'));
  webhooks = createWebhookSender(store, {
    appUrl: app.url,
    retryDelaysMs: Array.from({ length: 40 }, () => 300),
  });
  closings.push(() => webhooks.close());
}, 240_000);

afterAll(async () => {
  for (const close of closings.toReversed()) await close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

async function restart(mode: keyof typeof SIGNALS): Promise<void> {
  const pidFile = path.join(dataDir(), 'postmaster.pid');
  process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), SIGNALS[mode]);
  await vi.waitUntil(() => !existsSync(pidFile), { timeout: 20_000, interval: 10 });
  await vi.waitUntil(async () => (await open(`${app.url}/healthz`)).status === 503, {
    timeout: 20_000,
    interval: 20,
  });
  server = await startEmbeddedPostgres({ dataDir: dataDir(), port });
}

/** How far the import is; changes with each batch that is merged. */
async function bytesLoaded(): Promise<number> {
  const { rows } = await connectionPool().query<{ bytes: string | null }>(
    'SELECT sum(bytes_loaded + lines_loaded) AS bytes FROM import_part',
  );
  return Number(rows[0]?.bytes ?? 0);
}

async function isSettled(): Promise<boolean> {
  const { parts } = await readImportProgress(shopId);
  const waiting = await forShop(shopId).webhookInbox.count({ where: { state: 'waiting' } });
  const dirty = await forShop(shopId).dirtyDay.count();
  return parts.every(({ state }) => state === 'completed') && waiting === 0 && dirty === 0;
}

async function expectTruth(): Promise<void> {
  const expected = Object.fromEntries(
    Object.entries(expectedRows(truth)).filter(([table]) => TABLES.includes(table)),
  );
  expect(inOrder(await storedRows(shopId, expected))).toEqual(inOrder(expected));
  expect(await storedRollups(shopId)).toEqual(await recountRollups(shopId));
}

test('restarted while an import loads and orders are placed, PostgreSQL is taken up again', async () => {
  onTestFailed(() => console.error(app.output().split('\n').slice(-40).join('\n')));
  await startFirstImport(shopId);
  await vi.waitUntil(async () => (await bytesLoaded()) > 0, { timeout: 60_000, interval: 5 });
  placeRandomOrders(store, truth.domain, 5);
  await restart('immediate');
  placeRandomOrders(store, truth.domain, 5);
  await webhooks.idle();
  // A job that could not tell of its end is another's within half a minute: long before it expires.
  await vi.waitUntil(isSettled, { timeout: 75_000, interval: 200 });

  // Again, when all is quiet: connections break that nobody uses.
  await restart('fast');
  await vi.waitUntil(async () => (await open(`${app.url}/healthz`)).status === 200, {
    timeout: 20_000,
    interval: 20,
  });
  placeRandomOrders(store, truth.domain, 3);
  await webhooks.idle();
  await vi.waitUntil(isSettled, { timeout: 75_000, interval: 200 });
  await expectTruth();
  expect(app.child.exitCode).toBeNull();
  expect(app.child.signalCode).toBeNull();
}, 280_000);

test('and the app ends in order after all that', async () => {
  const closed = once(app.child, 'close');
  app.child.kill('SIGTERM');
  expect(await closed).toEqual([0, null]);
});
