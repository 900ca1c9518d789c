import { gzipSync } from 'node:zlib';
import type { BrowserContext, Frame, Page, Response } from 'playwright-core';

/** What Shopify measures of an embedded page, in its frame. */
export interface Vitals {
  /** Largest contentful paint, milliseconds after the frame was opened. */
  largestPaintMs: number;
  /** Cumulative layout shift. */
  shift: number;
  /** What moved, for whoever has to find out why. */
  moved: string[];
  /** Slowest interaction, milliseconds to the next paint; 0 before any. */
  interactionMs: number;
}

const REST_MS = 700;

interface LayoutShift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  sources: { node: Element | null }[];
}

/** What the observer leaves on the page's window. */
interface Observed {
  benchVitals: () => Vitals;
  benchRestMs: () => number;
}

/** Makes every page of the context keep its vitals. */
export async function observeVitals(context: BrowserContext): Promise<void> {
  await context.addInitScript(observe);
}

/** Vitals of the app's frame so far. */
export async function readVitals(page: Page): Promise<Vitals> {
  const frame = appFrame(page);
  return frame.evaluate(() => (window as unknown as Observed).benchVitals());
}

/**
 * Waits until the app's page is painted and at rest: for a while nothing was loaded, no script ran
 * long and nothing moved.
 */
export async function settle(page: Page): Promise<void> {
  await page.frameLocator('iframe[name="app-iframe"]').locator('h1').first().waitFor();
  const frame = appFrame(page);
  await frame.waitForLoadState('load');
  await frame.waitForFunction(
    (restMs) => {
      const { benchRestMs, benchVitals } = window as unknown as Observed;
      return benchRestMs() >= restMs && !Number.isNaN(benchVitals().largestPaintMs);
    },
    REST_MS,
    { polling: 100 },
  );
}

/** Adds up the scripts that a page loads from the app, in thousands of bytes of gzip. */
export function countScripts(page: Page, appOrigin: string): () => Promise<number> {
  const sizes: Promise<number>[] = [];
  page.on('response', (response) => {
    if (isScriptOf(response, appOrigin)) {
      sizes.push(response.body().then((body) => gzipSync(body).length));
    }
  });
  return async () => (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) / 1000;
}

function isScriptOf(response: Response, origin: string): boolean {
  const isScript = response.headers()['content-type']?.includes('javascript') ?? false;
  return isScript && new URL(response.url()).origin === origin;
}

function appFrame(page: Page): Frame {
  const frame = page.frame({ name: 'app-iframe' });
  if (!frame) throw new Error('The admin frames no app.');
  return frame;
}

function observe(): void {
  const vitals = { largestPaintMs: Number.NaN, interactionMs: 0 };
  const takes: (() => void)[] = [];
  let movedAt = performance.now();
  const watch = (
    options: PerformanceObserverInit & { durationThreshold?: number },
    take: (entry: PerformanceEntry) => void,
  ): void => {
    const observer = new PerformanceObserver((list) => {
      movedAt = performance.now();
      list.getEntries().forEach(take);
    });
    observer.observe({ buffered: true, ...options });
    takes.push(() => observer.takeRecords().forEach(take));
  };
  watch({ type: 'largest-contentful-paint' }, ({ startTime }) => {
    vitals.largestPaintMs = startTime;
  });
  const shifts: LayoutShift[] = [];
  watch({ type: 'layout-shift' }, (entry) => {
    const shift = entry as LayoutShift;
    if (!shift.hadRecentInput) shifts.push(shift);
  });
  const interaction = (entry: PerformanceEntry): void => {
    const { interactionId = 0 } = entry as PerformanceEntry & { interactionId?: number };
    if (interactionId > 0) vitals.interactionMs = Math.max(vitals.interactionMs, entry.duration);
  };
  watch({ type: 'event', durationThreshold: 16 }, interaction);
  watch({ type: 'first-input' }, interaction);
  for (const type of ['resource', 'longtask']) watch({ type }, () => undefined);
  const observed = window as unknown as Observed;
  observed.benchVitals = () => {
    for (const take of takes) take();
    const [painted] = performance.getEntriesByName('first-contentful-paint');
    // What moves before anything is painted is seen by nobody.
    const seen = shifts.filter(({ startTime }) => painted && startTime >= painted.startTime);
    const moved = seen.flatMap(({ sources, startTime }) =>
      sources.map(({ node }) => {
        const name = node?.outerHTML ?? node?.nodeName ?? 'something that is gone';
        return `${Math.round(startTime)} ms: ${name.slice(0, 120)}`;
      }),
    );
    return { ...vitals, shift: seen.reduce((sum, { value }) => sum + value, 0), moved };
  };
  observed.benchRestMs = () => performance.now() - movedAt;
}
