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
  { country: 'DE', locale: 'de' },
  { country: 'FR', locale: 'fr' },
  { country: 'JP', locale: 'ja' },
  { country: 'US', locale: 'en' },
  { country: 'SE', locale: 'sv' },
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
  for (const { country, locale } of SHOPPERS) {
    for (const { device, viewport } of DEVICES) {
      const page = await browser.newPage({ viewport });
      await page.goto(`${shop.url}?country=${country}&locale=${locale}`);
      await page.waitForLoadState('networkidle');
      await page.addStyleTag({ content: WITHOUT_BAR });
      const name = `storefront-${country.toLowerCase()}-${device}.png`;
      await page.screenshot({ path: path.join(GALLERY, name), fullPage: true });
      await page.close();
    }
  }
} finally {
  await browser.close();
  await shop.close();
}
