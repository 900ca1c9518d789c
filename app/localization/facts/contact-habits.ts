import type { CountryCode } from '../../kernel/country.ts';
import type { ChannelKind } from '../channels.ts';
import habits from './contact-habits.json' with { type: 'json' };

/** Where a habit was read, and how sure that is. */
export interface HabitSource {
  source: string;
  asOf: string;
  confidence: 'seen' | 'likely' | 'unverified';
}

/** How shoppers of a country usually reach a shop. */
export interface ContactHabits {
  /** In the order in which they are used; the country's main messenger is among them. */
  kinds: ChannelKind[];
  sources: HabitSource[];
}

interface MarketHabits {
  support: string[];
  messenger: string;
  facts: number[];
}

const markets: Readonly<Record<string, MarketHabits | undefined>> = habits.markets;

/** The day on which the habits were last looked through. */
export const HABITS_VERIFIED_ON = habits.lastVerifiedOn;

/**
 * The habits of a country; null where none are known.
 * @example contactHabitsOf('JP')?.kinds // ['email', 'line', 'phone']
 */
export function contactHabitsOf(country: CountryCode): ContactHabits | null {
  const found = markets[country];
  if (found === undefined) return null;
  return {
    kinds: [...new Set([...found.support, found.messenger])] as ChannelKind[],
    sources: [...new Set(found.facts)].map((index) => habits.sources[index] as HabitSource),
  };
}

/** Countries whose habits are known. */
export function countriesWithHabits(): CountryCode[] {
  return Object.keys(markets).sort();
}
