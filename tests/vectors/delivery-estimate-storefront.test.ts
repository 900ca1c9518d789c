import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';

import { afterEach, describe, expect, it, test } from 'vitest';

import {
  chooseRules,
  composeDeliveryDocument,
  documentForRule,
} from '../../app/logistics/index.ts';
import type { DeliveryDocument, ProductFacts } from '../../app/logistics/index.ts';
import { renderAppBlock } from '../../app/publishing/preview/app-block.server.ts';
import { createEngine } from '../../app/publishing/preview/liquid-engine.server.ts';
import { productsOf, readDeliveryVectors } from './delivery-estimate-oracle.ts';
import type { DeliveryCase, ExpectedPromise } from './delivery-estimate-oracle.ts';
import { openShopperPage, shownLines } from './shopper-page.ts';
import type { ShopperPage } from './shopper-page.ts';

const extensionFolder = fileURLToPath(
  new URL('../../extensions/storefront-widgets', import.meta.url),
);
const asset = readFileSync(path.join(extensionFolder, 'assets/delivery-estimate.js'), 'utf8');
/** When Shopify renders the page: a minute before the shopper looks, unless a test says so. */
let renderedAt = new Date(0);
const engine = createEngine({
  now: () => renderedAt,
  roots: [path.join(extensionFolder, 'blocks')],
  snippets: [path.join(extensionFolder, 'snippets')],
  locales: [path.join(extensionFolder, 'locales')],
});
const vectors = await readDeliveryVectors();

const pages: ShopperPage[] = [];
afterEach(() => {
  for (const page of pages.splice(0)) {
    expect(page.errors).toEqual([]);
    page.close();
  }
});

async function open(options: Parameters<typeof openShopperPage>[0]): Promise<ShopperPage> {
  const page = await openShopperPage(options);
  pages.push(page);
  return page;
}

function documentOf(one: DeliveryCase): DeliveryDocument {
  return composeDeliveryDocument(vectors.settings[one.settings]!, { asAt: new Date(one.asAt) });
}

/** A product as Liquid has it. */
function liquidProduct({ id, productType, vendor, tags, collections }: ProductFacts) {
  return {
    ...{ id: Number(id), type: productType, vendor, tags, available: true },
    collections: collections.map((collection) => ({ id: Number(collection) })),
  };
}

/** The page of one product, or the cart of several. */
function pageOf(one: DeliveryCase): Record<string, unknown> {
  const products = productsOf(vectors, one)?.map(liquidProduct) ?? [];
  if (products.length === 0) return {};
  if (products.length === 1) return { product: products[0] };
  const items = products.map((product) => ({ product, requires_shipping: true }));
  return { product: null, cart: { items, requires_shipping: true } };
}

/** What a page of the case hands to its script. */
function promiseOf(one: DeliveryCase): DeliveryDocument[] {
  const published = documentOf(one);
  const products = productsOf(vectors, one);
  const rules = products === undefined ? [null] : chooseRules(published, one.country, products);
  return rules.map((rule) => documentForRule(published, rule));
}

interface Shopper {
  delivery: unknown;
  /** When the page is rendered; the first case's moment unless given. */
  at?: string;
  country: string;
  countryName?: string;
  locale?: string;
  page?: Record<string, unknown>;
  settings?: Record<string, unknown>;
}

function render({ delivery, at, country, countryName, locale, page, settings }: Shopper) {
  renderedAt = new Date(Date.parse(at ?? vectors.cases[0]!.now) - 60_000);
  return renderAppBlock(engine, {
    extensionFolder,
    handle: 'delivery-estimate',
    settings,
    scope: {
      app: { metafields: { portolan: { delivery: { value: delivery }, delivery_ready: true } } },
      localization: { country: { iso_code: country, name: countryName ?? country } },
      request: { locale: { iso_code: locale ?? 'en' }, page_type: 'product', design_mode: false },
      product: { available: true },
      ...page,
    },
  });
}

/** What Intl says of the expected dates, in the words of a Swedish page: ISO dates inside. */
function expectedWhen(promise: ExpectedPromise): string {
  return new Intl.DateTimeFormat('sv', {
    timeZone: 'UTC',
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  })
    .formatRange(new Date(promise.earliestOn), new Date(promise.latestOn))
    .replace(/\s+/g, ' ');
}

describe('the built asset, in an element made by hand', () => {
  test.each(vectors.cases)('$why', async (one) => {
    const promise = JSON.stringify(promiseOf(one)).replaceAll('"', '&quot;');
    const { document } = await open({
      html: `<portolan-delivery-estimate data-locale="sv" data-country="${one.country}"
        data-rendered-at="${Date.parse(one.now) / 1000}" data-order-within="within {time}" data-order-by="by {time}" data-promise="${promise}">
        <p data-when>server</p><p data-cut-off></p></portolan-delivery-estimate>`,
      scripts: [asset],
      now: one.now,
      zone: 'UTC',
    });
    const [when, cutOff] = shownLines(document);
    if (!one.promise) {
      expect([when, cutOff]).toEqual(['server', undefined]);
      return;
    }
    expect(when).toBe(expectedWhen(one.promise));
    expect(cutOff).toMatch(one.promise.orderWithinMinutes ? /^within / : /^by /);
  });
});

describe('the rendered block', () => {
  test.each(vectors.cases)('$why', async (one) => {
    const { html } = await render({
      delivery: documentOf(one),
      at: one.now,
      country: one.country,
      locale: 'sv',
      page: pageOf(one),
    });
    const { document, pass } = await open({ html, scripts: [], now: one.now, zone: 'UTC' });
    pass(60_000);
    if (!one.days) {
      expect(shownLines(document)).toEqual([]);
      return;
    }
    expect(shownLines(document)[1]).toBe(`${one.days[0]} till ${one.days[1]} arbetsdagar`);

    const upgraded = await open({ html, scripts: [asset], now: one.now, zone: 'UTC' });
    const sharp = shownLines(upgraded.document)[1];
    expect(sharp).toBe(
      one.promise ? expectedWhen(one.promise) : `${one.days[0]} till ${one.days[1]} arbetsdagar`,
    );
  });

  test.each(vectors.texts)('in $locale: $case', async (text) => {
    const one = vectors.cases.find((candidate) => candidate.why === text.case)!;
    const { html } = await render({
      ...text,
      delivery: documentOf(one),
      at: one.now,
      country: one.country,
    });
    const plain = await open({ html, scripts: [], now: one.now, zone: text.shopperZone });
    expect(shownLines(plain.document)).toEqual(text.server);
    const sharp = await open({ html, scripts: [asset], now: one.now, zone: text.shopperZone });
    expect(shownLines(sharp.document)).toEqual(text.sharp);
  });
});

/** jsdom has no layout: a line is one high, or two when the text is longer than allowed. */
const fakeLayout = `(function (charactersPerLine) {
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    get() {
      return [...this.querySelectorAll('p')].reduce((height, line) => {
        const text = (line.querySelector('[aria-hidden]') ?? line).textContent.trim();
        const served = /business days|Delivery to/.test(text);
        return height + (served || text.length <= charactersPerLine ? 1 : 2);
      }, 0);
    },
  });
})`;

const monday = vectors.cases[0]!;
const delivery = documentOf(monday);

describe('an open page', () => {
  it('moves on to the next dates when the cut-off passes, without a reload', async () => {
    const { html } = await render({ delivery, country: 'FR' });
    const page = await open({
      html,
      scripts: [asset],
      now: '2026-11-23T12:57:30Z',
      zone: 'Europe/Paris',
    });
    const lines = () => shownLines(page.document).slice(1);
    expect(lines()).toEqual(['Wed, Nov 25 – Mon, Nov 30', 'Order within 2 min']);
    page.pass(30_000);
    expect(lines()).toEqual(['Wed, Nov 25 – Mon, Nov 30', 'Order within 2 min']);
    page.pass(60_000);
    expect(lines()).toEqual(['Wed, Nov 25 – Mon, Nov 30', 'Order within 1 min']);
    page.pass(60_000);
    expect(lines()).toEqual(['Thu, Nov 26 – Tue, Dec 1', 'Order by Tue 2:00 PM']);
  });

  it('wakes up at most once a minute and stops when the block is removed', async () => {
    const { html } = await render({ delivery, country: 'FR' });
    const page = await open({ html, scripts: [asset], now: monday.now, zone: 'UTC' });
    expect(page.pendingTimers()).toBe(1);
    page.pass(59_999);
    expect(page.pendingTimers()).toBe(1);
    page.document.querySelector('portolan-delivery-estimate')!.remove();
    expect(page.pendingTimers()).toBe(0);
  });

  it('keeps its lines: two when served, the same two and the reserved one when sharpened', async () => {
    const { html } = await render({ delivery, country: 'FR' });
    const plain = await open({ html, scripts: [], now: monday.now, zone: 'UTC' });
    const sharp = await open({ html, scripts: [asset], now: monday.now, zone: 'UTC' });
    expect(sharp.document.querySelectorAll('p')).toHaveLength(
      plain.document.querySelectorAll('p').length,
    );
  });

  it('is sharpened when the script arrives before the block is parsed', async () => {
    const { html } = await render({ delivery, country: 'FR' });
    const page = await open({
      html,
      scripts: [asset],
      now: monday.now,
      zone: 'UTC',
      scriptsArrive: 'early',
    });
    expect(shownLines(page.document)[1]).toBe('Wed, Nov 25 – Mon, Nov 30');
  });

  it('stays in words where the browser has none for dates in the language', async () => {
    const { html } = await render({ delivery, country: 'FR', locale: 'tlh' });
    const page = await open({ html, scripts: [asset], now: monday.now, zone: 'UTC' });
    expect(shownLines(page.document)).toEqual(['Delivery to FR', '2 to 6 business days']);
  });

  test.each([
    ['room for all', 99, ['Wed, Nov 25 – Mon, Nov 30', 'Order within 1 min']],
    ['no room for the days of the week', 24, ['Nov 25 – 30', 'Order within 1 min']],
    ['room for nothing more than there was', 0, ['2 to 6 business days']],
  ])('never grows a line: %s', async (_name, charactersPerLine, expected) => {
    const { html } = await render({ delivery, country: 'FR' });
    const page = await open({
      html,
      scripts: [`${fakeLayout}(${charactersPerLine});`, asset],
      now: monday.now,
      zone: 'UTC',
    });
    expect(shownLines(page.document).slice(1)).toEqual(expected);
  });

  it('survives the script being loaded twice', async () => {
    const { html } = await render({ delivery, country: 'FR' });
    const page = await open({ html, scripts: [asset, asset], now: monday.now, zone: 'UTC' });
    expect(page.pendingTimers()).toBe(1);
  });

  it('reads the dates aloud in full', async () => {
    const { html } = await render({ delivery, country: 'FR' });
    const page = await open({ html, scripts: [asset], now: monday.now, zone: 'UTC' });
    const aloud = page.document.querySelector('.portolan-delivery__aloud')!;
    expect(aloud.textContent.replace(/\s+/g, ' ')).toBe(
      'Wednesday, November 25 – Monday, November 30',
    );
    const shown = page.document.querySelector('[data-when] > span')!;
    expect(shown.getAttribute('aria-hidden')).toBe('true');
  });
});

describe('rules for products', () => {
  const ruled = vectors.cases.find(({ why }) => why === 'in two rules: the slower one counts')!;
  const made = liquidProduct(vectors.products['carved bowl']!);
  const cushion = liquidProduct(vectors.products['cushion']!);
  const published = documentOf(ruled);
  const lines = async (page: Record<string, unknown>, document: unknown = published) => {
    const { html } = await render({ delivery: document, country: 'FR', page });
    const { document: seen } = await open({ html, scripts: [], now: ruled.now, zone: 'UTC' });
    return shownLines(seen);
  };
  const cart = (items: unknown[]) => ({ product: null, cart: { items, requires_shipping: true } });

  it('what is not shipped does not slow a cart down', async () => {
    const items = [
      { product: cushion, requires_shipping: true },
      { product: made, requires_shipping: false },
    ];
    expect((await lines(cart(items)))[1]).toBe('2 to 6 business days');
  });

  it.each([
    ['a product that is gone from the shop', cart([{ product: null, requires_shipping: true }])],
    ['items that are not told', { product: null, cart: { requires_shipping: true } }],
    ['a product without an id', { product: { available: true } }],
  ])('nothing is said of %s', async (_name, page) => {
    expect(await lines(page)).toEqual([]);
  });

  it.each([
    ['no rules', { ...published, productRules: undefined }],
    ['fewer rules than days', { ...published, productRules: published.productRules!.slice(1) }],
    ['a rule without products', { ...published, productRules: [{}, {}, {}, {}, {}] }],
    [
      'days that are none',
      {
        ...published,
        countries: { FR: { ...published.countries['FR'], products: ['soon', 1, 2, [3], 4] } },
      },
    ],
  ])('nothing is said by a document with %s', async (_name, document) => {
    expect(await lines({ product: made }, document)).toEqual([]);
  });

  it('a rule for a collection that was deleted touches nothing', async () => {
    const shelf = liquidProduct(vectors.products['shelf']!);
    const rest = { ...shelf, collections: [] };
    expect((await lines({ product: shelf }))[1]).toBe('6 to 11 business days');
    expect((await lines({ product: rest }))[1]).toBe('2 to 6 business days');
  });

  it('hostile types, vendors and tags are compared as text and never written', async () => {
    const evil = '"><script>alert(1)</script>{{ shop.name }}';
    const product = { ...cushion, type: evil, vendor: evil, tags: [evil] };
    const { html } = await render({ delivery: published, country: 'FR', page: { product } });
    expect(html).not.toContain('alert');
    expect((await lines({ product }))[1]).toBe('2 to 6 business days');
  });
});

describe('beside a cart', () => {
  const drawer = { section: { id: 'sections--1__cart-drawer' }, cart: { requires_shipping: true } };

  it('a drawer speaks of the cart, also on the page of a product that is sold out', async () => {
    const page = { ...drawer, product: { available: false } };
    const { html } = await render({ delivery, country: 'FR', page });
    expect(html).toContain('2 to 6 business days');
  });

  it('the section of a product keeps to its product', async () => {
    const page = { section: { id: 'template--1__main' }, cart: { requires_shipping: false } };
    const { html } = await render({ delivery, country: 'FR', page });
    expect(html).toContain('2 to 6 business days');
  });

  it('it can be placed in a group of sections at the side of every page', async () => {
    const scope = {
      app: { metafields: { portolan: { delivery: { value: delivery }, delivery_ready: true } } },
      localization: { country: { iso_code: 'FR', name: 'France' } },
      request: { locale: { iso_code: 'en' }, page_type: 'collection' },
      ...drawer,
    };
    const block = { extensionFolder, handle: 'delivery-estimate', scope };
    expect((await renderAppBlock(engine, { ...block, group: 'aside' })).isEmpty).toBe(false);
    expect((await renderAppBlock(engine, { ...block, group: 'header' })).isEmpty).toBe(true);
    expect((await renderAppBlock(engine, block)).isEmpty).toBe(true);
  });

  it('a cart that the theme updates in place gets its dates back', async () => {
    const { html } = await render({ delivery, country: 'FR', page: drawer });
    const page = await open({ html, scripts: [asset], now: monday.now, zone: 'UTC' });
    const block = page.document.querySelector('portolan-delivery-estimate') as HTMLElement;
    const when = () => shownLines(page.document)[1];
    expect(when()).toBe('Wed, Nov 25 – Mon, Nov 30');
    block.dataset['renderedAt'] = String(Date.parse(monday.now) / 1000);
    block.querySelector('[data-when]')!.textContent = '3 to 7 business days';
    expect(when()).toBe('3 to 7 business days');
    page.pass(0);
    expect(when()).toBe('Wed, Nov 25 – Mon, Nov 30');
    expect(page.pendingTimers()).toBe(1);
    // A clock that is no longer believed leaves the words of the last update.
    block.dataset['renderedAt'] = '1';
    block.querySelector('[data-when]')!.textContent = '3 to 7 business days';
    page.pass(0);
    expect(when()).toBe('3 to 7 business days');
  });
});

describe('where nothing true can be said', () => {
  test.each([
    ['no metafield', undefined],
    ['an empty metafield', null],
    ['a text instead of a document', 'oops'],
    ['a list instead of a document', [1, 2]],
    ['a document of a later version', { ...delivery, version: 2 }],
    ['a document without countries', { version: 1 }],
    ['a country without days', { ...delivery, countries: { FR: { rule: 0 } } }],
  ])('the block is absent: %s', async (_name, broken) => {
    const { html } = await render({ delivery: broken, country: 'FR' });
    const { document } = await open({ html, scripts: [asset], now: monday.now, zone: 'UTC' });
    expect(document.querySelector('portolan-delivery-estimate')).toBeNull();
    expect(shownLines(document)).toEqual([]);
  });

  test.each([
    ['cut-off gone', { ...delivery, origin: { ...delivery.origin, cutOff: undefined } }],
    ['origin gone', { ...delivery, origin: undefined }],
    ['unknown zone', { ...delivery, origin: { ...delivery.origin, zone: 'Mars/Olympus' } }],
    ['never open', { ...delivery, origin: { ...delivery.origin, workingDays: '0000000' } }],
  ])('a damaged document leaves the text of the server: %s', async (_name, damaged) => {
    const { html } = await render({ delivery: damaged, country: 'FR' });
    const { document } = await open({ html, scripts: [asset], now: monday.now, zone: 'UTC' });
    expect(shownLines(document)).toEqual(
      ['Delivery to France', '2 to 6 business days'].map((line) => line.replace('France', 'FR')),
    );
  });

  test.each([
    ['a cart in a drawer that is not shipped', { cart: { requires_shipping: false } }],
    ['an empty cart in a drawer', { cart: { requires_shipping: false, item_count: 0 } }],
  ])('the block is absent: %s, whatever the page', async (_name, page) => {
    const section = { id: 'sections--1__cart-drawer' };
    const { html } = await render({ delivery, country: 'FR', page: { ...page, section } });
    expect(html).not.toContain('portolan-delivery');
  });

  test.each([
    [
      'a product that is not shipped',
      {
        product: {
          available: true,
          selected_or_first_available_variant: { requires_shipping: false },
        },
      },
    ],
    ['a product that is sold out', { product: { available: false } }],
    [
      'a cart of things that are not shipped',
      { product: null, cart: { requires_shipping: false } },
    ],
  ])('the block is absent: %s', async (_name, page) => {
    const { html } = await render({ delivery, country: 'FR', page });
    expect(html).not.toContain('portolan-delivery');
  });

  it('the block is absent where the shopper’s country is not known', async () => {
    const page = { localization: { country: null } };
    expect((await render({ delivery, country: 'FR', page })).html).not.toContain('portolan');
  });

  it('a block that is not published is not offered', async () => {
    const scope = { app: { metafields: {} }, request: { page_type: 'product' } };
    const handle = 'delivery-estimate';
    expect((await renderAppBlock(engine, { extensionFolder, handle, scope })).html).toBe('');
  });

  it('the theme editor tells the merchant why nothing is seen', async () => {
    const request = { locale: { iso_code: 'en' }, page_type: 'product', design_mode: true };
    const { html } = await render({
      delivery: { ...delivery, countries: {}, rest: null },
      country: 'FR',
      countryName: 'France',
      page: { request },
    });
    const { document } = await open({ html, scripts: [asset], now: monday.now, zone: 'UTC' });
    expect(shownLines(document)).toEqual([
      'No delivery estimate for France: shoppers there see nothing here.',
    ]);
  });
});

describe('hostile and odd input', () => {
  it('is shown as text: country name, heading, locale', async () => {
    const evil = '"><img src=x onerror=alert(1)><script>alert(1)</script>&amp;';
    const { html } = await render({
      delivery,
      country: 'FR',
      countryName: evil,
      locale: 'en"><script>',
      settings: { heading: evil, style: evil },
    });
    const { document } = await open({ html, scripts: [], now: monday.now, zone: 'UTC' });
    expect(document.querySelectorAll('img, script')).toHaveLength(0);
    expect(document.querySelector('.portolan-delivery__heading')!.textContent).toBe(evil);
  });

  it('of a document cannot leave its attribute', async () => {
    const evil = { ...delivery, asOn: '"><script>alert(1)</script>' };
    const { html } = await render({ delivery: evil, country: 'FR' });
    const { document } = await open({ html, scripts: [], now: monday.now, zone: 'UTC' });
    expect(document.querySelectorAll('script')).toHaveLength(0);
  });

  it('the page reads from right to left in Arabic and only there', async () => {
    const arabic = await render({ delivery, country: 'FR', locale: 'ar' });
    expect(arabic.html).toContain('dir="rtl"');
    const german = await render({ delivery, country: 'FR', locale: 'de' });
    expect(german.html).toContain('dir="ltr"');
  });

  it('what is not wanted is left out: icon, time left', async () => {
    const { html } = await render({
      delivery,
      country: 'FR',
      settings: { show_icon: false, show_cut_off: false },
    });
    const page = await open({ html, scripts: [asset], now: monday.now, zone: 'UTC' });
    expect(page.document.querySelector('svg')).toBeNull();
    expect(shownLines(page.document)).toEqual(['Delivery to FR', 'Wed, Nov 25 – Mon, Nov 30']);
  });
});
