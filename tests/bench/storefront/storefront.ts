import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser/admin-frame.ts';
import { ASSET_PATH } from '../../sandbox/storefront/theme-renderer.ts';
import { atMost, percentile, told } from '../figure.ts';
import type { Figure } from '../figure.ts';
import type { Bench } from '../main.ts';
import { assetSizes } from './asset-sizes.ts';
import type { AssetSize } from './asset-sizes.ts';
import { visitSlowly } from './layout-shift.ts';
import type { Visit } from './layout-shift.ts';
import { runLighthouse } from './lighthouse-score.ts';
import type { LighthouseRun } from './lighthouse-score.ts';
import { openProductPage } from './product-page.ts';
import type { ProductPage } from './product-page.ts';

const AREA = 'storefront';
const LIGHTHOUSE_RUNS = 5;
const VIEWPORTS = {
  phone: { width: 375, height: 812 },
  desktop: { width: 1280, height: 900 },
};

/** What all blocks of the app cost a shopper on one product page. */
export const bench: Bench = async function* () {
  const sizes = await assetSizes();
  yield* sizeFigures(sizes);
  const page = await openProductPage('with-blocks');
  const plain = await openProductPage('without-app');
  try {
    await requireAllAssets(page, sizes);
    const browser = await launchBrowser();
    try {
      yield* visitFigures(browser, page, plain, sizes);
    } finally {
      await browser.close();
    }
    yield* lighthouseFigures(page.url, plain.url);
  } finally {
    await Promise.all([page.close(), plain.close()]);
  }
};

function* sizeFigures(sizes: AssetSize[]): Iterable<Figure> {
  const inAll = (kind: AssetSize['kind']): number =>
    sizes.reduce((sum, size) => sum + (size.kind === kind ? size.kilobytes : 0), 0);
  yield atMost(AREA, 'javascript-gzip', inAll('js'), 'kB', 6);
  yield atMost(AREA, 'css-gzip', inAll('css'), 'kB', 4);
  for (const { name, kilobytes } of sizes) {
    yield atMost(AREA, `asset-gzip ${name}`, kilobytes, 'kB', 2);
  }
}

/** A block that is not on the page costs nothing: then the figures would flatter. */
async function requireAllAssets(page: ProductPage, sizes: AssetSize[]): Promise<void> {
  const html = await (await fetch(page.url)).text();
  const missing = sizes.filter(({ name }) => !html.includes(ASSET_PATH + name));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  throw new Error(`Not on the product page: ${names}. Publish what their blocks show.`);
}

/** Requests and layout shift, over languages and countries at the width of phone and desktop. */
async function* visitFigures(
  browser: Browser,
  page: ProductPage,
  plain: ProductPage,
  sizes: AssetSize[],
): AsyncIterable<Figure> {
  const own = new Set(sizes.map(({ name }) => ASSET_PATH + name));
  const pathsOf = ({ requests }: Visit): string[] =>
    requests.slice(1).map((request) => new URL(request).pathname);
  let isSharpened = false;
  for (const [device, viewport] of Object.entries(VIEWPORTS)) {
    const themePaths = pathsOf(await visitSlowly(browser, plain.url, viewport));
    let worstShift = 0;
    let mostRequests = 0;
    for (const url of shoppersOf(page)) {
      const visit = await visitSlowly(browser, url, viewport);
      isSharpened ||= visit.isSharpened;
      const more = pathsOf(visit).filter((path) => !own.has(path) && !themePaths.includes(path));
      if (visit.shift > 0) console.error(`layout shift ${visit.shift} on ${device}: ${url}`);
      if (more.length > 0) console.error(`asked for on ${device}: ${more.join(', ')}`);
      worstShift = Math.max(worstShift, visit.shift);
      mostRequests = Math.max(mostRequests, more.length);
    }
    yield atMost(AREA, `requests-before-interaction ${device}`, mostRequests, 'requests', 0);
    yield atMost(AREA, `layout-shift ${device}`, worstShift, 'score', 0);
  }
  if (!isSharpened) throw new Error('No script changed the page: layout shift was not tried.');
}

/** The page in each language, each time for another country. */
function shoppersOf({ url, languages, countries }: ProductPage): string[] {
  return languages.map((locale, index) => {
    const country = countries[index % countries.length] ?? '';
    return `${url}?${new URLSearchParams({ locale, country }).toString()}`;
  });
}

async function* lighthouseFigures(withUrl: string, plainUrl: string): AsyncIterable<Figure> {
  const blocks: LighthouseRun[] = [];
  const plain: LighthouseRun[] = [];
  // Side by side, so that a machine that slows down slows both.
  for (let run = 1; run <= LIGHTHOUSE_RUNS; run++) {
    console.error(`Lighthouse, run ${run} of ${LIGHTHOUSE_RUNS}`);
    plain.push(await runLighthouse(plainUrl));
    blocks.push(await runLighthouse(withUrl));
  }
  const median = (runs: LighthouseRun[], of: keyof LighthouseRun): number =>
    percentile(
      runs.map((run) => run[of]),
      0.5,
    );
  const more = (of: keyof LighthouseRun): number => median(blocks, of) - median(plain, of);
  yield told(AREA, 'lighthouse-score without blocks', median(plain, 'score'), 'points');
  yield told(AREA, 'lighthouse-score with blocks', median(blocks, 'score'), 'points');
  yield atMost(AREA, 'lighthouse-drop', -more('score'), 'points', 1);
  yield told(AREA, 'largest-paint-added', more('largestPaintMs'), 'ms');
  yield told(AREA, 'blocking-time-added', more('blockingMs'), 'ms');
}
