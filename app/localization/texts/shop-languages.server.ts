import { forShop } from '../../db/index.server.ts';
import type { CountryCode } from '../../kernel/country.ts';
import { languagesOfCountry } from '../facts/market-profiles.ts';
import { matchCountries } from './match-countries.ts';

export interface TargetLanguage {
  locale: string;
  published: boolean;
  /** Countries of active markets whose shoppers read it. */
  countries: CountryCode[];
}

export interface ShopLanguages {
  /** The shop's own language; null until the shop's languages have been read. */
  source: string | null;
  targets: TargetLanguage[];
}

/** Languages of a shop and who reads them; the published ones first. */
export async function readShopLanguages(shopId: number): Promise<ShopLanguages> {
  const db = forShop(shopId);
  const [locales, markets, presences] = await Promise.all([
    db.shopLocale.findMany({ orderBy: [{ published: 'desc' }, { locale: 'asc' }] }),
    db.market.findMany({ where: { status: 'ACTIVE' } }),
    db.marketWebPresence.findMany(),
  ]);
  const known = locales.filter(({ locale }) => isLanguage(locale));
  const published = known.filter((one) => one.published).map(({ locale }) => locale);
  const countries = matchCountries(
    published,
    markets.map((market) => ({
      countries: market.countries,
      offered: presences
        .filter(({ marketId }) => marketId === market.marketId)
        .flatMap((presence) => presence.locales)
        .filter(isLanguage),
    })),
    languagesOfCountry,
  );
  return {
    source: known.find(({ primary }) => primary)?.locale ?? null,
    targets: known
      .filter(({ primary }) => !primary)
      .map(({ locale, published: isPublished }) => ({
        locale,
        published: isPublished,
        countries: countries.get(locale) ?? [],
      })),
  };
}

/** Shopify's codes are BCP 47; one that is not would stop Intl, and is left out. */
function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
