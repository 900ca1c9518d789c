import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { until } from '../bench/until.ts';
import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';
import { axeViolations } from './axe-violations.ts';
import { hydrated } from './hydrated.ts';
import { startWorld, type World } from './world.ts';

/*
 * Thresholds and duties as a merchant uses them: recording a registration and taking it back, from a
 * sum to its orders, and the matrix by mouse and by keyboard, on a laptop and a phone, in both
 * languages. SHOTS=folder keeps a picture of every page.
 */

const ENGLISH = 'nordlicht-living';
const CHINESE = 'yunfan-outdoor';
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 800 };
const RULE = '/app/compliance/thresholds/au-gst';
const READ_MS = 240_000;

let world: World;
let browser: Browser;
let database: pg.Client;

beforeAll(async () => {
  world = await startWorld({
    postgresUrl: inject('postgresUrl'),
    shops: [ENGLISH, CHINESE],
    orders: 4000,
  });
  browser = await launchBrowser();
  database = new pg.Client(world.databaseUrl);
  await database.connect();
  for (const shop of [ENGLISH, CHINESE]) {
    const { page, close } = await open(shop, '');
    await page.locator('form[action$="/install"] button').click();
    await until(READ_MS, `the sums of ${shop}`, async () => (await countedDays(shop)) > 300);
    await close();
  }
}, 3 * READ_MS);

afterAll(async () => {
  await database?.end();
  await browser?.close();
  await world?.stop();
});

async function countedDays(shop: string): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `SELECT count(DISTINCT t.day)::int AS n FROM tax_rollup AS t JOIN shop USING (shop_id)
     WHERE domain LIKE $1 || '%'`,
    [shop],
  );
  return rows[0]?.n ?? 0;
}

interface Opened {
  page: Page;
  frame: FrameLocator;
  problems: string[];
  close: () => Promise<void>;
}

async function open(shop: string, address: string, viewport = DESKTOP): Promise<Opened> {
  const context = await openAdminContext(browser, { sandboxUrl: world.sandboxUrl, viewport });
  context.setDefaultTimeout(60_000);
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(error.error().message));
  const { page, frame } = await openApp(context, shop, address);
  return { page, frame, problems, close: () => context.close() };
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `compliance-${name}.png`) });
}

interface Registration {
  state: string;
  since_on: string | null;
  number: string | null;
}

/** What is stored of the Australian rule, in the one shop that says something. */
async function stored(): Promise<Registration[]> {
  const { rows } = await database.query<Registration>(
    `SELECT state, since_on::text, number FROM tax_registration WHERE rule_id = 'au-gst'`,
  );
  return rows;
}

async function approve(frame: FrameLocator): Promise<void> {
  const dialog = frame.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await dialog.waitFor({ state: 'detached' });
}

describe('a registration', () => {
  const FIRST = { state: 'registered', since_on: '2026-03-01', number: '51824753556' };

  test('with a bad number stays in the form, the error beside its field', async () => {
    const { frame, problems, close } = await open(ENGLISH, RULE);
    await hydrated(frame);
    const number = frame.getByLabel('Registration number (optional)');
    await number.fill('ABC-1');
    const record = frame.getByRole('button', { name: 'Review and record' });
    await record.click();
    await frame.getByText('Enter the first day of the registration').waitFor();
    await frame.getByLabel('Registered since').fill(FIRST.since_on);
    await record.click();
    expect(await number.getAttribute('aria-invalid')).toBe('true');
    const described = (await number.getAttribute('aria-describedby')) ?? '';
    const words = await Promise.all(
      described.split(' ').map((id) => frame.locator(`[id="${id}"]`).innerText()),
    );
    expect(words.join(' ')).toContain('does not have the form of such a number');
    expect(await number.inputValue()).toBe('ABC-1');
    expect(await frame.getByRole('dialog').count()).toBe(0);
    expect(await stored()).toEqual([]);
    expect(problems).toEqual([]);
    await close();
  });

  test('is shown before it is written, changes the state, and is in the log', async () => {
    const { page, frame, problems, close } = await open(ENGLISH, RULE);
    await hydrated(frame);
    await keepPicture(page, 'rule');
    expect(await axeViolations(page)).toEqual([]);
    await frame.getByLabel('Registered since').fill(FIRST.since_on);
    await frame.getByLabel('Registration number (optional)').fill('51 824 753 556');
    await frame.getByRole('button', { name: 'Review and record' }).click();
    const dialog = frame.getByRole('dialog');
    await dialog.getByText(FIRST.number).waitFor();
    expect(await stored()).toEqual([]);
    await keepPicture(page, 'preview');
    await approve(frame);
    await expect.poll(stored).toEqual([FIRST]);
    await frame.getByText('Registered', { exact: true }).first().waitFor();
    await frame.getByText(/Registered since .* number 51824753556/).waitFor();
    expect(problems).toEqual([]);
    await close();

    const list = await open(ENGLISH, '/app/compliance');
    const row = list.frame.getByRole('row').filter({ hasText: 'Australia' });
    await row.getByText('Registered', { exact: true }).waitFor();
    await list.close();
  });

  test('that is corrected comes back as it was by undo, and once more as nothing', async () => {
    const { frame, close } = await open(ENGLISH, RULE);
    await hydrated(frame);
    await frame.getByLabel('Registered since').fill('2026-04-15');
    await frame.getByLabel('Registration number (optional)').fill('300012345678');
    await frame.getByRole('button', { name: 'Review and record' }).click();
    await approve(frame);
    await expect
      .poll(stored)
      .toEqual([{ state: 'registered', since_on: '2026-04-15', number: '300012345678' }]);
    await close();

    const log = await open(ENGLISH, '/app/activity');
    await hydrated(log.frame);
    await log.frame.getByText('Record the registration for AU GST').first().waitFor();
    await keepPicture(log.page, 'log');
    await log.frame.getByRole('button', { name: 'Undo' }).first().click();
    await expect.poll(stored).toEqual([FIRST]);
    await log.frame.getByText('Undone').first().waitFor();
    await log.frame.getByRole('button', { name: 'Undo' }).first().click();
    await expect.poll(stored).toEqual([]);
    await log.close();

    const again = await open(ENGLISH, RULE);
    await again.frame.getByText('Nothing is recorded yet.').waitFor();
    expect(await again.frame.getByLabel('Registered since').inputValue()).toBe('');
    await again.close();
  });
});

test('a sum opens the orders that it counted, and no others', async () => {
  const { page, frame, problems, close } = await open(ENGLISH, RULE);
  await hydrated(frame);
  const link = frame.getByRole('link', { name: /^Open [\d,]+ orders?$/ });
  const counted = Number(/[\d,]+/.exec(await link.innerText())?.[0].replaceAll(',', ''));
  await link.click();
  await frame.getByRole('heading', { level: 1, name: 'Orders' }).waitFor();
  await frame
    .getByText(new RegExp(`\\b${counted.toLocaleString('en')} orders?\\b`))
    .first()
    .waitFor();
  await keepPicture(page, 'orders');
  expect(problems).toEqual([]);
  await close();
});

describe('what markets ask for', () => {
  const DUTIES = '/app/compliance/duties';

  test.each([
    ['in English on a laptop', ENGLISH, DESKTOP, 'What markets ask for', 'duties'],
    ['in Chinese on a laptop', CHINESE, DESKTOP, '各市场合规要求', 'duties-zh'],
    ['in English on a phone', ENGLISH, PHONE, 'What markets ask for', 'duties-phone'],
    ['in Chinese on a phone', CHINESE, PHONE, '各市场合规要求', 'duties-zh-phone'],
  ])('reads well %s', async (_name, shop, viewport, title, picture) => {
    const { page, frame, problems, close } = await open(shop, DUTIES, viewport);
    await frame.getByRole('heading', { level: 1, name: title }).waitFor();
    await hydrated(frame);
    await keepPicture(page, picture);
    expect(await axeViolations(page)).toEqual([]);
    const { scrolled, wide } = await frame.locator('html').evaluate((html) => ({
      scrolled: html.scrollWidth,
      wide: html.clientWidth,
    }));
    expect(scrolled).toBeLessThanOrEqual(wide);
    expect(problems).toEqual([]);
    await close();
  });

  test('is walked by arrow keys, tells what is behind a cell, and opens what settles it', async () => {
    const { page, frame, problems, close } = await open(ENGLISH, DUTIES);
    await hydrated(frame);
    const grid = frame.getByRole('grid');
    const cells = grid.getByRole('row').nth(1).getByRole('gridcell');
    await cells.first().locator('a').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowDown');
    const focused = frame.locator('td a:focus, td:focus');
    expect(await focused.count()).toBe(1);
    await expect
      .poll(() => frame.locator('.portolan-matrix-spoken').innerText())
      .toMatch(/Tax regis\u00AD?tration/);
    await frame.getByRole('button', { name: 'Show as table' }).click();
    await frame.getByRole('columnheader', { name: 'How it stands' }).waitFor();
    await keepPicture(page, 'duties-table');
    await frame.getByRole('button', { name: 'Show as matrix' }).click();

    const rows = grid.getByRole('row');
    const germany = rows.filter({ has: frame.getByRole('rowheader', { name: 'Germany' }) });
    const headings = await grid.getByRole('columnheader').allInnerTexts();
    const column = headings.map((text) => text.replaceAll('\u00AD', ''));
    await germany
      .getByRole('gridcell')
      .nth(column.indexOf('Responsible person') - 1)
      .locator('a')
      .click();
    await frame.getByRole('heading', { level: 1, name: 'Compliance notice' }).waitFor();
    expect(await frame.getByLabel('Show what applies in').inputValue()).toBe('DE');
    expect(problems).toEqual([]);
    await close();
  });
});

test.each([
  ['thresholds', ENGLISH, '/app/compliance', DESKTOP],
  ['thresholds-zh-phone', CHINESE, '/app/compliance', PHONE],
  ['rule-zh', CHINESE, RULE, DESKTOP],
  ['rule-phone', ENGLISH, '/app/compliance/thresholds/us-ca', PHONE],
  ['state-orders', ENGLISH, '/app/orders?region=US-CA&counted=sales&days=90', DESKTOP],
  ['state-orders-zh-phone', CHINESE, '/app/orders?country=AT,BE&counted=own-sales&days=30', PHONE],
])('%s has nothing that keeps people out', async (name, shop, address, viewport) => {
  const { page, frame, problems, close } = await open(shop, address, viewport);
  await frame.getByRole('heading', { level: 1 }).waitFor();
  await hydrated(frame);
  await keepPicture(page, name);
  expect(await axeViolations(page)).toEqual([]);
  expect(problems).toEqual([]);
  await close();
});
