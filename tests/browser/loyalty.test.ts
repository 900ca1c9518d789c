import pg from 'pg';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { proposeLoyalty } from '../../app/retention/index.ts';
import { until } from '../bench/until.ts';
import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';
import { axeViolations } from './axe-violations.ts';
import { hydrated } from './hydrated.ts';
import { startWorld, type World } from './world.ts';

/*
 * The loyalty program from the merchant's form to the shopper who looks at their points: the built
 * app, its database, the local Shopify that signs, publishes and renders.
 */

const ENGLISH = 'nordlicht-living';
const CHINESE = 'yunfan-outdoor';
const PATH = '/app/settings/loyalty';

let world: World;
let browser: Browser;
let database: pg.Client;

beforeAll(async () => {
  world = await startWorld({
    postgresUrl: inject('postgresUrl'),
    shops: [ENGLISH, CHINESE],
    orders: 200,
  });
  browser = await launchBrowser();
  database = new pg.Client(world.databaseUrl);
  await database.connect();
  for (const shop of [ENGLISH, CHINESE]) await install(shop);
});

afterAll(async () => {
  await database?.end();
  await browser?.close();
  await world?.stop();
});

/** Installs the app and waits until the markets are in. */
async function install(shop: string): Promise<void> {
  const context = await openAdminContext(browser, { sandboxUrl: world.sandboxUrl });
  const { page } = await openApp(context, shop);
  await page.locator('form[action$="/install"] button').click();
  const markets = () =>
    database.query(
      `SELECT 1 FROM market JOIN shop USING (shop_id) WHERE domain = $1 AND status = 'ACTIVE'`,
      [`${shop}.myshopify.com`],
    );
  await until(60_000, 'the markets to be read', async () => ((await markets()).rowCount ?? 0) > 1);
  await context.close();
}

async function openForm(shop: string, width: number): Promise<{ page: Page; frame: FrameLocator }> {
  const context = await openAdminContext(browser, {
    sandboxUrl: world.sandboxUrl,
    viewport: { width, height: 900 },
  });
  const opened = await openApp(context, shop, PATH);
  await hydrated(opened.frame);
  return opened;
}

describe.each([
  [ENGLISH, 'Loyalty program', 1280],
  [ENGLISH, 'Loyalty program', 375],
  [CHINESE, '会员积分', 1280],
  [CHINESE, '会员积分', 375],
])('the form of %s', (shop, title, width) => {
  test(`is complete and meets no barrier that axe knows at ${width} pixels`, async () => {
    const { page, frame } = await openForm(shop, width);
    await frame.getByRole('heading', { name: title }).first().waitFor();
    const preview = frame.frameLocator('.portolan-draft-preview iframe >> nth=1');
    await preview.getByRole('listitem').first().waitFor();
    expect(await axeViolations(page, { bestPractice: false })).toEqual([]);
    const overflow = await frame
      .locator('html')
      .evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow).toBe(0);
    await page.context().close();
  });
});

test('from the form to the shopper: saved, published, read on the page, asked for by who is logged in', async () => {
  const { page, frame } = await openForm(ENGLISH, 1280);
  const germany = frame.getByRole('group', { name: 'Germany', exact: true });
  await germany.getByLabel('Points', { exact: true }).fill('x');
  await page.locator('[data-save-bar="save"]').click();
  await frame.getByText('Not saved: some fields need a change').waitFor();
  await germany.getByLabel('Points', { exact: true }).fill('3');
  await page.locator('[data-save-bar="save"]').click();
  await frame.getByText('Published', { exact: true }).waitFor();
  await page.context().close();

  const store = world.store.shop(`${ENGLISH}.myshopify.com`);
  const customer = store.shop.customers[0]!;
  await database.query(
    `INSERT INTO loyalty_lot (shop_id, customer_id, lot_id, country, points)
     SELECT shop_id, $1, 'given', 'DE', 120 FROM shop WHERE domain = $2`,
    [customer.id, store.shop.domain],
  );
  const product = store.shop.products.find(({ status }) => status === 'ACTIVE')!;
  const shopper = await browser.newContext({ viewport: { width: 375, height: 780 } });
  const visit = await shopper.newPage();
  const asked: string[] = [];
  visit.on('request', (request) => {
    if (request.url().includes('/apps/')) asked.push(new URL(request.url()).pathname);
  });
  const address = `${world.sandboxUrl}/storefront/${ENGLISH}/products/${product.handle}`;
  await visit.goto(`${address}?country=DE&locale=en&customer=${customer.id}`);
  await visit.waitForLoadState('networkidle');
  expect(await visit.locator('portolan-loyalty-points').innerText()).toMatch(
    /^You earn \d+ points/,
  );
  expect(asked).toEqual([]);

  // However long the answer takes, nothing below moves when it comes.
  let letThrough = (): void => undefined;
  await visit.route('**/apps/**', async (route) => {
    await new Promise<void>((resolve) => (letThrough = resolve));
    await route.continue();
  });
  const topBelow = () =>
    visit.locator('.description').evaluate((below) => below.getBoundingClientRect().top + scrollY);
  await visit.getByRole('button', { name: 'Show my points' }).first().click();
  await visit.getByText('Loading…').first().waitFor();
  const top = await topBelow();
  letThrough();
  await visit.getByText('Balance: 120 points').first().waitFor();
  expect(await topBelow()).toBe(top);
  await visit.unroute('**/apps/**');
  expect(asked).toEqual([`/storefront/${ENGLISH}/apps/portolan/loyalty`]);

  await visit.getByRole('button', { name: 'Loyalty points' }).click();
  const dialog = visit.getByRole('dialog', { name: 'Loyalty points' });
  await dialog.getByText('Balance: 120 points').waitFor();
  await visit.keyboard.press('Escape');
  expect(await dialog.isVisible()).toBe(false);
  const focused = () => visit.evaluate(() => document.activeElement?.textContent.trim());
  expect(await focused()).toBe('Loyalty points');
  await shopper.close();
});

describe.each([
  [ENGLISH, 1280],
  [CHINESE, 375],
])('the pages of points of %s at %d pixels', (shop, width) => {
  test('meet no barrier that axe knows, and nothing scrolls sideways', async () => {
    const domain = `${shop}.myshopify.com`;
    for (const statement of [
      `INSERT INTO settings_document (shop_id, domain, value, updated_at)
       SELECT shop_id, 'retention-loyalty', $2::jsonb, now() FROM shop WHERE domain = $1
       ON CONFLICT DO NOTHING`,
      `INSERT INTO loyalty_program (shop_id, count_from_on, started_at)
       SELECT shop_id, current_date, now() FROM shop WHERE domain = $1 ON CONFLICT DO NOTHING`,
      `INSERT INTO loyalty_account (shop_id, customer_id, points, country, settled_on, updated_at)
       SELECT shop_id, '77', 120, 'DE', current_date, now() FROM shop WHERE domain = $1`,
      `INSERT INTO loyalty_day (shop_id, day, country, kind, points)
       SELECT shop_id, current_date - 7 * week, 'DE', 'earn', 60 FROM shop, generate_series(0, 1) AS week
       WHERE domain = $1`,
      `INSERT INTO loyalty_entry (shop_id, entry_id, customer_id, kind, points, lot_id, cause, booked_on)
       SELECT shop_id, 'e' || line, '77', 'earn', 60, 'order:' || line, 'order:' || line, current_date
       FROM shop, generate_series(1, 2) AS line WHERE domain = $1`,
    ]) {
      const values = statement.includes('$2')
        ? [domain, JSON.stringify(proposeLoyalty([]))]
        : [domain];
      await database.query(statement, values);
    }
    for (const path of ['/app/loyalty', '/app/loyalty/77']) {
      const context = await openAdminContext(browser, {
        sandboxUrl: world.sandboxUrl,
        viewport: { width, height: 900 },
      });
      const { page, frame } = await openApp(context, shop, path);
      await hydrated(frame);
      await frame.getByRole('table').first().waitFor();
      expect(await axeViolations(page, { bestPractice: false })).toEqual([]);
      const overflow = await frame
        .locator('html')
        .evaluate((html) => html.scrollWidth - html.clientWidth);
      expect(overflow).toBe(0);
      await context.close();
    }
  });
});
