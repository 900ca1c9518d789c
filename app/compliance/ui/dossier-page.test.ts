import { expect, test } from 'vitest';

import { compileDossier } from '../dossiers/compile-dossier.ts';
import { wordDossier } from '../dossiers/word-dossier.ts';
import { marketFacts, marketRules } from '../facts/dossiers.ts';
import { factText } from '../facts/fact-words.ts';
import { filterEntries } from './dossier-page.tsx';
import { splitAddresses } from './dossier-words.tsx';

const FACTS = { factsOf: marketFacts, rulesOf: marketRules };
const GERMANY = wordDossier(compileDossier('DE', '2026-11-22', FACTS), (text) =>
  factText(text, 'zh-CN'),
);
const found = (text: string, section = '') =>
  filterEntries(GERMANY, { text, section }, ({ of }) => [of === 'EU' ? '欧盟' : '德国']);

test.each([
  ['a law by its Chinese name', '包装法', 'de-lucid'],
  ['what a law asks for', '欧盟负责人', 'eu-gpsr'],
  ['a market with a law', '德国 stiftung', 'de-weee'],
])('the search of a dossier finds %s', (_, text, id) => {
  expect(found(text).some((entry) => entry.kind === 'rule' && entry.rule.id === id)).toBe(true);
});

test('the search of a dossier finds only what holds all words', () => {
  const both = found('欧盟 增值税');
  expect(both.length).toBeGreaterThan(0);
  expect(both.every(({ of }) => of === 'EU')).toBe(true);
  expect(both.length).toBeLessThan(found('增值税').length);
});

test('a section holds its own entries alone', () => {
  const sections = new Set(found('', 'privacy').map(({ section }) => section));
  expect([...sections]).toEqual(['privacy']);
});

test.each([
  ['See https://a.example/b.', ['See ', 'https://a.example/b', '.']],
  ['见 https://a.example/b?c=1&d=2（某年）', ['见 ', 'https://a.example/b?c=1&d=2', '（某年）']],
  [
    '(https://a.example/b, https://c.example)',
    ['(', 'https://a.example/b', ', ', 'https://c.example', ')'],
  ],
  ['no address', ['no address']],
])('addresses are split off %s', (words, parts) => {
  expect(splitAddresses(words)).toEqual(parts);
});
