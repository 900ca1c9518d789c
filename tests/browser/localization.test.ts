import path from 'node:path';
import pg from 'pg';
import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { proposeLoyalty } from '../../app/retention/index.ts';
import { until } from '../bench/until.ts';
import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';
import { axeViolations } from './axe-violations.ts';
import { hydrated } from './hydrated.ts';
import { startWorld, type World } from './world.ts';

/*
 * The queue of translations and the editor of a text as a merchant uses them: found by keyboard,
 * typed, guarded against leaving, told beside the field what is wrong, reviewed, written at Shopify
 * and in our own settings. PICTURES names a folder for pictures of the pages.
 */

const ENGLISH = 'nordlicht-living';
const CHINESE = 'yunfan-outdoor';
/** A language that is written from right to left, and one that our blocks do not speak. */
const ADDED = ['ar', 'th'];
const LONG = 'Sehrlangeswortohnefuge'.repeat(200);

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
  for (const shop of [ENGLISH, CHINESE]) {
    for (const locale of ADDED) {
      world.store.shop(domainOf(shop)).shop.locales.push({
        ...{ locale, name: locale, primary: false, published: true },
      });
    }
    await install(shop);
  }
  for (const shop of [ENGLISH, CHINESE]) await prepare(shop);
}, 300_000);

afterAll(async () => {
  await database?.end();
  await browser?.close();
  await world?.stop();
});

const domainOf = (shop: string) => `${shop}.myshopify.com`;

async function install(shop: string): Promise<void> {
  const context = await openAdminContext(browser, { sandboxUrl: world.sandboxUrl });
  const { page } = await openApp(context, shop);
  await page.locator('form[action$="/install"] button').click();
  const found = () => count(shop, 'import_run', `import_run.state = 'completed'`);
  await until(120_000, 'the first import', async () => (await found()) > 0);
  await context.close();
}

async function count(shop: string, table: string, condition: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM ${table} JOIN shop USING (shop_id)
     WHERE domain = $1 AND ${condition}`,
    [domainOf(shop)],
  );
  return rows[0]?.n ?? 0;
}

/** A program with a name in the shop's own language, and all texts read. */
async function prepare(shop: string): Promise<void> {
  const program = { ...proposeLoyalty([]), name: 'Club' };
  await database.query(
    `INSERT INTO settings_document (shop_id, domain, value, updated_at)
     SELECT shop_id, 'retention-loyalty', $2::jsonb, now() FROM shop WHERE domain = $1`,
    [domainOf(shop), JSON.stringify(program)],
  );
  await database.query(
    `INSERT INTO publication (shop_id, document_key, wanted, wanted_hash, state, requested_at)
     SELECT shop_id, 'loyalty', '{"document": {}, "ready": false}', 'x', 'published', now()
     FROM shop WHERE domain = $1`,
    [domainOf(shop)],
  );
  await until(180_000, 'the texts to be read', async () => {
    return (await count(shop, 'translation_reading', `translation_reading.state = 'done'`)) > 0;
  });
}

async function open(
  shop: string,
  address: string,
  width = 1280,
): Promise<{ page: Page; frame: FrameLocator }> {
  const context = await openAdminContext(browser, {
    sandboxUrl: world.sandboxUrl,
    viewport: { width, height: 900 },
  });
  context.setDefaultTimeout(30_000);
  const opened = await openApp(context, shop, address);
  await opened.frame.getByRole('heading', { level: 1 }).waitFor();
  await hydrated(opened.frame);
  return opened;
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

async function expectUsable(page: Page, frame: FrameLocator): Promise<void> {
  expect(await axeViolations(page, { bestPractice: false })).toEqual([]);
  const overflow = await frame
    .locator('html')
    .evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow).toBe(0);
}

/** A product whose title has no translation into a language, as the queue knows it. */
async function missingProduct(shop: string, language: string): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `SELECT resource_id AS id FROM translation_gap JOIN shop USING (shop_id)
     WHERE domain = $1 AND locale = $2 AND kind = 'products' AND 'title' = ANY(missing)
       AND 'body_html' = ANY(missing) ORDER BY resource_id LIMIT 1`,
    [domainOf(shop), language],
  );
  if (rows[0] === undefined) throw new Error(`Nothing is missing in ${language}`);
  return rows[0].id;
}

const editorOf = (resource: string, language: string) =>
  `/app/localization/text?${new URLSearchParams({ resource, language }).toString()}`;

function problemOf(field: Locator): Promise<string> {
  return field.evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  );
}

describe.each([
  [ENGLISH, 1280],
  [ENGLISH, 375],
  [CHINESE, 1280],
  [CHINESE, 375],
])('of %s at %d pixels', (shop, width) => {
  test('the queue and the editors meet no barrier that axe knows, and nothing scrolls sideways', async () => {
    const addresses = {
      queue: '/app/localization',
      widgets: '/app/localization?kind=widgets',
      text: editorOf(await missingProduct(shop, 'ar'), 'ar'),
      name: editorOf('portolan:loyalty-name', 'ar'),
      words: editorOf('portolan:widgets', 'th'),
    };
    for (const [name, address] of Object.entries(addresses)) {
      const { page, frame } = await open(shop, address, width);
      await expectUsable(page, frame);
      await picture(page, `${name}-${shop}-${width}`);
      await page.context().close();
    }
  });
});

describe('a text of Shopify', () => {
  test('is found by keyboard, translated, reviewed and written', async () => {
    const { page, frame } = await open(ENGLISH, '/app/localization?language=ar&kind=products');
    const row = frame.getByRole('table').getByRole('link').last();
    const name = await row.innerText();
    await row.focus();
    await page.keyboard.press('Enter');
    await frame.getByRole('heading', { level: 1, name }).waitFor();
    await hydrated(frame);
    const title = frame.getByLabel('Translation (Arabic)').first();
    const directions = await title.evaluate((field) => [
      getComputedStyle(field).direction,
      getComputedStyle(document.querySelector(`label[for="${field.id}"]`)!).direction,
    ]);
    expect(directions).toEqual(['rtl', 'ltr']);
    await title.fill('خيمة السماء');
    await frame.getByRole('button', { name: 'Review changes' }).first().focus();
    await page.keyboard.press('Enter');
    await frame.getByRole('dialog').getByText('خيمة السماء').waitFor();
    await frame.getByRole('dialog').getByRole('button', { name: 'Approve' }).click();
    await until(30_000, 'Shopify to have it', () => {
      const { translations } = world.store.shop(domainOf(ENGLISH));
      const values = [...translations.values()].map(({ value }) => value);
      return Promise.resolve(values.includes('خيمة السماء'));
    });
    await frame.getByText('Up to date').first().waitFor();
    expect(await title.inputValue()).toBe('خيمة السماء');
    await page.context().close();
  });

  test('is not left unasked with something typed, and goes back on wish', async () => {
    const address = editorOf(await missingProduct(ENGLISH, 'ar'), 'ar');
    const { page, frame } = await open(ENGLISH, address);
    const title = frame.getByLabel('Translation (Arabic)').first();
    await title.fill('خيمة');
    await page.locator('[data-save-bar="save"]').waitFor();
    await frame.getByRole('link', { name: 'Localization' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Leave page with unsaved changes?' });
    await dialog.waitFor();
    await picture(page, 'leaving');
    await page.keyboard.press('Escape');
    expect(await title.inputValue()).toBe('خيمة');
    await page.locator('[data-save-bar="discard"]').click();
    const discard = page.getByRole('dialog').getByRole('button', { name: 'Discard' });
    if (await discard.isVisible().catch(() => false)) await discard.click();
    await expect.poll(() => title.inputValue()).toBe('');
    await page.context().close();
  });

  test('tells beside the field what is broken, and keeps what is long', async () => {
    const address = editorOf(await missingProduct(ENGLISH, 'ar'), 'ar');
    const { page, frame } = await open(ENGLISH, address, 375);
    const body = frame.getByLabel('Translation (Arabic)').nth(1);
    const review = frame.getByRole('button', { name: 'Review changes' }).first();
    await body.fill('<p>نص <b>ناقص</p>');
    await expect.poll(() => problemOf(body)).toMatch(/A tag is not closed/);
    expect(await body.getAttribute('aria-invalid')).toBe('true');
    expect(await review.isDisabled()).toBe(true);
    await body.fill('<p onclick="x()">نص</p>');
    await expect.poll(() => problemOf(body)).toMatch(/Holds code/);
    await body.fill(`<p>${LONG}</p>`);
    await expect.poll(() => problemOf(body)).not.toMatch(/A tag is not closed|Holds code/);
    await expect.poll(() => review.isDisabled()).toBe(false);
    await expectUsable(page, frame);
    await picture(page, 'long');
    await page.context().close();
  });

  test('shows what Shopify refused beside its field, and brings back what was typed', async () => {
    const resource = await missingProduct(ENGLISH, 'ar');
    const input = {
      resourceId: resource,
      language: 'ar',
      values: [{ key: 'title', value: 'كلمة' }],
    };
    const problem = { reason: 'refused-by-shopify', details: { title: 'BLANK: no' } };
    await database.query(
      `INSERT INTO activity (shop_id, activity_id, action, title, changes, change_count, input, basis,
         actor_kind, state, problem, created_at)
       SELECT shop_id, 'a-failed-one', 'localization.write-translations',
         '{"key": "localization:text.back", "values": {}}', '[]', 1, $2::jsonb, 'x', 'merchant',
         'failed', $3::jsonb, now() FROM shop WHERE domain = $1`,
      [domainOf(ENGLISH), JSON.stringify(input), JSON.stringify(problem)],
    );
    const { page, frame } = await open(ENGLISH, editorOf(resource, 'ar'));
    const title = frame.getByLabel('Translation (Arabic)').first();
    expect(await problemOf(title)).toMatch(/May not be empty/);
    await frame.getByRole('button', { name: 'Bring back what you entered' }).click();
    expect(await title.inputValue()).toBe('كلمة');
    expect(await problemOf(title)).toMatch(/May not be empty/);
    await title.fill('كلمة أخرى');
    await expect.poll(() => problemOf(title)).not.toMatch(/May not be empty/);
    await picture(page, 'refused');
    await page.context().close();
  });
});

test('the name of the program is written in our own editor, and leaves the queue', async () => {
  const { page, frame } = await open(CHINESE, '/app/localization?kind=widgets&language=ar');
  await frame.getByRole('table').getByRole('link').first().click();
  await frame.getByRole('heading', { level: 1, name: /积分计划：Club/ }).waitFor();
  await hydrated(frame);
  const name = frame.getByLabel(/^译文/);
  expect(await name.getAttribute('maxlength')).toBe('40');
  await name.fill('نادي');
  await frame.getByRole('button', { name: '查看更改' }).first().click();
  const dialog = frame.getByRole('dialog');
  await dialog.getByText('نادي').waitFor();
  await picture(page, 'name-review');
  await dialog.getByRole('button', { name: /批准|确认/ }).click();
  await frame.getByText('最新').waitFor();
  const { rows } = await database.query<{ names: Record<string, string> }>(
    `SELECT value -> 'names' AS names FROM settings_document JOIN shop USING (shop_id)
     WHERE settings_document.domain = 'retention-loyalty' AND shop.domain = $1`,
    [domainOf(CHINESE)],
  );
  expect(rows[0]?.names).toEqual({ ar: 'نادي' });
  expect(await count(CHINESE, 'translation_gap', `kind = 'widgets' AND locale = 'ar'`)).toBe(0);
  await page.context().close();
});
