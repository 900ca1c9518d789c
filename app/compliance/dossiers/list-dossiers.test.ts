import { describe, expect, test } from 'vitest';

import { countryNames } from '../../i18n/country-names.ts';
import { dossierCountries, marketFacts, marketRules } from '../facts/dossiers.ts';
import { factText } from '../facts/fact-words.ts';
import chinese from '../locales/zh-CN.json' with { type: 'json' };
import { compileDossier } from './compile-dossier.ts';
import { listDossiers } from './list-dossiers.ts';

const NAMES = [countryNames('zh-CN'), countryNames('en')];
const TOPICS: Record<string, string> = chinese.dossier.topic;

const list = (search: string, countries = dossierCountries()) =>
  listDossiers({
    countries,
    entriesOf: (country) =>
      compileDossier(country, '2026-11-22', { factsOf: marketFacts, rulesOf: marketRules }),
    textIn: (text) => factText(text, 'zh-CN'),
    namesOf: (country) => NAMES.map((names) => names[country]!),
    topicName: (topic) => TOPICS[topic]!,
    search,
  });
const found = (search: string) => list(search).map(({ country }) => country);

describe('the search of markets', () => {
  test.each([
    ['a market by its Chinese name', '德国', ['DE']],
    ['a market by its English name', 'germany', ['DE']],
    ['a market by its code', 'hk', ['HK']],
    ['a law by its Chinese name', '零毁林法规', dossierCountries().filter(isMember)],
    ['a law by its own abbreviation', 'LUCID', ['DE']],
    ['a law of one market by two words', '德国 包装法', ['DE']],
  ])('finds %s', (_, search, markets) => {
    expect(found(search)).toEqual(expect.arrayContaining(markets));
  });

  test('finds a kind of tax in the markets that have it, and in no other', () => {
    const markets = found('增值税');
    expect(markets).toEqual(expect.arrayContaining(['DE', 'FR', 'GB', 'CN', 'MX']));
    expect(markets.length).toBeGreaterThan(40);
    expect(found('消费税（JCT）')).toEqual(['JP']);
  });

  test('counts the entries that were found, and none where the market itself was meant', () => {
    const [germany] = list('德国');
    const [lucid] = list('LUCID');
    expect(germany?.matches).toBeNull();
    expect(lucid?.matches).toBeGreaterThan(0);
    expect(lucid?.matches).toBeLessThan(lucid!.entries);
  });

  test('finds nothing where one of the words is nowhere', () => {
    expect(found('德国 乌有之乡')).toEqual([]);
  });
});

function isMember(country: string): boolean {
  return compileDossier(country, '2026-11-22', {
    factsOf: marketFacts,
    rulesOf: marketRules,
  }).some(({ of }) => of === 'EU');
}

test('without a search every market is listed once, in the order asked for', () => {
  expect(list('', ['JP', 'DE', 'JP']).map(({ country }) => country)).toEqual(['JP', 'DE']);
});

test('the next change is the earliest of those to come', () => {
  const [germany] = list('德国');
  const coming = compileDossier('DE', '2026-11-22', { factsOf: marketFacts, rulesOf: marketRules })
    .filter(({ isUpcoming }) => isUpcoming)
    .map((entry) => (entry.kind === 'fact' ? entry.fact : entry.rule).effectiveFrom!);
  expect(germany?.nextChange?.on).toBe(coming.sort()[0]);
});

test('a figure that is to come is not shown as the one of today', () => {
  const [thailand] = list('泰国');
  expect(thailand?.standardRate).toMatchObject({ type: 'rates', rates: [0.07] });
});
