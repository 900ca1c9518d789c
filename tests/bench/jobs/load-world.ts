import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort, startEmbeddedPostgres } from '../../../app/db/embedded-postgres.server.ts';
import { embedUrl } from '../../sandbox/admin-host/embed-url.ts';
import { startApp } from '../../sandbox/demo/app-process.ts';
import type { Child } from '../../sandbox/demo/child.ts';
import type { BuiltInShop } from '../../sandbox/shops/index.ts';
import { startSandbox } from '../../sandbox/start-sandbox.ts';
import type { SandboxStore, ShopState } from '../../sandbox/store.ts';
import { detailsImported } from '../first-import.ts';

export interface LoadWorld {
  /** The app process, web and worker. */
  app: Child;
  appOrigin: string;
  secret: string;
  /** A shop that has installed the app and whose orders are in. */
  shop: ShopState;
  /** All such shops, in the order asked for. */
  shops: ShopState[];
  /** The local Shopify, which tells the app of what changes. */
  store: SandboxStore;
  database: pg.Client;
  stop: () => Promise<void>;
}

const SHOP: BuiltInShop = 'nordlicht-living';

/**
 * The app in production mode with the PostgreSQL that it brings along, set up for durability, and
 * a shop on the local Shopify whose first import is done.
 */
export async function startLoadWorld(options: {
  /** Of each shop. */
  orders: number;
  shops?: BuiltInShop[] | undefined;
}): Promise<LoadWorld> {
  const names = options.shops ?? [SHOP];
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-bench-'));
  // PostgreSQL runs as a user of its own where the bench runs as root.
  await chmod(folder, 0o755);
  const stops: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  try {
    const server = await startEmbeddedPostgres({ dataDir: path.join(folder, 'postgres') });
    stops.push(server.stop);
    const appPort = await freePort();
    const appOrigin = `http://127.0.0.1:${appPort}`;
    const sandbox = await startSandbox({
      port: 0,
      appFramePort: 0,
      appPort,
      shops: names,
      orders: options.orders,
    });
    if ('sentences' in sandbox) throw new Error(sandbox.sentences.join(' '));
    stops.push(sandbox.close);
    const shops = names.map((name) => sandbox.store.shop(`${name}.myshopify.com`));
    const [shop] = shops;
    if (shop === undefined) throw new Error('A load needs a shop.');
    for (const each of shops) liftRateLimit(each);
    const app = await startApp(
      {
        port: appPort,
        appUrl: appOrigin,
        sandboxUrl: sandbox.url,
        databaseUrl: server.url,
        dataDir: folder,
        encryptionKeys: `bench:${randomBytes(32).toString('base64')}`,
        logFile: path.join(folder, 'app.log'),
      },
      stops,
    );
    const database = new pg.Client(server.url);
    await database.connect();
    stops.push(() => database.end());
    const { clientId, secret } = sandbox.store.app;
    for (const { shop: each } of shops) {
      sandbox.store.install(each.domain);
      const address = { appOrigin, path: '/app', shopDomain: each.domain, locale: 'en' };
      await openOnce(embedUrl({ ...address, clientId, secret, now: new Date() }));
    }
    await detailsImported(database);
    const { store } = sandbox;
    return { app, appOrigin, secret, shop, shops, store, database, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Lets the app read as fast as it can, so that what waits is soon done. */
export function liftRateLimit({ settings }: ShopState): void {
  settings.throttle = { maximumAvailable: 1_000_000, restoreRate: 1_000_000 };
}

/** The rate limit of Shopify's usual plans. */
export function setRateLimit({ settings }: ShopState): void {
  settings.throttle = { maximumAvailable: 2_000, restoreRate: 100 };
}

async function openOnce(url: string): Promise<void> {
  const response = await fetch(url, { headers: { 'user-agent': 'Mozilla/5.0 Chrome/140.0.0.0' } });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`The app answered ${response.status} to /app.`);
}
