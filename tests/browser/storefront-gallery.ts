/**
 * Takes the README's pictures of the storefront: `node tests/browser/storefront-gallery.ts`
 * writes tests/browser/gallery/storefront-*.png.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import { openProductPage } from '../bench/storefront/product-page.ts';
import { projectRoot } from '../setup/stamp.ts';
import { launchBrowser } from './admin-frame.ts';

const GALLERY = path.join(projectRoot, 'tests/browser/gallery');
const PHONE = { width: 375, height: 780 };
const DESKTOP = { width: 1280, height: 780 };

const PICTURES = [
  { name: 'storefront-de', country: 'DE', locale: 'de', viewport: PHONE },
  { name: 'storefront-jp', country: 'JP', locale: 'ja', viewport: PHONE },
  { name: 'storefront-us', country: 'US', locale: 'en', viewport: PHONE },
  { name: 'storefront-fr-desktop', country: 'FR', locale: 'fr', viewport: DESKTOP },
];

await mkdir(GALLERY, { recursive: true });
const shop = await openProductPage('with-blocks');
const browser = await launchBrowser();
try {
  for (const { name, country, locale, viewport } of PICTURES) {
    const page = await browser.newPage({ viewport });
    await page.goto(`${shop.url}?country=${country}&locale=${locale}`);
    await page.waitForLoadState('networkidle');
    await page.locator('portolan-delivery-estimate').evaluate((block) => {
      block.scrollIntoView({ block: 'center' });
    });
    await page.screenshot({ path: path.join(GALLERY, `${name}.png`) });
    await page.close();
  }
} finally {
  await browser.close();
  await shop.close();
}
