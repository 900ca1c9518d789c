/** The recommendations in every language, country and moment: no moment changes a word of them. */
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';

import type { RecommendationsDocument } from '../../app/retention/index.ts';
import {
  MATRIX_COUNTRIES,
  MATRIX_MOMENTS,
  moneyText,
  oneSpace,
  readText,
  renderAtMoments,
  scriptOf,
  WIDGET_LANGUAGES,
  wordsIn,
} from './block-matrix.ts';

const HANDLES = ['mug', 'bowl', 'lamp', 'rug', 'vase', 'tray'];
const SOLD_OUT = 'bowl';
const RANGE = 'rug';
const SHOWN = 4;
const ON_THE_PAGE = 10;

const recommendations: RecommendationsDocument = {
  version: 1,
  products: { [ON_THE_PAGE]: ['lamp', 'bowl', 'rug', 'gone'] },
  popular: HANDLES,
  buyAgain: true,
};

/** A title in the shopper's language, as Shopify would have it. */
const titleOf = (handle: string, language: string) => `${handle.toUpperCase()} (${language})`;
const priceOf = (handle: string) => 123_400 + HANDLES.indexOf(handle) * 100;

function shelfIn(language: string) {
  return Object.fromEntries(
    HANDLES.map((handle, at) => [
      handle,
      {
        ...{ id: ON_THE_PAGE + at, handle, title: titleOf(handle, language) },
        ...{ url: `/products/${handle}`, available: handle !== SOLD_OUT },
        ...{ price_min: priceOf(handle), price_max: priceOf(handle) * 2 },
        ...{ price_varies: handle === RANGE, featured_image: { src: `/files/${handle}.png` } },
      },
    ]),
  );
}

/** Who looks at what: heading and handles that are expected. */
const VISITS = [
  { name: 'a product of its own', page: ON_THE_PAGE, bought: [], said: ['lamp', 'rug'] },
  { name: 'no product', page: null, bought: [], said: ['mug', 'lamp', 'rug', 'vase'] },
  {
    name: 'another product',
    page: ON_THE_PAGE + 4,
    bought: [],
    said: ['mug', 'lamp', 'rug', 'tray'],
  },
  {
    name: 'who came back',
    page: ON_THE_PAGE,
    bought: ['vase', 'mug', 'vase', 'tray'],
    said: ['vase', 'tray'],
  },
];

test('there are 24 languages, 12 countries and 6 moments, and nothing runs in the page', () => {
  expect(WIDGET_LANGUAGES.length).toBeGreaterThanOrEqual(24);
  expect(MATRIX_COUNTRIES).toHaveLength(12);
  expect(MATRIX_MOMENTS).toHaveLength(6);
  expect(scriptOf('recommendations')).toBeNull();
  for (const { said } of VISITS) expect(said.length).toBeLessThanOrEqual(SHOWN);
});

test.each(WIDGET_LANGUAGES)('in %s', async (language) => {
  const words = wordsIn<{ recommendations: Record<string, string> }>(language).recommendations;
  const shelf = shelfIn(language);
  for (const [at, { country, currency }] of MATRIX_COUNTRIES.entries()) {
    const { name, page, bought, said } = VISITS[at % VISITS.length]!;
    const versions = await renderAtMoments({
      ...{ handle: 'recommendations', language, country, currency },
      documents: { recommendations },
      scope: {
        all_products: shelf,
        product: Object.values(shelf).find(({ id }) => id === page) ?? null,
        customer:
          bought.length === 0
            ? null
            : { orders: [{ line_items: bought.map((handle) => ({ product: shelf[handle] })) }] },
      },
    });
    expect(versions, country).toHaveLength(1);
    const block = JSDOM.fragment(versions[0]!);
    const money = (amount: number) => moneyText(amount, currency, language);
    expect(
      [...block.querySelectorAll('h2, li')].map((line) =>
        [...(line.tagName === 'LI' ? line.querySelectorAll('span') : [line])].map(readText),
      ),
      `${country}, ${name}`,
    ).toEqual([
      [bought.length > 0 ? words['buy_again'] : words['recommended']],
      ...said.map((handle) => [
        titleOf(handle, language),
        oneSpace(
          handle === RANGE
            ? `${money(priceOf(handle))} – ${money(priceOf(handle) * 2)}`
            : money(priceOf(handle)),
        ),
      ]),
    ]);
    expect(block.querySelector('.portolan-recommendations')!.getAttribute('dir')).toBe(
      language === 'ar' ? 'rtl' : 'ltr',
    );
  }
});
