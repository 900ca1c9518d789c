import { forShop, Prisma, queryForShop } from '../../db/index.server.ts';
import { addDays, type CalendarDate } from '../../kernel/calendar.ts';
import type { CountryCode } from '../../kernel/country.ts';
import { complianceSettings } from '../compliance-settings.server.ts';
import { rulesAsAt } from '../facts/notice-rules.ts';
import { viewThresholdOverview } from '../thresholds/view-thresholds.server.ts';
import { compileDuties } from './compile-duties.ts';

/** Rows of the matrix at most: what a page can still show. */
const MARKETS_MAX = 40;

/** Sales of so many days make a country a market. */
const MARKET_DAYS = 365;

/**
 * Market × duty: what each country that the shop sold to in the last year asks for, and how the shop
 * meets it; the countries with the most orders first.
 */
export async function readDutyMatrix(shopId: number, now: Date) {
  const [{ rows, ...rest }, { settings }] = await Promise.all([
    viewThresholdOverview(shopId, { now }),
    complianceSettings.read(shopId, now),
  ]);
  const markets = await readMarkets(shopId, rest.asOn);
  const countries = markets.slice(0, MARKETS_MAX);
  const cells = compileDuties(countries, rows, rest.shopCountry, {
    settings,
    rules: rulesAsAt(rest.asOn),
  });
  const behind = new Set(
    cells.flatMap(({ grounds }) =>
      grounds.flatMap((one) => (one.kind === 'threshold' ? [one.ruleId] : [])),
    ),
  );
  return {
    asOn: rest.asOn,
    reviewedAt: rest.reviewedAt,
    countries,
    hidden: markets.length - countries.length,
    cells,
    thresholds: rows.filter(({ ruleId }) => behind.has(ruleId)),
  };
}

async function readMarkets(shopId: number, asOn: CalendarDate): Promise<CountryCode[]> {
  const rows = await queryForShop<{ country: string }>(
    forShop(shopId),
    shopId,
    (shop) => Prisma.sql`
      SELECT country FROM daily_rollup
      WHERE shop_id = ${shop} AND day > ${addDays(asOn, -MARKET_DAYS)}::date AND country <> 'ZZ'
      GROUP BY country HAVING sum(orders) > 0 ORDER BY sum(orders) DESC, country`,
  );
  return rows.map(({ country }) => country);
}
