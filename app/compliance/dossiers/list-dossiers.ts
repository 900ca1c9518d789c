import type { CalendarDate } from '../../kernel/calendar.ts';
import type { CountryCode } from '../../kernel/country.ts';
import type { FactText } from '../facts/fact-words.ts';
import type { DossierEntry } from './model.ts';
import { findsAll, searchedWords } from './search-dossier.ts';
import { type EntryView, textsOf, type ValueView, wordDossier } from './word-dossier.ts';

/** A market in the list of dossiers: its leading figures, and what changes next. */
export interface DossierRow {
  country: CountryCode;
  taxName: ValueView | null;
  standardRate: ValueView | null;
  /** From which sum of sales a seller from abroad registers. */
  nonresidentThreshold: ValueView | null;
  dutyDeMinimis: ValueView | null;
  /** The first change that is to come: a law, or a topic of the locales. */
  nextChange: { on: CalendarDate; regime: FactText | null; topic: string | null } | null;
  entries: number;
  unverified: number;
  /** Entries in which the search was found; null where it is the market that was searched for. */
  matches: number | null;
}

interface AskedList {
  countries: readonly CountryCode[];
  entriesOf: (country: CountryCode) => readonly DossierEntry[];
  textIn: (english: string) => FactText;
  namesOf: (country: CountryCode) => readonly string[];
  topicName: (topic: string) => string;
  search: string;
}

/**
 * The dossiers in the order of `countries`, each once. With a search, those whose name or at least
 * one of whose entries holds all searched words, the markets that were named before the others.
 */
export function listDossiers(asked: AskedList): DossierRow[] {
  const wanted = searchedWords(asked.search);
  const rows = [...new Set(asked.countries)].flatMap((country) => {
    const stored = asked.entriesOf(country);
    const entries = wordDossier(stored, asked.textIn);
    const isNamed = findsAll(wanted, [country, ...asked.namesOf(country)]);
    const matches = isNamed ? null : countMatches(stored, entries, wanted, country, asked);
    if (matches === 0) return [];
    return [{ ...summarize(country, entries), matches }];
  });
  return rows.sort((a, b) => Number(a.matches !== null) - Number(b.matches !== null));
}

/** Entries in which the words are found, as they are shown or in English. */
function countMatches(
  stored: readonly DossierEntry[],
  entries: readonly EntryView[],
  wanted: readonly string[],
  country: CountryCode,
  { namesOf, topicName }: AskedList,
): number {
  const english = wordDossier(stored, (words) => ({ words, language: 'en' }));
  return entries.filter((entry, index) =>
    findsAll(wanted, [
      ...namesOf(country),
      ...(entry.kind === 'fact' ? [topicName(entry.fact.topic)] : []),
      ...textsOf(entry),
      ...textsOf(english[index]!),
    ]),
  ).length;
}

function summarize(
  country: CountryCode,
  entries: readonly EntryView[],
): Omit<DossierRow, 'matches'> {
  const value = (topic: string) =>
    entries.flatMap((entry) =>
      entry.kind === 'fact' && entry.fact.topic === topic && !entry.isUpcoming
        ? [entry.fact.value]
        : [],
    )[0] ?? null;
  const sourced = entries.map((entry) => (entry.kind === 'fact' ? entry.fact : entry.rule));
  return {
    country,
    taxName: value('tax-name'),
    standardRate: value('standard-rate'),
    nonresidentThreshold: value('nonresident-threshold'),
    dutyDeMinimis: value('duty-de-minimis'),
    nextChange: upcomingOf(entries)[0] ?? null,
    entries: entries.length,
    unverified: sourced.filter(({ confidence }) => confidence === 'unverified').length,
  };
}

/** What is to come, by its day. */
export function upcomingOf(entries: readonly EntryView[]) {
  return entries
    .filter(({ isUpcoming }) => isUpcoming)
    .map((entry) =>
      entry.kind === 'fact'
        ? { on: entry.fact.effectiveFrom ?? '', regime: null, topic: entry.fact.topic }
        : { on: entry.rule.effectiveFrom ?? '', regime: entry.rule.regime, topic: null },
    )
    .sort((a, b) => (a.on < b.on ? -1 : Number(a.on > b.on)));
}
