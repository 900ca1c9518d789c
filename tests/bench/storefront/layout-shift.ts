import type { Browser, Page } from 'playwright-core';
import { ASSET_PATH } from '../../sandbox/storefront/theme-renderer.ts';

export interface Visit {
  /** Sum of all layout shifts of the page until it is at rest. */
  shift: number;
  /** A script has changed what the page says: it did its work. */
  isSharpened: boolean;
  /** Addresses asked for, the page itself first. */
  requests: string[];
}

interface Shifts {
  total: number;
  take: () => number;
}

/**
 * Opens a page the worst way for its layout: scripts arrive only after the first paint, when the
 * shopper already reads.
 */
export async function visitSlowly(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
): Promise<Visit> {
  const context = await browser.newContext({ viewport });
  try {
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.addInitScript(observeShifts);
    let release: () => void = () => undefined;
    const painted = new Promise<void>((resolve) => (release = resolve));
    await page.route(`**${ASSET_PATH}*.js`, async (route) => {
      await painted;
      await route.continue();
    });
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForFunction(
      () => performance.getEntriesByName('first-contentful-paint').length > 0,
    );
    const before = await textOf(page);
    release();
    await page.waitForLoadState('load');
    await page.waitForLoadState('networkidle');
    const isSharpened = (await textOf(page)) !== before;
    return { shift: await page.evaluate(takeShifts), isSharpened, requests };
  } finally {
    await context.close();
  }
}

function textOf(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('main')?.textContent ?? '');
}

function observeShifts(): void {
  const shifts: Shifts = { total: 0, take: () => 0 };
  const add = (entries: PerformanceEntry[]): void => {
    for (const entry of entries) {
      const { value, hadRecentInput } = entry as PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      };
      if (!hadRecentInput) shifts.total += value;
    }
  };
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: 'layout-shift', buffered: true });
  shifts.take = () => {
    add(observer.takeRecords());
    return shifts.total;
  };
  (window as unknown as { benchShifts: Shifts }).benchShifts = shifts;
}

function takeShifts(): number {
  return (window as unknown as { benchShifts: Shifts }).benchShifts.take();
}
