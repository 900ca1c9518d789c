import { forShop, Prisma, queryForShop } from '../../db/index.server.ts';
import type { AdminLocale } from '../../i18n/locale.ts';
import { wordingOf } from '../../i18n/wording.server.ts';
import { countryNames } from '../../i18n/country-names.ts';
import { type CalendarDate, dateInZone } from '../../kernel/calendar.ts';
import { type CountryCode, isCountryCode } from '../../kernel/country.ts';
import { dossierCountries, marketFacts, marketRules } from '../facts/dossiers.ts';
import { factText } from '../facts/fact-words.ts';
import { compileDossier } from './compile-dossier.ts';
import { listDossiers } from './list-dossiers.ts';
import { wordDossier } from './word-dossier.ts';

const FACTS = { factsOf: marketFacts, rulesOf: marketRules };

interface Asked {
  now: Date;
  locale: AdminLocale;
  asOn?: CalendarDate | undefined;
}

/** A market's dossier for its page; null for what is no country. Without facts it is empty. */
export function readDossier(
  zone: string,
  country: CountryCode,
  { now, locale, asOn = dateInZone(zone, now.getTime()) }: Asked,
) {
  if (!isCountryCode(country)) return null;
  const known = dossierCountries();
  return {
    country,
    countries: known.includes(country) ? known : [...known, country],
    entries: wordDossier(compileDossier(country, asOn, FACTS), (text) => factText(text, locale)),
    asOn,
  };
}

/**
 * All dossiers as a list, the markets that the shop sold most to first. A search is looked for in
 * names of markets and in texts of dossiers, in the admin's language and in English.
 */
export async function readDossierList(
  shop: { shopId: number; zone: string },
  { now, locale, search, asOn = dateInZone(shop.zone, now.getTime()) }: Asked & { search: string },
) {
  const { t } = wordingOf(locale, shop.zone);
  const names = [countryNames(locale), countryNames('en')];
  const sold = await soldCountries(shop.shopId);
  const known = dossierCountries();
  const rows = listDossiers({
    countries: [...sold.filter((country) => known.includes(country)), ...known],
    entriesOf: (country) => compileDossier(country, asOn, FACTS),
    textIn: (text) => factText(text, locale),
    namesOf: (country) => names.map((byCode) => byCode[country] ?? country),
    // Topics come out of data, so they are not known to the types of the word lists.
    topicName: (topic) =>
      (t as unknown as (key: string) => string)(`compliance:dossier.topic.${topic}`),
    search,
  });
  return { rows, asOn, soldTo: sold };
}

/** Countries that the shop sold to, the largest sales first. */
async function soldCountries(shopId: number): Promise<CountryCode[]> {
  const rows = await queryForShop<{ country: string }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT country FROM daily_rollup WHERE shop_id = ${shop}
      GROUP BY country ORDER BY sum(sales_minor) DESC LIMIT 300`,
  );
  return rows.map(({ country }) => country);
}
