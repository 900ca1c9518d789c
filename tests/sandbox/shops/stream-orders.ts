import type { SandboxOrder } from '../model.ts';
import { buildOrder } from './build-order.ts';
import { marketIdOf, profileOf, type BuiltInShop } from './built-in.ts';
import { momentOf, pickCountry, type Buyer, type Visit } from './generate-visits.ts';
import type { MarketProfile } from './profile.ts';
import { createRandom, mixSeed, type Random } from './random.ts';
import { seasonFactor } from './season.ts';
import { createIds, createShopContext, type Ids } from './shop-context.ts';

export interface StreamOrdersOptions {
  count: number;
  seed: number;
  /** 2026-01-01 by default: benches compare runs, so the data should not move with the calendar. */
  now?: Date | undefined;
  shop?: BuiltInShop | undefined;
}

const RETURNING_SHARE = 0.4;
const REMEMBERED_PER_MARKET = 5_000;

/** Customers who may come back: the latest few thousand of each market. */
class Regulars {
  readonly #markets = new Map<MarketProfile, { buyers: Buyer[]; next: number }>();

  meet(market: MarketProfile, atMs: number, random: Random, ids: Ids): Buyer {
    let known = this.#markets.get(market);
    if (!known) this.#markets.set(market, (known = { buyers: [], next: 0 }));
    const { buyers } = known;
    const again = random.chance(RETURNING_SHARE);
    const old = buyers[random.integer(0, Math.max(0, buyers.length - 1))];
    if (again && old) return old;
    const country = pickCountry(market, random);
    const id = ids.next('customer');
    const buyer = { country, locale: country.locale, firstSeenAtMs: atMs, id };
    buyers[known.next++ % REMEMBERED_PER_MARKET] = buyer;
    return buyer;
  }
}

/**
 * Yields any number of orders, oldest first, without holding them: for benches of a million.
 *
 * Orders are like those of `generateShop` (same season, prices, payments, parcels and truths), but
 * customers come back at random from the latest of their market and the shop is not calibrated
 * to the tax threshold. The same count and seed give the same orders.
 */
export function* streamOrders(options: StreamOrdersOptions): Generator<SandboxOrder> {
  const profile = profileOf(options.shop ?? 'nordlicht-living');
  const context = createShopContext(profile, options.now ?? new Date('2026-01-01'), true);
  const { firstDay, lastDay, endsAtMs } = context.window;
  const ids = createIds(profile.idBase);
  const random = createRandom(mixSeed(options.seed, 71));
  const regulars = new Regulars();
  const shares = profile.markets.map((market) => market.share);
  const demand = Array.from({ length: lastDay - firstDay }, (_, index) =>
    seasonFactor(firstDay + index, profile.yearShape),
  );
  const allDemand = demand.reduce((sum, value) => sum + value, 0);

  let number = 0;
  let soFar = 0;
  for (const [index, ofDay] of demand.entries()) {
    soFar += ofDay;
    const day = firstDay + index;
    const upTo = Math.round((soFar / allDemand) * options.count);
    const moments = Array.from({ length: upTo - number }, () =>
      Math.min(endsAtMs, momentOf(context.clock, day, 0, random)),
    ).sort((a, b) => a - b);
    for (const atMs of moments) {
      number++;
      const position = random.weighted(shares);
      const market = profile.markets[position];
      if (!market) throw new Error(`${profile.handle} has no markets.`);
      const buyer = regulars.meet(market, atMs, random, ids);
      const visit: Visit = { market, buyer, day, atMs, seed: mixSeed(options.seed, number) };
      yield buildOrder(context, visit, number, marketIdOf(profile, position), ids);
    }
  }
}
