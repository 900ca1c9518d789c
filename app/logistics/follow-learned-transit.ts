import type { CalendarDate } from '../kernel/calendar.ts';
import { EARLY_SHARE, transitDates, transitRange } from './lanes/lane-shares.ts';
import type { DayRange, DeliverySettings, FollowedMarket } from './model.ts';
import {
  withLearnedTransit,
  type CountryTransit,
  type TransitChange,
} from './use-learned-transit.ts';

/** What a country's parcels have taught. */
export interface LearnedCountry {
  /** Days from handover to delivery within which a share comes, in a week of seven. */
  days: (share: number) => number;
  /** Days of the week in which they are counted; null is every day, or several ways. */
  week: string | null;
  /** Days to add so that transit becomes a number of dates. */
  dateShift: number;
  /** Delivered within the year, and what they are worth by their age. */
  parcels: number;
  effective: number;
  /** None of its carriers tells anything now. */
  silent: boolean;
}

/** Of the parcels that come after the last date, so many must be known: fewer are a guess. */
const LATE_LEAST = 5;
/**
 * How far beyond the days that are said it must be before they grow, and before they shrink. Both
 * together are a day: what wavers by less never changes them twice. They grow sooner, because a
 * promise that is too short is broken.
 */
const GROWS_BEYOND = 0.25;
const SHRINKS_BELOW = 0.75;
/** One night moves an end by a quarter of what is said, but by two days in any case. */
const STEP_LEAST_DAYS = 2;
const STEP_SHARE = 0.25;

/** Whether enough parcels are known to say by when so many of them come. */
export function isEnough(learned: LearnedCountry, adherence: number): boolean {
  // Rounded, because 1 - 0.9 is a little less than a tenth.
  return Math.round(learned.effective * (1 - adherence) * 1e6) / 1e6 >= LATE_LEAST;
}

/**
 * Settings whose followed markets say what their parcels have taught since, and which ones changed.
 *
 * A market stays as it is while its parcels are too few, its carriers silent, or the difference less
 * than it takes to be one. The days of the week in which its transit is counted stay once they follow.
 */
export function followLearnedTransit(
  settings: DeliverySettings,
  learned: ReadonlyMap<string, LearnedCountry>,
  todayOn: CalendarDate,
): { settings: DeliverySettings; changes: TransitChange[] } {
  const wanted = new Map<string, CountryTransit>();
  for (const market of settings.learnedTransit) {
    const known = learned.get(market.country);
    if (known === undefined || known.silent || !isEnough(known, market.adherence)) continue;
    wanted.set(market.country, followedTransit(settings, market, known));
  }
  const followed = withLearnedTransit(settings, wanted);
  const changed = new Map(followed.changes.map((change) => [change.country, change]));
  const learnedTransit = settings.learnedTransit.map((market): FollowedMarket => {
    const change = changed.get(market.country);
    if (change === undefined) return market;
    const { before } = change;
    const said = before && { min: before.min, max: before.max + before.customsMax };
    return { ...market, sinceOn: todayOn, before: said };
  });
  return { settings: { ...followed.settings, learnedTransit }, changes: followed.changes };
}

/** What a market should say tonight. */
function followedTransit(
  settings: DeliverySettings,
  market: FollowedMarket,
  known: LearnedCountry,
): CountryTransit {
  const rule = settings.rules.find(({ countries }) => countries.includes(market.country));
  if (market.sinceOn === null || rule === undefined || rule.countries.length > 1) {
    return transitRange(known, market.adherence);
  }
  const { carrierDays, transitDays } = rule;
  const min = nextDays(transitDays.min, transitDates(known, carrierDays, EARLY_SHARE));
  const max = nextDays(transitDays.max, transitDates(known, carrierDays, market.adherence));
  return { min: Math.min(min, max), max, carrierDays };
}

/** Whole days to say, of days that are said and the unrounded ones that were learned. */
export function nextDays(said: number, learned: number): number {
  const grows = learned >= said + 1 + GROWS_BEYOND;
  const shrinks = learned < said - SHRINKS_BELOW;
  if (!grows && !shrinks) return said;
  const step = Math.max(STEP_LEAST_DAYS, Math.floor(said * STEP_SHARE));
  // The nearest days that would stay: going further could be turned back by less than a day.
  const nearest = Math.floor(grows ? learned - GROWS_BEYOND : learned + SHRINKS_BELOW);
  const target = Math.max(1, nearest);
  return Math.min(said + step, Math.max(said - step, target));
}

/** What a market would say at each share of parcels; null where too few are known. */
export interface FollowChoice {
  country: string;
  parcels: number;
  ranges: { adherence: number; range: DayRange | null }[];
}

/** What following would say, for the merchant to choose by. */
export function followChoices(
  learned: ReadonlyMap<string, LearnedCountry>,
  adherences: readonly number[],
): FollowChoice[] {
  return [...learned]
    .map(([country, known]) => ({
      country,
      parcels: known.parcels,
      ranges: adherences.map((adherence) => {
        const { min, max } = transitRange(known, adherence);
        return { adherence, range: isEnough(known, adherence) ? { min, max } : null };
      }),
    }))
    .sort((a, b) => b.parcels - a.parcels);
}
