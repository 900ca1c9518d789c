/**
 * Takes the pictures of the README: `node tests/browser/admin-gallery.ts` builds the app, starts
 * the demo on free ports with the built-in shops, and writes tests/browser/gallery/*.png. With
 * arguments it takes only the pictures whose names begin with one of them.
 */
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';

import { amazonFile, tiktokFile } from '../integration/sync/file-imports/files.ts';
import { startDemo } from '../sandbox/demo/start-demo.ts';
import { buildApp } from '../setup/prepare.ts';
import { projectRoot } from '../setup/stamp.ts';
import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';
import { importOrderFile } from './import-file.ts';

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
  { name: 'orders', shop: ENGLISH, path: '/app/orders', viewport: DESKTOP },
  { name: 'orders-zh-phone', shop: CHINESE, path: '/app/orders', viewport: PHONE },
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
  {
    name: 'blocks',
    shop: ENGLISH,
    path: '/app/storefront?country=FR&language=fr&width=desktop',
    viewport: DESKTOP,
  },
  { name: 'blocks-zh', shop: CHINESE, path: '/app/storefront?country=US', viewport: DESKTOP },
  { name: 'blocks-phone', shop: ENGLISH, path: '/app/storefront?country=JP', viewport: PHONE },
  {
    name: 'agent-en',
    shop: ENGLISH,
    path: '/app/agent',
    viewport: DESKTOP,
    prepare: (frame) => askAgent(frame, 'How did sales change last month?', 'Ask'),
  },
  {
    name: 'agent-zh',
    shop: CHINESE,
    path: '/app/agent',
    viewport: DESKTOP,
    prepare: (frame) => askAgent(frame, '现在应该先处理什么？', '提问'),
  },
  { name: 'agent-start', shop: ENGLISH, path: '/app/agent', viewport: PHONE },
  {
    name: 'agent-phone',
    shop: CHINESE,
    path: '/app/agent',
    viewport: PHONE,
    prepare: (frame) => askAgent(frame, '近 90 天哪个市场的销售额最高？', '提问'),
  },
  { name: 'agent-settings', shop: ENGLISH, path: '/app/settings/agent', viewport: DESKTOP },
  { name: 'agent-settings-zh-phone', shop: CHINESE, path: '/app/settings/agent', viewport: PHONE },
  ...['payments', 'loyalty', 'support', 'compliance'].flatMap((name) => [
    { name: `${name}-en`, shop: ENGLISH, path: `/app/settings/${name}`, viewport: DESKTOP },
    { name: `${name}-zh`, shop: CHINESE, path: `/app/settings/${name}`, viewport: DESKTOP },
    { name: `${name}-phone`, shop: CHINESE, path: `/app/settings/${name}`, viewport: PHONE },
  ]),
  ...Object.entries({
    duties: '/app/compliance/duties',
    dossiers: '/app/compliance/markets',
    dossier: '/app/compliance/markets/DE',
    lanes: '/app/logistics',
    promises: '/app/logistics/promises',
    currencies: '/app/payments/currencies',
    texts: '/app/localization',
    points: '/app/loyalty',
    settings: '/app/settings',
  }).flatMap(([name, path]) => [
    { name, shop: ENGLISH, path, viewport: DESKTOP },
    { name: `${name}-zh`, shop: CHINESE, path, viewport: DESKTOP },
    { name: `${name}-zh-phone`, shop: CHINESE, path, viewport: PHONE },
  ]),
];

const asked = process.argv.slice(2);
const wanted = (name: string) =>
  asked.length === 0 || asked.some((start) => name.startsWith(start));

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
  await importChannels(browser, ENGLISH, { locale: 'en', currency: 'EUR' });
  await importChannels(browser, CHINESE, { locale: 'zh-CN', currency: 'USD' });
  for (const picture of PICTURES) if (wanted(picture.name)) await take(browser, picture);
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
  if (shop === ENGLISH && wanted('import'))
    await page.screenshot({ path: path.join(GALLERY, 'import.png') });
  await frame.getByText(done).waitFor({ timeout: 120_000 });
  // Days are counted after the last order is in.
  await page.waitForTimeout(20_000);
  await context.close();
}

/** Brings in orders of Amazon and TikTok Shop that are as recent as those of the store. */
async function importChannels(
  on: Browser,
  shop: string,
  { locale, currency }: { locale: string; currency: string },
): Promise<void> {
  const amazon = Array.from({ length: 40 }, (_, number) => ({
    number,
    purchased: hoursAgo(18 + number * 2).toISOString(),
  }));
  const rateOf = (from: string, value: string) =>
    from === currency ? undefined : { from, to: currency, value, on: day(hoursAgo(24)) };
  const files = [
    { name: 'all-orders.txt', bytes: amazonFile(amazon), orders: 40, rate: rateOf('EUR', '1.15') },
    {
      name: 'orders.csv',
      bytes: recentTiktokFile(24),
      orders: 24,
      answers: { currency: 'USD', zone: 'UTC', dateOrder: 'dmy' as const },
      rate: rateOf('USD', '0.87'),
    },
  ];
  for (const file of files) {
    const context = await openAdminContext(on, { sandboxUrl: demo.url, viewport: DESKTOP });
    const { page, frame } = await openApp(context, shop, '/app/data/imports');
    await frame.getByRole('heading', { level: 1 }).waitFor();
    // A file that is chosen before the page’s script runs is chosen in vain.
    await page.waitForTimeout(2000);
    await importOrderFile(frame, locale, file);
    await context.close();
  }
}

function recentTiktokFile(count: number): Uint8Array {
  let cells = 0;
  const text = new TextDecoder().decode(tiktokFile(count));
  // Each line says when it was created and when it was paid.
  const recent = text.replaceAll(/\d\d\/04\/2026 10:15:00/g, () => {
    const at = hoursAgo(18.5 + Math.floor(cells++ / 2) * 3).toISOString();
    return `${at.slice(8, 10)}/${at.slice(5, 7)}/${at.slice(0, 4)} ${at.slice(11, 19)}`;
  });
  return new TextEncoder().encode(recent);
}

/** Asks, and waits for an answer with evidence. */
async function askAgent(frame: FrameLocator, question: string, send: string): Promise<void> {
  await frame.getByRole('textbox').fill(question);
  await frame.getByRole('button', { name: send, exact: true }).click();
  await frame.locator('.portolan-chat-answer[aria-busy=false] a').first().waitFor();
}

function hoursAgo(hours: number): Date {
  return new Date(Date.now() - hours * 3_600_000);
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}

async function take(on: Browser, picture: Picture): Promise<void> {
  const { viewport } = picture;
  const context = await openAdminContext(on, { sandboxUrl: demo.url, viewport });
  const { page, frame } = await openApp(context, picture.shop, picture.path);
  await frame.getByRole('heading', { level: 1 }).waitFor();
  // A page that looks for news is never quiet.
  await page.waitForTimeout(1500);
  await picture.prepare?.(frame, page);
  await page.waitForTimeout(700);
  await page.screenshot({ path: path.join(GALLERY, `${picture.name}.png`) });
  await context.close();
}
