/** The payment hints in every language, country and moment: no moment changes a word of them. */
import { JSDOM } from 'jsdom';
import { expect, test } from 'vitest';

import { wordHints } from '../../app/payments/index.ts';
import { MATRIX_MOMENTS, readText, renderAtMoments, scriptOf } from './block-matrix.ts';
import { CASES, documentOfCases, inOneLine, LANGUAGES, wordsOf } from './payment-hints-cases.ts';

const hints = documentOfCases();
const countries = Object.entries(CASES);

/** What a shopper reads, with the names of the icons, as `inOneLine` writes it. */
function shown(html: string): string {
  return [...JSDOM.fragment(html).querySelectorAll('p, li')]
    .map((line) => {
      if (line.tagName === 'P') return readText(line);
      const icons = [...line.querySelectorAll('svg')].map((icon) => icon.getAttribute('data-type'));
      return `[${icons.join(' ')}] ${readText(line)}`;
    })
    .join(' | ');
}

test('there are 24 languages, 12 countries and 6 moments, and nothing runs in the page', () => {
  expect(LANGUAGES.length).toBeGreaterThanOrEqual(24);
  expect(countries.length).toBeGreaterThanOrEqual(12);
  expect(MATRIX_MOMENTS).toHaveLength(6);
  expect(scriptOf('payment-hints')).toBeNull();
});

test.each(LANGUAGES)('in %s', async (language) => {
  for (const [country, { currency, enabledTypes }] of countries) {
    const versions = await renderAtMoments({
      ...{ handle: 'payment-hints', language, country, currency },
      documents: { payment_hints: hints },
      scope: { shop: { enabled_payment_types: enabledTypes } },
    });
    expect(versions, country).toHaveLength(1);
    const words = wordsOf(language);
    const expected = wordHints(hints, { country, language, words, enabledTypes, currency });
    expect(shown(versions[0]!), country).toBe(inOneLine(expected));
    expect(versions[0]).not.toContain('<script');
  }
});
