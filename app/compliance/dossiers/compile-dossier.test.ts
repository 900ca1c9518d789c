import { describe, expect, test } from 'vitest';

import { isCountryCode } from '../../kernel/country.ts';
import { dossierCountries, marketFacts, marketRules } from '../facts/dossiers.ts';
import { compileDossier } from './compile-dossier.ts';
import { DOSSIER_SECTIONS } from './model.ts';

const TODAY = '2026-11-22';
const facts = { factsOf: marketFacts, rulesOf: marketRules };
const dossier = (country: string, on = TODAY) => compileDossier(country, on, facts);

describe('every dossier', () => {
  test('there are more than sixty, of countries', () => {
    expect(dossierCountries().length).toBeGreaterThan(60);
    expect(dossierCountries().every(isCountryCode)).toBe(true);
  });

  test.each(dossierCountries())('of %s shows no figure without source and date', (country) => {
    const entries = dossier(country);
    expect(entries.length).toBeGreaterThan(5);
    for (const entry of entries) {
      const { source, lastVerifiedOn, confidence } =
        entry.kind === 'fact' ? entry.fact : entry.rule;
      expect(source).toMatch(/https?:\/\/|^general knowledge|^npm |\.(org|com|gov|int|eu)/);
      expect(lastVerifiedOn).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(lastVerifiedOn <= TODAY).toBe(true);
      // What nobody has seen on a page is not called seen.
      if (source.startsWith('general knowledge')) expect(confidence).not.toBe('seen');
    }
  });

  test('has its sections in order, tax first', () => {
    const places = dossier('DE').map(({ section }) => DOSSIER_SECTIONS.indexOf(section));
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });
});

describe('a member of the European Union', () => {
  test('has the rules of the Union, marked as such', () => {
    const entries = dossier('DE');
    const gpsr = entries.find((entry) => entry.kind === 'rule' && entry.rule.id === 'eu-gpsr');
    const lucid = entries.find((entry) => entry.kind === 'rule' && entry.rule.id === 'de-lucid');
    expect([gpsr?.of, lucid?.of]).toEqual(['EU', 'DE']);
  });

  test('has one entry where both have the same topic', () => {
    const topics = dossier('RO').flatMap((entry) =>
      entry.kind === 'fact' ? [`${entry.section}.${entry.fact.topic}`] : [],
    );
    expect(new Set(topics).size).toBe(topics.length);
  });
});

describe('as at a date', () => {
  const topics = (on: string) =>
    dossier('DE', on).flatMap((entry) =>
      entry.kind === 'fact' && !entry.isUpcoming ? [entry.fact.topic] : [],
    );

  test('the relief from duty ends, and the flat duty begins', () => {
    expect(topics('2026-06-30')).toContain('duty-de-minimis-before');
    expect(topics('2026-06-30')).not.toContain('low-value-flat-duty');
    expect(topics('2026-07-01')).not.toContain('duty-de-minimis-before');
    expect(topics('2026-07-01')).toContain('low-value-flat-duty');
  });

  test('what is to come is told as such', () => {
    const upcoming = dossier('FR').filter(({ isUpcoming }) => isUpcoming);
    expect(upcoming.length).toBeGreaterThan(0);
    for (const entry of upcoming) {
      const { effectiveFrom } = entry.kind === 'fact' ? entry.fact : entry.rule;
      expect(effectiveFrom! > TODAY).toBe(true);
    }
  });
});
