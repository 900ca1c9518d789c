/**
 * Takes the README's pictures of the storefront with all blocks on a product page, in five countries
 * on a phone and a desktop: `node tests/browser/storefront-gallery.ts` writes
 * tests/browser/gallery/storefront-*.png.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { openProductPage } from '../bench/storefront/product-page.ts';
import { projectRoot } from '../setup/stamp.ts';
import { launchBrowser } from './admin-frame.ts';

const GALLERY = path.join(projectRoot, 'tests/browser/gallery');
const PHONE = { width: 375, height: 780 };
const DESKTOP = { width: 1280, height: 780 };

const SHOPPERS = [
  { country: 'DE', locale: 'de', zone: 'Europe/Berlin' },
  { country: 'FR', locale: 'fr', zone: 'Europe/Paris' },
  { country: 'JP', locale: 'ja', zone: 'Asia/Tokyo' },
  { country: 'US', locale: 'en', zone: 'America/New_York' },
  { country: 'SE', locale: 'sv', zone: 'Europe/Stockholm' },
];
const DEVICES = [
  { device: 'phone', viewport: PHONE },
  { device: 'desktop', viewport: DESKTOP },
];
/** The bar of the local Shopify is a tool, no part of the shop. */
const WITHOUT_BAR = '.sandbox-bar { display: none !important; }';

await mkdir(GALLERY, { recursive: true });
const shop = await openProductPage('with-blocks');
const browser = await launchBrowser();
try {
  for (const { country, locale, zone } of SHOPPERS) {
    for (const { device, viewport } of DEVICES) {
      const page = await browser.newPage({ viewport, locale, timezoneId: zone });
      await page.goto(`${shop.url}?country=${country}&locale=${locale}`);
      await page.waitForLoadState('networkidle');
      await page.addStyleTag({ content: WITHOUT_BAR });
      // In a window as tall as the page, what is fixed to the window covers nothing.
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.setViewportSize({ ...viewport, height });
      const name = `storefront-${country.toLowerCase()}-${device}.png`;
      await page.screenshot({ path: path.join(GALLERY, name), fullPage: true });
      await page.close();
    }
  }
} finally {
  await browser.close();
  await shop.close();
}
