import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { until } from '../bench/until.ts';
import type { SandboxOrder } from '../sandbox/model.ts';
import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';
import { hydrated } from './hydrated.ts';
import { startWorld, type World } from './world.ts';

/*
 * Shoppers from Germany and from Japan on their phones: what they read of delivery, payment and
 * points is what then happens to their orders. The merchant saved three forms, nothing is put into
 * the database by hand. SHOTS=folder keeps a picture of every step.
 */

const SHOP = 'nordlicht-living';
const PHONE = { width: 390, height: 844 };
/** An import, counting and publishing go on meanwhile. */
const READY_MS = 300_000;
const MEANWHILE_MS = 60_000;

const SHOPPERS = [
  {
    country: 'DE',
    locale: 'de',
    zone: 'Europe/Berlin',
    currency: 'EUR',
    words: {
      show: 'Meine Punkte anzeigen',
      balance: /Punktestand: ([\d.]+) Punkt/,
      redeem: /^Einlösen: 100 Punkte/,
      confirm: /^Bestätigen/,
      add: 'In den Warenkorb',
      checkout: 'Zur Kasse',
      place: 'Bestellung aufgeben',
      refund: 'Bestellung erstatten',
      ship: 'Bestellung versenden',
      deliver: 'Paket zustellen',
      refunded: 'Erstattung',
      history: 'Verlauf',
    },
  },
  {
    country: 'JP',
    locale: 'ja',
    zone: 'Asia/Tokyo',
    currency: 'JPY',
    words: {
      show: 'ポイントを表示',
      balance: /残高：([\d,]+)ポイント/,
      redeem: /^交換する：100ポイント/,
      confirm: /^確定する/,
      add: 'カートに入れる',
      checkout: '購入手続きへ',
      place: '注文を確定する',
      refund: '注文を返金する',
      ship: '注文を発送する',
      deliver: '荷物を配達する',
      refunded: '返金',
      history: '履歴',
    },
  },
];
type Shopper = (typeof SHOPPERS)[number];

let world: World;
let browser: Browser;
let database: pg.Client;

beforeAll(async () => {
  world = await startWorld({ postgresUrl: inject('postgresUrl'), shops: [SHOP] });
  browser = await launchBrowser();
  database = new pg.Client(world.databaseUrl);
  await database.connect();
  await install();
  const confirm = (frame: FrameLocator) =>
    frame.getByRole('button', { name: 'Confirm and publish' }).click();
  await publish('/app/settings/delivery', confirm);
  await publish('/app/settings/payments', confirm);
  await publish('/app/settings/loyalty', async (frame, page) => {
    await frame.getByLabel('Usable after', { exact: true }).fill('0');
    await page.locator('[data-save-bar="save"]').click();
  });
}, 2 * READY_MS);

afterAll(async () => {
  await database?.end();
  await browser?.close();
  await world?.stop();
});

const state = () => world.store.shop(`${SHOP}.myshopify.com`);

async function install(): Promise<void> {
  const context = await openAdminContext(browser, { sandboxUrl: world.sandboxUrl });
  const { page } = await openApp(context, SHOP);
  await page.locator('form[action$="/install"] button').click();
  await until(READY_MS, 'the lanes to be learned', async () => {
    const { rowCount } = await database.query('SELECT 1 FROM lane');
    return (rowCount ?? 0) > 0;
  });
  await context.close();
}

/** The merchant opens a form, does something in it, and waits until it is published. */
async function publish(
  address: string,
  fillIn: (frame: FrameLocator, page: Page) => Promise<void>,
): Promise<void> {
  const context = await openAdminContext(browser, {
    sandboxUrl: world.sandboxUrl,
    viewport: { width: 1280, height: 900 },
  });
  context.setDefaultTimeout(MEANWHILE_MS);
  const { page, frame } = await openApp(context, SHOP, address);
  await hydrated(frame);
  await fillIn(frame, page);
  await frame.getByText('Published', { exact: true }).waitFor();
  await context.close();
}

async function keepPicture(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  // The bar of the local Shopify is a tool, no part of the shop.
  await page.addStyleTag({ content: '.sandbox-bar { display: none !important; }' });
  // In a window as tall as the page, what is fixed to the window covers nothing.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ ...PHONE, height });
  await page.screenshot({ path: path.join(folder, `visit-${name}.png`) });
  await page.setViewportSize(PHONE);
}

/** A product dear enough for a step of points, the same for each shopper. */
function dearProduct() {
  const found = state().shop.products.find(
    ({ status, variants: [first] }) =>
      status === 'ACTIVE' && Number(first?.price) > 150 && Number(first?.price) < 400,
  );
  if (!found) throw new Error(`${SHOP} has no dear product.`);
  return found;
}

function customerFrom(country: string): string {
  const found = state().shop.customers.find((customer) => customer.country === country);
  if (!found) throw new Error(`${SHOP} has no customer from ${country}.`);
  return found.id;
}

async function enter(shopper: Shopper) {
  const { locale, zone, country } = shopper;
  const context = await browser.newContext({ viewport: PHONE, locale, timezoneId: zone });
  context.setDefaultTimeout(MEANWHILE_MS);
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(error.error().message));
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/apps/')) asked.push(new URL(request.url()).pathname);
  });
  const root = `${world.sandboxUrl}/storefront/${SHOP}`;
  const product = `${root}/products/${dearProduct().handle}`;
  await page.goto(
    `${product}?country=${country}&locale=${locale}&customer=${customerFrom(country)}`,
  );
  await page.waitForLoadState('networkidle');
  return { page, product, asked, problems, close: () => context.close() };
}

async function storedPromise(orderId: string) {
  const { rows } = await database.query<{ from: string; until: string; state: string }>(
    `SELECT from_on::text AS from, until_on::text AS until, state FROM delivery_promise
     WHERE order_id = $1`,
    [orderId],
  );
  return rows[0];
}

/** Dates as a phone has room for them. */
function datesOf(locale: string, from: string, last: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  });
  return format.formatRange(new Date(from), new Date(last));
}

/** Puts the product of the page into the cart and pays for it, with a code or without. */
async function buy(
  page: Page,
  { words }: Shopper,
  hints: string[],
  code = '',
): Promise<SandboxOrder> {
  await page.getByRole('button', { name: words.add }).click();
  await page.getByRole('link', { name: words.checkout }).click();
  const offered = page.locator('label:has(input[name=method])');
  const names = (await offered.locator('svg').allTextContents()).map((name) => name.trim());
  for (const hint of hints) expect(names).toContain(hint);
  await offered.filter({ hasText: hints[0]! }).locator('input').check();
  await page.locator('#discount').fill(code);
  await page.getByRole('button', { name: words.place }).click();
  await page.waitForURL(/\/orders\/\d+$/);
  const order = state().order(page.url().split('/').pop() ?? '');
  if (!order) throw new Error('The order page shows no order.');
  return order;
}

/** The panel in the page; the launcher's dialog holds another. */
const panelOf = (page: Page) => page.locator('.portolan-loyalty--panel');

/** Opens the panel until the balance is what is expected: points come within seconds. */
async function expectBalance(page: Page, { words }: Shopper, points: number): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.reload();
        await panelOf(page).getByRole('button', { name: words.show }).click();
        const text = panelOf(page).locator('[data-status]');
        await text.getByText(words.balance).waitFor();
        return Number(words.balance.exec(await text.innerText())?.[1]?.replace(/\D/g, ''));
      },
      { timeout: MEANWHILE_MS, message: 'balance' },
    )
    .toBe(points);
}

/** What a step of points takes off, as the panel's button says it. */
const amountOf = (label: string) => Number(label.replace(/^.*=/, '').replace(/\D/g, ''));

/** An order's total in the shopper's currency, in the currency's minor unit. */
const totalOf = ({ total }: SandboxOrder) => Number(total.presentment.replace('.', ''));

describe.each(SHOPPERS)('a shopper from $country', (shopper) => {
  const { country, locale, words } = shopper;
  const lower = country.toLowerCase();

  test(
    'reads what is true, orders, gets the points that were shown, redeems them, and sends goods back',
    async () => {
      const { page, product, asked, problems, close } = await enter(shopper);
      await keepPicture(page, `${lower}-1-product`);

      const earns = page.locator('portolan-loyalty-points');
      const shown = Number((await earns.innerText()).replace(/\D/g, ''));
      expect(shown).toBeGreaterThan(100);
      const when = page.locator('portolan-delivery-estimate [data-when] [aria-hidden]');
      const dates = (await when.innerText()).trim();
      const icons = page.locator('.portolan-payments li svg');
      const hints = (await icons.allTextContents()).map((name) => name.trim());
      expect(hints.length).toBeGreaterThan(0);
      expect(asked, 'nothing is asked of the app before a shopper asks').toEqual([]);

      // Each way to pay that is named is offered at the checkout.
      const first = await buy(page, shopper, hints);
      await keepPicture(page, `${lower}-2-order`);

      // The promise that is kept with the order is what the page said.
      await expect
        .poll(() => storedPromise(first.id), { timeout: MEANWHILE_MS })
        .toMatchObject({ state: 'under-way' });
      const { from, until: last } = (await storedPromise(first.id))!;
      expect(dates.replace(/\s/g, ' ')).toBe(datesOf(locale, from, last).replace(/\s/g, ' '));

      await page.goto(product);
      await expectBalance(page, shopper, shown);
      await keepPicture(page, `${lower}-3-points`);

      const redeem = panelOf(page).getByRole('button', { name: words.redeem });
      const worth = amountOf(await redeem.innerText());
      await redeem.click();
      await panelOf(page).getByRole('button', { name: words.confirm }).click();
      const code = panelOf(page).locator('[data-status] b');
      await code.waitFor();
      const text = await code.innerText();
      await keepPicture(page, `${lower}-4-code`);
      await expectBalance(page, shopper, shown - 100);

      const second = await buy(page, shopper, hints, text);
      const off = totalOf(first) - totalOf(second);
      // A code is kept in the shop's currency, rounded up: in another it may be worth a little more.
      expect(off).toBeGreaterThanOrEqual(worth);
      expect(off).toBeLessThanOrEqual(worth + Math.ceil(worth / 50));
      await keepPicture(page, `${lower}-5-second-order`);
      const earned = async () => {
        const { rows } = await database.query<{ points: number }>(
          `SELECT sum(points)::int AS points FROM loyalty_entry WHERE cause = $1`,
          [`order:${second.id}`],
        );
        return rows[0]?.points ?? 0;
      };
      await expect.poll(earned, { timeout: MEANWHILE_MS }).toBeGreaterThan(0);
      const again = await earned();
      expect(again).toBeLessThan(shown);

      await page.goto(`${world.sandboxUrl}/storefront/${SHOP}/orders/${first.id}`);
      await page.getByRole('button', { name: words.refund }).click();
      await page.goto(product);
      await expectBalance(page, shopper, again - 100);
      await panelOf(page).getByText(words.history).click();
      await panelOf(page).getByText(words.refunded).first().waitFor();
      await keepPicture(page, `${lower}-6-refund`);

      await page.goto(`${world.sandboxUrl}/storefront/${SHOP}/orders/${second.id}`);
      await page.getByRole('button', { name: words.ship }).click();
      await page.getByRole('button', { name: words.deliver }).click();
      await expect
        .poll(() => storedPromise(second.id), { timeout: MEANWHILE_MS })
        .toMatchObject({ state: 'early' });
      expect(problems).toEqual([]);
      await close();
    },
    2 * READY_MS,
  );
});
