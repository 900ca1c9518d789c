import { z } from 'zod';

import { isCountryCode, type CountryCode } from '../../kernel/country.ts';
import raw from './market-profiles.json' with { type: 'json' };

/** Where a part of the profiles was read, and how sure that is. */
export const ProfileSource = z.strictObject({
  source: z.string().min(4),
  asOf: z.iso.date(),
  confidence: z.enum(['seen', 'likely', 'unverified']),
});
export type ProfileSource = z.infer<typeof ProfileSource>;

/**
 * How shops address shoppers. formal: politely, always; service: politely in service, familiarly in
 * ads; brand: politely, young brands familiarly; premium: familiarly, premium politely; informal:
 * familiarly, always; neutral: the language has one form.
 */
export const Stance = z.enum(['formal', 'service', 'brand', 'premium', 'informal', 'neutral']);
export type Stance = z.infer<typeof Stance>;

/** What else there is to know of the language of a market; each has words. */
export const FORMALITY_NOTES = [
  'titles',
  'thirdPerson',
  'spelling',
  'noEszett',
  'quebec',
  'traditional',
  'standardArabic',
  'gender',
  'ukrainianLaw',
] as const;

export const SHOE_SYSTEMS = ['EU', 'UK', 'US', 'CM', 'MM', 'BR', 'AR'] as const;
export type ShoeSystem = (typeof SHOE_SYSTEMS)[number];
export const APPAREL_SYSTEMS = ['LETTERS', 'DE', 'FR', 'IT', 'UK', 'US', 'JP', 'KR', 'CN'] as const;
export type ApparelSystem = (typeof APPAREL_SYSTEMS)[number];

const MarketProfile = z.strictObject({
  /** Official ones that at least one in twenty can read, the most usual first; BCP 47. */
  languages: z.array(z.string().min(2)).min(1),
  /** Whose dates and numbers stand for the market. */
  locale: z.string().min(2),
  units: z.enum(['metric', 'US', 'UK']),
  paper: z.string(),
  nameOrder: z.enum(['given-first', 'surname-first']),
  formality: z.strictObject({
    stance: Stance,
    /** The words themselves, e.g. "Sie" and "du"; null where none is to be named. */
    polite: z.string().nullable(),
    familiar: z.string().nullable(),
    notes: z.array(z.enum(FORMALITY_NOTES)),
  }),
  shoes: z.enum(SHOE_SYSTEMS),
  /** Of women's clothing. */
  apparel: z.enum(APPAREL_SYSTEMS),
  trust: z.array(
    z.strictObject({
      /** A name as it stands there, or the key of a word of ours. */
      name: z.string(),
      byLaw: z.boolean(),
      word: z.boolean(),
    }),
  ),
});
export type MarketProfile = z.infer<typeof MarketProfile>;

export const PROFILE_PARTS = [
  'languages',
  'units',
  'nameOrder',
  'formality',
  'sizes',
  'trust',
] as const;
export type ProfilePart = (typeof PROFILE_PARTS)[number];

const facts = z
  .strictObject({
    note: z.string(),
    lastVerifiedOn: z.iso.date(),
    effectiveFrom: z.null(),
    effectiveTo: z.null(),
    sources: z.record(z.enum(PROFILE_PARTS), ProfileSource),
    markets: z.record(z.string().refine(isCountryCode), MarketProfile),
  })
  .parse(raw);

export const profileSources: Readonly<Record<ProfilePart, ProfileSource>> = facts.sources;

/** What is usual in a country; null where nothing is known of it. */
export function marketProfileOf(country: CountryCode): MarketProfile | null {
  return facts.markets[country] ?? null;
}

/** Countries with a profile. */
export function countriesWithProfile(): CountryCode[] {
  return Object.keys(facts.markets).sort();
}

/**
 * Languages that shoppers of a country read, the most usual first; where we have no profile, the
 * likeliest one of CLDR.
 * @example languagesOfCountry('CH') // ['de', 'fr', 'it']
 */
export function languagesOfCountry(country: CountryCode): string[] {
  const known = facts.markets[country]?.languages;
  if (known !== undefined) return [...known];
  const { language } = new Intl.Locale(`und-${country}`).maximize();
  return language === 'und' ? [] : [language];
}
