import type { CountryProfile, MarketProfile, ShopProfile } from './profile.ts';
import type { PlantedEffects } from './planted-effects.ts';
import type { DayClock } from './day-clock.ts';
import { createRandom, mixSeed, seedOf, type Random } from './random.ts';
import { seasonFactor } from './season.ts';

/** One customer of the made-up shop. */
export interface Buyer {
  country: CountryProfile;
  locale: string;
  firstSeenAtMs: number;
  /** Given once all customers are known and sorted. */
  id: string;
}

/** A purchase that is about to be made: who, where, when. */
export interface Visit {
  market: MarketProfile;
  buyer: Buyer;
  day: number;
  atMs: number;
  /** Everything random about this order comes from here. */
  seed: number;
}

/** Days before the window in which customers of the window may have been won. */
export const LEAD_DAYS = 180;

const HOURS = [
  6, 3, 2, 1, 1, 2, 5, 12, 22, 30, 34, 36, 40, 38, 36, 36, 38, 42, 50, 64, 78, 74, 50, 22,
];

/** Running totals of demand, to draw a day from or to move by "demand days". */
interface DemandCurve {
  firstDay: number;
  totals: Float64Array;
  dayAt(total: number): number;
}

function demandCurve(
  profile: ShopProfile,
  firstDay: number,
  lastDay: number,
  growthPerYear: number,
): DemandCurve {
  let total = 0;
  const totals = Float64Array.from({ length: lastDay - firstDay + 1 }, (_, index) => {
    const season = seasonFactor(firstDay + index, profile.yearShape);
    return (total += season * Math.pow(1 + growthPerYear, index / 365.25));
  });
  return {
    firstDay,
    totals,
    dayAt(target) {
      let low = 0;
      let high = totals.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((totals[middle] ?? 0) <= target) low = middle + 1;
        else high = middle;
      }
      return firstDay + low;
    },
  };
}

export function pickCountry(market: MarketProfile, random: Random): CountryProfile {
  const index = random.weighted(market.countries.map((country) => country.share));
  const country = market.countries[index];
  if (!country) throw new Error(`Market ${market.handle} has no country.`);
  return country;
}

/** A moment of a local day: evenings are busy, nights are not. */
export function momentOf(clock: DayClock, day: number, hoursAhead: number, random: Random): number {
  const hour = random.weighted(HOURS) - hoursAhead;
  return clock.startOf(day) + hour * 3_600_000 + random.integer(0, 3_599) * 1000;
}

/**
 * Makes purchases of one market until `count` of them fall into the window, oldest customers first
 * drawn at random: a customer comes with the season and growth of the market, buys again after
 * gaps that are counted in demand (so that repeat orders follow the season too) and may leave for
 * good after any purchase.
 */
export function generateVisits(
  profile: ShopProfile,
  effects: PlantedEffects,
  clock: DayClock,
  market: MarketProfile,
  count: number,
): Visit[] {
  const { firstDay, lastDay, endsAtMs } = clock.window;
  const start = firstDay - LEAD_DAYS;
  const arrivals = demandCurve(profile, start, lastDay, market.growthPerYear);
  const season = demandCurve(profile, start, lastDay, 0);
  const allArrivals = arrivals.totals.at(-1) ?? 0;
  const marketSeed = mixSeed(seedOf(profile.handle), seedOf(market.handle));
  const visits: Visit[] = [];

  for (let customer = 0; visits.length < count; customer++) {
    const random = createRandom(mixSeed(marketSeed, customer));
    const country = pickCountry(market, random);
    const firstOrderDay = arrivals.dayAt(random.next() * allArrivals);
    const dropout = effects.dropout(country.code, firstOrderDay, profile.repeat.dropout);
    const pace = random.gamma(2.5, 1);
    const buyer: Buyer = {
      country,
      locale: random.chance(0.04) ? 'en' : country.locale,
      firstSeenAtMs: 0,
      id: '',
    };
    let demand = season.totals[firstOrderDay - start] ?? 0;
    let day = firstOrderDay;
    for (let purchase = 0; day <= lastDay && visits.length < count; purchase++) {
      const atMs = momentOf(clock, day, country.hoursAhead, random);
      if (purchase === 0) buyer.firstSeenAtMs = atMs - 300_000;
      if (atMs >= clock.startOf(firstDay) && atMs <= endsAtMs) {
        visits.push({
          market,
          buyer,
          day: clock.dayOf(atMs, day),
          atMs,
          seed: mixSeed(marketSeed, customer, purchase),
        });
      }
      if (random.chance(dropout)) break;
      demand += random.exponential(profile.repeat.meanGapDays / pace) + 2;
      day = season.dayAt(demand);
    }
  }
  return visits;
}
