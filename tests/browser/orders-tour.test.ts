import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { amazonFile, amazonId, tiktokFile } from '../integration/sync/file-imports/files.ts';
import type { SandboxOrder } from '../sandbox/model.ts';
import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';
import { importOrderFile, type OrderFile } from './import-file.ts';
import { startWorld, type World } from './world.ts';

/*
 * The orders of a shop that sells in three places, as a merchant goes through them: the online
 * store’s come by themselves, those of Amazon and TikTok Shop from files. Then what failed in the
 * background is cleared away. SHOTS=folder keeps a picture of every step.
 */

const SHOP = 'nordlicht-living';
const CHINESE = 'yunfan-outdoor';
const ORDERS = 60;
const AMAZON = 9;
const TIKTOK = 12;

let world: World;
let browser: Browser;

async function open(shop: string, address: string, width = 1280) {
  const context = await openAdminContext(browser, {
    sandboxUrl: world.sandboxUrl,
    viewport: { width, height: 900 },
  });
  context.setDefaultTimeout(30_000);
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(error.error().message));
  const { page, frame } = await openApp(context, shop, address);
  return { page, frame, problems, close: () => context.close() };
}

/** Waits until React has taken over: only then do presses do something. */
async function running(frame: FrameLocator): Promise<void> {
  const isTaken = (node: HTMLElement | SVGElement) =>
    Object.keys(node).some((key) => key.startsWith('__reactFiber'));
  await eventually(() => frame.locator('h1').first().evaluate(isTaken)).toBe(true);
}

/** For a machine that does much else meanwhile. */
function eventually<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: 30_000 });
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

const rows = (frame: FrameLocator) => frame.getByRole('rowheader');
const cells = (frame: FrameLocator, heading: string) =>
  frame.locator(`td[data-heading="${heading}"]`);

beforeAll(async () => {
  world = await startWorld({
    postgresUrl: inject('postgresUrl'),
    shops: [SHOP, CHINESE],
    orders: ORDERS,
  });
  browser = await launchBrowser();
  for (const shop of [SHOP, CHINESE]) {
    const { page, frame, close } = await open(shop, '');
    await page.locator('form[action$="/install"] button').click();
    await frame.getByText(/Your data is in|数据已读取完成/).waitFor({ timeout: 90_000 });
    await close();
  }
});

afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

async function importFile(file: OrderFile): Promise<void> {
  const { frame, problems, close } = await open(SHOP, '/app/data/imports');
  await running(frame);
  await importOrderFile(frame, 'en', file);
  expect(problems).toEqual([]);
  await close();
}

test('three channels come in and are walked through: by channel, by number, event by event', async () => {
  const bytes = amazonFile(numbers(AMAZON).map((number) => ({ number })));
  await importFile({ name: 'all-orders.txt', bytes, orders: AMAZON });
  await importFile({
    name: 'orders.csv',
    bytes: tiktokFile(TIKTOK),
    orders: TIKTOK,
    answers: { currency: 'CAD', zone: 'America/New_York', dateOrder: 'mdy' },
    rate: { from: 'CAD', to: 'EUR', value: '0.68', on: '2026-11-20' },
  });
  const { page, frame, problems, close } = await open(SHOP, '/app/orders');
  await running(frame);
  await walkThrough(page, frame);
  expect(problems).toEqual([]);
  await close();
});

async function walkThrough(page: Page, frame: FrameLocator): Promise<void> {
  await frame.getByText(`${ORDERS + AMAZON + TIKTOK} orders`, { exact: true }).waitFor();
  await keepPicture(page, 'tour-1-all');
  const channel = frame.getByLabel('Channel', { exact: true });
  for (const [value, label, count] of [
    ['tiktok', 'TikTok Shop', TIKTOK],
    ['amazon', 'Amazon', AMAZON],
  ] as const) {
    await channel.selectOption(value);
    await frame.getByText(`${count} orders`, { exact: true }).waitFor();
    expect(new Set(await cells(frame, 'Channel').allTextContents())).toEqual(new Set([label]));
  }
  await keepPicture(page, 'tour-2-amazon');

  const search = frame.getByLabel('Search order number or ID');
  await search.pressSequentially(amazonId(4).slice(0, 11), { delay: 30 });
  await eventually(() => rows(frame).allTextContents()).toEqual([amazonId(4)]);
  await rows(frame).locator('a').press('Enter');
  await frame.getByRole('heading', { level: 1, name: amazonId(4) }).waitFor();
  await frame.getByText('Order files do not say how an order was paid.').waitFor();
  expect(await frame.getByRole('link', { name: 'Open in Shopify' }).count()).toBe(0);
  await keepPicture(page, 'tour-3-amazon-order');
  await frame.getByRole('link', { name: 'Back to Orders' }).click();
  await eventually(() => rows(frame).allTextContents()).toEqual([amazonId(4)]);
  expect(await search.inputValue()).toBe(amazonId(4).slice(0, 11));

  const busiest = busiestOrder();
  await search.fill(busiest.name);
  await channel.selectOption('shopify');
  await eventually(() => rows(frame).first().textContent()).toContain(busiest.name);
  await rows(frame).first().locator('a').click();
  await frame.getByRole('heading', { level: 1, name: busiest.name }).waitFor();
  await keepPicture(page, 'tour-4-shopify-order');
  // Carriers' events and returns are read after the orders: the page shows them when it is opened.
  await eventually(async () => {
    const shown = await frame.locator('.portolan-timeline').last().locator('time').all();
    const told = await Promise.all(shown.map((time) => time.getAttribute('datetime')));
    if (told.length < instantsOf(busiest).length) await page.reload();
    return told.map((at) => Date.parse(at ?? ''));
  }).toEqual(instantsOf(busiest));
}

/** The recent order to which most has happened. */
function busiestOrder(): SandboxOrder {
  const { orders } = world.store.shop(`${SHOP}.myshopify.com`).shop;
  const recent = orders.filter(({ fulfillments }) =>
    fulfillments.some(({ createdAt }) => Date.parse(createdAt) > Date.now() - 100 * 86_400_000),
  );
  const all = recent.length === 0 ? orders : recent;
  return all.toSorted((a, b) => instantsOf(b).length - instantsOf(a).length)[0]!;
}

/** When something happened to an order, by what the local Shopify knows. */
function instantsOf(order: SandboxOrder): number[] {
  const parcels = order.fulfillments.flatMap(({ createdAt, events, inTransitAt, deliveredAt }) => {
    const known = new Set<string>(events.map(({ status }) => status));
    return [
      createdAt,
      ...events.map(({ happenedAt }) => happenedAt),
      known.has('IN_TRANSIT') ? null : inTransitAt,
      known.has('DELIVERED') ? null : deliveredAt,
    ];
  });
  const instants = [
    order.processedAt,
    order.cancelledAt,
    ...order.transactions.map(({ processedAt }) => processedAt),
    ...parcels,
    ...order.refunds.map(({ createdAt }) => createdAt),
    ...order.returns.flatMap(({ createdAt, closedAt }) => [createdAt, closedAt ?? null]),
    ...(order.disputes ?? []).map(({ initiatedAt }) => initiatedAt),
  ];
  return instants.flatMap((at) => (at === null ? [] : [Date.parse(at)])).toSorted((a, b) => a - b);
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

test('failed work is cleared away as fast as one can press', async () => {
  const failed = 5;
  const database = new pg.Client(world.databaseUrl);
  await database.connect();
  try {
    await database.query(
      `INSERT INTO pgboss.job (name, data, state, output, retry_count, retry_limit, completed_on)
       SELECT 'rebuild-rollups', jsonb_build_object('shopId', shop_id), 'failed',
         '{"reason": "throttled"}'::jsonb, 3, 3, now() - n * interval '1 hour'
       FROM shop, generate_series(1, $1::int) AS n WHERE domain = $2`,
      [failed, `${CHINESE}.myshopify.com`],
    );
    const { page, frame, problems, close } = await open(CHINESE, '/app/data', 375);
    await running(frame);
    const dismiss = frame.getByRole('button', { name: '忽略：更新统计数据' });
    await eventually(() => dismiss.count()).toBe(failed);
    await keepPicture(page, 'tour-5-failed-work');
    // All but one at once, before any answer is there.
    await dismiss.evaluateAll((buttons) => {
      for (const button of buttons.slice(1)) (button as HTMLElement).click();
    });
    await eventually(() => dismiss.count()).toBe(1);
    await page.reload();
    await eventually(() => dismiss.count()).toBe(1);
    expect(problems).toEqual([]);
    await close();
  } finally {
    await database.end();
  }
});
