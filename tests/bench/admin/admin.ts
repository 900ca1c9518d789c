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
import { sandboxAppDefaults } from '../../sandbox/store.ts';
import { atMost, percentile, told } from '../figure.ts';
import type { Figure } from '../figure.ts';
import type { Bench } from '../main.ts';
import { startEmptyHandler } from '../start-empty-handler.ts';
import { adminPages, scriptKilobytes } from './admin-pages.ts';
import type { AdminPage } from './admin-pages.ts';
import { interactions } from './interactions.ts';
import type { Interaction } from './interactions.ts';
import { liveIn } from './live-in.ts';
import { measureOrdersList } from './orders-list.ts';
import { countScripts, observeVitals, readVitals, settle } from './page-vitals.ts';
import type { Vitals } from './page-vitals.ts';
import { sampleAddress } from './sample-addresses.ts';
import { askData, askDocument, p95, statusOf, timeInTurns } from './server-times.ts';
import type { AppAddress } from './server-times.ts';

const AREA = 'admin';
const SHOP = 'nordlicht-living';
const NUMBER_TIMEOUT_MS = 240_000;
const VISITS = 3;
const PAINT_MS = 1200;

/**
 * The admin of a shop of 25,000 orders in production mode: from its installation to the first number,
 * then every page that the build knows of, once the shop has been lived in. With `--orders N` instead
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
  const app = { origin: demo.appOrigin, shopDomain: `${SHOP}.myshopify.com` };
  try {
    await database.connect();
    const browser = await launchBrowser();
    try {
      yield* installFigures(browser, demo);
      await liveIn(app, database, { sandboxUrl: demo.url, environment: environmentOf(demo) });
      const { pages, missed } = await namedPages(app, database);
      yield* missed;
      yield* scriptFigures(pages);
      yield* vitalFigures(browser, demo, pages);
      yield* interactionFigures(browser, demo);
      await browser.close();
      yield* serverFigures(app, pages);
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

/** What the app's modules need where the bench calls them beside the running app. */
function environmentOf(demo: RunningDemo): Record<string, string> {
  return {
    DATABASE_URL: demo.databaseUrl,
    SHOPIFY_API_KEY: sandboxAppDefaults.clientId,
    SHOPIFY_API_SECRET: sandboxAppDefaults.secret,
    SHOPIFY_APP_URL: demo.appUrl,
    // Nothing sealed is read here.
    ENCRYPTION_KEYS: `bench:${Buffer.alloc(32).toString('base64')}`,
    LOG_LEVEL: 'error',
  };
}

/**
 * Every page of the admin at the address of what has most data; what can't be opened fails by name,
 * so that no page is left unmeasured in silence.
 */
async function namedPages(
  app: AppAddress,
  database: pg.Client,
): Promise<{ pages: NamedPage[]; missed: Figure[] }> {
  const { rows } = await database.query<{ orders: string }>(
    'SELECT count(*) AS orders FROM "order"',
  );
  console.error(`${rows[0]?.orders} orders are in`);
  const pages: NamedPage[] = [];
  const missed: Figure[] = [];
  for (const page of await adminPages()) {
    const address = await sampleAddress(database, page.pattern);
    const status = address === null ? null : await statusOf(askDocument(app, address));
    if (address !== null && status === 200) pages.push({ ...page, address });
    else {
      const why = address === null ? 'has no sample address' : `answered ${status}`;
      missed.push(atMost(AREA, `${page.pattern} ${why}`, 1, 'pages', 0));
    }
  }
  return { pages, missed };
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
    for (let visit = 0; visit < VISITS; visit++) {
      // Where two visits agree, a third one does not move the median across its reach.
      if (visit === 2 && agree(visits.map(({ largestPaintMs }) => largestPaintMs))) break;
      visits.push(await visitCold(browser, demo, address));
    }
    const paints = visits.map(({ largestPaintMs }) => largestPaintMs / 1000);
    const scripts = Math.max(...visits.map((visit) => visit.scripts));
    const shift = Math.max(...visits.map((visit) => visit.shift));
    for (const moved of new Set(visits.flatMap((visit) => visit.moved))) {
      console.error(`moved on ${pattern} after ${moved}`);
    }
    yield atMost(AREA, `javascript-loaded-gzip ${pattern}`, scripts, 'kB', 300);
    yield atMost(AREA, `largest-paint ${pattern}`, percentile(paints, 0.5), 's', PAINT_MS / 1000);
    yield atMost(AREA, `layout-shift ${pattern}`, shift, 'score', 0.02);
  }
}

const agree = (paintsMs: readonly number[]): boolean =>
  paintsMs.every((ms) => ms <= PAINT_MS) || paintsMs.every((ms) => ms > PAINT_MS);

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
async function* serverFigures(app: AppAddress, pages: NamedPage[]): AsyncIterable<Figure> {
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
