import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Download, FrameLocator, Page } from 'playwright-core';
import { subtractDecimals } from '../decimal.ts';
import type { ControlState, ShopTruth } from '../control.ts';
import type { OrderFileReport } from '../order-files/index.ts';
import { appWords } from './app-words.ts';
import type { AppWords } from './app-words.ts';
import type { RunningDemo } from './start-demo.ts';

/** What the walk measures; seconds are waits that a person would have. */
export interface WalkFigures {
  orders: number;
  lines: number;
  currency: string;
  /** Sales less refunds, in the shop's currency, as the app's own export says. */
  revenue: string;
  sales: string;
  refunds: string;
  markets: number;
  /** From pressing Install to the first number on the home page, and to the import's end. */
  secondsToFirstNumber: number;
  importSeconds: number;
  /** From a save to the storefront saying it. */
  publishSeconds: number;
  /** From paying in the storefront to the home page counting it. */
  orderCountedSeconds: number;
  /** What the block says, by country, before and after processing takes longer. */
  storefront: Record<string, { before: string; after: string }>;
}

export interface WalkInput {
  browser: Browser;
  demo: RunningDemo;
  report: OrderFileReport | null;
  /** Filled as the walk goes, so that a failed one tells how far it came. */
  figures: Partial<WalkFigures>;
  note: (text: string) => void;
}

interface Walk extends WalkInput {
  context: BrowserContext;
  page: Page;
  frame: FrameLocator;
  words: AppWords;
  shopName: string;
  problems: string[];
}

const IMPORT_TIMEOUT_MS = 240_000;
const NUMBERS_TIMEOUT_MS = 120_000;
const PUBLISH_TIMEOUT_MS = 60_000;
const COUNT_TIMEOUT_MS = 60_000;
const PAGE_TIMEOUT_MS = 30_000;
const EXTRA_PROCESSING_DAYS = 4;

/**
 * The main job as a merchant and a shopper do it: install, watch the import, compare the numbers
 * with the local Shopify's own, publish delivery settings, see the storefront change, buy, and
 * see the order counted.
 * @throws Error with one sentence about the first thing that is not as it should be.
 */
export async function walkMainJob(input: WalkInput): Promise<void> {
  const walk = await begin(input);
  await install(walk);
  await compareNumbers(walk);
  await publishAndChange(walk);
  await buyAndSeeItCounted(walk);
  if (walk.problems.length > 0) {
    throw new Error(`The browser reported: ${walk.problems.slice(0, 5).join(' · ')}`);
  }
}

async function begin(input: WalkInput): Promise<Walk> {
  const { browser, demo } = input;
  const shopName = (demo.shops[0] ?? '').replace('.myshopify.com', '');
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    // The app answers 410 to a user agent that says it is headless.
    userAgent: `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36`,
    acceptDownloads: true,
  });
  context.setDefaultTimeout(PAGE_TIMEOUT_MS);
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(error.error().message));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  const page = await context.newPage();
  await page.goto(`${demo.url}/store/${shopName}/apps/portolan`);
  const locale = (await page.locator('html').getAttribute('lang')) ?? 'en';
  const frame = page.frameLocator('iframe[name="app-iframe"]');
  return { ...input, context, page, frame, words: appWords(locale), shopName, problems };
}

async function install(walk: Walk): Promise<void> {
  const { page, frame, words, figures, note } = walk;
  const pressedAt = performance.now();
  await page.locator('form[action$="/install"] button').click();
  const progress = frame.getByText(words('sync', 'import.title'));
  const done = frame.getByText(words('sync', 'import.finishedTitle'));
  await progress.or(done).first().waitFor();
  if (!(await progress.isVisible())) note('The import was done before its progress was seen.');
  note(`The app's first page after ${seconds(pressedAt)} s`);
  await frame.locator('.portolan-stat-value').first().waitFor({ timeout: IMPORT_TIMEOUT_MS });
  figures.secondsToFirstNumber = seconds(pressedAt);
  await done.waitFor({ timeout: IMPORT_TIMEOUT_MS });
  figures.importSeconds = seconds(pressedAt);
  note(
    `Imported in ${figures.importSeconds} s, first number after ${figures.secondsToFirstNumber} s`,
  );
}

/** Holds the app's own export of all markets against what the local Shopify knows. */
async function compareNumbers(walk: Walk): Promise<void> {
  const { frame, words, figures, note } = walk;
  await openPage(walk, 'nav.markets', words('insights', 'markets.title'));
  await frame
    .getByLabel(words('insights', 'period.label'))
    .selectOption('all', { timeout: PAGE_TIMEOUT_MS });
  const truth = await shopTruth(walk);
  let sums = await exportSums(walk);
  // Refunds and parcels follow the orders in the background.
  await until(NUMBERS_TIMEOUT_MS, async () => {
    if (
      sums.orders === truth.orders &&
      same(sums.sales, truth.sales) &&
      same(sums.refunds, truth.refunds)
    ) {
      return true;
    }
    await frame.getByLabel(words('insights', 'period.label')).selectOption('365');
    await frame.getByLabel(words('insights', 'period.label')).selectOption('all');
    sums = await exportSums(walk);
    return false;
  }).catch(() => {
    throw new Error(
      `The app counts ${sums.orders} orders, ${sums.sales} sales and ${sums.refunds} refunds; the shop has ${truth.orders}, ${truth.sales} and ${truth.refunds}.`,
    );
  });
  Object.assign(figures, {
    orders: sums.orders,
    lines: walk.report?.linesRead ?? truth.lines,
    currency: truth.currency,
    sales: sums.sales,
    refunds: sums.refunds,
    revenue: subtractDecimals(sums.sales, sums.refunds),
    markets: sums.markets,
  });
  note(
    `${sums.orders} orders in ${sums.markets} markets, revenue ${figures.revenue} ${truth.currency}`,
  );
}

/** Opens a page of the app from the admin's menu and waits for its heading. */
async function openPage({ page, frame, words }: Walk, link: string, title: string): Promise<void> {
  // The admin has a page of its own that is called "Settings", too.
  const menu = page.locator('#app-links');
  await menu.getByRole('link', { name: words('common', link), exact: true }).click();
  await frame.getByRole('heading', { level: 1, name: title }).waitFor();
}

interface Sums {
  orders: number;
  sales: string;
  refunds: string;
  markets: number;
}

async function exportSums({ page, frame, words }: Walk): Promise<Sums> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    frame.getByRole('button', { name: words('insights', 'markets.export') }).click(),
  ]);
  const [header = [], ...rows] = await readCsv(download);
  const column = (row: string[], name: string): string => row[header.indexOf(name)] ?? '0';
  const sum = (name: string): string =>
    rows.reduce(
      (total, row) => subtractDecimals(total, subtractDecimals('0', column(row, name))),
      '0',
    );
  return {
    orders: Number(sum('orders')),
    sales: sum('sales'),
    refunds: sum('refunds'),
    markets: rows.length,
  };
}

async function readCsv(download: Download): Promise<string[][]> {
  const text = readFileSync(await download.path(), 'utf8').replace('\ufeff', '');
  return text
    .split('\r\n')
    .filter(Boolean)
    .map((line) => line.split(','));
}

/** Confirms the proposal, then lets processing take longer; the storefront follows both times. */
async function publishAndChange(walk: Walk): Promise<void> {
  const { page, frame, words, figures, note } = walk;
  const countries = await twoCountries(walk);
  const product = await firstProduct(walk);
  const says = (country: string): Promise<string> => blockText(product, country);
  await openPage(walk, 'nav.settings', words('common', 'nav.settings'));
  await frame.getByRole('link', { name: words('logistics', 'title'), exact: true }).click();
  await frame.getByRole('button', { name: words('common', 'settings.proposal.confirm') }).click();
  const before = await changed(says, countries, ['', '']);
  if (before[0] === before[1]) {
    throw new Error(`The block says the same in ${countries.join(' and ')}: ${before[0]}`);
  }

  const field = frame.getByLabel(
    words('logistics', 'range.max', { field: words('logistics', 'processing.days') }),
  );
  await field.fill(String(Number(await field.inputValue()) + EXTRA_PROCESSING_DAYS));
  const save = page.locator('[data-save-bar="save"]');
  await save.waitFor();
  const savedAt = performance.now();
  await save.click();
  const after = await changed(says, countries, before);
  figures.publishSeconds = seconds(savedAt);
  figures.storefront = Object.fromEntries(
    countries.map((country, index) => [
      country,
      { before: before[index] ?? '', after: after[index] ?? '' },
    ]),
  );
  note(`The storefront followed a save after ${figures.publishSeconds} s`);
}

/** Waits until the block says something else than it did, in every country. */
async function changed(
  says: (country: string) => Promise<string>,
  countries: string[],
  last: string[],
): Promise<string[]> {
  let now = last;
  await until(PUBLISH_TIMEOUT_MS, async () => {
    now = await Promise.all(countries.map(says));
    return now.every((text, index) => text !== '' && text !== last[index]);
  }).catch(() => {
    throw new Error(
      `The storefront did not change after publishing: ${countries.map((country, index) => `${country}: "${now[index]}"`).join(', ')}.`,
    );
  });
  return now;
}

async function buyAndSeeItCounted(walk: Walk): Promise<void> {
  const { context, demo, frame, page, shopName, figures, note } = walk;
  const [, abroad] = await twoCountries(walk);
  await page.goto(`${demo.url}/store/${shopName}/apps/portolan/app?days=all`);
  const counted = async (): Promise<number> => {
    const text = await frame.locator('.portolan-stat-note').first().textContent();
    return Number(/[\d,]+/.exec(text ?? '')?.[0].replaceAll(',', ''));
  };
  const before = await counted();
  const shop = await context.newPage();
  const product = await firstProduct(walk);
  await shop.goto(`${product}?country=${abroad}&locale=en`);
  await shop.locator('form[action$="/cart/add"] button').click();
  await shop.locator('a[href$="/checkout"]').click();
  const paidAt = performance.now();
  await shop.locator('form.checkout button').click();
  await shop.waitForURL('**/orders/*');
  const expected = before + 1;
  await until(COUNT_TIMEOUT_MS, async () => (await counted()) === expected).catch(async () => {
    throw new Error(`A new order is not counted: ${before} before it, ${await counted()} after.`);
  });
  figures.orderCountedSeconds = seconds(paidAt);
  note(`A new order was counted after ${figures.orderCountedSeconds} s`);
}

/** The shop's own country and the one farthest down its list of markets. */
async function twoCountries({ demo, shopName }: Walk): Promise<[string, string]> {
  const page = await textOf(`${demo.url}/storefront/${shopName}/`);
  const codes = [...page.matchAll(/<option value="([A-Z]{2})"( selected)?/g)];
  const home = codes.find(([, , selected]) => selected)?.[1];
  const abroad = codes.map(([, code]) => code).findLast((code) => code !== home);
  if (!home || !abroad) throw new Error('The storefront offers fewer than two countries.');
  return [home, abroad];
}

async function firstProduct({ demo, shopName }: Walk): Promise<string> {
  const page = await textOf(`${demo.url}/storefront/${shopName}/`);
  const path = /href="(\/storefront\/[^"]+\/products\/[^"]+)"/.exec(page)?.[1];
  if (!path) throw new Error('The storefront shows no product.');
  return demo.url + path;
}

/** The text of the delivery block as it leaves the server, before any script. */
async function blockText(product: string, country: string): Promise<string> {
  const page = await textOf(`${product}?country=${country}&locale=en`);
  const block = /<portolan-delivery-estimate[\s\S]*?<\/portolan-delivery-estimate>/.exec(page);
  return (block?.[0] ?? '')
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A page as a shopper without cookies gets it. */
async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}

async function shopTruth({ demo }: Walk): Promise<ShopTruth> {
  const { shops } = JSON.parse(await textOf(`${demo.url}/__sandbox/state`)) as ControlState;
  const [truth] = shops;
  if (!truth) throw new Error('The local Shopify has no shop.');
  return truth;
}

function same(a: string, b: string): boolean {
  return /^-?0*(\.0*)?$/.test(subtractDecimals(a, b));
}

async function until(timeoutMs: number, check: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await check())) {
    if (performance.now() > deadline) throw new Error('It did not happen in time.');
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

function seconds(since: number): number {
  return Math.round((performance.now() - since) / 10) / 100;
}
