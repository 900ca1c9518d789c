import type { TFunction } from 'i18next';

import type { SaidValue, Saying } from '../kernel/saying.ts';
import { formatCount, formatDate, formatInstant, formatMoney, formatPercent } from './format.ts';
import { spaceValues, VALUE_EDGE } from './space-values.ts';

/** What wording depends on beside the words themselves. */
export interface Wording {
  t: TFunction;
  locale: string;
  /** IANA zone in which instants are told. */
  zone: string;
  /** Names of countries, see `countryNames`. */
  countries: Readonly<Record<string, string>>;
}

/** Keys come out of data, so they are not known to the types of the word lists. */
type AnyKey = (key: string, values?: Record<string, unknown>) => string;

/**
 * A sentence in the admin's language: its words with every value written as that language writes
 * it. A plural follows the value named `count`.
 * @example wordSaying(say('logistics:insight.slowLane.sentence', { country: saidCountry('DE') }), wording)
 */
export function wordSaying(saying: Pick<Saying, 'key' | 'values'>, wording: Wording): string {
  const edge = wording.locale.startsWith('zh') ? VALUE_EDGE : '';
  const written: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(saying.values)) {
    const text = `${edge}${wordValue(value, wording)}${edge}`;
    // The plural follows the number; the sentence writes {{formatted}}.
    if (value.type === 'count' && name === 'count') {
      written['count'] = value.count;
      written['formatted'] = text;
    } else written[name] = text;
  }
  // What a shop wrote may look like a template: it is data, and never looked into.
  const sentence = (wording.t as unknown as AnyKey)(saying.key, {
    ...written,
    interpolation: { skipOnVariables: true },
    nsSeparator: ':',
  });
  return edge === '' ? sentence : spaceValues(sentence);
}

/** One value as the language writes it. */
export function wordValue(value: SaidValue, wording: Wording): string {
  const { t, locale, zone, countries } = wording;
  switch (value.type) {
    case 'phrase':
      return wordSaying(value, wording);
    case 'country':
      if (value.country === 'ZZ') return (t as unknown as AnyKey)('common:country.unknown');
      return countries[value.country] ?? value.country;
    case 'money':
      return formatMoney(value, locale);
    case 'count':
      return formatCount(value.count, locale);
    case 'number':
      return new Intl.NumberFormat(locale, { maximumFractionDigits: value.digits ?? 1 }).format(
        value.value,
      );
    case 'percent':
      return formatPercent(value.fraction, locale, value.digits ?? 1);
    case 'date':
      return formatDate(value.on, locale);
    case 'instant':
      return formatInstant(new Date(value.at), locale, zone);
    case 'currency':
      return value.currency;
    case 'language':
      return (
        new Intl.DisplayNames([locale, 'en'], { type: 'language' }).of(value.language) ??
        value.language
      );
    case 'word':
      return (t as unknown as AnyKey)(value.key);
    case 'name':
      return value.text;
  }
}
