import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { describe, expect, it, test } from 'vitest';

import { RECOMMENDATIONS_SHOWN, RecommendationsDocument } from '../../app/retention/index.ts';
import { renderAppBlock } from '../../app/publishing/preview/app-block.server.ts';
import { createEngine } from '../../app/publishing/preview/liquid-engine.server.ts';
import { openShopperPage } from './shopper-page.ts';

const extensionFolder = fileURLToPath(
  new URL('../../extensions/storefront-widgets', import.meta.url),
);
const engine = createEngine({
  roots: [path.join(extensionFolder, 'blocks')],
  snippets: [path.join(extensionFolder, 'snippets')],
  locales: [path.join(extensionFolder, 'locales')],
});

const product = (id: number, handle: string, change: object = {}) => ({
  id,
  handle,
  title: handle.toUpperCase(),
  url: `/products/${handle}`,
  available: true,
  price_min: id * 100,
  price_max: id * 100,
  price_varies: false,
  featured_image: { src: `/files/${handle}.png` },
  ...change,
});

const SHELF = Object.fromEntries(
  ['mug', 'bowl', 'lamp', 'rug', 'vase', 'tray'].map((handle, at) => [
    handle,
    product(10 + at, handle),
  ]),
);

const DOCUMENT: RecommendationsDocument = {
  version: 1,
  products: { '10': ['lamp', 'rug'] },
  popular: ['mug', 'bowl', 'lamp', 'rug', 'vase', 'tray'],
  buyAgain: true,
};

/** A customer whose orders hold these products, the newest order first. */
const customerOf = (...orders: (keyof typeof SHELF)[][]) => ({
  orders: orders.map((handles) => ({
    line_items: handles.map((handle) => ({ product: SHELF[handle] })),
  })),
});

async function render(
  document: unknown,
  page: Record<string, unknown> = {},
  settings: Record<string, unknown> = {},
): Promise<{ heading: string | undefined; titles: string[]; dom: Document; html: string }> {
  const { html } = await renderAppBlock(engine, {
    extensionFolder,
    handle: 'recommendations',
    settings,
    scope: {
      app: {
        metafields: {
          portolan: { recommendations: { value: document }, recommendations_ready: true },
        },
      },
      localization: { country: { iso_code: 'DE', currency: { iso_code: 'EUR' } } },
      request: { locale: { iso_code: 'en' }, page_type: 'product', design_mode: false },
      all_products: SHELF,
      product: SHELF['mug'],
      customer: null,
      ...page,
    },
  });
  const at = { now: '2026-11-23T10:00:00Z', zone: 'UTC' };
  const { document: dom } = await openShopperPage({ html, scripts: [], ...at });
  return {
    html,
    dom,
    heading: dom.querySelector('h2')?.textContent,
    titles: [...dom.querySelectorAll('li span:first-of-type')].map((each) => each.textContent),
  };
}

describe('a shopper sees', () => {
  it('what goes with the product, with its price and picture of the moment', async () => {
    const { heading, titles, dom } = await render(DOCUMENT);
    expect([heading, titles]).toEqual(['You may also like', ['LAMP', 'RUG']]);
    const first = dom.querySelector('li a')!;
    expect(first.getAttribute('href')).toBe('/products/lamp');
    expect(first.textContent).toContain('€12.00');
    expect(first.querySelector('img')!.getAttribute('src')).toBe('/files/lamp.png?width=360');
  });

  it('what is popular on a page without a product, and for a product without its own', async () => {
    const none = await render(DOCUMENT, { product: null });
    expect(none.titles).toEqual(['MUG', 'BOWL', 'LAMP', 'RUG']);
    const own = await render(DOCUMENT, { product: SHELF['bowl'] });
    expect(own.titles).toEqual(['MUG', 'LAMP', 'RUG', 'VASE']);
    expect(own.titles).toHaveLength(RECOMMENDATIONS_SHOWN);
  });

  it('what they bought before, once each and the latest first, where they are logged in', async () => {
    const customer = customerOf(['vase', 'mug'], ['vase', 'tray']);
    const { heading, titles } = await render(DOCUMENT, { customer });
    expect([heading, titles]).toEqual(['Buy it again', ['VASE', 'TRAY']]);
  });

  it('what goes with the product where they bought nothing, or the shop does not want it', async () => {
    expect((await render(DOCUMENT, { customer: customerOf() })).titles).toEqual(['LAMP', 'RUG']);
    const without = { ...DOCUMENT, buyAgain: false };
    const customer = customerOf(['vase']);
    expect((await render(without, { customer })).titles).toEqual(['LAMP', 'RUG']);
  });

  it('nothing that is sold out, gone, or the product itself', async () => {
    const shelf = { ...SHELF, lamp: product(12, 'lamp', { available: false }) };
    const document = { ...DOCUMENT, products: { '10': ['mug', 'lamp', 'gone', 'tray'] } };
    expect((await render(document, { all_products: shelf })).titles).toEqual(['TRAY']);
  });

  it('a range where variants differ in price', async () => {
    const varied = { price_varies: true, price_max: 9900 };
    const shelf = { ...SHELF, lamp: product(12, 'lamp', varied) };
    const { dom } = await render(DOCUMENT, { all_products: shelf });
    expect(dom.querySelector('li span:last-of-type')!.textContent).toBe('€12.00 – €99.00');
  });

  it('the heading that the merchant has written', async () => {
    expect((await render(DOCUMENT, {}, { heading: 'Pairs well' })).heading).toBe('Pairs well');
  });
});

describe('the block is absent', () => {
  test.each<[string, unknown]>([
    ['no metafield', undefined],
    ['an empty metafield', null],
    ['a text', 'oops'],
    ['a later version', { ...DOCUMENT, version: 2 }],
    ['no lists', { version: 1 }],
    ['empty lists', { ...DOCUMENT, products: {}, popular: [] }],
    ['lists of something else', { version: 1, products: 7, popular: { a: 1 } }],
    ['handles that nobody has', { version: 1, products: {}, popular: ['x', 'y'] }],
  ])('%s', async (_why, document) => {
    expect((await render(document)).html).not.toContain('portolan');
  });

  it('until something is published', async () => {
    const app = { metafields: {} };
    expect((await render(DOCUMENT, { app })).html).toBe('');
  });

  it('and the theme editor says so', async () => {
    const request = { locale: { iso_code: 'en' }, page_type: 'product', design_mode: true };
    expect((await render(null, { request })).html).toContain('Nothing to recommend');
  });
});

it('what is hostile is shown as text', async () => {
  const evil = '"><img class=evil src=x onerror=alert(1)><script>alert(1)</script>';
  const image = { src: evil };
  const shelf = { lamp: product(12, 'lamp', { title: evil, url: evil, featured_image: image }) };
  const { dom } = await render(DOCUMENT, { all_products: shelf }, { heading: evil });
  expect(dom.querySelectorAll('.evil, script')).toHaveLength(0);
  expect(dom.querySelector('h2')!.textContent).toBe(evil);
});

it('a document of this form is sound', () => {
  expect(RecommendationsDocument.parse(DOCUMENT)).toEqual(DOCUMENT);
});
