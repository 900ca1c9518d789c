/**
 * The loyalty panel and the launcher as they are served, in every language, country and moment: how
 * the program works does not depend on the time, so all moments give one text.
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
import { loyalty, programLines, wordsOf } from './loyalty-matrix.ts';

test('there are 24 languages, 12 countries and 6 moments', () => {
  expect(WIDGET_LANGUAGES.length).toBeGreaterThanOrEqual(24);
  expect(MATRIX_COUNTRIES).toHaveLength(12);
  expect(MATRIX_MOMENTS).toHaveLength(6);
});

test.each(WIDGET_LANGUAGES)('as they are served, in %s, whenever that is', async (language) => {
  const words = wordsOf(language);
  for (const { country, currency } of MATRIX_COUNTRIES) {
    const page = { language, country, currency, documents: { loyalty } };
    const read = async (handle: string) => {
      const versions = await renderAtMoments({ ...page, handle });
      expect(versions, `${handle}, ${country}`).toHaveLength(1);
      const block = JSDOM.fragment(versions[0]!);
      const named = 'h2, li, p > a, button span';
      return [...block.querySelectorAll(named)].map(readText);
    };
    const program = [words['label'], ...programLines(language, currency), words['log_in']];
    expect(await read('loyalty-panel'), country).toEqual(program);
    expect(await read('loyalty-launcher'), country).toEqual([words['label'], ...program]);
  }
});
