import type { CountryCode } from '../../kernel/country.ts';

/** A market as far as its languages go. */
export interface MarketLanguages {
  countries: readonly CountryCode[];
  /** Of its storefronts; empty where the market has none of its own. */
  offered: readonly string[];
}

/**
 * In which countries a language is what shoppers read: those whose storefront offers it, and where it
 * is one that the country speaks.
 *
 * English on a German storefront is offered too, but Germany's sales say nothing of how much rests
 * on the English texts. A market without a storefront of its own offers every published language.
 * @example matchCountries(['ja'], [{ countries: ['JP'], offered: [] }], spokenIn).get('ja') // ['JP']
 */
export function matchCountries(
  languages: readonly string[],
  markets: readonly MarketLanguages[],
  spokenIn: (country: CountryCode) => readonly string[],
): Map<string, CountryCode[]> {
  const found = new Map(languages.map((language) => [language, new Set<CountryCode>()]));
  for (const { countries, offered } of markets) {
    const here = offered.length > 0 ? offered : languages;
    for (const country of countries) {
      for (const language of readIn(country, here, spokenIn(country))) {
        found.get(language)?.add(country);
      }
    }
  }
  return new Map([...found].map(([language, countries]) => [language, [...countries].sort()]));
}

/**
 * Offered languages that a country reads. Of two kinds of one language, its own is read there:
 * pt-BR in Brazil where pt-PT is offered, too.
 */
function readIn(
  country: CountryCode,
  offered: readonly string[],
  spoken: readonly string[],
): readonly string[] {
  const read = offered.filter((tag) =>
    spoken.some((each) => scriptOf(tag, country) === scriptOf(each, country)),
  );
  return read.filter((tag) => {
    const region = new Intl.Locale(tag).region;
    const rivals = read.filter((other) => languageOf(other) === languageOf(tag));
    if (region === country || rivals.length === 1) return true;
    const own = rivals.some((other) => new Intl.Locale(other).region === country);
    const plain = rivals.some((other) => new Intl.Locale(other).region === undefined);
    return !own && (!plain || region === undefined);
  });
}

const languageOf = (tag: string): string => new Intl.Locale(tag).language;

/**
 * Language with its script: Simplified and Traditional Chinese are not read alike. Where the tag
 * says nothing of it, the script is the country's own.
 */
function scriptOf(tag: string, country: CountryCode): string {
  const locale = new Intl.Locale(tag);
  const { language, script } = (
    locale.script === undefined && locale.region === undefined
      ? new Intl.Locale(tag, { region: country })
      : locale
  ).maximize();
  return `${language}-${script ?? ''}`;
}
