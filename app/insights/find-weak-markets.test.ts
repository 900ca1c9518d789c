import { describe, expect, it } from 'vitest';

import { findWeakMarkets, WEAK_MARKET_LEAST_CASES } from './find-weak-markets.ts';
import type { MarketNumbers } from './model.ts';

function market(country: string, over: Partial<MarketNumbers>): MarketNumbers {
  return {
    country,
    currencies: ['EUR'],
    orders: 0,
    salesMinor: 0,
    refundsMinor: 0,
    repeat: { count: 0, of: 0 },
    parcelsKept: { count: 0, of: 0 },
    paymentSuccess: { count: 0, of: 0 },
    ...over,
  };
}

describe('weak markets', () => {
  it('are those far below the rest of the shop, the costliest first', () => {
    const found = findWeakMarkets([
      market('DE', { parcelsKept: { count: 920, of: 1000 } }),
      market('FR', { parcelsKept: { count: 455, of: 500 } }),
      market('BR', { parcelsKept: { count: 140, of: 200 } }),
      market('US', { paymentSuccess: { count: 960, of: 1000 } }),
      market('IN', { paymentSuccess: { count: 800, of: 1000 } }),
    ]);
    expect(found.map(({ country, measure }) => [country, measure])).toEqual([
      ['IN', 'paymentSuccess'],
      ['BR', 'parcelsKept'],
    ]);
    expect(found[1]?.others).toEqual({ count: 1375, of: 1500 });
  });

  it('are not named by few cases, however bad', () => {
    expect(
      findWeakMarkets([
        market('DE', { parcelsKept: { count: 950, of: 1000 } }),
        market('BR', { parcelsKept: { count: 0, of: WEAK_MARKET_LEAST_CASES - 1 } }),
      ]),
    ).toEqual([]);
  });

  it('are not named for a gap that is sure but small', () => {
    expect(
      findWeakMarkets([
        market('DE', { paymentSuccess: { count: 95_000, of: 100_000 } }),
        market('FR', { paymentSuccess: { count: 92_000, of: 100_000 } }),
      ]),
    ).toEqual([]);
  });

  it('are none where every market is the same, or there is none', () => {
    expect(findWeakMarkets([])).toEqual([]);
    expect(findWeakMarkets([market('DE', { parcelsKept: { count: 90, of: 100 } })])).toEqual([]);
  });

  // Many shops without any difference between markets: the rate of false alarms is what is told.
  it('are hardly ever named by chance', () => {
    let seed = 7;
    const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    let alarms = 0;
    const shops = 200;
    for (let shop = 0; shop < shops; shop++) {
      const markets = ['DE', 'FR', 'GB', 'US', 'JP', 'BR', 'IN', 'AU', 'CA', 'SE'].map(
        (country) => {
          const count = Array.from({ length: 150 }, chance).filter((draw) => draw < 0.85).length;
          return market(country, { parcelsKept: { count, of: 150 } });
        },
      );
      alarms += findWeakMarkets(markets).length;
    }
    expect(alarms / shops).toBeLessThan(0.02);
  });
});
