import {
  type EarnRate,
  type EarnRule,
  LOYALTY_DOCUMENT_VERSION,
  type LoyaltyDocument,
  type LoyaltySettings,
  type PointRounding,
  type RewardRate,
  type RewardRule,
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

/** The rule of a reward; `about` where Shopify converts it out of another currency. */
export function rewardRuleOf(reward: RewardRate, shopCurrency: string | null): RewardRule {
  const { currency, points } = reward;
  const amount = toHundredths(reward.amountMinor, currency);
  return { currency, points, amount, about: currency !== shopCurrency };
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
  shopCurrency: string | null = null,
): LoyaltyDocument {
  const document: LoyaltyDocument = {
    version: LOYALTY_DOCUMENT_VERSION,
    names: namesOf(settings),
    rules: [],
    earn: {},
    excludedTypes: settings.excludedProductTypes,
    pendingDays: settings.pendingDays,
    pendingFrom: settings.pendingFrom,
    expiryMonths: settings.expiryMonths,
    rewards: [],
    redeem: {},
    proxyPath: APP_PROXY_PATH,
  };
  const inOrder = [...markets].sort(bySpecificity);
  const ruleOf = (rate: EarnRate) => earnRuleOf(rate, settings.rounding);
  listRules(inOrder, settings.rates, ruleOf, document.rules, document.earn);
  const rewardOf = (reward: RewardRate) => rewardRuleOf(reward, shopCurrency);
  listRules(inOrder, settings.rewards, rewardOf, document.rewards, document.redeem);
  return document;
}

/** Writes each rule once, and which country and currency it is for. */
function listRules<Rate extends { marketId: string; currency: string }, Rule>(
  markets: readonly EarnMarket[],
  rates: readonly Rate[],
  ruleOf: (rate: Rate) => Rule,
  rules: Rule[],
  places: Record<string, number>,
): void {
  const indexes = new Map<string, number>();
  for (const market of markets) {
    for (const rate of rates.filter(({ marketId }) => marketId === market.marketId)) {
      const rule = ruleOf(rate);
      const key = JSON.stringify(rule);
      const index = indexes.get(key) ?? rules.push(rule) - 1;
      indexes.set(key, index);
      for (const country of market.countries) places[`${country}:${rate.currency}`] ??= index;
    }
  }
}

function namesOf({ name, names }: LoyaltySettings): Record<string, string> {
  const given = Object.entries({ ...names, default: name }).filter(([, text]) => text !== '');
  return Object.fromEntries(given);
}

function bySpecificity(a: EarnMarket, b: EarnMarket): number {
  return a.countries.length - b.countries.length || (a.marketId < b.marketId ? -1 : 1);
}
