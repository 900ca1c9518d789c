import type { CountryCode } from '../kernel/country.ts';
import type { Share } from '../kernel/percent.ts';
import type { MarketNumbers } from './model.ts';

/** A market whose share lies below that of the shop's other markets by more than chance. */
export interface WeakMarket {
  country: CountryCode;
  measure: 'parcelsKept' | 'paymentSuccess';
  share: Share;
  /** The same share over all other markets together. */
  others: Share;
}

/** Fewer judged cases than this, here or elsewhere, and nothing is said. */
export const WEAK_MARKET_LEAST_CASES = 50;

/** A gap in standard errors that chance exceeds about once in 4,000 comparisons. */
const LEAST_STANDARD_ERRORS = 3.5;

/** A smaller gap may be real, and is not worth a merchant's morning. */
const LEAST_GAP = 0.05;

/**
 * Markets where clearly fewer parcels come when said, or clearly fewer payments succeed, than in
 * the rest of the shop; the one with most cases lost comes first.
 *
 * Compared by the pooled two-proportion z statistic, with limits strict enough for a few hundred
 * comparisons a day.
 */
export function findWeakMarkets(markets: readonly MarketNumbers[]): WeakMarket[] {
  const found: (WeakMarket & { lost: number })[] = [];
  for (const measure of ['parcelsKept', 'paymentSuccess'] as const) {
    const all = markets.reduce(
      (sum, market) => ({
        count: sum.count + market[measure].count,
        of: sum.of + market[measure].of,
      }),
      { count: 0, of: 0 },
    );
    for (const { country, [measure]: share } of markets) {
      const others = { count: all.count - share.count, of: all.of - share.of };
      if (Math.min(share.of, others.of) < WEAK_MARKET_LEAST_CASES) continue;
      const gap = others.count / others.of - share.count / share.of;
      if (gap < LEAST_GAP || gap < LEAST_STANDARD_ERRORS * standardError(share, others)) continue;
      found.push({ country, measure, share, others, lost: gap * share.of });
    }
  }
  return found
    .sort((a, b) => b.lost - a.lost)
    .map(({ country, measure, share, others }) => ({ country, measure, share, others }));
}

function standardError(a: Share, b: Share): number {
  const pooled = (a.count + b.count) / (a.of + b.of);
  return Math.sqrt(pooled * (1 - pooled) * (1 / a.of + 1 / b.of));
}
