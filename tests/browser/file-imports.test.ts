import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { encodeText } from '../factories/order-files/index.ts';
import { amazonFile, tiktokFile } from '../integration/sync/file-imports/files.ts';
import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';
import { axeViolations } from './axe-violations.ts';
import { hydrated } from './hydrated.ts';
import { startWorld, type World } from './world.ts';

/*
 * From a file to the list of orders and back, as a merchant goes: Amazon in English on a laptop,
 * TikTok Shop in Chinese on a phone. SHOTS=folder keeps a picture of every step.
 */

const ENGLISH = 'nordlicht-living';
const CHINESE = 'yunfan-outdoor';
const IMPORTS = '/app/data/imports';

let world: World;
let browser: Browser;

beforeAll(async () => {
  world = await startWorld({
    postgresUrl: inject('postgresUrl'),
    shops: [ENGLISH, CHINESE],
    orders: 60,
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await world?.stop();
});

async function install(shop: string, width: number) {
  const context = await openAdminContext(browser, {
    sandboxUrl: world.sandboxUrl,
    viewport: { width, height: 900 },
  });
  context.setDefaultTimeout(20_000);
  const problems: string[] = [];
  context.on('weberror', (error) => problems.push(error.error().message));
  const first = await openApp(context, shop);
  await first.page.locator('form[action$="/install"] button').click();
  await first.frame.getByText(/Your data is in|数据已读取完成/).waitFor({ timeout: 90_000 });
  await first.page.close();
  return { problems, close: () => context.close(), ...(await openApp(context, shop, IMPORTS)) };
}

const WIDTHS = [1280, 375];

/** Nothing is cut off or inaccessible, on a laptop and on a phone. */
async function examine(page: Page, frame: FrameLocator, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const size = page.viewportSize() ?? { width: 1280, height: 900 };
  const html = frame.locator('html');
  const folder = process.env['SHOTS'];
  for (const width of WIDTHS) {
    await page.setViewportSize({ ...size, width });
    if (folder !== undefined) {
      await mkdir(folder, { recursive: true });
      const height = await html.evaluate((root) => root.scrollHeight);
      await page.setViewportSize({ width, height: Math.min(3000, height + 80) });
      await page.screenshot({ path: path.join(folder, `${name}-${width}.png`) });
    }
    const overflow = await html.evaluate((root) => root.scrollWidth - root.clientWidth);
    expect(overflow, `${name} scrolls sideways at ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize(size);
  const found = (await axeViolations(page)).map((violation) => [name, ...violation]);
  expect(found).toEqual([]);
}

async function choose(frame: FrameLocator, name: string, bytes: Uint8Array): Promise<void> {
  await frame
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes) });
}

describe('a file of another channel', () => {
  test('an Amazon report comes in and goes out again, in English', async () => {
    const { page, frame, problems, close } = await install(ENGLISH, 1280);
    await frame.getByText('No file has been imported yet').waitFor();
    await hydrated(frame);
    await examine(page, frame, 'en-1-empty');
    const orders = Array.from({ length: 40 }, (_, number) => ({
      number,
      ...(number === 7 ? { purchased: '03/04/05 later' } : {}),
      ...(number % 10 === 9 ? { currency: 'GBP', marketplace: 'Amazon.co.uk' } : {}),
    }));
    await choose(frame, 'all-orders-march.txt', amazonFile(orders));
    await frame.getByRole('button', { name: 'Check the file' }).waitFor();
    await examine(page, frame, 'en-2-mapping');
    await frame.getByRole('button', { name: 'Check the file' }).click();
    const approve = frame.getByRole('button', { name: 'Import 39 orders' });
    await approve.waitFor();
    await approve.click();
    await frame.getByText('Enter a number above zero').waitFor();
    await frame.getByLabel('1 GBP in EUR').fill('1.15');
    await frame.getByLabel('Rate of the day').fill('2026-11-20');
    await frame.getByText('is not a date that we can read').waitFor();
    await examine(page, frame, 'en-3-summary');
    await approve.click();
    await frame.getByRole('button', { name: 'Undo import' }).waitFor();
    await examine(page, frame, 'en-4-result');
    await frame.getByRole('link', { name: 'Show the orders' }).click();
    await frame.getByText('028-0000003-0000001').first().waitFor();
    await examine(page, frame, 'en-5-orders');
    await page.goBack();
    await frame.getByRole('button', { name: 'Undo import' }).click();
    await frame.getByRole('dialog').getByRole('button', { name: 'Undo import' }).click();
    await frame.getByText('This import was undone').waitFor();
    await examine(page, frame, 'en-6-undone');
    expect(problems).toEqual([]);
    await close();
  });

  test('a TikTok export is asked about and comes in, in Chinese on a phone', async () => {
    const { page, frame, problems, close } = await install(CHINESE, 375);
    await frame.getByText('暂无导入记录').waitFor();
    await hydrated(frame);
    await choose(frame, '订单导出.csv', tiktokFile(12));
    await frame.getByLabel('金额币种').selectOption({ label: 'CAD – 加拿大元' });
    await frame.getByLabel('时间所属时区').selectOption('America/New_York');
    await frame.getByLabel('日期格式').selectOption('mdy');
    await examine(page, frame, 'zh-1-mapping');
    await frame.getByRole('button', { name: '检查文件' }).click();
    const approve = frame.getByRole('button', { name: '导入 12 笔订单' });
    await approve.waitFor();
    await frame.getByLabel('1 CAD 兑 USD').fill('7.1');
    await frame.getByLabel('汇率日期').fill('2026-11-20');
    await examine(page, frame, 'zh-2-summary');
    await approve.click();
    await frame.getByRole('button', { name: '撤销导入' }).waitFor();
    await examine(page, frame, 'zh-3-result');
    expect(problems).toEqual([]);
    await close();
  });

  test('a workbook is refused in words', async () => {
    const context = await openAdminContext(browser, { sandboxUrl: world.sandboxUrl });
    context.setDefaultTimeout(20_000);
    const { page, frame } = await openApp(context, ENGLISH, IMPORTS);
    await frame.getByText('all-orders-march.txt').waitFor();
    await hydrated(frame);
    await examine(page, frame, 'en-7-list');
    await choose(frame, 'orders.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]));
    await frame.getByText('This file can’t be imported').waitFor();
    await examine(page, frame, 'en-8-refused');
    await context.close();
  });

  test.each([
    [
      ENGLISH,
      'en',
      'Text encoding',
      'Columns are separated by',
      'Read the file again',
      'Check the file',
      'Import 3 orders',
    ],
    [CHINESE, 'zh', '文本编码', '列分隔符', '重新读取文件', '检查文件', '导入 3 笔订单'],
  ] as const)(
    'a file of several channels is refused, seen in its encoding and read again, in %s (%s)',
    async (shop, name, encoding, delimiter, again, check, approve) => {
      const context = await openAdminContext(browser, { sandboxUrl: world.sandboxUrl });
      context.setDefaultTimeout(20_000);
      const { page, frame } = await openApp(context, shop, IMPORTS);
      await page.waitForLoadState('networkidle');
      await choose(frame, 'channels.csv', encodeText(CHANNELS, 'gb18030'));
      await frame.getByRole('button', { name: again }).waitFor();
      await frame.getByLabel(encoding).selectOption('gb18030');
      await frame.getByText('订单号|销售渠道').waitFor();
      await frame.getByLabel(delimiter).selectOption('|');
      await examine(page, frame, `${name}-9-read-again`);
      await frame.getByRole('button', { name: again }).click();
      await frame
        .getByText(/Amazon\.de/i)
        .first()
        .waitFor();
      await examine(page, frame, `${name}-10-channels`);
      await frame.getByRole('button', { name: check }).click();
      await frame.getByRole('button', { name: approve }).waitFor();
      await examine(page, frame, `${name}-11-channels-summary`);
      await context.close();
    },
  );
});

const CHANNELS = [
  '订单号|销售渠道|下单时间|订单总额|币种|国家|收货人姓名',
  'E-1|Etsy|2026-01-02T10:00:00Z|5.00|EUR|DE|某人',
  '028-1|Amazon.de|2026-01-03T10:00:00Z|6.00|EUR|DE|某人',
  'T-1|TikTok Shop|2026-01-04T10:00:00Z|7.00|EUR|FR|某人',
  '1001|Shopify|2026-01-05T10:00:00Z|8.00|EUR|FR|某人',
  '',
].join('\n');
