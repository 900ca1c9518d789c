import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { freePort } from '../../../app/db/embedded-postgres.server.ts';
import { browserArguments, requireBrowser } from '../../setup/find-browser.ts';

export interface LighthouseRun {
  /** 0 to 100. */
  score: number;
  largestPaintMs: number;
  blockingMs: number;
}

/** Lighthouse's judgment of a page on a throttled phone, in a fresh browser. */
export async function runLighthouse(url: string): Promise<LighthouseRun> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: requireBrowser(),
    args: [
      ...browserArguments(),
      `--remote-debugging-port=${port}`,
      ...['--disable-background-networking', '--disable-extensions', '--no-first-run'],
    ],
  });
  try {
    const result = await lighthouse(url, {
      port,
      logLevel: 'error',
      onlyCategories: ['performance'],
      // Theirs is a local page: nothing of it is to be asked of the network.
      disableFullPageScreenshot: true,
    });
    if (!result || result.lhr.runtimeError) {
      throw new Error(`Lighthouse failed: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
    }
    const { audits, categories } = result.lhr;
    return {
      score: (categories['performance']?.score ?? 0) * 100,
      largestPaintMs: audits['largest-contentful-paint']?.numericValue ?? Number.NaN,
      blockingMs: audits['total-blocking-time']?.numericValue ?? Number.NaN,
    };
  } finally {
    await browser.close();
  }
}
