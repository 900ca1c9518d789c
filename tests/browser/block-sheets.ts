/**
 * Takes the pictures of each block alone: `node tests/browser/block-sheets.ts [block …]` writes
 * tests/browser/gallery/block-<name>-phone.png and -desktop.png, sheets of the block in six
 * countries, in a light theme and a dark one.
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';

import type { Browser, BrowserContext, Page } from 'playwright-core';

import {
  COMPLIANCE_METAFIELD,
  composeComplianceDocument,
  defaultComplianceSettings,
} from '../../app/compliance/index.ts';
import type { LoyaltyDocument, ShopperAccount } from '../../app/retention/index.ts';
import { renderAppBlock } from '../../app/publishing/preview/app-block.server.ts';
import { createEngine } from '../../app/publishing/preview/liquid-engine.server.ts';
import { sampleDocuments } from '../bench/storefront/sample-documents.ts';
import type { SandboxProduct, SandboxShop } from '../sandbox/model.ts';
import { generateShop } from '../sandbox/shops/generate-shop.ts';
import type { ShopState } from '../sandbox/store.ts';
import { createSandboxStore } from '../sandbox/store.ts';
import { AppBlocks } from '../sandbox/storefront/app-blocks.ts';
import { pageObjects, productObject } from '../sandbox/storefront/page-objects.ts';
import { marketOf } from '../sandbox/storefront/shopper.ts';
import { projectRoot } from '../setup/stamp.ts';
import { launchBrowser } from './admin-frame.ts';

const GALLERY = path.join(projectRoot, 'tests/browser/gallery');
/** A Monday morning in Hamburg, before the cut-off and within the hours. */
const NOW = new Date('2026-11-23T09:20:00Z');
const SHOP = 'https://shop.example';
/** A shop of a few orders: they say nothing about a block. */
const ORDERS = 50;

const SHOPPERS = [
  { country: 'DE', locale: 'de', zone: 'Europe/Berlin' },
  { country: 'FR', locale: 'fr', zone: 'Europe/Paris' },
  { country: 'JP', locale: 'ja', zone: 'Asia/Tokyo' },
  { country: 'US', locale: 'en', zone: 'America/New_York' },
  { country: 'SE', locale: 'sv', zone: 'Europe/Stockholm' },
  { country: 'AE', locale: 'ar', zone: 'Asia/Dubai' },
] as const satisfies readonly Shopper[];
interface Shopper {
  country: string;
  locale: string;
  zone: string;
}

/** The Emirates ask a shop for no notice: who reads Arabic reads it in Germany. */
const READERS_OF_NOTICES: readonly Shopper[] = [
  ...SHOPPERS.slice(0, -1),
  { country: 'DE', locale: 'ar', zone: 'Europe/Berlin' },
];

/** Languages of the shoppers who see the dark theme, too. */
const IN_THE_DARK: readonly string[] = ['de', 'ja', 'ar'];
/** Those who are logged in. */
const CUSTOMERS: readonly string[] = ['DE', 'JP', 'SE', 'AE'];

/** Of the window. */
const HEIGHT = 400;

const DEVICES = [
  // A product page has the block in a column: on a desktop beside the pictures.
  { device: 'phone', width: 390, column: 390, columns: 3 },
  { device: 'desktop', width: 1280, column: 620, columns: 2 },
] as const;
type Device = (typeof DEVICES)[number];

const THEMES = { light: ['#fbfaf7', '#20231f'], dark: ['#17191b', '#ece9e2'] } as const;
type Theme = keyof typeof THEMES;

/** What a shopper of a country has: points, a code, a history. The shop counts in euros. */
function accountIn(country: string): ShopperAccount {
  const { currency, exchangeRate } = marketOf(state.shop, country) ?? {
    currency: 'EUR',
    exchangeRate: 1,
  };
  const loyalty = documents['loyalty'] as unknown as LoyaltyDocument;
  const promised = loyalty.rewards[loyalty.redeem[`${country}:${currency}`] ?? -1]?.amount ?? 500;
  const isForeign = currency !== 'EUR';
  const worth = isForeign ? Math.ceil(promised / exchangeRate) : promised;
  return {
    points: 1280,
    pending: { points: 45, availableOn: '2026-12-01' },
    expiry: { points: 120, expiresOn: '2026-12-31' },
    codes: [
      {
        ...{ redemptionId: 'r', code: 'PT-7KQ2M-9XHRD', points: 100, endsOn: '2026-12-20' },
        ...{ amountMinor: 500, currency, shopCurrency: 'EUR' },
        ...{ promised: isForeign ? promised : null, worth },
      },
    ],
    lines: [
      { on: '2026-11-20', kind: 'spend', points: -100 },
      { on: '2026-11-02', kind: 'earn', points: 180 },
    ],
  };
}

const blocks = new AppBlocks();
const engine = createEngine({
  roots: [path.join(blocks.folder, 'blocks')],
  snippets: [path.join(blocks.folder, 'snippets')],
  locales: [path.join(blocks.folder, 'locales')],
  assetUrl: (name) => `${SHOP}/assets/${name}`,
  now: () => NOW,
});
const state = openShop();
const product = onSale(state.shop);
const documents = documentsOf(state.shop);

/** The built-in shop, which also sells to the Emirates here, in Arabic. */
function openShop(): ShopState {
  const shop = generateShop('nordlicht-living', { now: NOW, orders: ORDERS });
  shop.markets.push({
    ...{ id: '971', handle: 'emirates', name: 'Emirates', status: 'ACTIVE', primary: false },
    ...{ currency: 'AED', countries: ['AE'], exchangeRate: 4.25 },
  });
  shop.locales.push({ locale: 'ar', name: 'Arabic', primary: false, published: true });
  shop.enabledPaymentTypes['AE'] = ['visa', 'master', 'apple_pay', 'tabby', 'tamara'];
  const store = createSandboxStore({ clock: () => NOW });
  store.addShop(shop);
  return store.shop(shop.domain);
}

/** What has a reduced price has most to say. */
function onSale({ products }: SandboxShop): SandboxProduct {
  const found = products.find(
    ({ status, variants }) => status === 'ACTIVE' && variants[0]?.compareAtPrice !== null,
  );
  if (!found) throw new Error('The shop has nothing on sale.');
  return found;
}

function documentsOf(shop: SandboxShop): Record<string, unknown> {
  return {
    ...sampleDocuments(shop, NOW),
    [COMPLIANCE_METAFIELD.key]: composeComplianceDocument(
      {
        ...defaultComplianceSettings(),
        responsiblePerson: contact('Example Responsible GmbH', 'Musterstraße 1\n10115 Berlin'),
        producer: contact('Example Goods Ltd', '1 Example Road\nShenzhen'),
        registrations: [
          { scheme: 'de-lucid', number: 'DE1234567890123', shown: true },
          { scheme: 'fr-packaging', number: 'FR123456_01ABCD', shown: true },
        ],
        vatNumbers: [{ country: 'DE', number: 'DE123456789' }],
        sorting: 'Carton : bac de tri',
        duties: [{ country: 'SE', statement: 'included' }],
        links: {
          ...{ withdrawal: '/pages/withdrawal', imprint: '/pages/imprint' },
          salesLaw: '/pages/sales-law',
        },
      },
      { asOn: NOW.toISOString().slice(0, 10) },
    ),
  };
}

function contact(name: string, address: string) {
  return { name, address, email: 'product-safety@example.com' };
}

async function renderFor(
  handle: string,
  { country, locale }: Pick<Shopper, 'country' | 'locale'>,
  theme: Theme,
) {
  const customer = CUSTOMERS.includes(country) ? (state.shop.customers[0] ?? null) : null;
  const objects = pageObjects({
    ...{ state, root: '', pageType: 'product', proxyPath: '/apps/portolan' },
    url: new URL(`/products/${product.handle}`, SHOP),
    shopper: { country, locale, market: marketOf(state.shop, country), customer, cart: [] },
  });
  const published = Object.entries(documents).flatMap(([key, value]) => [
    [key, { value }],
    [`${key}_ready`, true],
  ]);
  const { html, javascript, stylesheet } = await renderAppBlock(engine, {
    ...{ extensionFolder: blocks.folder, handle },
    scope: {
      ...objects,
      app: { metafields: { portolan: Object.fromEntries(published) } },
      // The catalog has no Arabic titles, and its customers bought other things.
      customer: handle === 'recommendations' ? null : objects['customer'],
      product: productObject(product, {
        root: '',
        shopper: { country, locale, market: marketOf(state.shop, country), customer, cart: [] },
      }),
    },
  });
  const [ground, ink] = THEMES[theme];
  const direction = locale === 'ar' ? 'rtl' : 'ltr';
  return `<!doctype html>
    <html lang="${locale}" dir="${direction}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        ${stylesheet ? `<link rel="stylesheet" href="/assets/${stylesheet}">` : ''}
        <style>
          * { box-sizing: border-box; }
          body { margin: 0; background: ${ground}; color: ${ink}; font: 16px/1.5 Georgia, serif; }
          main { max-width: var(--column); padding: 20px; overflow: hidden; }
        </style>
      </head>
      <body>
        <main>${html}</main>
        ${javascript ? `<script src="/assets/${javascript}"></script>` : ''}
      </body>
    </html>`;
}

/** A shop's address without a server: pages as rendered here, assets, pictures, the app proxy. */
async function serve(context: BrowserContext): Promise<void> {
  await context.route(`${SHOP}/**`, async (route) => {
    const { pathname, searchParams } = new URL(route.request().url());
    const asset = /^\/assets\/([\w.-]+)$/.exec(pathname)?.[1];
    const picture = /^\/products\/([^/]+)\.svg$/.exec(pathname)?.[1];
    if (asset) {
      return route.fulfill({ path: path.join(blocks.folder, 'assets', asset) });
    }
    if (picture) {
      const found = state.shop.products.find(({ handle }) => handle === picture);
      return route.fulfill({ contentType: 'image/svg+xml', body: found?.imageSvg ?? '' });
    }
    if (pathname.startsWith('/apps/')) {
      const at = new URL(route.request().headers()['referer'] ?? SHOP).searchParams;
      return route.fulfill({ json: { ok: true, value: accountIn(at.get('country') ?? 'DE') } });
    }
    const country = searchParams.get('country') ?? '';
    const locale = searchParams.get('locale') ?? '';
    const theme = searchParams.get('theme') as Theme;
    const body = await renderFor(pathname.slice(1), { country, locale }, theme);
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body });
  });
}

interface Picture {
  caption: string;
  /** null: the block has nothing to say there. */
  png: Buffer | null;
}

async function takePicture(
  page: Page,
  handle: string,
  { country, locale }: Shopper,
  { column, width }: Device,
  theme: Theme,
): Promise<Picture> {
  await page.goto(`${SHOP}/${handle}?country=${country}&locale=${locale}&theme=${theme}`);
  await page.addStyleTag({ content: `:root { --column: ${column}px; }` });
  const isLauncher = handle === 'loyalty-launcher';
  const button = page.locator(`[data-action=${isLauncher ? 'open' : 'show'}]`);
  if ((await button.count()) > 0) await button.click();
  await page.waitForLoadState('networkidle');
  const name = (type: 'region' | 'language', code: string) =>
    new Intl.DisplayNames(['en'], { type }).of(code)!;
  const caption = `${name('region', country)} · ${name('language', locale)}, ${theme}`;
  if (isLauncher)
    return { caption, png: await page.screenshot({ clip: launcherClip(locale, width) }) };
  const isAbsent = (await page.locator('main').innerText()).trim() === '';
  return { caption, png: isAbsent ? null : await page.locator('main').screenshot() };
}

/** The dialog in the middle of the window, and the button at its end. */
function launcherClip(locale: string, width: number) {
  const shown = Math.min(width, 840);
  return { x: locale === 'ar' ? 0 : width - shown, y: 0, width: shown, height: HEIGHT };
}

/** One block by all shoppers on a device; the dark theme comes last. */
async function takePictures(browser: Browser, handle: string, device: Device): Promise<Picture[]> {
  const lightly: Picture[] = [];
  const darkly: Picture[] = [];
  for (const shopper of handle === 'compliance-notice' ? READERS_OF_NOTICES : SHOPPERS) {
    const context = await browser.newContext({
      viewport: { width: device.width, height: HEIGHT },
      ...{ locale: shopper.locale, timezoneId: shopper.zone },
    });
    await context.clock.setFixedTime(NOW);
    await serve(context);
    const page = await context.newPage();
    lightly.push(await takePicture(page, handle, shopper, device, 'light'));
    if (IN_THE_DARK.includes(shopper.locale)) {
      darkly.push(await takePicture(page, handle, shopper, device, 'dark'));
    }
    await context.close();
  }
  return [...lightly, ...darkly];
}

async function takeSheet(browser: Browser, handle: string, device: Device): Promise<void> {
  const pictures = await takePictures(browser, handle, device);
  const page = await browser.newPage({ viewport: { width: 400, height: 100 } });
  const figures = pictures.map(({ caption, png }) =>
    png === null
      ? `<figure><p style="width: ${device.column}px">nothing is shown</p><figcaption>${caption}</figcaption></figure>`
      : `<figure><img src="data:image/png;base64,${png.toString('base64')}"><figcaption>${caption}</figcaption></figure>`,
  );
  await page.setContent(`
    <style>
      body { box-sizing: border-box; width: max-content; margin: 0; padding: 16px; background: #d5d3cc; font: 13px/1.4 system-ui, sans-serif; }
      main { display: grid; grid-template-columns: repeat(${device.columns}, auto); gap: 16px; }
      figure { margin: 0; }
      img { display: block; }
      p { box-sizing: border-box; margin: 0; padding: 20px; border: 1px dashed #a3a199; color: #3c3e3a; }
      figcaption { padding: 4px 2px; color: #3c3e3a; }
    </style>
    <main>${figures.join('')}</main>`);
  const name = `block-${handle}-${device.device}.png`;
  await page.locator('body').screenshot({ path: path.join(GALLERY, name) });
  await page.close();
}

const asked = process.argv.slice(2);
const handles = blocks
  .all()
  .map(({ handle }) => handle)
  .filter((handle) => asked.length === 0 || asked.includes(handle));
await mkdir(GALLERY, { recursive: true });
const browser = await launchBrowser();
try {
  for (const handle of handles) {
    for (const device of DEVICES) await takeSheet(browser, handle, device);
  }
} finally {
  await browser.close();
}
