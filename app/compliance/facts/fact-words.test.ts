import { describe, expect, test } from 'vitest';

import { dossierCountries, marketFacts, marketRules } from './dossiers.ts';
import { CHINESE_WORDS, factText } from './fact-words.ts';
import notices from './notice-rules.json' with { type: 'json' };
import { readFigures } from './read-figures.ts';
import rules from './dossiers/rules.json' with { type: 'json' };
import imports from './dossiers/import.json' with { type: 'json' };
import taxes from './dossiers/indirect-tax.json' with { type: 'json' };
import thresholds from './threshold-rules.json' with { type: 'json' };

type WordList = keyof typeof CHINESE_WORDS;

interface StoredFact {
  value: { text?: string; items?: string[] };
  note?: string;
}

/** Every English text that a page shows, by the file that it stands in. */
const TEXTS: Record<WordList, string[]> = {
  'indirect-tax': textsOfFacts(taxes),
  import: textsOfFacts(imports),
  rules: rules.flatMap((rule) => [
    rule.regime,
    rule.trigger,
    ...rule.needs,
    ...[rule.exceptions, rule.breachNotice, rule.penalty, rule.note].filter(isText),
  ]),
  'notice-rules': notices.rules.flatMap(({ regime, note }) => [regime, note].filter(isText)),
  'threshold-rules': thresholds.rules.flatMap(({ note }) => [note].filter(isText)),
};

function textsOfFacts(facts: unknown): string[] {
  return Object.values(facts as Record<string, StoredFact[]>)
    .flat()
    .flatMap(({ value, note }) => [value.text, ...(value.items ?? []), note].filter(isText));
}

function isText(text: unknown): text is string {
  return typeof text === 'string';
}

describe.each(Object.keys(CHINESE_WORDS) as WordList[])('the Chinese words of %s', (list) => {
  const shown = new Set(TEXTS[list]);
  const chinese = CHINESE_WORDS[list];

  test('are there for every text that is shown', () => {
    expect([...shown].filter((english) => chinese[english] === undefined)).toEqual([]);
  });

  test('are of texts that are still shown so', () => {
    expect(Object.keys(chinese).filter((english) => !shown.has(english))).toEqual([]);
  });

  test('have the numbers, dates, currencies and addresses of the English', () => {
    const differing = Object.entries(chinese)
      .map(([english, words]) => ({ words, en: readFigures(english), zh: readFigures(words) }))
      .filter(({ en, zh }) => en.join() !== zh.join());
    expect(differing).toEqual([]);
  });

  test('are Chinese, with a space between Chinese and Latin and full-width punctuation', () => {
    const wrong = Object.values(chinese).filter(
      (words) =>
        !/[\u4e00-\u9fff]/u.test(words) ||
        /[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]/u.test(words) ||
        /[\u4e00-\u9fff][,;:!?]/u.test(words) ||
        words !== words.trim(),
    );
    expect(wrong).toEqual([]);
  });
});

test('a text has one Chinese, whatever file it stands in', () => {
  const pairs = Object.values(CHINESE_WORDS).flatMap((words) => Object.entries(words));
  const differing = pairs.filter(([english, chinese]) =>
    pairs.some(([other, words]) => other === english && words !== chinese),
  );
  expect(differing).toEqual([]);
});

test('no text of a fact speaks to its editors', () => {
  const { 'threshold-rules': _, ...dossiers } = TEXTS;
  const all = Object.values(dossiers).flat();
  expect(all.filter((text) => /\bCHECK\b|\(verify\)|\.json|^\s*$/.test(text))).toEqual([]);
});

test('every text of every dossier is served in Chinese where Chinese is asked for', () => {
  const markets = [...dossierCountries(), 'EU'];
  const texts = markets.flatMap((market) => [
    ...textsOfFacts({ market: marketFacts(market) }),
    ...marketRules(market).map(({ regime }) => regime),
  ]);
  expect(texts.length).toBeGreaterThan(800);
  expect(texts.filter((text) => factText(text, 'zh-CN').language !== 'zh-CN')).toEqual([]);
  expect(texts.filter((text) => factText(text, 'en').words !== text)).toEqual([]);
});

test('a text without Chinese is served in English and marked as such', () => {
  expect(factText('Written a minute ago', 'zh-CN')).toEqual({
    words: 'Written a minute ago',
    language: 'en',
  });
});
