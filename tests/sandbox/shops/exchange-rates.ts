import type { PlantedEffects } from './planted-effects.ts';
import type { ShopProfile } from './profile.ts';
import { createRandom, mixSeed, seedOf } from './random.ts';

/** Units of a currency for one unit of the shop's currency, by day. */
export interface ExchangeRates {
  rate(currency: string, day: number): number;
}

/**
 * Makes a path for every market currency: a mean-reverting walk around the profile's rate
 * (about 1.2 % to either side), bent by a planted depreciation. These are not market data.
 */
export function createExchangeRates(
  profile: ShopProfile,
  effects: PlantedEffects,
  firstDay: number,
  lastDay: number,
): ExchangeRates {
  const paths = new Map<string, Float64Array>();
  for (const market of profile.markets) {
    if (market.currency === profile.currency || paths.has(market.currency)) continue;
    const random = createRandom(mixSeed(seedOf(profile.handle), seedOf(market.currency)));
    let deviation = 0;
    paths.set(
      market.currency,
      Float64Array.from({ length: lastDay - firstDay + 1 }, (_, index) => {
        deviation = 0.97 * deviation + 0.003 * random.normal();
        const factor = effects.exchangeRateFactor(market.currency, firstDay + index);
        return Number((market.exchangeRate * Math.exp(deviation) * factor).toPrecision(7));
      }),
    );
  }
  return {
    rate(currency, day) {
      const path = paths.get(currency);
      if (!path) return 1;
      return path[Math.min(path.length - 1, Math.max(0, day - firstDay))] ?? 1;
    },
  };
}
