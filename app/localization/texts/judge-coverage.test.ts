import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import {
  charactersOf,
  judgeCoverage,
  judgeField,
  needsTranslation,
  plainText,
} from './judge-coverage.ts';
import type { SourceField, Translated } from './model.ts';

const field = (value: string, change: Partial<SourceField> = {}): SourceField => ({
  key: 'title',
  value,
  digest: 'd',
  type: 'SINGLE_LINE_TEXT_FIELD',
  ...change,
});
const said = (value: string, outdated = false): Translated => ({ key: 'title', value, outdated });
const abroad = { source: 'en', target: 'ja' };

describe('a field is to be translated', () => {
  test.each<[string, string, SourceField, boolean]>([
    ['a title', 'PRODUCT', field('Wool blanket'), true],
    ['a description', 'PRODUCT', field('<p>Warm</p>', { key: 'body_html', type: 'HTML' }), true],
    ['an empty field', 'PRODUCT', field('', { digest: null }), false],
    ['a field without letters', 'PRODUCT_OPTION_VALUE', field('38.5'), false],
    ['markup without text', 'PAGE', field('<img src="a.jpg" alt=""><br>', { type: 'HTML' }), false],
    ['a script alone', 'PAGE', field('<script>let a = 1</script>', { type: 'HTML' }), false],
    ['an address', 'PRODUCT', field('wool-blanket', { key: 'handle', type: 'URI' }), false],
    ['a type', 'PRODUCT', field('Blankets', { key: 'product_type', type: 'STRING' }), false],
    ['an option that nobody named', 'PRODUCT_OPTION', field('Title'), false],
    ['its value', 'PRODUCT_OPTION_VALUE', field('Default Title'), false],
    ['an option with a name', 'PRODUCT_OPTION', field('Size'), true],
    ['a product that is called so', 'PRODUCT', field('Title'), true],
  ])('%s', (_name, type, source, expected) => {
    expect(needsTranslation(type, source)).toBe(expected);
  });
});

describe('a field is', () => {
  const sentence = 'A warm blanket for cold evenings';
  test.each<[string, string, Translated | undefined, typeof abroad, string]>([
    ['missing without a translation', sentence, undefined, abroad, 'missing'],
    ['missing with a blank one', sentence, said(' \n'), abroad, 'missing'],
    ['outdated where Shopify says so', sentence, said('毛布', true), abroad, 'outdated'],
    ['complete with one', sentence, said('毛布'), abroad, 'complete'],
    ['a copy where it is a sentence', sentence, said(`<p>${sentence}</p>`), abroad, 'same'],
    ['complete where it may be a name', 'Alster Mug', said('Alster Mug'), abroad, 'complete'],
    [
      'complete in the same language elsewhere',
      sentence,
      said(sentence),
      { source: 'en', target: 'en-GB' },
      'complete',
    ],
    [
      'a copy of a sentence without spaces',
      '寒い夜のためのあたたかい毛布です',
      said('寒い夜のためのあたたかい毛布です'),
      { source: 'ja', target: 'ko' },
      'same',
    ],
  ])('%s', (_name, source, translated, languages, state) => {
    expect(judgeField(field(source), translated, languages)).toBe(state);
  });
});

it('a text without gaps has none, and one with all of them names each field once', () => {
  const fields = [field('One two three four'), field('Body of it', { key: 'body_html' })];
  expect(
    judgeCoverage(fields, [said('一'), { ...said('二'), key: 'body_html' }], abroad),
  ).toBeNull();
  expect(judgeCoverage(fields, [said('One two three four')], abroad)).toEqual({
    missing: ['body_html'],
    outdated: [],
    same: ['title'],
    characters: charactersOf(fields),
  });
});

it('every field of a text is in one state, whatever is stored', () => {
  const key = fc.constantFrom('a', 'b', 'c', 'd');
  const source = fc.uniqueArray(fc.record({ key, value: fc.string() }), {
    selector: (each) => each.key,
  });
  const translations = fc.array(fc.record({ key, value: fc.string(), outdated: fc.boolean() }));
  fc.assert(
    fc.property(source, translations, (sources, texts) => {
      const fields = sources.map((each) => field(each.value, each));
      const gap = judgeCoverage(fields, texts, abroad);
      const named = gap === null ? [] : [...gap.missing, ...gap.outdated, ...gap.same];
      expect(new Set(named).size).toBe(named.length);
      expect(fields.map((each) => each.key)).toEqual(expect.arrayContaining(named));
      expect(gap?.characters ?? 0).toBeLessThanOrEqual(charactersOf(fields));
    }),
  );
});

it('reading a text without its markup ends soon, however the markup is broken', () => {
  const startedMs = performance.now();
  for (const hostile of ['<'.repeat(50_000), '<script>'.repeat(10_000), '&'.repeat(50_000)]) {
    plainText(hostile);
  }
  expect(performance.now() - startedMs).toBeLessThan(2_000);
});
