import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { launchBrowser, openAdminContext, openApp } from '../browser/admin-frame.ts';
import { hydrated } from '../browser/hydrated.ts';
import { startWorld, type World } from '../browser/world.ts';

/* From the merchant's switch to a shopper's Hydrogen page, and back. */

const SHOP = 'nordlicht-living';

let world: World;
let browser: Browser;
let merchant: BrowserContext;
let productUrl: string;

beforeAll(async () => {
  world = await startWorld({ postgresUrl: inject('postgresUrl'), shops: [SHOP], orders: 60 });
  browser = await launchBrowser();
  merchant = await openAdminContext(browser, { sandboxUrl: world.sandboxUrl });
  const { page, frame } = await openApp(merchant, SHOP);
  await page.locator('form[action$="/install"] button').click();
  await frame.getByText('Your data is in').waitFor({ timeout: 90_000 });
  await page.close();
  const { products } = world.store.shop(`${SHOP}.myshopify.com`).shop;
  const product = products.find(({ status }) => status === 'ACTIVE')!;
  productUrl = `${world.sandboxUrl}/hydrogen/${SHOP}/products/${product.handle}`;
});

afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

async function open(path: string) {
  const { page, frame } = await openApp(merchant, SHOP, path);
  await frame.getByRole('heading', { level: 1 }).waitFor();
  await hydrated(frame);
  return { page, frame };
}

/** What the server says of delivery on the product's page; null where it says nothing. */
async function servedDelivery(): Promise<string | null> {
  const html = await (await fetch(`${productUrl}?country=DE&language=EN`)).text();
  return /<p class="portolan-delivery__when">([^<]*)/.exec(html)?.[1] ?? null;
}

test('the switch brings what is published to a Hydrogen page, and takes it away again', async () => {
  const settings = await open('/app/settings/delivery');
  await settings.frame.getByRole('button', { name: 'Confirm and publish' }).click();
  await settings.page.getByText('Saved. Publishing to your storefront.').waitFor();
  await settings.page.close();
  expect(await servedDelivery()).toBeNull();

  const { page, frame } = await open('/app/storefront');
  const card = frame.getByRole('region', { name: 'Headless storefront' });
  await card.getByRole('button', { name: 'Turn on headless storefront' }).click();
  await card.getByText('app--501--portolan').waitFor({ timeout: 30_000 });
  await expect.poll(servedDelivery, { timeout: 30_000 }).toMatch(/^\d+ to \d+ business days$/);
  const { violations } = await new AxeBuilder({ page }).include(['iframe', '#headless']).analyze();
  expect(violations).toEqual([]);

  await card.getByRole('button', { name: 'Turn off headless storefront' }).click();
  await card.getByRole('button', { name: 'Turn on headless storefront' }).waitFor();
  await expect.poll(servedDelivery, { timeout: 30_000 }).toBeNull();
  await page.close();
});
