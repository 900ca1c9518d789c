import { type CountryCode, countryCodes, countryName } from '../kernel/country.ts';
import type { AdminLocale } from './locale.ts';

/** Names that differ from CLDR's: as Shopify's own admin and Chinese commerce write them. */
const OWN_NAMES: Record<AdminLocale, Record<CountryCode, string>> = {
  en: { HK: 'Hong Kong SAR', MO: 'Macao SAR' },
  'zh-CN': { HK: '中国香港', MO: '中国澳门' },
};

/**
 * Every country's name in an admin language.
 *
 * Made on the server and sent along: browsers carry other versions of these names, and a page
 * that was rendered with one name would be hydrated with another.
 */
export function countryNames(locale: AdminLocale): Record<CountryCode, string> {
  return Object.fromEntries(
    countryCodes().map((country) => [
      country,
      OWN_NAMES[locale][country] ?? countryName(country, locale),
    ]),
  );
}
