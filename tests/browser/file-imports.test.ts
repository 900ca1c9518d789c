import { AxeBuilder } from '@axe-core/playwright';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { amazonFile, tiktokFile } from '../integration/sync/file-imports/files.ts';
import { launchBrowser, openAdminContext, openApp } from './admin-frame.ts';
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

async function examine(page: Page, frame: FrameLocator, name: string): Promise<void> {
  await hydrated(frame);
  const html = frame.locator('html');
  const folder = process.env['SHOTS'];
  if (folder !== undefined) {
    await mkdir(folder, { recursive: true });
    const height = await html.evaluate((root) => root.scrollHeight);
    const size = page.viewportSize();
    await page.setViewportSize({ width: size?.width ?? 1280, height: Math.min(3000, height + 80) });
    await page.screenshot({ path: path.join(folder, `${name}.png`) });
    if (size !== null) await page.setViewportSize(size);
  }
  const overflow = await html.evaluate((root) => root.scrollWidth - root.clientWidth);
  expect(overflow, `${name} scrolls sideways`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page })
    .include('iframe[name="app-iframe"]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
    .analyze();
  const found = violations.map(({ id, nodes }) => [name, id, nodes.map((node) => node.html)]);
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
});
