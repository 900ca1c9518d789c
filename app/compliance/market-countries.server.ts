import { forShop } from '../db/index.server.ts';
import { dateInZone } from '../kernel/calendar.ts';
import type { CalendarDate } from '../kernel/calendar.ts';
import type { CountryCode } from '../kernel/country.ts';
import { readLowestPrices } from './lowest-prices.server.ts';

/** What the compliance page shows beside the settings. */
export interface ComplianceContext {
  /** Countries that the shop sells to, in alphabetical order. */
  countries: CountryCode[];
  /** The shop's date: rules are shown as at it. */
  asOn: CalendarDate;
  currency: string;
  /** Reduced variants, and those of them whose 30 days are certain. */
  reductions: { reduced: number; known: number };
}

/** Reads what the compliance page shows beside the settings. */
export async function readComplianceContext(shopId: number, now: Date): Promise<ComplianceContext> {
  const db = forShop(shopId);
  const [shop, markets, { reduced, known }] = await Promise.all([
    db.shop.findFirstOrThrow(),
    db.market.findMany({ where: { status: 'ACTIVE' } }),
    readLowestPrices(shopId),
  ]);
  const sold = new Set(markets.flatMap(({ countries }) => countries));
  if (sold.size === 0) sold.add(shop.country ?? 'US');
  return {
    countries: [...sold].sort(),
    asOn: dateInZone(shop.zone, now.getTime()),
    currency: shop.currency,
    reductions: { reduced, known },
  };
}
