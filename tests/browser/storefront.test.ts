import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { visitSlowly } from '../bench/storefront/layout-shift.ts';
import { openProductPage, type ProductPage } from '../bench/storefront/product-page.ts';
import { launchBrowser } from './admin-frame.ts';

/*
 * A product page with the delivery estimate as shoppers of several countries see it, on a phone
 * and on a desktop, with scripts and without. What the block says is judged by the vectors; here
 * it is looked at in a real browser.
 */

const PHONE = { width: 375, height: 760 };
const DESKTOP = { width: 1280, height: 900 };
const BLOCK = 'portolan-delivery-estimate';

let browser: Browser;
let shop: ProductPage;

beforeAll(async () => {
  [browser, shop] = await Promise.all([launchBrowser(), openProductPage('with-blocks')]);
});

afterAll(async () => {
  await browser?.close();
  await shop?.close();
});

const pageUrl = (country: string, locale: string) =>
  `${shop.url}?country=${country}&locale=${locale}`;

async function open(
  url: string,
  options: { viewport?: typeof PHONE; javaScriptEnabled?: boolean } = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: PHONE, ...options });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  return page;
}

/** Lines of the block as a reader sees them. */
async function blockLines(page: Page): Promise<string[]> {
  const text = await page.locator(BLOCK).innerText();
  return text.split('\n').filter((line) => line.trim() !== '');
}

describe.each([
  ['DE', 'de', /Deutschland/, /Werktag/],
  ['FR', 'fr', /France/, /jours? ouvr/],
  ['US', 'en', /United States/, /business day/],
])('a shopper in %s, page in %s', (country, locale, place, days) => {
  test('reads a complete answer without scripts, and dates with them', async () => {
    const url = pageUrl(country, locale);
    const plain = await open(url, { javaScriptEnabled: false });
    const plainLines = await blockLines(plain);
    expect(plainLines.join(' ')).toMatch(place);
    expect(plainLines.join(' ')).toMatch(days);
    await plain.context().close();

    const sharp = await open(url);
    const sharpLines = await blockLines(sharp);
    expect(sharpLines.join(' ')).toMatch(place);
    expect(sharpLines.join(' ')).not.toMatch(days);
    expect(sharpLines.join(' ')).toMatch(/\d/);
    await sharp.context().close();
  });

  test.each([
    ['phone', PHONE],
    ['desktop', DESKTOP],
  ])('sees nothing move on a %s, however late the script comes', async (_, viewport) => {
    const visit = await visitSlowly(browser, pageUrl(country, locale), viewport);
    expect(visit.isSharpened).toBe(true);
    expect(visit.shift).toBe(0);
  });

  test('meets no barrier that axe knows, and no sideways scroll', async () => {
    const page = await open(pageUrl(country, locale));
    const { passes, violations } = await new AxeBuilder({ page })
      .include(BLOCK)
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .analyze();
    expect(passes.length).toBeGreaterThan(0);
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await page.context().close();
  });
});

test('countries are answered differently on the same page', async () => {
  const answers = new Set<string>();
  for (const country of ['DE', 'US']) {
    const page = await open(pageUrl(country, 'en'), { javaScriptEnabled: false });
    answers.add((await blockLines(page)).slice(1).join(' '));
    await page.context().close();
  }
  expect(answers.size).toBe(2);
});

test('the page asks nobody but the shop: no call to the app before or after an interaction', async () => {
  const context = await browser.newContext({ viewport: PHONE });
  const page = await context.newPage();
  const origins = new Set<string>();
  page.on('request', (request) => origins.add(new URL(request.url()).origin));
  await page.goto(pageUrl('DE', 'de'));
  await page.locator(BLOCK).click();
  await page.waitForLoadState('networkidle');
  expect([...origins]).toEqual([new URL(shop.url).origin]);
  await context.close();
});

test('the cart says when its products come, and nothing while it is empty', async () => {
  const page = await open(pageUrl('DE', 'en'));
  const cartUrl = shop.url.replace(/products\/.*$/, 'cart');
  await page.goto(cartUrl);
  expect(await page.locator(BLOCK).count()).toBe(0);
  await page.goto(shop.url);
  await page.getByRole('button', { name: /add to cart/i }).click();
  await page.waitForURL(/\/cart/);
  await expect.poll(async () => (await blockLines(page)).join(' ')).toMatch(/Germany .*\d/);
  await expect.poll(async () => (await blockLines(page)).join(' ')).not.toMatch(/business day/);
  await page.context().close();
});

test('a shopper gets past the estimate and puts the product in the cart by keyboard alone', async () => {
  const page = await open(pageUrl('DE', 'en'));
  const addToCart = page.getByRole('button', { name: /add to cart/i });
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press('Tab');
    if (await addToCart.evaluate((button) => button === document.activeElement)) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/cart/);
  await page.context().close();
});
