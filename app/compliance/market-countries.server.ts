import { forShop } from '../db/index.server.ts';
import type { AdminLocale } from '../i18n/locale.ts';
import { dateInZone } from '../kernel/calendar.ts';
import type { CalendarDate } from '../kernel/calendar.ts';
import type { CountryCode } from '../kernel/country.ts';
import { type FactText, factText } from './facts/fact-words.ts';
import { rulesAsAt } from './facts/notice-rules.ts';
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
  /** Names of the laws in force in the admin's language, by their names in the rules. */
  regimes: Record<string, FactText>;
}

/** Reads what the compliance page shows beside the settings. */
export async function readComplianceContext(
  shopId: number,
  { now, locale }: { now: Date; locale: AdminLocale },
): Promise<ComplianceContext> {
  const db = forShop(shopId);
  const [shop, markets, { reduced, known }] = await Promise.all([
    db.shop.findFirstOrThrow(),
    db.market.findMany({ where: { status: 'ACTIVE' } }),
    readLowestPrices(shopId),
  ]);
  const sold = new Set(markets.flatMap(({ countries }) => countries));
  if (sold.size === 0) sold.add(shop.country ?? 'US');
  const asOn = dateInZone(shop.zone, now.getTime());
  return {
    countries: [...sold].sort(),
    asOn,
    currency: shop.currency,
    reductions: { reduced, known },
    regimes: Object.fromEntries(
      rulesAsAt(asOn).map(({ regime }) => [regime, factText(regime, locale)]),
    ),
  };
}
