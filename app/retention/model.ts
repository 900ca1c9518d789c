/**
 * What a merchant states about the loyalty program, and what is published of it to the storefront.
 */
import { z } from 'zod';

import { currencyDigits } from '../kernel/money.ts';

/** Upper limits of everything a merchant can enter. */
export const LOYALTY_LIMITS = {
  rates: 200,
  points: 10_000,
  amountMinor: 1_000_000_000,
  minimumMinor: 100_000_000_000,
  excludedProductTypes: 50,
  productTypeCharacters: 255,
  nameCharacters: 40,
  languages: 40,
  pendingDays: 90,
  expiryMonths: 60,
  codeDays: 365,
  rewardSteps: 100,
} as const;

/** How a fraction of a point becomes whole: towards zero, to the nearest with halves up, or up. */
export const PointRounding = z.enum(['down', 'half-up', 'up']);
export type PointRounding = z.infer<typeof PointRounding>;

/** What shoppers of a market who pay in a currency earn: `points` for every `amountMinor`. */
export const EarnRate = z
  .strictObject({
    marketId: z.string().regex(/^\d{1,20}$/, { error: 'market' }),
    currency: z.string().regex(/^[A-Z]{3}$/, { error: 'currency' }),
    points: z.int().min(1).max(LOYALTY_LIMITS.points),
    amountMinor: z.int().min(1).max(LOYALTY_LIMITS.amountMinor),
    /** Orders below it earn nothing. */
    minimumMinor: z.int().min(0).max(LOYALTY_LIMITS.minimumMinor),
  })
  .refine(({ amountMinor, currency }) => isWholeHundredths(amountMinor, currency), {
    error: 'too_fine',
    path: ['amountMinor'],
  })
  .refine(({ minimumMinor, currency }) => isWholeHundredths(minimumMinor, currency), {
    error: 'too_fine',
    path: ['minimumMinor'],
  });
export type EarnRate = z.infer<typeof EarnRate>;

/** Prices in the storefront are hundredths: an amount between two of them could not be compared. */
function isWholeHundredths(amountMinor: number, currency: string): boolean {
  const finer = 10 ** Math.max(0, currencyDigits(currency) - 2);
  return amountMinor % finer === 0;
}

/** From when the days are counted after which points can be used. */
export const PendingFrom = z.enum(['order', 'shipping']);
export type PendingFrom = z.infer<typeof PendingFrom>;

/** What points are worth to shoppers of a market who pay in a currency: `amountMinor` for `points`. */
export const RewardRate = z
  .strictObject({
    marketId: z.string().regex(/^\d{1,20}$/, { error: 'market' }),
    currency: z.string().regex(/^[A-Z]{3}$/, { error: 'currency' }),
    /** Points are redeemed in steps of so many. */
    points: z.int().min(1).max(LOYALTY_LIMITS.points),
    amountMinor: z.int().min(1).max(LOYALTY_LIMITS.amountMinor),
  })
  .refine(({ amountMinor, currency }) => isWholeHundredths(amountMinor, currency), {
    error: 'too_fine',
    path: ['amountMinor'],
  });
export type RewardRate = z.infer<typeof RewardRate>;

const LanguageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z]{2,4})?$/, { error: 'language' });
const ProgramName = z.string().trim().max(LOYALTY_LIMITS.nameCharacters);

/**
 * A merchant's loyalty program. Issue messages are short codes ('too_fine', 'rate_twice', …) for
 * the forms to translate. Fields that come later need a default: stored settings are read again.
 */
export const LoyaltySettings = z
  .strictObject({
    /** Heading of the panel; empty takes the widget's own words. */
    name: ProgramName,
    /** The name in other languages of the shop; a language without one shows `name`. */
    names: z
      .record(LanguageTag, ProgramName)
      .refine((names) => Object.keys(names).length <= LOYALTY_LIMITS.languages, {
        error: 'languages',
      }),
    /** A market without a rate earns nothing, and its shoppers see nothing. */
    rates: z.array(EarnRate).max(LOYALTY_LIMITS.rates),
    rounding: PointRounding,
    /** Products of these types earn nothing; gift cards never do. */
    excludedProductTypes: z
      .array(z.string().trim().min(1).max(LOYALTY_LIMITS.productTypeCharacters))
      .max(LOYALTY_LIMITS.excludedProductTypes),
    /** Days after the order, or its shipping, from which points can be used; 0 is at once. */
    pendingDays: z.int().min(0).max(LOYALTY_LIMITS.pendingDays),
    pendingFrom: PendingFrom.default('order'),
    /** Months after which points end; null: never. */
    expiryMonths: z.int().min(1).max(LOYALTY_LIMITS.expiryMonths).nullable(),
    /** A market without a reward collects points that can't be redeemed. */
    rewards: z.array(RewardRate).max(LOYALTY_LIMITS.rates).default([]),
    /** Days for which a code can be used; unused, its points come back. */
    codeDays: z.int().min(1).max(LOYALTY_LIMITS.codeDays).default(30),
    /** Whether a code can be used together with the shop's other discounts. */
    codesCombine: z.boolean().default(true),
  })
  .superRefine(({ rates, rewards }, context) => {
    for (const [field, list] of Object.entries({ rates, rewards })) {
      const seen = new Set<string>();
      for (const [index, { marketId, currency }] of list.entries()) {
        const key = `${marketId}:${currency}`;
        if (seen.has(key)) {
          context.addIssue({ code: 'custom', message: 'rate_twice', path: [field, index] });
        }
        seen.add(key);
      }
    }
  });
export type LoyaltySettings = z.infer<typeof LoyaltySettings>;

/** Metafield of the document, and of the flag that lets the blocks show. */
export const LOYALTY_METAFIELD = { namespace: 'portolan', key: 'loyalty' } as const;

/** The version of the document that this code writes. */
export const LOYALTY_DOCUMENT_VERSION = 1;

/**
 * An earn rule in integers, so that Liquid and TypeScript give the same number:
 * `floor((hundredths × points + add) / per)`, and 0 below `least` hundredths.
 */
export const EarnRule = z.object({
  currency: z.string(),
  points: z.int().min(1),
  /** Hundredths for which `points` are earned. */
  per: z.int().min(1),
  /** Makes the rounding: 0 is down, ⌊per / 2⌋ half up, per - 1 up. */
  add: z.int().min(0),
  least: z.int().min(0),
});
export type EarnRule = z.infer<typeof EarnRule>;

/** What a step of points is worth: `amount` hundredths off an order. */
export const RewardRule = z.object({
  currency: z.string(),
  points: z.int().min(1),
  amount: z.int().min(1),
  /**
   * The amount is not the shop's own currency: Shopify converts the code at the day's rate, so that
   * it is about this amount.
   */
  about: z.boolean(),
});
export type RewardRule = z.infer<typeof RewardRule>;

/**
 * What the storefront knows of the program. Readers hide when they do not know the version; within
 * a version fields are only added, so unknown ones are ignored, and those that came later have a
 * default: a shop may still have a document from before.
 */
export const LoyaltyDocument = z.object({
  version: z.literal(LOYALTY_DOCUMENT_VERSION),
  /** By language tag, `default` for all others; empty where the merchant gave none. */
  names: z.record(z.string(), z.string()),
  rules: z.array(EarnRule),
  /** Country and currency, e.g. "DE:EUR" → index into `rules`. */
  earn: z.record(z.string(), z.int().min(0)),
  excludedTypes: z.array(z.string()),
  pendingDays: z.int().min(0),
  pendingFrom: PendingFrom.default('order'),
  expiryMonths: z.int().min(1).nullable(),
  rewards: z.array(RewardRule).default([]),
  /** As `earn`: index into `rewards`. */
  redeem: z.record(z.string(), z.int().min(0)).default({}),
  /** Where the shop serves what only a logged-in shopper may see. */
  proxyPath: z.string(),
});
export type LoyaltyDocument = z.infer<typeof LoyaltyDocument>;
