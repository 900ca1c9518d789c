import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';
import { axeViolations } from './axe-violations.ts';
import { hydrated } from './hydrated.ts';
import { startWorld, type World } from './world.ts';

/*
 * The admin's page about the storefront under the app's real content policy: previews of the real
 * block files in frames of their own, how each block stands, and the way into the theme editor.
 */

const ENGLISH = 'nordlicht-living';
const CHINESE = 'yunfan-outdoor';
const DOMAIN = `${ENGLISH}.myshopify.com`;
const PATH = '/app/storefront';
const BLOCK = 'portolan-delivery-estimate';

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await startWorld({
    postgresUrl: inject('postgresUrl'),
    shops: [ENGLISH, CHINESE],
    orders: 60,
  });
  browser = await launchBrowser();
  for (const shop of [ENGLISH, CHINESE]) {
    const context = await openAdminContext(browser, { sandboxUrl: world.sandboxUrl });
    const { page, frame } = await openApp(context, shop);
    await page.locator('form[action$="/install"] button').click();
    await frame.getByText(/Your data is in|数据已读取完成/).waitFor({ timeout: 90_000 });
    await context.close();
  }
});

afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

interface Opened {
  page: Page;
  frame: FrameLocator;
  problems: string[];
  close: () => Promise<void>;
}

async function open(shop: string, path = PATH, width = 1280): Promise<Opened> {
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
  await frame.getByRole('heading', { level: 1 }).waitFor();
  await hydrated(frame);
  return { page, frame, problems, close: () => context.close() };
}

/** The card of the delivery estimate. */
function card(frame: FrameLocator) {
  return frame.getByRole('region', { name: /Delivery estimate|送达时间预估|预计送达/ });
}

/** The page inside its preview. */
function preview(frame: FrameLocator): FrameLocator {
  return frame.frameLocator('iframe[title^="Delivery estimate"], iframe[title*="送达"]');
}

const blockText = (frame: FrameLocator) => preview(frame).locator(BLOCK).innerText();

describe.each([
  [ENGLISH, 'Storefront'],
  [CHINESE, '店铺前台'],
])('%s', (shop, title) => {
  test.each([1280, 375])('the page at %d px can be used by everybody', async (width) => {
    const opened = await open(shop, PATH, width);
    const { page, frame, problems } = opened;
    expect(await frame.getByRole('heading', { level: 1 }).textContent()).toBe(title);
    await preview(frame).locator(BLOCK).waitFor();
    const overflow = await frame
      .locator('html')
      .evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(overflow, 'nothing scrolls sideways').toBeLessThanOrEqual(0);
    expect(await axeViolations(page)).toEqual([]);
    // A script or style that the content policy refused would be told here.
    expect(problems).toEqual([]);
    await opened.close();
  });
});

describe('the preview', () => {
  test('shows a proposal as such, sharpened by the block’s own script', async () => {
    const opened = await open(ENGLISH, `${PATH}?language=en`);
    const { frame } = opened;
    await card(frame).getByText('The preview shows our proposal').waitFor();
    await expect.poll(() => blockText(frame)).toMatch(/Delivery to/);
    // Business days are the server's words: dates come from the script.
    await expect.poll(() => blockText(frame)).not.toMatch(/business day/);
    await card(frame).getByRole('link', { name: 'Set up: Delivery estimate' }).waitFor();
    await opened.close();
  });

  test('cannot reach the app around it', async () => {
    const opened = await open(ENGLISH);
    const element = opened.frame.locator('iframe[title^="Delivery estimate"]');
    expect(await element.getAttribute('sandbox')).toBe('allow-scripts');
    const origin = await preview(opened.frame)
      .locator('html')
      .evaluate(() => window.origin);
    expect(origin).toBe('null');
    await opened.close();
  });

  test('follows country, language and screen, all in the address', async () => {
    const opened = await open(ENGLISH);
    const { page, frame } = opened;
    // The first language is the shop's own.
    await expect.poll(() => blockText(frame)).toMatch(/Deutschland/);
    await frame.getByLabel('Country').selectOption('FR');
    await expect.poll(() => blockText(frame)).toMatch(/Frankreich/);
    await frame.getByLabel('Language').selectOption('ja');
    await expect.poll(() => blockText(frame)).toMatch(/フランス/);
    await frame.getByLabel('Customer').selectOption('account');
    await frame.getByRole('button', { name: 'Desktop' }).click();
    await expect
      .poll(() => page.url())
      .toMatch(/country=FR.*language=ja.*customer=account.*width=desktop/);
    await expect
      .poll(() => frame.getByRole('button', { name: 'Desktop' }).getAttribute('aria-pressed'))
      .toBe('true');
    await page.reload();
    await expect.poll(() => blockText(frame)).toMatch(/フランス/);
    // A desktop's page, scaled into the room of the card.
    const width = () =>
      preview(frame)
        .locator('html')
        .evaluate((root) => root.clientWidth);
    await expect.poll(width).toBe(1024);
    await frame.getByRole('button', { name: 'Phone' }).click();
    await expect.poll(width).toBeLessThanOrEqual(375);
    await opened.close();
  });

  test('reads from right to left in Arabic', async () => {
    const opened = await open(ENGLISH, `${PATH}?language=ar`);
    const direction = await preview(opened.frame).locator('html').getAttribute('dir');
    expect(direction).toBe('rtl');
    await opened.close();
  });

  test('takes an address that says nothing sensible', async () => {
    const opened = await open(ENGLISH, `${PATH}?country=QQ&language=tlh&customer=x&width=9`);
    await expect.poll(() => blockText(opened.frame)).toMatch(/Deutschland/);
    await opened.close();
  });
});

describe('a block on its way', () => {
  test('is published, found in the theme, taken out of it, and offered again', async () => {
    const settings = await open(ENGLISH, '/app/settings/delivery');
    await settings.frame.getByRole('button', { name: 'Confirm and publish' }).click();
    await settings.frame.getByText('Published', { exact: true }).waitFor({ timeout: 60_000 });
    await settings.close();

    const opened = await open(ENGLISH);
    const { page, frame } = opened;
    await card(frame).getByText('In your theme', { exact: true }).waitFor();
    await card(frame).getByText('Your theme has this block on: product page').waitFor();
    await card(frame)
      .getByText(/Shoppers have seen these settings since/)
      .waitFor();

    await page.goto(`https://admin.shopify.com/store/${ENGLISH}/online-store`);
    const row = page.getByRole('row', { name: 'Delivery estimate' });
    await row.getByRole('button', { name: 'Remove block' }).click();
    await row.getByText('Not added').waitFor();
    await opened.close();

    const again = await open(ENGLISH);
    await card(again.frame).getByText('Your theme does not have this block yet.').waitFor();
    const add = card(again.frame).getByRole('link', { name: 'Add to product page' });
    const address = new URL((await add.getAttribute('href')) ?? '');
    expect(address.searchParams.get('addAppBlockId')).toMatch(/^[\w-]+\/delivery-estimate$/);
    const [editor] = await Promise.all([again.page.context().waitForEvent('page'), add.click()]);
    await editor.getByRole('row', { name: 'Delivery estimate' }).waitFor();
    await again.close();
  });

  test('that Shopify refuses says why in Shopify’s words, and can be tried again', async () => {
    const { installation, metafields } = world.store.shop(DOMAIN);
    const owner = `gid://shopify/AppInstallation/${installation?.id ?? ''}`;
    const published = metafields.get(owner, 'portolan', 'delivery');
    if (published === undefined) throw new Error('The block before this one was not published.');
    metafields.set({ ...published, type: 'multi_line_text_field' });

    const settings = await open(ENGLISH, '/app/settings/delivery');
    await settings.frame.getByLabel('Processing time: most days').fill('6');
    await settings.page.locator('[data-save-bar="save"]').click();
    await settings.frame.getByText('Your storefront does not have your latest settings').waitFor();
    await settings.close();

    const opened = await open(ENGLISH);
    const { frame } = opened;
    await card(frame).getByText('The type of this metafield is multi_line_text_field').waitFor();
    await card(frame)
      .getByText(/Shoppers still see the version of/)
      .waitFor();
    metafields.set({ ...published });
    await card(frame).getByRole('button', { name: 'Try again' }).click();
    await card(frame).getByText('Published', { exact: true }).waitFor({ timeout: 60_000 });
    expect(opened.problems).toEqual([]);
    await opened.close();
  });
});
