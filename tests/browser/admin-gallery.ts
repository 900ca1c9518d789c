/**
 * Takes the pictures of the README: `node tests/browser/admin-gallery.ts` builds the app, starts
 * the demo on free ports with the built-in shops, and writes tests/browser/gallery/*.png.
 */
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';

import { startDemo } from '../sandbox/demo/start-demo.ts';
import { buildApp } from '../setup/prepare.ts';
import { projectRoot } from '../setup/stamp.ts';
import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';

const GALLERY = path.join(projectRoot, 'tests/browser/gallery');
const DESKTOP = { width: 1280, height: 860 };
const PHONE = { width: 375, height: 760 };
const HALF_WAY_PERCENT = 55;
const ENGLISH = 'nordlicht-living';
const CHINESE = 'yunfan-outdoor';

interface Picture {
  name: string;
  shop: string;
  path: string;
  viewport: { width: number; height: number };
  prepare?: (frame: FrameLocator, page: Page) => Promise<void>;
}

const PICTURES: Picture[] = [
  { name: 'home', shop: ENGLISH, path: '', viewport: DESKTOP },
  { name: 'home-zh', shop: CHINESE, path: '', viewport: DESKTOP },
  { name: 'home-phone', shop: ENGLISH, path: '', viewport: PHONE },
  { name: 'markets', shop: ENGLISH, path: '/app/markets?days=365', viewport: DESKTOP },
  { name: 'market', shop: ENGLISH, path: '/app/markets/FR?days=365', viewport: DESKTOP },
  { name: 'market-phone', shop: ENGLISH, path: '/app/markets/FR?days=365', viewport: PHONE },
  {
    name: 'delivery-en',
    shop: ENGLISH,
    path: '/app/settings/delivery',
    viewport: DESKTOP,
    prepare: async (frame) => {
      await frame.getByLabel('Shopper’s country').selectOption('FR');
      await frame.getByLabel('Processing time: most days').fill('3');
    },
  },
  {
    name: 'delivery-zh',
    shop: CHINESE,
    path: '/app/settings/delivery',
    viewport: DESKTOP,
    prepare: async (frame) => {
      await frame.getByLabel('顾客所在国家/地区').selectOption('US');
      await frame.getByLabel('顾客语言').selectOption('en');
    },
  },
  { name: 'delivery-phone', shop: CHINESE, path: '/app/settings/delivery', viewport: PHONE },
];

await buildApp();
const folder = await mkdtemp(path.join(tmpdir(), 'portolan-gallery-'));
// PostgreSQL runs as a user of its own where we are root.
await chmod(folder, 0o755);
const demo = await startDemo({
  port: 0,
  shops: [ENGLISH, CHINESE],
  orderFile: null,
  dataDir: path.join(folder, 'data'),
  logDir: path.join(folder, 'logs'),
  keep: false,
  onStep: () => undefined,
  onOrderFile: () => undefined,
});
const browser = await launchBrowser();
try {
  await mkdir(GALLERY, { recursive: true });
  await takeImport(browser, ENGLISH, 'Reading your shop’s data', 'Your data is in');
  await takeImport(browser, CHINESE, '正在读取店铺数据', '数据已读取完成');
  for (const picture of PICTURES) await take(browser, picture);
} finally {
  await browser.close();
  await demo.stop();
  await rm(folder, { recursive: true, force: true });
}

/** Installs the app and pictures the import about half way. */
async function takeImport(on: Browser, shop: string, reading: string, done: string) {
  const context = await openAdminContext(on, { sandboxUrl: demo.url, viewport: DESKTOP });
  const { page, frame } = await openApp(context, shop);
  await page.locator('form[action$="/install"] button').click();
  await frame.getByText(reading).waitFor();
  const bar = frame.getByRole('progressbar').last();
  const percent = async () => Number(await bar.getAttribute('value').catch(() => 100));
  while ((await percent()) < HALF_WAY_PERCENT) await page.waitForTimeout(50);
  if (shop === ENGLISH) await page.screenshot({ path: path.join(GALLERY, 'import.png') });
  await frame.getByText(done).waitFor({ timeout: 120_000 });
  // Days are counted after the last order is in.
  await page.waitForTimeout(20_000);
  await context.close();
}

async function take(on: Browser, picture: Picture): Promise<void> {
  const { viewport } = picture;
  const context = await openAdminContext(on, { sandboxUrl: demo.url, viewport });
  const { page, frame } = await openApp(context, picture.shop, picture.path);
  await frame.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  await picture.prepare?.(frame, page);
  await page.waitForTimeout(700);
  await page.screenshot({ path: path.join(GALLERY, `${picture.name}.png`) });
  await context.close();
}
