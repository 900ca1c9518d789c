import { readFile } from 'node:fs/promises';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';
import { axeViolations } from './axe-violations.ts';
import { startWorld, type World } from './world.ts';

/*
 * The orders of a shop in both languages, at the width of a laptop and of a phone: found, saved as
 * a view, exported, and one of them opened.
 */

const ENGLISH = 'nordlicht-living';
const CHINESE = 'yunfan-outdoor';
const ORDERS = 400;

let world: World;
let browser: Browser;

interface Opened {
  page: Page;
  frame: FrameLocator;
  problems: string[];
  close: () => Promise<void>;
}

async function open(shop: string, path: string, width = 1280): Promise<Opened> {
  const context = await openAdminContext(browser, {
    sandboxUrl: world.sandboxUrl,
    viewport: { width, height: 800 },
  });
  context.setDefaultTimeout(30_000);
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(error.error().message));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  const { page, frame } = await openApp(context, shop, path);
  return { page, frame, problems, close: () => context.close() };
}

/** Waits until React has taken over: only then do presses do something. */
async function running({ frame }: Opened): Promise<void> {
  const isTaken = (node: HTMLElement | SVGElement) =>
    Object.keys(node).some((key) => key.startsWith('__reactFiber'));
  await eventually(() => heading(frame).evaluate(isTaken)).toBe(true);
}

/** For a machine that does much else meanwhile. */
function eventually<T>(read: () => T | Promise<T>) {
  return expect.poll(read, { timeout: 20_000 });
}

async function expectUsable({ page, frame, problems }: Opened): Promise<void> {
  const html = frame.locator('html');
  const overflow = await html.evaluate((root) => root.scrollWidth - root.clientWidth);
  expect(overflow, 'nothing scrolls sideways').toBeLessThanOrEqual(0);
  // Rows that are being replaced are dimmed.
  await eventually(() => frame.locator('[aria-busy=true]').count()).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  expect(problems).toEqual([]);
}

const rows = (frame: FrameLocator) => frame.getByRole('rowheader');
const heading = (frame: FrameLocator) => frame.getByRole('heading', { level: 1 });

beforeAll(async () => {
  world = await startWorld({
    postgresUrl: inject('postgresUrl'),
    shops: [ENGLISH, CHINESE],
    orders: ORDERS,
  });
  browser = await launchBrowser();
  for (const shop of [ENGLISH, CHINESE]) {
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

describe.each([
  { shop: ENGLISH, title: 'Orders', everything: 'Everything that happened' },
  { shop: CHINESE, title: '订单', everything: '订单动态' },
])('at $shop', ({ shop, title, everything }) => {
  test.each([1280, 375])(
    'the list and an order at %d px can be used by everybody',
    async (width) => {
      const opened = await open(shop, '/app/orders?failed=1', width);
      await running(opened);
      const { frame } = opened;
      expect(await heading(frame).textContent()).toBe(title);
      expect(await rows(frame).count()).toBeGreaterThan(0);
      await expectUsable(opened);

      const name = await rows(frame).first().locator('a').textContent();
      await rows(frame).first().locator('a').press('Enter');
      await eventually(() => heading(frame).textContent()).toContain(name!.slice(0, 5));
      await frame.getByRole('heading', { name: everything }).waitFor();
      await expectUsable(opened);
      await opened.close();
    },
  );
});

describe('the list', () => {
  test('is filtered, sorted and paged by address, and an order leads back to it', async () => {
    const opened = await open(ENGLISH, '/app/orders');
    await running(opened);
    const { page, frame } = opened;
    const first = await rows(frame).allTextContents();
    expect(first).toHaveLength(50);
    await frame.getByText(`${ORDERS} orders`, { exact: true }).waitFor();

    await frame.getByRole('link', { name: 'Next page' }).click();
    await eventually(async () => (await rows(frame).allTextContents())[0]).not.toBe(first[0]);
    const second = await rows(frame).allTextContents();
    expect(second.filter((name) => first.includes(name))).toEqual([]);
    await frame.getByRole('link', { name: 'Previous page' }).click();
    await eventually(() => rows(frame).allTextContents()).toEqual(first);

    await frame.getByLabel('Payment', { exact: true }).selectOption('REFUNDED');
    await eventually(() => page.url()).toContain('payment=REFUNDED');
    await frame.getByRole('link', { name: 'Total: sort descending' }).click();
    await eventually(() => page.url()).toContain('sort=-total');
    const refunded = await rows(frame).allTextContents();
    await rows(frame).first().locator('a').click();
    await frame.getByRole('heading', { name: 'Refunds', exact: true }).waitFor();
    await frame.getByRole('link', { name: 'Back to Orders' }).click();
    await eventually(() => rows(frame).allTextContents()).toEqual(refunded);
    expect(page.url()).toContain('payment=REFUNDED&sort=-total');
    expect(opened.problems).toEqual([]);
    await opened.close();
  });

  test('is searched while one types, and says what to do where nothing is found', async () => {
    const opened = await open(ENGLISH, '/app/orders');
    await running(opened);
    const { frame } = opened;
    const name = (await rows(frame).nth(3).locator('a').textContent())!.split(/\s/)[0]!;
    const search = frame.getByLabel('Search order number or ID');
    await search.pressSequentially(name.replace('#', ''), { delay: 40 });
    await eventually(async () => (await rows(frame).allTextContents()).join()).toContain(name);
    await eventually(() => rows(frame).count()).toBeLessThan(12);
    expect(await search.inputValue()).toBe(name.replace('#', ''));
    await search.fill('no such order');
    await frame.getByText('No orders match these filters').waitFor();
    await frame.getByRole('main').getByRole('link', { name: 'Clear filters' }).click();
    await eventually(() => rows(frame).count()).toBe(50);
    expect(await search.inputValue()).toBe('');
    await opened.close();
  });

  test('is kept as a view, which is renamed, changed and deleted', async () => {
    const opened = await open(ENGLISH, '/app/orders?refunded=1');
    await running(opened);
    const { page, frame } = opened;
    await frame.getByLabel('Country', { exact: true }).selectOption('DE');
    await frame.getByRole('button', { name: 'Save as view' }).click();
    await frame.getByRole('dialog').getByLabel('Name').fill('German refunds');
    await page.keyboard.press('Enter');
    const view = (name: string) => frame.getByRole('link', { name, exact: true });
    await view('German refunds').waitFor();
    await eventually(() => view('German refunds').getAttribute('aria-current')).toBe('page');

    const menu = frame.getByRole('button', { name: 'Edit view' });
    await menu.click();
    await frame.getByRole('menuitem', { name: 'Rename view' }).click();
    const name = frame.getByRole('dialog').getByLabel('Name');
    await name.fill('German money back');
    await page.keyboard.press('Enter');
    await view('German money back').waitFor();
    await frame.getByRole('dialog').waitFor({ state: 'hidden' });

    await frame.getByLabel('With a failed payment').click();
    await frame.getByText('edited', { exact: true }).waitFor();
    await menu.click();
    await frame.getByRole('menuitem', { name: 'Save changes' }).click();
    await frame.getByText('edited', { exact: true }).waitFor({ state: 'hidden' });

    await view('All').click();
    await eventually(() => view('All').getAttribute('aria-current')).toBe('page');
    await view('German money back').click();
    await eventually(() => page.url()).toContain('country=DE&refunded=1&failed=1');
    await menu.click();
    await frame.getByRole('menuitem', { name: 'Delete view' }).click();
    await frame.getByRole('dialog').getByRole('button', { name: 'Delete view' }).click();
    await view('German money back').waitFor({ state: 'hidden' });
    expect(opened.problems).toEqual([]);
    await opened.close();
  });

  test('is exported as filtered', async () => {
    const opened = await open(ENGLISH, '/app/orders?failed=1');
    await running(opened);
    const { page, frame } = opened;
    const total = Number.parseInt((await frame.getByText(/^\d+ orders?$/).textContent()) ?? '', 10);
    const downloading = page.waitForEvent('download');
    await frame.getByRole('button', { name: 'Export' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe('orders.csv');
    const text = await readFile(await download.path(), 'utf8');
    const lines = text.trim().split('\r\n');
    expect(lines).toHaveLength(total + 1);
    const failed = lines[0]!.split(',').indexOf('failed_attempts');
    for (const line of lines.slice(1)) expect(Number(line.split(',')[failed])).toBeGreaterThan(0);
    await opened.close();
  });

  test('hides its filters behind a button on a phone', async () => {
    const opened = await open(ENGLISH, '/app/orders', 375);
    await running(opened);
    const { frame } = opened;
    const country = frame.getByLabel('Country', { exact: true });
    expect(await country.isVisible()).toBe(false);
    const button = frame.getByRole('button', { name: 'Filters' });
    await button.press('Enter');
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    await country.selectOption('DE');
    await frame.getByRole('button', { name: 'Filters: 1' }).waitFor();
    await expectUsable(opened);
    await opened.close();
  });
});

describe('one order', () => {
  test('leads to Shopify’s own page of it', async () => {
    const opened = await open(ENGLISH, '/app/orders');
    await running(opened);
    const { frame } = opened;
    const url = await rows(frame).first().locator('a').getAttribute('href');
    const orderId = new URL(url!, 'https://app.example.com').pathname.split('/').at(-1);
    await rows(frame).first().locator('a').click();
    const link = frame.getByRole('link', { name: 'Open in Shopify' });
    expect(await link.getAttribute('href')).toBe(`shopify://admin/orders/${orderId}`);
    await opened.close();
  });

  test('that is not there is not found', async () => {
    const opened = await open(ENGLISH, '/app/orders/shopify/1');
    await eventually(() => heading(opened.frame).textContent()).toBe('Page not found');
    await opened.close();
  });
});
