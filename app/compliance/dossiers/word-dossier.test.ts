import { describe, expect, test } from 'vitest';

import { dossierCountries, marketFacts, marketRules } from '../facts/dossiers.ts';
import { factText } from '../facts/fact-words.ts';
import { compileDossier } from './compile-dossier.ts';
import { textsOf, wordDossier } from './word-dossier.ts';

const facts = { factsOf: marketFacts, rulesOf: marketRules };
const entriesOf = (country: string) => compileDossier(country, '2026-11-22', facts);
const worded = (country: string, locale: string) =>
  wordDossier(entriesOf(country), (text) => factText(text, locale));

describe('a dossier that is asked for in Chinese', () => {
  test.each(dossierCountries())('of %s holds no English text', (country) => {
    const words = JSON.stringify(worded(country, 'zh-CN'));
    expect(words).not.toContain('"language":"en"');
  });

  test('keeps figures, sources, dates and confidence as they are', () => {
    const facts = worded('DE', 'zh-CN').flatMap((entry) =>
      entry.kind === 'fact' ? [entry.fact] : [],
    );
    const stored = entriesOf('DE').flatMap((entry) => (entry.kind === 'fact' ? [entry.fact] : []));
    const kept = ({ topic, source, lastVerifiedOn, confidence }: (typeof stored)[number]) => ({
      ...{ topic, source, lastVerifiedOn, confidence },
    });
    expect(facts.map((fact) => ({ ...kept(fact as never), type: fact.value.type }))).toEqual(
      stored.map((fact) => ({ ...kept(fact), type: fact.value.type })),
    );
  });
});

test('a dossier that is asked for in English holds no Chinese', () => {
  expect(JSON.stringify(dossierCountries().map((country) => worded(country, 'en')))).not.toContain(
    '"language":"zh-CN"',
  );
});

test('the texts of an entry are all of its texts', () => {
  const gdpr = worded('FR', 'zh-CN').find(
    (entry) => entry.kind === 'rule' && entry.rule.id === 'eu-gdpr',
  );
  const texts = textsOf(gdpr!);
  expect(texts.some((text) => text.includes('隐私政策'))).toBe(true);
  expect(texts.some((text) => text.includes('72 小时'))).toBe(true);
});
