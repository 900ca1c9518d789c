import express from 'express';
import { createServer } from 'node:http';
import { connectionPool } from '../../app/db/index.server.ts';
import { planReconciles } from '../../app/sync/index.server.ts';
import { until } from '../bench/until.ts';
import { CLIENT_ID, SECRET, USER_AGENT } from '../integration/server/running-app.ts';
import { createAdminApi } from '../sandbox/admin-api/admin-api.ts';
import { readAppConfig } from '../sandbox/admin-host/app-config.ts';
import { embedUrl } from '../sandbox/admin-host/embed-url.ts';
import { listen } from '../sandbox/serve.ts';
import type { SandboxShop } from '../sandbox/model.ts';
import { generateShop } from '../sandbox/shops/index.ts';
import { createRandom } from '../sandbox/shops/random.ts';
import { createSandboxStore } from '../sandbox/store.ts';
import { createWebhookSender } from '../sandbox/webhooks/webhook-sender.ts';
import { compareWithTruth, type TableDifference } from './compare.ts';
import type { ChaosDatabase } from './database.ts';
import { injectFault } from './faults.ts';
import { startFleet } from './fleet.ts';
import { liveOn } from './shop-life.ts';

export interface WeekOptions {
  seed: number;
  days: number;
  /** Real seconds that a day lasts. */
  secondsPerDay: number;
  /** Orders that the shop has before the week. */
  orders: number;
  database: ChaosDatabase;
  /** Of every process of the app. */
  env: Record<string, string>;
  log: (line: string) => void;
}

export interface WeekReport {
  events: Map<string, number>;
  faults: Map<string, number>;
  /** Deliveries by how they ended. */
  webhooks: Map<string, number>;
  /** Differences when the last day was over, before its night. */
  before: TableDifference[];
  /** Differences after the last night. */
  after: TableDifference[];
  /** Records that the comparisons of the nights found missing. */
  foundByNights: number;
  /** Jobs that gave up and wait for a person. */
  failedJobs: string[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Carrier events of older parcels are not read (app/sync/README.md). */
const HISTORY_DAYS = 100;
/** Of the eighteen months that are generated, a hundred days are less than a fifth. */
const OLDER_AND_YOUNGER = 6;
const EVENTS_PER_SECOND = 8;
const FAULT_EVERY_MS = 1_500;
const SETTLED_WITHIN_MS = 240_000;
/** Shopify's four hours of retries in a day that lasts seconds. */
const RETRY_DELAYS_MS = [50, 100, 200, 300, 500, 800, 1000, 1500];

/**
 * Lets a shop live through some days while processes, network, tokens and database fail around the
 * app, then compares what is stored with what is true. Nothing here tells the app what it missed.
 */
export async function simulateWeek(options: WeekOptions): Promise<WeekReport> {
  const { database, log } = options;
  const random = createRandom(options.seed);
  let offsetMs = 0;
  const now = () => new Date(Date.now() + offsetMs);
  const app = readAppConfig();
  const store = createSandboxStore({
    clock: now,
    app: { scopes: [...app.scopes, ...app.optionalScopes] },
  });
  const truth = recentShop(now(), options.orders);
  const { domain } = truth;
  // A day lasts seconds, so the bucket is that of the largest plan.
  const state = store.addShop(truth, {
    throttle: { maximumAvailable: 20_000, restoreRate: 1_000 },
  });
  store.install(domain);
  const shopify = await listen(createServer(express().use(createAdminApi(store))), 0);
  const fleet = await startFleet({ shopifyUrl: shopify.url, env: options.env });
  const webhooks = createWebhookSender(store, {
    appUrl: fleet.url,
    retryDelaysMs: RETRY_DELAYS_MS,
  });

  let lastVisit = '';
  const visit = async () => {
    const page = embedUrl({
      ...{ appOrigin: fleet.url, path: '/app', shopDomain: domain, locale: 'en' },
      ...{ clientId: CLIENT_ID, secret: SECRET, now: now() },
    });
    const headers = { 'User-Agent': USER_AGENT, Accept: 'text/html' };
    const answer = await fetch(page, { headers, redirect: 'manual' }).catch(() => null);
    lastVisit = answer === null ? 'no answer' : String(answer.status);
    return answer !== null && answer.status < 500;
  };
  const query = async <Row extends object>(sql: string): Promise<Row[]> => {
    const found = await connectionPool().query<Row>(sql);
    return found.rows;
  };
  const count = async (sql: string) => Number((await query<{ n: string }>(sql))[0]?.n ?? 0);
  const isSettled = async () => {
    const open = await count(
      `SELECT (SELECT count(*) FROM import_run WHERE state NOT IN ('completed', 'failed'))
            + (SELECT count(*) FROM import_part WHERE state NOT IN ('completed', 'failed'))
            + (SELECT count(*) FROM webhook_inbox WHERE state = 'waiting')
            + (SELECT count(*) FROM reconcile_run WHERE state = 'running')
            + (SELECT count(*) FROM dirty_day) AS n`,
    );
    return open === 0 && (await count(`SELECT count(*) AS n FROM import_run`)) > 0;
  };
  const settle = () => until(SETTLED_WITHIN_MS, 'the app to be through with its work', isSettled);

  try {
    log(`The shop has ${truth.orders.length} orders; the app is installed and imports them.`);
    await until(30_000, 'the app to be opened', visit);
    await settle();
    const [shop] = await query<{ shop_id: number }>('SELECT shop_id FROM shop');
    if (shop === undefined) throw new Error('The app does not know the shop.');
    const shopId = shop.shop_id;

    const events = new Map<string, number>();
    const faults = new Map<string, number>();
    const targets = {
      ...{ state, webhooks, fleet, database, random },
      visit: async () => {
        // A call of the app has to meet the dead token before it can know.
        const noticed = async () =>
          (await count(`SELECT count(*) AS n FROM shop WHERE state <> 'active'`)) > 0;
        await until(10_000, 'the app to notice', tolerant(noticed)).catch(() => undefined);
        await until(20_000, 'the app to be opened again', visit);
      },
    };
    for (let day = 0; day < options.days; day++) {
      if (day > 0) await nightfall(day);
      const end = performance.now() + options.secondsPerDay * 1000;
      await Promise.all([
        each(1000 / EVENTS_PER_SECOND, end, () => {
          increase(events, liveOn({ store, domain, random }));
          return Promise.resolve();
        }),
        each(FAULT_EVERY_MS, end, async () => increase(faults, await injectFault(targets, faults))),
      ]);
      log(`Day ${day + 1}: ${sum(events)} events and ${sum(faults)} faults so far.`);
    }

    async function nightfall(day: number, laterMs = 0): Promise<void> {
      webhooks.release();
      offsetMs = day * DAY_MS + laterMs;
      await fleet.redeploy(offsetMs);
      await planReconciles(now(), new AbortController().signal);
    }

    state.faults.length = 0;
    webhooks.release();
    await until(60_000, "the last day's webhooks", async () => {
      await webhooks.idle();
      return true;
    });
    await visit();
    await settle();
    const before = await compareWithTruth(shopId, truth, now());
    // What is read once a day was read some seconds after the last night fell.
    await nightfall(options.days, HOUR_MS);
    await visit();
    await settle();
    const after = await compareWithTruth(shopId, truth, now());
    const [found] = await query<{ n: string }>(
      'SELECT sum(orders_missed + products_missed + items_missed) AS n FROM reconcile_run',
    );
    const deliveries = new Map<string, number>();
    for (const entry of webhooks.log) increase(deliveries, entry.state);
    const failed = await query<{ name: string; n: string }>(
      `SELECT name, count(*) AS n FROM pgboss.job WHERE state = 'failed' GROUP BY name ORDER BY name`,
    );
    return {
      ...{ events, faults, before, after },
      webhooks: deliveries,
      foundByNights: Number(found?.n ?? 0),
      failedJobs: failed.map(({ name, n }) => `${name} ${n}`),
    };
  } catch (error) {
    log(`The last visit was answered ${lastVisit}.\n${await fleet.lastWords()}`);
    throw error;
  } finally {
    webhooks.stop();
    await fleet.stop();
    await shopify.close();
  }
}

/** A shop whose history is young enough for the app to read all that belongs to it. */
function recentShop(now: Date, orders: number): SandboxShop {
  const shop = generateShop('nordlicht-living', { now, orders: orders * OLDER_AND_YOUNGER });
  const isRecent = ({ createdAt }: { createdAt: string }) =>
    now.getTime() - Date.parse(createdAt) < HISTORY_DAYS * DAY_MS;
  return { ...shop, orders: shop.orders.filter(isRecent).slice(-orders) };
}

/** False while the database is away. */
function tolerant(isSo: () => Promise<boolean>): () => Promise<boolean> {
  return () => isSo().catch(() => false);
}

/** Does something again and again, at most this often, until the end. */
async function each(everyMs: number, endMs: number, act: () => Promise<void>): Promise<void> {
  while (performance.now() < endMs) {
    const next = performance.now() + everyMs;
    await act();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, next - performance.now())));
  }
}

function increase(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, each) => total + each, 0);
}
