import { countryNames } from './country-names.ts';
import { createI18n } from './create-i18n.ts';
import type { AdminLocale } from './locale.ts';
import { NAMESPACES } from './namespaces.ts';
import type { Wording } from './word-saying.ts';
import { wordsOf } from './words.server.ts';

const byLocale = new Map<AdminLocale, Omit<Wording, 'zone'>>();

/**
 * What it takes to word sentences on the server, with the words of all domains: for insights, the
 * activity log and the agent, whose sentences come from any domain.
 */
export function wordingOf(locale: AdminLocale, zone: string): Wording {
  let known = byLocale.get(locale);
  if (known === undefined) {
    const { t } = createI18n({ locale, words: wordsOf(locale, NAMESPACES) });
    known = { t, locale, countries: countryNames(locale) };
    byLocale.set(locale, known);
  }
  return { ...known, zone };
}
