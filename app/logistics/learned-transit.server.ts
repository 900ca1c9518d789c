import { forShop } from '../db/index.server.ts';
import type { LearnedCountry } from './follow-learned-transit.ts';
import { daysOfAll, transitRange, USUAL_ADHERENCE, type WeighedDays } from './lanes/lane-shares.ts';

/** The transit that a country's parcels have taught, as delivery settings have it. */
export interface LearnedTransit {
  min: number;
  max: number;
  carrierDays: string;
  /** Parcels behind it. */
  parcels: number;
}

/** Fewer parcels to a country say nothing that a merchant's own numbers don't. */
export const LEARNED_PARCELS_LEAST = 10;

/**
 * Transit from handover to delivery by country, of all its lanes together, each counting by what its
 * parcels are worth by now. Lanes whose carrier tells nothing leave what they taught before.
 */
export async function readLearnedTransit(
  shopId: number,
  countries: readonly string[],
  adherence: number = USUAL_ADHERENCE,
): Promise<Map<string, LearnedTransit>> {
  const learned = await readLearnedCountries(shopId, countries);
  return new Map(
    [...learned].map(([country, one]) => [
      country,
      { ...transitRange(one, adherence), parcels: one.parcels },
    ]),
  );
}

/** What is known of the parcels of countries, of all that parcels went to unless some are named. */
export async function readLearnedCountries(
  shopId: number,
  countries?: readonly string[],
): Promise<Map<string, LearnedCountry>> {
  const lanes = await forShop(shopId).lane.findMany(
    countries === undefined ? {} : { where: { destination: { in: [...countries] } } },
  );
  const learned = new Map<string, LearnedCountry>();
  for (const [country, own] of Map.groupBy(lanes, (lane) => lane.destination)) {
    const parcels = own.reduce((sum, lane) => sum + lane.delivered, 0);
    if (parcels < LEARNED_PARCELS_LEAST) continue;
    const weighed = own.map((lane): WeighedDays => ({ days: lane.days, weight: lane.effective }));
    const effective = weighed.reduce((sum, { weight }) => sum + weight, 0);
    const weeks = new Set(own.map((lane) => lane.week));
    learned.set(country, {
      days: (share) => daysOfAll(weighed, share),
      week: weeks.size === 1 ? own[0]!.week : null,
      dateShift: own.reduce((sum, lane) => sum + lane.dateShift * lane.effective, 0) / effective,
      parcels,
      effective,
      silent: own.every((lane) => lane.silentSinceOn !== null),
    });
  }
  return learned;
}
