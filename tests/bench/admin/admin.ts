import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import {
  ADMIN_ORIGIN,
  launchBrowser,
  openAdminContext,
  openApp,
} from '../../browser/admin-frame.ts';
import { startDemo } from '../../sandbox/demo/start-demo.ts';
import type { RunningDemo } from '../../sandbox/demo/start-demo.ts';
import { atMost, percentile, told } from '../figure.ts';
import type { Figure } from '../figure.ts';
import { ordersImported } from '../first-import.ts';
import type { Bench } from '../main.ts';
import { startEmptyHandler } from '../start-empty-handler.ts';
import { adminPages, scriptKilobytes } from './admin-pages.ts';
import type { AdminPage } from './admin-pages.ts';
import { interactions } from './interactions.ts';
import type { Interaction } from './interactions.ts';
import { measureOrdersList } from './orders-list.ts';
import { countScripts, observeVitals, readVitals, settle } from './page-vitals.ts';
import type { Vitals } from './page-vitals.ts';
import { askData, askDocument, p95, timeInTurns } from './server-times.ts';

const AREA = 'admin';
const SHOP = 'nordlicht-living';
const NUMBER_TIMEOUT_MS = 240_000;
const VISITS = 3;

/**
 * The admin of a shop of 25,000 orders, from its installation on, in production mode; the worker
 * still reads details of orders, as it does in a shop's first minutes. With `--orders N` instead
 * the list of orders of a shop that has so many, filter by filter.
 */
export const bench: Bench = async function* ({ orders }) {
  if (orders !== null) {
    yield* measureOrdersList(orders);
    return;
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-bench-'));
  // PostgreSQL runs as a user of its own where the bench runs as root.
  await chmod(folder, 0o755);
  const demo = await startDemo({
    port: 0,
    shops: [SHOP],
    orderFile: null,
    keep: false,
    dataDir: path.join(folder, 'data'),
    logDir: path.join(folder, 'logs'),
    onStep: (name, seconds) => console.error(`${name} is up (${seconds.toFixed(1)} s)`),
    onOrderFile: () => undefined,
  });
  const database = new pg.Client(demo.databaseUrl);
  try {
    await database.connect();
    const browser = await launchBrowser();
    try {
      yield* installFigures(browser, demo);
      await ordersImported(database);
      const pages = await namedPages(database);
      yield* scriptFigures(pages);
      yield* vitalFigures(browser, demo, pages);
      yield* interactionFigures(browser, demo);
      await browser.close();
      yield* serverFigures(demo, pages);
    } finally {
      await browser.close();
    }
    yield told(AREA, 'app-memory', demo.app.peakMemoryMb() ?? Number.NaN, 'MB');
  } finally {
    await database.end();
    await demo.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

/** From pressing Install to the first number of the shop's own on the home page. */
async function* installFigures(browser: Browser, demo: RunningDemo): AsyncIterable<Figure> {
  const context = await openAdminContext(browser, { sandboxUrl: demo.url });
  try {
    const { page, frame } = await openApp(context, SHOP);
    const pressedAt = performance.now();
    await page.locator('form[action$="/install"] button').click();
    const number = frame.locator('.portolan-stat-value').first();
    await number.waitFor({ timeout: NUMBER_TIMEOUT_MS });
    const seconds = (performance.now() - pressedAt) / 1000;
    yield atMost(AREA, 'install-to-first-number', seconds, 's', 60);
  } finally {
    await context.close();
  }
}

interface NamedPage extends AdminPage {
  /** The pattern with its parameters filled. */
  address: string;
}

/** Every page of the admin, its parameters filled from the newest order and a file of orders. */
async function namedPages(database: pg.Client): Promise<NamedPage[]> {
  await database.query(
    `INSERT INTO file_import (shop_id, file_import_id, state, file_name, size_bytes, error)
       SELECT shop_id, gen_random_uuid(), 'refused', 'orders.csv', 0, 'empty' FROM shop LIMIT 1`,
  );
  const { rows } = await database.query<Record<string, string>>(
    `SELECT country, channel, order_id AS "orderId", (SELECT count(*) FROM "order") AS orders,
       (SELECT file_import_id FROM file_import LIMIT 1) AS "importId"
       FROM "order" ORDER BY processed_at DESC LIMIT 1`,
  );
  const values = rows[0] ?? {};
  console.error(`${values['orders']} orders are in`);
  return (await adminPages()).map((page) => ({
    ...page,
    address: page.pattern.replaceAll(/:(\w+)/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`No value is known for ${page.pattern}.`);
      return value;
    }),
  }));
}

async function* scriptFigures(pages: AdminPage[]): AsyncIterable<Figure> {
  for (const page of pages) {
    yield atMost(AREA, `javascript-gzip ${page.pattern}`, await scriptKilobytes(page), 'kB', 300);
  }
}

/** Each page opened cold in the real admin frame; times are medians, layout shift the worst. */
async function* vitalFigures(
  browser: Browser,
  demo: RunningDemo,
  pages: NamedPage[],
): AsyncIterable<Figure> {
  for (const { pattern, address } of pages) {
    const visits: (Vitals & { scripts: number })[] = [];
    for (let visit = 0; visit < VISITS; visit++)
      visits.push(await visitCold(browser, demo, address));
    const paints = visits.map(({ largestPaintMs }) => largestPaintMs / 1000);
    const scripts = Math.max(...visits.map((visit) => visit.scripts));
    const shift = Math.max(...visits.map((visit) => visit.shift));
    for (const moved of new Set(visits.flatMap((visit) => visit.moved))) {
      console.error(`moved on ${pattern} after ${moved}`);
    }
    yield atMost(AREA, `javascript-loaded-gzip ${pattern}`, scripts, 'kB', 300);
    yield atMost(AREA, `largest-paint ${pattern}`, percentile(paints, 0.5), 's', 1.2);
    yield atMost(AREA, `layout-shift ${pattern}`, shift, 'score', 0.02);
  }
}

async function visitCold(
  browser: Browser,
  demo: RunningDemo,
  address: string,
): Promise<Vitals & { scripts: number }> {
  const context = await openAdminContext(browser, { sandboxUrl: demo.url });
  try {
    await observeVitals(context);
    const page = await context.newPage();
    const scripts = countScripts(page, demo.appOrigin);
    await page.goto(`${ADMIN_ORIGIN}/store/${SHOP}/apps/portolan${address}`);
    await settle(page);
    return { ...(await readVitals(page)), scripts: await scripts() };
  } finally {
    await context.close();
  }
}

async function* interactionFigures(browser: Browser, demo: RunningDemo): AsyncIterable<Figure> {
  for (const interaction of interactions) {
    const slowest: number[] = [];
    for (let visit = 0; visit < VISITS; visit++) {
      slowest.push(await interactOnce(browser, demo, interaction));
    }
    yield atMost(AREA, `interaction ${interaction.name}`, percentile(slowest, 0.5), 'ms', 100);
  }
}

async function interactOnce(
  browser: Browser,
  demo: RunningDemo,
  interaction: Interaction,
): Promise<number> {
  const context = await openAdminContext(browser, { sandboxUrl: demo.url });
  try {
    await observeVitals(context);
    const { page, frame } = await openApp(context, SHOP, interaction.path);
    await settle(page);
    await interaction.act(frame, page);
    await settle(page);
    const { interactionMs } = await readVitals(page);
    if (interactionMs === 0) throw new Error(`No interaction was seen: ${interaction.name}.`);
    return interactionMs;
  } finally {
    await context.close();
  }
}

/** Whole answers, asked one after the other; among them a handler that does nothing. */
async function* serverFigures(demo: RunningDemo, pages: NamedPage[]): AsyncIterable<Figure> {
  const app = { origin: demo.appOrigin, shopDomain: `${SHOP}.myshopify.com` };
  const handler = await startEmptyHandler();
  try {
    const [empty = [], ...samples] = await timeInTurns([
      () => ({ url: `${handler.origin}/app`, headers: {} }),
      ...pages.flatMap(({ address }) => [askDocument(app, address), askData(app, address)]),
    ]);
    yield told(AREA, 'empty-handler-p95', p95(empty), 'ms');
    for (const [index, { pattern }] of pages.entries()) {
      const [documents = [], data = []] = samples.slice(2 * index);
      yield atMost(AREA, `server-p95 ${pattern}`, p95(documents), 'ms', 100);
      yield atMost(AREA, `server-p95 ${pattern}.data`, p95(data), 'ms', 100);
      yield told(AREA, `server-p95 to empty ${pattern}`, p95(documents) / p95(empty), 'ratio');
    }
  } finally {
    await handler.stop();
  }
}
