import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { until } from '../bench/until.ts';
import { truthsOf } from '../sandbox/shops/index.ts';
import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';
import { hydrated } from './hydrated.ts';
import { startWorld, type World } from './world.ts';

/*
 * A merchant's morning in a shop of its full size: what is new on the home page, why, what it rests
 * on, what to do about it, and the way back; then a threshold, a lane, and the ways to pay. What was
 * planted in the shop's history must be found. SHOTS=folder keeps a picture of every step.
 */

const SHOP = 'nordlicht-living';
const SIZE = { width: 1280, height: 900 };
/** Two shops are imported, counted, learned and looked at meanwhile. */
const FIRST_LOOK_MS = 300_000;

let world: World;
let browser: Browser;
let database: pg.Client;

beforeAll(async () => {
  world = await startWorld({ postgresUrl: inject('postgresUrl'), shops: [SHOP] });
  browser = await launchBrowser();
  database = new pg.Client(world.databaseUrl);
  await database.connect();
  const { page, close } = await open('');
  await page.locator('form[action$="/install"] button').click();
  await until(FIRST_LOOK_MS, 'the lanes to be learned', async () => (await lanes()) > 0);
  await close();
}, 2 * FIRST_LOOK_MS);

afterAll(async () => {
  await database.end();
  await browser.close();
  await world.stop();
});

async function lanes(): Promise<number> {
  const { rows } = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM lane');
  return rows[0]?.n ?? 0;
}

async function open(address: string) {
  const context = await openAdminContext(browser, {
    sandboxUrl: world.sandboxUrl,
    viewport: SIZE,
  });
  context.setDefaultTimeout(60_000);
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(error.error().message));
  const { page, frame } = await openApp(context, SHOP, address);
  return { page, frame, problems, close: () => context.close() };
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `morning-${name}.png`) });
}

const truth = (kind: string) => {
  const found = truthsOf(SHOP, new Date()).find((each) => each.kind === kind);
  if (found === undefined) throw new Error(`Nothing of the kind ${kind} is planted`);
  return found;
};

const countryName = (code: unknown) =>
  new Intl.DisplayNames('en', { type: 'region' }).of(String(code)) ?? '';

const headings = (frame: FrameLocator) => frame.getByRole('heading', { level: 3 }).allInnerTexts();

/** The delivery settings as they are stored. */
async function storedDelivery(): Promise<unknown> {
  const { rows } = await database.query<{ value: unknown }>(
    `SELECT value FROM settings_document WHERE domain = 'logistics'`,
  );
  return rows[0]?.value;
}

test('what was planted is on the list, with its evidence', async () => {
  const { page, frame, problems, close } = await open('/app/insights');
  const planted = [
    { kind: 'method-failing', words: /Klarna/ },
    { kind: 'lane-slowdown', words: /DHL/ },
    { kind: 'handover-slow', words: /Venlo/ },
    { kind: 'carrier-silent', words: /InPost/ },
    { kind: 'fx-erosion', words: /JPY/ },
    { kind: 'threshold-near', words: /Australia/ },
  ];
  for (const { kind, words } of planted) {
    const { country } = truth(kind).subject as { country?: string };
    await expect
      .poll(async () => (await headings(frame)).filter((text) => words.test(text)), {
        timeout: FIRST_LOOK_MS,
        message: `${kind} ${country ?? ''}`,
      })
      .not.toEqual([]);
  }
  await keepPicture(page, 'insights');
  expect(problems).toEqual([]);
  await close();
});

test('from the home page to an insight, its evidence, the action and back', async () => {
  // The merchant states delivery times once; before that there is nothing to correct.
  const settings = await open('/app/settings/delivery');
  await hydrated(settings.frame);
  const processing = settings.frame.getByLabel('Processing time: most days');
  await processing.fill('3');
  await settings.page.getByRole('button', { name: 'Save' }).click();
  await expect.poll(storedDelivery).toMatchObject({ processingDays: { max: 3 } });
  await settings.close();
  const before = await storedDelivery();

  const { page, frame, problems, close } = await open('');
  await hydrated(frame);
  await frame.getByRole('heading', { level: 2, name: 'Today' }).waitFor();
  await keepPicture(page, 'home');
  await frame.getByRole('link', { name: /insights/ }).click();

  const { country } = truth('lane-slowdown').subject as { country: string };
  const line = frame
    .getByRole('listitem')
    .filter({ has: frame.getByRole('heading', { level: 3, name: /DHL/ }) })
    .filter({ hasText: countryName(country) })
    .first();
  await line.getByRole('link', { name: 'Why' }).click();
  await frame.getByRole('heading', { level: 2, name: 'What it rests on' }).waitFor();
  await keepPicture(page, 'insight');
  await frame
    .getByRole('listitem')
    .getByRole('link', { name: /days|parcels/ })
    .first()
    .click();

  await frame.getByRole('button', { name: 'Use learned transit time' }).click();
  const dialog = frame.getByRole('dialog');
  await dialog.getByRole('rowheader', { name: countryName(country) }).waitFor();
  await keepPicture(page, 'preview');
  await dialog.getByRole('button', { name: 'Approve' }).click();
  await expect.poll(storedDelivery).not.toEqual(before);

  const log = await open('/app/activity');
  await hydrated(log.frame);
  await keepPicture(log.page, 'activity');
  await log.frame.getByRole('button', { name: 'Undo' }).first().click();
  await expect.poll(storedDelivery).toEqual(before);
  await log.frame.getByText('Undone').first().waitFor();
  expect([...problems, ...log.problems]).toEqual([]);
  await log.close();
  await close();
});

test(
  'an insight that proposes an action does it from its own page, and takes it back',
  async () => {
    // The settings are there now: the next look proposes what to change in them.
    await database.query('DELETE FROM detector_run');
    const proposing = async () => {
      const { rows } = await database.query<{ insight_id: string }>(
        `SELECT insight_id FROM insight WHERE detector = 'logistics.slow-lane'
       AND state = 'open' AND finding->'next'->>'kind' = 'act'`,
      );
      return rows[0]?.insight_id;
    };
    await until(FIRST_LOOK_MS, 'the next look', async () => (await proposing()) !== undefined);
    const before = await storedDelivery();
    const { page, frame, problems, close } = await open(`/app/insights/${await proposing()}`);
    await hydrated(frame);
    await frame.locator('.Polaris-Page-Header__PrimaryActionWrapper').getByRole('button').click();
    const dialog = frame.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Approve' }).click();
    await expect.poll(storedDelivery).not.toEqual(before);
    await frame.getByRole('heading', { level: 2, name: 'What was done' }).waitFor();
    await keepPicture(page, 'insight-done');
    await frame.getByRole('link', { name: 'All activity' }).click();
    await frame.getByRole('button', { name: 'Undo' }).first().click();
    await expect.poll(storedDelivery).toEqual(before);
    expect(problems).toEqual([]);
    await close();
  },
  2 * FIRST_LOOK_MS,
);

test('a threshold tells how near it is and on which orders that rests', async () => {
  const { page, frame, problems, close } = await open('/app/compliance');
  await frame.getByRole('link', { name: countryName('AU') }).click();
  await frame.getByRole('heading', { level: 1 }).filter({ hasText: 'Australia' }).waitFor();
  await keepPicture(page, 'threshold');
  const { thresholdAmount } = truth('threshold-near').subject as { thresholdAmount: number };
  await frame
    .getByText(new RegExp(thresholdAmount.toLocaleString('en')))
    .first()
    .waitFor();
  await frame
    .getByRole('link', { name: /orders/i })
    .first()
    .click();
  await frame.getByRole('rowheader').first().waitFor();
  expect(problems).toEqual([]);
  await close();
});

test('the matrix of ways to pay leads to what fails, by the keyboard', async () => {
  const { page, frame, problems, close } = await open('/app/payments');
  await hydrated(frame);
  await keepPicture(page, 'payments');
  const { country } = truth('method-failing').subject as { country: string };
  const row = frame.getByRole('row', { name: new RegExp(`^${countryName(country)}`) });
  await row.getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  await frame
    .getByRole('heading', { level: 1 })
    .filter({ hasText: countryName(country) })
    .waitFor();
  await keepPicture(page, 'method');
  expect(problems).toEqual([]);
  await close();
});
