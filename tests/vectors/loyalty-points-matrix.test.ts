/**
 * The line of a product in every language, country and moment, as it is served and after the script:
 * what a product earns does not depend on the time.
 */
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';

import {
  MATRIX_COUNTRIES,
  MATRIX_MOMENTS,
  readText,
  renderAtMoments,
  WIDGET_LANGUAGES,
} from './block-matrix.ts';
import {
  earned,
  everywhere,
  loyalty,
  openAll,
  PRICES,
  product,
  serveAll,
} from './loyalty-matrix.ts';

test.each(WIDGET_LANGUAGES)('as it is served, in %s, whenever that is', async (language) => {
  for (const { country, currency } of MATRIX_COUNTRIES) {
    const versions = await renderAtMoments({
      ...{ handle: 'loyalty-points', language, country, currency, scope: { product } },
      documents: { loyalty },
    });
    expect(versions, country).toHaveLength(1);
    const line = JSDOM.fragment(versions[0]!).querySelector('[data-line]')!;
    expect(readText(line), country).toBe(earned(language, PRICES[0]!));
  }
});

const blocks = (await serveAll('loyalty-points', { product })).map(
  (html) =>
    `<section><form action="/cart/add"><input name="id" value="102"></form>${html}</section>`,
);

test.each(MATRIX_MOMENTS)('of the chosen variant, after the script: $name', async (moment) => {
  const { clock } = moment;
  const turn = MATRIX_MOMENTS.indexOf(moment);
  const page = await openAll(blocks, { clock, turn, scriptFor: 'loyalty-points' });
  const lines = () =>
    [...page.document.querySelectorAll('[data-line]')].map((line) => readText(line));
  expect(lines()).toEqual(everywhere.map(({ language }) => earned(language, PRICES[0]!)));
  page.document.dispatchEvent(new page.document.defaultView!.Event('change'));
  expect(lines()).toEqual(everywhere.map(({ language }) => earned(language, PRICES[1]!)));
  expect(page.errors).toEqual([]);
  page.close();
});
