import type { RewardRate } from './model.ts';

/** Points that customers of a market hold, and what they are worth there. */
export interface Liability {
  /** Null for countries in no market. */
  marketId: string | null;
  name: string | null;
  countries: string[];
  points: number;
  /** Of them, those that end soon. */
  expiring: number;
  /** By the market's own reward; null where points can't be redeemed. */
  worth: { amountMinor: number; currency: string } | null;
  expiringWorthMinor: number;
}

interface PlaceMarket {
  marketId: string;
  name: string;
  currency: string;
  countries: readonly string[];
}

/**
 * Points by country as points by market, valued by what each market's shoppers get for them. A
 * country of two markets counts with the one that has fewer countries, as its rules do; `markets`
 * come in that order.
 * @example
 * // 1,000 points where 100 are 5.00 EUR
 * liabilityOf([{ country: 'DE', points: 1000, expiring: 0 }], [germany], [reward])[0].worth
 * // { amountMinor: 5000, currency: 'EUR' }
 */
export function liabilityOf(
  points: readonly { country: string; points: number; expiring: number }[],
  markets: readonly PlaceMarket[],
  rewards: readonly RewardRate[],
): Liability[] {
  const found = new Map<string | null, Liability>();
  for (const row of points) {
    const market = markets.find(({ countries }) => countries.includes(row.country)) ?? null;
    const key = market?.marketId ?? null;
    const liability = found.get(key) ?? {
      ...{ marketId: key, name: market?.name ?? null, countries: [], points: 0, expiring: 0 },
      ...{ worth: null, expiringWorthMinor: 0 },
    };
    found.set(key, liability);
    liability.countries.push(row.country);
    liability.points += row.points;
    liability.expiring += row.expiring;
    const reward = market && rewardOf(market, rewards);
    if (!reward) continue;
    const worth = (count: number) => Math.round((count * reward.amountMinor) / reward.points);
    liability.worth = { amountMinor: worth(liability.points), currency: reward.currency };
    liability.expiringWorthMinor = worth(liability.expiring);
  }
  return [...found.values()].sort((a, b) => b.points - a.points);
}

function rewardOf({ marketId, currency }: PlaceMarket, rewards: readonly RewardRate[]) {
  const own = rewards.filter((reward) => reward.marketId === marketId);
  return own.find((reward) => reward.currency === currency) ?? own[0];
}
