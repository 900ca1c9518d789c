import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { composeDeliveryDocument, defaultDeliverySettings } from '../../app/logistics/index.ts';
import { composeSupportDocument, defaultHours } from '../../app/localization/index.ts';
import { documentOf } from '../vectors/loyalty-shopper.ts';
import { documentOfCases } from '../vectors/payment-hints-cases.ts';
import { launchBrowser } from '../browser/admin-frame.ts';
import { resolveNamespace } from '../sandbox/admin-api/resolvers/metafields.ts';
import { startSandbox, type RunningSandbox } from '../sandbox/start-sandbox.ts';
import { sellableCountries } from '../sandbox/storefront/shopper.ts';

/* The demo page in a real browser: complete from the server, sharpened without anything moving. */

const SHOP = 'nordlicht-living';

let browser: Browser;
let sandbox: RunningSandbox;
let productUrl: string;

beforeAll(async () => {
  browser = await launchBrowser();
  const started = await startSandbox({
    port: 0,
    appFramePort: 0,
    // Nothing of the page may ask the app.
    appPort: 9,
    shops: [SHOP],
    orders: 20,
  });
  if ('sentences' in started) throw new Error(started.sentences.join(' '));
  sandbox = started;
  const state = sandbox.store.shop(`${SHOP}.myshopify.com`);
  const product = state.shop.products.find(({ status }) => status === 'ACTIVE')!;
  productUrl = `${sandbox.url}/hydrogen/${SHOP}/products/${product.handle}`;
  const now = new Date();
  const settings = defaultDeliverySettings({
    country: state.shop.country,
    zone: state.shop.zone,
    marketCountries: sellableCountries(state.shop),
    asOn: now.toISOString().slice(0, 10),
  });
  const others = state.shop.products.filter(({ status }) => status === 'ACTIVE').slice(1, 4);
  const documents = {
    delivery: composeDeliveryDocument(settings, { asAt: now }),
    payment_hints: documentOfCases(),
    support: composeSupportDocument(
      {
        accounts: [{ id: 'mail', kind: 'email', handle: 'hallo@nordlicht.example' }],
        ...{ markets: [], elsewhere: true, hours: defaultHours(state.shop.zone) },
      },
      { asAt: now },
    ),
    compliance: {
      version: 1,
      ...{ responsible: null, producer: { name: 'Nordlicht', lines: [], email: '' }, sorting: '' },
      links: { withdrawal: '', imprint: '/pages/imprint', sales_law: '' },
      countries: { DE: { producer: true, imprint: true } },
    },
    loyalty: documentOf({ currency: 'EUR', points: 1, amountMinor: 100, minimumMinor: 0 }),
    recommendations: {
      ...{ version: 1, products: {}, buyAgain: false },
      popular: others.map(({ handle }) => handle),
    },
  };
  for (const [key, document] of Object.entries(documents)) {
    publish(key, 'json', JSON.stringify(document));
    publish(`${key}_ready`, 'boolean', 'true');
  }
});

afterAll(async () => {
  await browser?.close();
  await sandbox?.close();
});

function publish(key: string, type: string, value: string): void {
  const state = sandbox.store.shop(`${SHOP}.myshopify.com`);
  const namespace = resolveNamespace('$app:portolan', sandbox.store.app.id);
  const storefront = 'PUBLIC_READ';
  state.metafieldDefinitions.set({
    ...{ id: key, ownerType: 'SHOP', namespace, key, name: key, type, storefront },
  });
  state.metafields.set({
    ...{ id: key, ownerId: `gid://shopify/Shop/${state.shop.id}`, namespace, key, type, value },
    ...{ compareDigest: '', createdAt: '', updatedAt: '' },
  });
}

async function open(url: string, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 375, height: 760 },
    javaScriptEnabled,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(url);
  await page.waitForLoadState('networkidle');
  expect(complaints).toEqual([]);
  return page;
}

const blockText = (page: Page) => page.locator('.portolan-delivery').innerText();

describe.each([
  ['DE', 'DE', /Deutschland/, /Werktag/],
  ['FR', 'EN', /France/, /business day/],
])('a shopper in %s, page in %s', (country, language, place, days) => {
  const url = () => `${productUrl}?country=${country}&language=${language}`;

  test('reads a complete answer without scripts, and dates with them', async () => {
    const plain = await open(url(), false);
    expect(await blockText(plain)).toMatch(place);
    expect(await blockText(plain)).toMatch(days);
    await plain.context().close();

    const sharp = await open(url());
    await expect.poll(() => blockText(sharp)).not.toMatch(days);
    expect(await blockText(sharp)).toMatch(place);
    expect(await sharp.locator('html').getAttribute('data-hydration')).toBeNull();
    await sharp.context().close();
  });

  test('sees nothing move while the page is taken over', async () => {
    const plain = await open(url(), false);
    const served = await plain.locator('.portolan-delivery').boundingBox();
    await plain.context().close();
    const sharp = await open(url());
    await expect.poll(() => blockText(sharp)).not.toMatch(days);
    expect(await sharp.locator('.portolan-delivery').boundingBox()).toMatchObject({
      x: served!.x,
      y: served!.y,
      width: served!.width,
    });
    const shift = await sharp.evaluate(
      () =>
        new Promise<number>((resolve) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries())
              sum += (entry as unknown as { value: number }).value;
          }).observe({ type: 'layout-shift', buffered: true });
          requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
        }),
    );
    expect(shift).toBe(0);
    await sharp.context().close();
  });
});

test('every widget stands on the page of a shopper in Germany, in the widths of a phone', async () => {
  const page = await open(`${productUrl}?country=DE&language=DE`);
  for (const name of ['payments', 'support', 'compliance', 'loyalty', 'recommendations']) {
    const box = await page.locator(`.portolan-${name}`).boundingBox();
    expect(box!.x, name).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width, name).toBeLessThanOrEqual(375);
  }
  expect(await page.locator('.portolan-recommendations li').count()).toBe(3);
  expect(await page.locator('html').getAttribute('data-hydration')).toBeNull();
  await page.context().close();
});

test('the Storefront API says loudly what it does not know', async () => {
  const api = `${sandbox.url}/hydrogen/${SHOP}/api/2026-04/graphql.json`;
  const ask = async (query: string) =>
    fetch(api, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-shopify-storefront-access-token': 'sandbox-public-token',
      },
      body: JSON.stringify({ query }),
    });
  const unknown = await ask('{ shop { moneyFormat } }');
  expect(unknown.status).toBe(501);
  expect(await unknown.text()).toContain('Shop.moneyFormat');
  const wrong = await ask('{ shop { nothing } }');
  expect(wrong.status).toBe(200);
  expect(await wrong.text()).toContain('Cannot query field');
});

test('a product that is not there is not found', async () => {
  const response = await fetch(`${productUrl}-gone`);
  expect(response.status).toBe(404);
});
