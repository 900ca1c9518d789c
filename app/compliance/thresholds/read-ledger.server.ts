import { forShop, Prisma, queryForShop } from '../../db/index.server.ts';
import { addDays, type CalendarDate, toEpochDay } from '../../kernel/calendar.ts';
import type { CountryCode } from '../../kernel/country.ts';
import { complianceSettings } from '../compliance-settings.server.ts';
import type { SellerFacts } from './evaluate-threshold.ts';
import type { LedgerRow } from './sales-ledger.ts';

/** As far back as any counted period goes (Japan: the year before the last), and a season more. */
const DAYS_READ = 3 * 366;

interface Row {
  day: number;
  country: string;
  region: string;
  currency: string;
  by_marketplace: boolean;
  value_band: string;
  orders: number;
  sums: number[];
}

/** Whose sums are read. */
export interface LedgerPlaces {
  countries: readonly CountryCode[];
  /** A state or province of the one country; null: all of them. */
  region: string | null;
}

/** The sums of a shop up to a day, as `tax_rollup` has them; of some places only where asked. */
export async function readLedger(
  shopId: number,
  asOn: CalendarDate,
  places: LedgerPlaces | null = null,
): Promise<LedgerRow[]> {
  const region = places?.region ?? null;
  const rows = await queryForShop<Row>(
    forShop(shopId),
    shopId,
    // float8 is exact up to 2⁵³, as far as amounts go in the app.
    (shop) => Prisma.sql`
      SELECT day - '1970-01-01'::date AS day, country, region, currency, by_marketplace, value_band,
        orders, ARRAY[sales_minor, tax_minor, shipping_minor, refunds_minor, refunded_tax_minor,
          refunded_shipping_minor, local_sales_minor, local_tax_minor, local_shipping_minor,
          local_refunds_minor, local_refunded_tax_minor, local_refunded_shipping_minor]::float8[]
          AS sums
      FROM tax_rollup
      WHERE shop_id = ${shop}
        AND day BETWEEN ${addDays(asOn, -DAYS_READ)}::date AND ${asOn}::date
        AND (${places === null} OR country = ANY(${[...(places?.countries ?? [])]}::text[]))
        AND (${region === null} OR region = ${region ?? ''})`,
  );
  return rows.map((row) => ({
    day: row.day,
    country: row.country,
    region: row.region === '' ? null : row.region,
    byMarketplace: row.by_marketplace,
    lowValue: row.value_band === 'any' ? null : row.value_band === 'low',
    currency: row.currency,
    orders: row.orders,
    shop: sumsOf(row.sums, 0),
    local: sumsOf(row.sums, 6),
  }));
}

function sumsOf(sums: readonly number[], from: number) {
  return {
    sales: sums[from]!,
    tax: sums[from + 1]!,
    shipping: sums[from + 2]!,
    refunds: sums[from + 3]!,
    refundedTax: sums[from + 4]!,
    refundedShipping: sums[from + 5]!,
  };
}

/** What the thresholds need to know of a shop as a seller. */
export async function readSellerFacts(shopId: number, now: Date): Promise<SellerFacts> {
  const db = forShop(shopId);
  const [shop, locations, { settings }, history] = await Promise.all([
    db.shop.findFirstOrThrow(),
    db.location.findMany({ where: { active: true } }),
    complianceSettings.read(shopId, now),
    readKnownFrom(shopId),
  ]);
  const countries = locations.map(({ country }) => country);
  return {
    country: shop.country,
    stockCountries: new Set(countries.filter((one): one is CountryCode => one !== null)),
    importerCountries: new Set(
      settings.duties
        .filter(({ statement }) => statement === 'included')
        .map(({ country }) => country),
    ),
    // What the merchant sets aside is laid over what was judged: see readThresholds.
    dismissed: new Set(),
    knownFrom: history === null ? null : toEpochDay(history),
  };
}

/** First day of which all orders are known, where Shopify showed the app only the latest. */
async function readKnownFrom(shopId: number): Promise<CalendarDate | null> {
  const [row] = await queryForShop<{ known_from: string | null }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT (SELECT min((r.queued_at AT TIME ZONE s.zone)::date - r.history_limited_to_days)
        FROM import_run AS r WHERE r.shop_id = s.shop_id AND r.state = 'completed'
          AND NOT EXISTS (SELECT 1 FROM import_run AS whole
            WHERE whole.shop_id = r.shop_id AND whole.state = 'completed'
              AND whole.history_limited_to_days IS NULL))::text AS known_from
      FROM shop AS s WHERE s.shop_id = ${shop}`,
  );
  return row?.known_from ?? null;
}
