import { addDays } from '../../kernel/calendar.ts';
import type { CountryCode } from '../../kernel/country.ts';
import type { Period } from '../model.ts';
import { ASKING, NOW, type Slot, type Topic, TOPICS } from './domain-words.ts';
import { findCountries } from './find-countries.ts';
import {
  findCarriers,
  findCurrencies,
  findLanguages,
  findMethods,
  findRegions,
  type FoundName,
  isClearMethod,
  without,
} from './find-names.ts';
import { hasMeaning } from './left-over.ts';
import { readPeriod } from './period-phrases.ts';

export type MethodMetric = 'success' | 'fees' | 'refunds' | 'disputes' | 'usage';

/** What a question asks of a domain. */
export type DomainAsked =
  | {
      kind: 'registration';
      country: CountryCode;
      region: string | null;
      duty: 'oss' | 'ioss' | 'voec' | null;
      /** record: whether the merchant is registered already. */
      about: 'duty' | 'record';
    }
  | { kind: 'registrations'; state: 'over' | 'approaching' | 'due' | 'registered' }
  | { kind: 'transit'; countries: CountryCode[]; carriers: string[] }
  | {
      kind: 'transit-ranking';
      by: 'country' | 'carrier';
      order: 'slowest' | 'fastest';
      country: CountryCode | null;
    }
  | { kind: 'slow-lanes'; country: CountryCode | null }
  | {
      kind: 'promises';
      about: 'broken' | 'early' | 'fault';
      country: CountryCode | null;
      period: Period | null;
    }
  | { kind: 'promise-ranking'; order: 'most' | 'least'; period: Period }
  | { kind: 'handover' }
  | {
      kind: 'method';
      metric: MethodMetric;
      failed: boolean;
      countries: CountryCode[];
      way: string | null;
      period: Period;
    }
  | {
      kind: 'method-ranking';
      by: 'method' | 'country';
      metric: MethodMetric;
      order: 'most' | 'least';
      country: CountryCode | null;
      way: string | null;
      period: Period;
    }
  | { kind: 'failures'; country: CountryCode | null; way: string | null; period: Period }
  | { kind: 'rate'; currency: string; against: string | null }
  | { kind: 'margin'; currency: string | null; country: CountryCode | null }
  | {
      kind: 'points';
      about: 'points' | 'worth' | 'expiring' | 'members' | 'state';
      country: CountryCode | null;
    }
  | {
      kind: 'points-moved';
      about: 'issued' | 'redeemed' | 'expired';
      country: CountryCode | null;
      period: Period;
    }
  | { kind: 'points-ranking'; order: 'most' | 'least' }
  | {
      kind: 'coverage';
      about: 'complete' | 'missing' | 'outdated' | 'offered';
      language: string | null;
      country: CountryCode | null;
    }
  | { kind: 'coverage-ranking'; order: 'most' | 'least' };

export interface DomainContext {
  todayOn: string;
  usualPeriod: Period;
  /** Carriers as the shop's own parcels name them. */
  carriers?: readonly string[] | undefined;
}

/** What was heard of a question about a domain. */
export interface HeardDomain {
  topic: Topic['name'];
  /** null where it is not understood to the last word. */
  asked: DomainAsked | null;
  country: CountryCode | null;
}

/**
 * What a question asks of a domain; null where it names no topic of any.
 *
 * A topic is found by its words, then things are found by their names and parts of the question by
 * words of the topic. What is left must carry no meaning, else `asked` is null.
 * @param before The question before, for one that leaves out what it is about ("And in France?").
 * @example understandDomain('Klarna 在瑞典的成功率', …)?.asked // { kind: 'method', way: 'klarna', … }
 */
export function understandDomain(
  question: string,
  context: DomainContext,
  before?: string,
): HeardDomain | null {
  const text = tidy(question);
  const topic = topicOf(text, context);
  if (before === undefined) {
    if (topic === null) return null;
    const heard = hear(text, topic, context);
    return {
      topic: topic.name,
      country: heard.countries[0] ?? null,
      asked: decided(heard, context),
    };
  }
  // "And in France?" asks the same of something else.
  const earlierText = tidy(before);
  const earlierTopic = topicOf(earlierText, context);
  if (earlierTopic === null || (topic !== null && topic.name !== earlierTopic.name)) return null;
  const heard = hear(text.replaceAll(GOES_ON, ' '), earlierTopic, context);
  if (hasMeaning(heard.rest) || !saysAnything(heard)) return null;
  const earlier = hear(earlierText, earlierTopic, context);
  const joined: Heard = {
    ...earlier,
    ...(heard.countries.length > 0 ? { countries: heard.countries, regions: heard.regions } : {}),
    ...(heard.regions.length > 0 ? { regions: heard.regions } : {}),
    ...(heard.methods.length > 0 ? { methods: heard.methods } : {}),
    ...(heard.carriers.length > 0 ? { carriers: heard.carriers } : {}),
    ...(heard.languages.length > 0 ? { languages: heard.languages } : {}),
    ...(heard.currencies.length > 0 ? { currencies: heard.currencies } : {}),
    period: heard.period ?? earlier.period,
    says: heard.says.size > 0 ? new Set([...heard.says]) : earlier.says,
  };
  const asked = decided(joined, context);
  return { topic: earlierTopic.name, country: joined.countries[0] ?? null, asked };
}

const GOES_ON = /^\s*(?:and|what about|how about|same for|then)\b|^\s*(?:那么?|还有|以及|同样)/giu;

function tidy(question: string): string {
  const plain = question.normalize('NFKC').replaceAll(/[’‘]/g, "'");
  return ` ${plain.replaceAll(/\b(what|which|where|when|how|who|there|that|it)'s\b/gi, '$1 is')} `;
}

interface Heard {
  topic: Topic;
  says: ReadonlySet<string>;
  countries: CountryCode[];
  regions: string[];
  methods: string[];
  carriers: string[];
  languages: string[];
  currencies: string[];
  /** Currencies of which one unit is spoken of. */
  units: string[];
  period: Period | null;
  rest: string;
}

function saysAnything(heard: Heard): boolean {
  const { countries, regions, methods, carriers, languages, currencies, period } = heard;
  return (
    [countries, regions, methods, carriers, languages, currencies].some((all) => all.length > 0) ||
    period !== null
  );
}

function topicOf(text: string, context: DomainContext): Topic | null {
  const methods = findMethods(text);
  const languages = findLanguages(text);
  const carriers = findCarriers(text, context.carriers ?? []);
  const named = {
    method: methods.length > 0,
    clearMethod: methods.some(({ id }) => isClearMethod(id)),
    language: languages.length > 0,
    currencies: findCurrencies(text).length,
    carrier: carriers.length > 0,
    country: findCountries(text, { adjectives: true }).length > 0,
    region: findRegions(text).length > 0,
  };
  return TOPICS.find((topic) => topic.isNamed(text, named)) ?? null;
}

function hear(text: string, topic: Topic, context: DomainContext): Heard {
  let rest = text;
  const slots: Record<Slot, FoundName[]> = {
    ...{ country: [], region: [], method: [], carrier: [], language: [], currency: [] },
  };
  const find: Record<Slot, (from: string) => FoundName[]> = {
    country: (from) =>
      findCountries(from, { adjectives: true }).map(({ country, ...at }) => ({
        id: country,
        ...at,
      })),
    region: findRegions,
    method: findMethods,
    carrier: (from) => findCarriers(from, context.carriers ?? []),
    language: findLanguages,
    currency: findCurrencies,
  };
  let units: string[] = [];
  for (const slot of topic.slots) {
    const found = find[slot](rest);
    slots[slot] = found;
    if (slot === 'currency') {
      const isUnit = ({ start }: FoundName) => UNIT.test(rest.slice(0, start));
      units = found.filter(isUnit).map(({ id }) => id);
    }
    rest = without(rest, found);
  }
  if (!topic.takesPeriod) rest = rest.replaceAll(NOW, ' ');
  const period = topic.takesPeriod ? readPeriod(rest, context.todayOn) : null;
  if (period !== null) rest = period.rest;
  else rest = rest.replaceAll(NOW, ' ');
  const turned = topic.turns?.test(rest) === true;
  const says = new Set<string>();
  for (const [name, pattern] of Object.entries(topic.aspects)) {
    const left = rest.replaceAll(pattern, ' ');
    if (left !== rest) says.add(name);
    rest = left;
  }
  rest = rest
    .replaceAll(topic.words, ' ')
    .replaceAll(ASKING, ' ')
    // What is left of "Klarna's".
    .replaceAll(/(?<![a-z])'s\b/gi, ' ');
  const ids = (slot: Slot) => [...new Set(slots[slot].map(({ id }) => id))];
  return {
    ...{ topic, says, units, period: period?.period ?? null },
    countries: ids('country'),
    regions: ids('region'),
    methods: ids('method'),
    carriers: ids('carrier'),
    languages: ids('language'),
    currencies: ids('currency'),
    // A word that turns the sense is a word that nothing has understood.
    rest: turned ? `${rest} turned` : rest,
  };
}

const UNIT = /(?:\b(?:one|1|an?|per|each)|(?<![\d.])1|一|每)\s*$/iu;

/** Things that one answer tells of beside each other. */
const BESIDE_MOST = 3;

function decided(heard: Heard, context: DomainContext): DomainAsked | null {
  if (hasMeaning(heard.rest.replaceAll('turned', 'turnedsense'))) return null;
  if (heard.countries.length > BESIDE_MOST) return null;
  return DECIDE[heard.topic.name](heard, context);
}

/** Single methods are paid with so seldom that their pages look back a quarter of a year. */
const METHOD_DAYS = 90;

function usualOfMethods({ usualPeriod }: DomainContext): Period {
  return { fromOn: addDays(usualPeriod.toOn, 1 - METHOD_DAYS), toOn: usualPeriod.toOn };
}

type Decide = (heard: Heard, context: DomainContext) => DomainAsked | null;

const DECIDE: Record<Topic['name'], Decide> = {
  registration: ({ says, countries, regions }) => {
    const duty = (['ioss', 'oss', 'voec'] as const).find((name) => says.has(name)) ?? null;
    const about = says.has('registered') ? 'record' : 'duty';
    const [region, ...otherRegions] = regions;
    const [country, ...others] = countries.filter((code) => !region?.startsWith(`${code}-`));
    if (others.length > 0 || otherRegions.length > 0) return null;
    if (region !== undefined) {
      if (country !== undefined) return null;
      const [place = 'US', name = ''] = region.split('-');
      return { kind: 'registration', country: place, region: name, duty: null, about };
    }
    if (country !== undefined) return { kind: 'registration', country, region: null, duty, about };
    if (duty === 'voec') return { kind: 'registration', country: 'NO', region: null, duty, about };
    if (duty !== null || says.has('union')) {
      return { kind: 'registration', country: 'EU', region: null, duty, about };
    }
    const state =
      says.has('registered') && !says.has('over')
        ? 'registered'
        : says.has('near') || (says.has('when') && !says.has('over'))
          ? 'approaching'
          : says.has('over')
            ? 'over'
            : 'due';
    return { kind: 'registrations', state };
  },
  'slow-lanes': ({ countries }) =>
    countries.length > 1 ? null : { kind: 'slow-lanes', country: countries[0] ?? null },
  promises: ({ says, countries, period }, { usualPeriod }) => {
    if (countries.length > 1) return null;
    if (says.has('most') || says.has('least')) {
      if (!says.has('which') || countries.length > 0 || says.has('early') || says.has('fault')) {
        return null;
      }
      // "breaks most" is kept least.
      const order = says.has('most') === says.has('broken') ? 'least' : 'most';
      return { kind: 'promise-ranking', order, period: period ?? usualPeriod };
    }
    if (says.has('which')) return null;
    const about = says.has('fault') ? 'fault' : says.has('early') ? 'early' : 'broken';
    if (about === 'early' && says.has('broken')) return null;
    return { kind: 'promises', about, country: countries[0] ?? null, period };
  },
  handover: () => ({ kind: 'handover' }),
  transit: ({ says, countries, carriers }) => {
    const ranked = says.has('slowest') !== says.has('fastest');
    const asksWhich = says.has('which') || says.has('carrier') || says.has('place');
    if (ranked && asksWhich && carriers.length === 0) {
      const by =
        says.has('carrier') || (countries.length > 0 && !says.has('place')) ? 'carrier' : 'country';
      if (countries.length > (by === 'carrier' ? 1 : 0)) return null;
      const order = says.has('slowest') ? 'slowest' : 'fastest';
      return { kind: 'transit-ranking', by, order, country: countries[0] ?? null };
    }
    // "the fastest" of something that is not asked for is not understood.
    const beside = carriers.length > 1 || countries.length > 1;
    if (says.has('carrier') && carriers.length === 0) return null;
    if (says.has('fastest') && !beside) return null;
    // Several of both would be a table.
    if (carriers.length > 1 && countries.length > 1) return null;
    if (carriers.length > BESIDE_MOST) return null;
    if (says.has('which') && !beside && countries.length === 0) return null;
    return { kind: 'transit', countries, carriers };
  },
  failures: ({ countries, methods, period }, context) =>
    countries.length > 1 || methods.length > 1
      ? null
      : {
          kind: 'failures',
          country: countries[0] ?? null,
          way: methods[0] ?? null,
          period: period ?? usualOfMethods(context),
        },
  method: ({ says, countries, methods, period }, context) => {
    if (methods.length > 1) return null;
    const named = (['fees', 'refunds', 'disputes'] as const).filter((name) => says.has(name));
    if (named.length > 1) return null;
    const asksSuccess = says.has('success') || says.has('failed');
    const metric: MethodMetric =
      named[0] ?? (says.has('usage') && !asksSuccess ? 'usage' : 'success');
    const [way = null] = methods;
    const [country = null] = countries;
    const within = period ?? usualOfMethods(context);
    const isFailure = says.has('failed') && metric === 'success';
    if (says.has('most') || says.has('least') || (says.has('methods') && way === null)) {
      if (says.has('most') && says.has('least')) return null;
      if (countries.length > 1) return null;
      const by =
        way === null && !(says.has('place') && !says.has('methods')) ? 'method' : 'country';
      if (by === 'country' && country !== null) return null;
      // "fails most" and "the worst" are the least success.
      const asked = says.has('least') ? 'least' : 'most';
      const order = isFailure ? (asked === 'most' ? 'least' : 'most') : asked;
      return { kind: 'method-ranking', by, metric, order, country, way, period: within };
    }
    // Of all ways together, what every payment has in common.
    if (way === null && metric !== 'fees' && metric !== 'disputes') return null;
    if (says.has('which')) return null;
    return { kind: 'method', metric, failed: isFailure, countries, way, period: within };
  },
  rate: ({ currencies, units }) => {
    const [first, second, ...others] = currencies;
    if (first === undefined || others.length > 0) return null;
    if (second === undefined) return { kind: 'rate', currency: first, against: null };
    const base = units.find((unit) => unit === first || unit === second) ?? first;
    return { kind: 'rate', currency: base === first ? second : first, against: base };
  },
  margin: ({ currencies, countries }) =>
    currencies.length > 1 || countries.length > 1
      ? null
      : { kind: 'margin', currency: currencies[0] ?? null, country: countries[0] ?? null },
  points: ({ says, countries, period }, { usualPeriod }) => {
    const [country = null, ...others] = countries;
    if (others.length > 0) return null;
    const moved = (['redeemed', 'issued'] as const).filter((name) => says.has(name));
    if (moved.length > 1) return null;
    const [about] = moved;
    if (about !== undefined) {
      if (says.has('members') || says.has('worth')) return null;
      return { kind: 'points-moved', about, country, period: period ?? usualPeriod };
    }
    if (says.has('expired')) {
      return { kind: 'points-moved', about: 'expired', country, period: period ?? usualPeriod };
    }
    if ((says.has('most') || says.has('least')) && (says.has('which') || says.has('place'))) {
      if (country !== null || period !== null || says.has('members')) return null;
      return { kind: 'points-ranking', order: says.has('least') ? 'least' : 'most' };
    }
    // How things stand now is not how they stood.
    const isSoon = says.has('expiring');
    if (period !== null && !isSoon) return null;
    if (period !== null) return null;
    if (says.has('most') || says.has('least')) return null;
    const asked = isSoon
      ? 'expiring'
      : says.has('worth')
        ? 'worth'
        : says.has('members') && !says.has('counted')
          ? 'members'
          : says.has('state')
            ? 'state'
            : 'points';
    return { kind: 'points', about: asked, country };
  },
  coverage: ({ says, languages, countries }) => {
    const [language = null, ...others] = languages;
    const [country = null, ...otherCountries] = countries;
    if (others.length > 0 || otherCountries.length > 0) return null;
    if (language !== null && country !== null) return null;
    if (says.has('most') || says.has('least')) {
      if (language !== null || country !== null) return null;
      // "the most missing" is the least complete.
      const open = says.has('missing') || says.has('outdated');
      const order = says.has('least') !== open ? 'least' : 'most';
      return { kind: 'coverage-ranking', order };
    }
    const about = says.has('outdated')
      ? says.has('missing')
        ? 'complete'
        : 'outdated'
      : says.has('missing')
        ? 'missing'
        : says.has('offered') && language === null && !says.has('complete')
          ? 'offered'
          : 'complete';
    return { kind: 'coverage', about, language, country };
  },
};
