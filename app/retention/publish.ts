import {
  type EarnRate,
  type EarnRule,
  LOYALTY_DOCUMENT_VERSION,
  type LoyaltyDocument,
  type LoyaltySettings,
  type PointRounding,
} from './model.ts';
import { toHundredths } from './to-hundredths.ts';

/** A market as far as the program needs it. */
export interface EarnMarket {
  marketId: string;
  countries: readonly string[];
}

/** Path of the app proxy as shopify.app.toml has it; a test compares. */
export const APP_PROXY_PATH = '/apps/portolan';

/** The rule of a rate in integers. */
export function earnRuleOf(rate: EarnRate, rounding: PointRounding): EarnRule {
  const per = toHundredths(rate.amountMinor, rate.currency);
  const add = { down: 0, 'half-up': Math.floor(per / 2), up: per - 1 }[rounding];
  const least = toHundredths(rate.minimumMinor, rate.currency);
  return { currency: rate.currency, points: rate.points, per, add, least };
}

/**
 * The document of a program for the markets as they are now.
 *
 * Where two markets share a country, the one with fewer countries speaks for it, as the one made
 * for it. Rates of markets that are gone or not active are left out: pass active markets only.
 */
export function composeLoyaltyDocument(
  settings: LoyaltySettings,
  markets: readonly EarnMarket[],
): LoyaltyDocument {
  const document: LoyaltyDocument = {
    version: LOYALTY_DOCUMENT_VERSION,
    names: namesOf(settings),
    rules: [],
    earn: {},
    excludedTypes: settings.excludedProductTypes,
    pendingDays: settings.pendingDays,
    expiryMonths: settings.expiryMonths,
    proxyPath: APP_PROXY_PATH,
  };
  const indexes = new Map<string, number>();
  for (const market of [...markets].sort(bySpecificity)) {
    for (const rate of settings.rates.filter(({ marketId }) => marketId === market.marketId)) {
      const rule = earnRuleOf(rate, settings.rounding);
      const key = JSON.stringify(rule);
      const index = indexes.get(key) ?? document.rules.push(rule) - 1;
      indexes.set(key, index);
      for (const country of market.countries) {
        document.earn[`${country}:${rate.currency}`] ??= index;
      }
    }
  }
  return document;
}

function namesOf({ name, names }: LoyaltySettings): Record<string, string> {
  const given = Object.entries({ ...names, default: name }).filter(([, text]) => text !== '');
  return Object.fromEntries(given);
}

function bySpecificity(a: EarnMarket, b: EarnMarket): number {
  return a.countries.length - b.countries.length || (a.marketId < b.marketId ? -1 : 1);
}
