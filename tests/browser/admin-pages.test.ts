import { gzipSync } from 'node:zlib';
import type { Browser, FrameLocator, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';
import { axeViolations } from './axe-violations.ts';
import { hydrated } from './hydrated.ts';
import { startWorld, type World } from './world.ts';

/*
 * The admin's pages in both languages, at the width of a laptop and of a phone, under the app's
 * real content policy. One shop is read in English, the other in Chinese.
 */

const ENGLISH = 'nordlicht-living';
const CHINESE = 'yunfan-outdoor';
const ORDERS = 1500;
const PAGES = [
  '',
  '/app/markets',
  '/app/markets/US?days=365',
  '/app/settings',
  '/app/settings/delivery',
  '/app/settings/payments',
  '/app/settings/loyalty',
  '/app/settings/support',
  '/app/settings/compliance',
  '/app/data',
  '/app/insights',
  '/app/activity',
  '/app/logistics',
  '/app/logistics/promises',
  '/app/payments?days=365',
  '/app/payments/currencies',
  '/app/compliance',
  '/app/compliance/markets?q=LUCID',
  '/app/compliance/markets/AU',
  '/app/localization',
  '/app/loyalty',
];
const WIDTHS = [1280, 375];
const MOST_SCRIPT_BYTES = 300_000;

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await startWorld({
    postgresUrl: inject('postgresUrl'),
    shops: [ENGLISH, CHINESE],
    orders: ORDERS,
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

interface Opened {
  page: Page;
  frame: FrameLocator;
  problems: string[];
  scriptBytes: () => Promise<number>;
  close: () => Promise<void>;
}

async function open(shop: string, path: string, width = 1280): Promise<Opened> {
  const context = await openAdminContext(browser, {
    sandboxUrl: world.sandboxUrl,
    viewport: { width, height: 800 },
  });
  context.setDefaultTimeout(30_000);
  const problems: string[] = [];
  const scripts: Response[] = [];
  context.on('weberror', (error) => problems.push(error.error().message));
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(message.text());
  });
  context.on('response', (response) => {
    const url = new URL(response.url());
    if (url.origin !== world.appOrigin || !url.pathname.endsWith('.js')) return;
    scripts.push(response);
  });
  const { page, frame } = await openApp(context, shop, path);
  return {
    page,
    frame,
    problems,
    // Read when they are asked for: a body still on its way when the page is closed never comes.
    scriptBytes: async () => {
      const bodies = await Promise.all(scripts.map((script) => script.body()));
      return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
    },
    close: () => context.close(),
  };
}

function heading(frame: FrameLocator) {
  return frame.getByRole('heading', { level: 1 });
}

/** Waits until the page is there and answers. */
async function running({ frame }: Opened): Promise<void> {
  await heading(frame).waitFor();
  await hydrated(frame);
}

/** Waits until a settings page has its picture of the block, or says why there is none. */
async function pictured(frame: FrameLocator): Promise<void> {
  const picture = frame.locator('.portolan-draft-preview');
  await picture
    .locator('iframe')
    .or(picture.getByText(/nothing|看不到/))
    .first()
    .waitFor();
}

describe.each([
  { shop: ENGLISH, language: 'en', reading: 'Reading your shop’s data', done: 'Your data is in' },
  { shop: CHINESE, language: 'zh-CN', reading: '正在读取店铺数据', done: '数据已读取完成' },
])('in $language', ({ shop, language, reading, done }) => {
  test('installing leads to the shop’s own numbers without a reload', async () => {
    const opened = await open(shop, '');
    const { page, frame } = opened;
    await page.locator('form[action$="/install"] button').click();
    await frame.getByText(reading).or(frame.getByText(done)).first().waitFor();
    await frame.getByText(done).waitFor({ timeout: 90_000 });
    const rows = frame.getByRole('table').getByRole('row');
    await expect.poll(() => rows.count(), { timeout: 60_000 }).toBeGreaterThan(5);
    expect(await frame.locator('html').getAttribute('lang')).toBe(language);
    expect(opened.problems).toEqual([]);
    await opened.close();
  });

  test.each(PAGES.flatMap((path) => WIDTHS.map((width) => ({ path, width }))))(
    '"$path" at $width px can be used by everybody',
    async ({ path, width }) => {
      const opened = await open(shop, path, width);
      await running(opened);
      const { page, frame, problems } = opened;
      if (path.startsWith('/app/settings/')) await pictured(frame);
      const html = frame.locator('html');
      const overflow = await html.evaluate((root) => root.scrollWidth - root.clientWidth);
      expect(overflow, 'nothing scrolls sideways').toBeLessThanOrEqual(0);
      expect(await axeViolations(page)).toEqual([]);
      expect(await opened.scriptBytes()).toBeLessThanOrEqual(MOST_SCRIPT_BYTES);
      expect(problems).toEqual([]);
      await opened.close();
    },
  );
});

describe('the menu', () => {
  test('opens pages in place in the language of the admin, whatever the browser’s is', async () => {
    const opened = await open(CHINESE, '');
    await running(opened);
    const { page, frame } = opened;
    expect(await page.evaluate(() => navigator.language)).toMatch(/^en/);
    await page.locator('#app-links').getByRole('link', { name: '设置', exact: true }).click();
    await expect.poll(() => heading(frame).textContent()).toBe('设置');
    const names = await frame.getByRole('heading', { level: 2 }).allInnerTexts();
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) expect(name).toMatch(/\p{Script=Han}/u);
    await opened.close();
  });

  test('opens pages in place, with their words, and marks the open one', async () => {
    const opened = await open(ENGLISH, '');
    await running(opened);
    const { page, frame } = opened;
    for (const name of ['Markets', 'Orders', 'Settings']) {
      await page.locator('#app-links').getByRole('link', { name, exact: true }).click();
      await expect.poll(() => heading(frame).textContent()).toBe(name);
      const texts = await frame.locator('body').innerText();
      expect(texts, 'no key stands where a text should').not.toMatch(
        /\b[a-z]+(\.[a-zA-Z]+){1,3}\b(?!\/)/,
      );
    }
    // What is looked up now and then is a page of Settings, and leads back there.
    for (const name of ['Storefront', 'Data', 'Activity']) {
      await expect(
        page.locator('#app-links').getByText(name, { exact: true }).count(),
      ).resolves.toBe(0);
      await frame.getByRole('link', { name, exact: true }).click();
      await expect.poll(() => heading(frame).textContent()).toContain(name);
      await frame.getByRole('link', { name: 'Back to Settings' }).click();
      await expect.poll(() => heading(frame).textContent()).toBe('Settings');
    }
    expect(opened.problems).toEqual([]);
    await opened.close();
  });
});

describe('markets', () => {
  test('are searched, sorted and opened by address', async () => {
    const opened = await open(ENGLISH, '/app/markets?days=365&sort=country');
    await running(opened);
    const { page, frame } = opened;
    const names = () => frame.getByRole('rowheader').allTextContents();
    const all = await names();
    expect(all).toEqual([...all].sort(new Intl.Collator('en').compare));
    await frame.getByRole('link', { name: 'Country: sort descending' }).click();
    await expect.poll(names).toEqual([...all].reverse());
    await frame.getByLabel('Search countries').fill('united');
    await expect.poll(names).toEqual(['United States', 'United Kingdom']);
    expect(page.url()).toContain('q=united');
    await frame.getByRole('link', { name: 'United States' }).press('Enter');
    await expect.poll(() => heading(frame).textContent()).toBe('United States');
    await frame.getByRole('button', { name: 'Show as table' }).press('Enter');
    await frame.getByRole('columnheader', { name: 'Sales' }).waitFor();
    await opened.close();
  });

  test('of no country on earth are not found', async () => {
    const opened = await open(ENGLISH, '/app/markets/QQ');
    await expect.poll(() => heading(opened.frame).textContent()).toBe('Page not found');
    await opened.close();
  });
});

describe('delivery settings', () => {
  const saveBar = (page: Page) => page.locator('[data-save-bar="save"]');

  test('are confirmed, and published within seconds', async () => {
    const opened = await open(ENGLISH, '/app/settings/delivery');
    await running(opened);
    const { frame } = opened;
    await frame.getByRole('button', { name: 'Confirm and publish' }).click();
    await frame.getByText('Published', { exact: true }).waitFor({ timeout: 60_000 });
    expect(await frame.getByText('These settings are our proposal').count()).toBe(0);
    await opened.close();
  });

  test('show their problem beside the field, keep what was typed, and change the preview', async () => {
    const opened = await open(ENGLISH, '/app/settings/delivery');
    await running(opened);
    const { page, frame } = opened;
    const block = frame
      .frameLocator('iframe[title="Preview: Delivery estimate"]')
      .locator('.portolan-delivery__when');
    const before = await block.textContent();
    const most = frame.getByLabel('Processing time: most days');
    await most.fill('99');
    await saveBar(page).click();
    await frame.getByText('Enter whole days from 0 to 30').waitFor();
    expect(await most.inputValue()).toBe('99');
    expect(await most.getAttribute('aria-invalid')).toBe('true');
    await expect.poll(() => most.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await block.textContent(), 'the preview stays at the last sound settings').toBe(before);

    await most.fill('9');
    await expect.poll(() => block.textContent()).not.toBe(before);
    await saveBar(page).click();
    await page.getByText('Saved. Publishing to your storefront.').waitFor();
    await saveBar(page).waitFor({ state: 'hidden' });
    await frame.getByText('Published', { exact: true }).waitFor({ timeout: 60_000 });
    expect(opened.problems).toEqual([]);
    await opened.close();
  });

  test('that somebody else saved meanwhile are not overwritten unasked, and nothing is lost', async () => {
    const [mine, theirs] = [
      await open(ENGLISH, '/app/settings/delivery'),
      await open(ENGLISH, '/app/settings/delivery'),
    ];
    await running(mine);
    await running(theirs);
    const most = (opened: Opened) => opened.frame.getByLabel('Processing time: most days');
    await most(theirs).fill('7');
    await saveBar(theirs.page).click();
    await theirs.page.getByText('Saved. Publishing').waitFor();

    await most(mine).fill('8');
    await saveBar(mine.page).click();
    await mine.frame.getByText('Somebody else saved these settings').waitFor();
    expect(await most(mine).inputValue()).toBe('8');
    await mine.frame.getByRole('button', { name: 'Load their version' }).click();
    await expect.poll(() => most(mine).inputValue()).toBe('7');
    await mine.close();
    await theirs.close();
  });

  test('gain a destination by keyboard alone', async () => {
    const opened = await open(ENGLISH, '/app/settings/delivery');
    await running(opened);
    const { page, frame } = opened;
    await frame.getByRole('button', { name: 'Add destination' }).press('Enter');
    await frame.getByLabel('Countries', { exact: true }).focus();
    await page.keyboard.type('Brazil');
    await frame.getByRole('listbox').getByRole('option', { name: 'Brazil' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await frame.getByRole('button', { name: 'Remove Brazil' }).waitFor();
    await saveBar(page).click();
    await page.getByText('Saved. Publishing').waitFor();
    await page.reload();
    await frame.getByRole('heading', { level: 3, name: 'Brazil' }).waitFor();
    await opened.close();
  });

  test('are not left unsaved without a question', async () => {
    const opened = await open(ENGLISH, '/app/settings/delivery');
    await running(opened);
    const { page, frame } = opened;
    await frame.getByLabel('Processing time: most days').fill('11');
    await saveBar(page).waitFor();
    await page.getByRole('link', { name: 'Markets', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    expect(await heading(frame).textContent()).toBe('Delivery');
    await opened.close();
  });
});

describe('home', () => {
  test('keeps the setup guide away once it is dismissed', async () => {
    const opened = await open(ENGLISH, '');
    await running(opened);
    const { frame, page } = opened;
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await frame.getByRole('button', { name: 'Dismiss setup guide' }).click();
    await answered;
    await expect.poll(() => frame.getByText('Set up delivery estimates').count()).toBe(0);
    await page.reload();
    await running(opened);
    expect(await frame.getByText('Set up delivery estimates').count()).toBe(0);
    await opened.close();
  });
});
