import { forShop, Prisma, queryForShop } from '../../db/index.server.ts';
import { type CalendarDate, dateInZone } from '../../kernel/calendar.ts';
import { type CountryCode, isCountryCode } from '../../kernel/country.ts';
import { dossierCountries, marketFacts, marketRules } from '../facts/dossiers.ts';
import { compileDossier } from './compile-dossier.ts';

const FACTS = { factsOf: marketFacts, rulesOf: marketRules };

/** A market's dossier for its page; null for what is no country. Without facts it is empty. */
export function readDossier(
  zone: string,
  country: CountryCode,
  { now, asOn }: { now: Date; asOn?: CalendarDate | undefined },
) {
  if (!isCountryCode(country)) return null;
  const day = asOn ?? dateInZone(zone, now.getTime());
  const known = dossierCountries();
  return {
    country,
    countries: known.includes(country) ? known : [...known, country],
    entries: compileDossier(country, day, FACTS),
    asOn: day,
  };
}

/** The country with a dossier that the shop has sold most to; Germany where there is none. */
export async function firstDossierCountry(shopId: number): Promise<CountryCode> {
  const rows = await queryForShop<{ country: string }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT country FROM daily_rollup WHERE shop_id = ${shop}
      GROUP BY country ORDER BY sum(sales_minor) DESC LIMIT 20`,
  );
  const known = new Set(dossierCountries());
  return rows.map(({ country }) => country).find((country) => known.has(country)) ?? 'DE';
}
