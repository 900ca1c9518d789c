import { z } from 'zod';
import { isCountryCode } from '../kernel/country.ts';

/** Limits of the settings and of the document. */
export const PAYMENT_HINTS_LIMITS = {
  markets: 250,
  choicesPerMarket: 60,
  /** Methods that are published for a country, the best-liked first. */
  methodsPerCountry: 24,
  nameCharacters: 60,
} as const;

/** Bytes that no document passes, whatever the settings: half of what Shopify takes. */
export const PAYMENT_HINTS_DOCUMENT_MAX_BYTES = 64 * 1024;

const Country = z.string().refine(isCountryCode, 'country');

/** Id of a method in `facts/payment-methods.json`; one that is gone there is passed over. */
export const MethodId = z.string().regex(/^[a-z][a-z0-9_]{0,40}$/);
export type MethodId = z.infer<typeof MethodId>;

/**
 * What a merchant says of a method in a market. `confirmed` stands in for orders that were not
 * seen; `hidden` is never shown. Without a choice the shop's own orders decide.
 */
export const MethodChoice = z.enum(['confirmed', 'hidden']);
export type MethodChoice = z.infer<typeof MethodChoice>;

export const MarketHints = z.strictObject({
  country: Country,
  /** False takes the block away in this country. */
  shown: z.boolean(),
  methods: z
    .array(z.strictObject({ method: MethodId, choice: MethodChoice }))
    .max(PAYMENT_HINTS_LIMITS.choicesPerMarket)
    .refine(
      (choices) => new Set(choices.map(({ method }) => method)).size === choices.length,
      'method_twice',
    ),
});
export type MarketHints = z.infer<typeof MarketHints>;

/** Settings of the payment hints; a country that is not listed shows nothing. */
export const PaymentHintsSettings = z.strictObject({
  markets: z
    .array(MarketHints)
    .max(PAYMENT_HINTS_LIMITS.markets)
    .refine(
      (markets) => new Set(markets.map(({ country }) => country)).size === markets.length,
      'country_twice',
    ),
  /** Says of pay-later methods that they may offer instalments; ads for credit are regulated. */
  mentionsInstalments: z.boolean(),
});
export type PaymentHintsSettings = z.infer<typeof PaymentHintsSettings>;

export const PAYMENT_HINTS_DOCUMENT_VERSION = 1;

/** What a method is called in the page's language, beside or instead of its brand. */
export const MethodWord = z.enum([
  'bank_transfer',
  'cash_on_delivery',
  'convenience_store',
  'direct_debit',
  'instalments',
  'invoice',
]);
export type MethodWord = z.infer<typeof MethodWord>;

const Name = z.string().min(1).max(PAYMENT_HINTS_LIMITS.nameCharacters);

/** A method as the storefront words it. */
export const PublishedMethod = z.object({
  /** Brand; left out where the word says it all. */
  name: Name.exactOptional(),
  /** Brand in languages that write it in their own script, by Shopify's locale code. */
  names: z.record(z.string(), Name).exactOptional(),
  word: MethodWord.exactOptional(),
  /** Card brands stand together under one word. */
  card: z.literal(true).exactOptional(),
  /** Not known to `shop.enabled_payment_types`: shown because the shop's orders were paid so. */
  manual: z.literal(true).exactOptional(),
  /** Names in `shop.enabled_payment_types`, any of which will do; the first found gives the icon. */
  types: z.array(z.string().regex(/^[\w-]+$/)),
});
export type PublishedMethod = z.infer<typeof PublishedMethod>;

/**
 * The document that the block reads: candidates for each country in local order. Which of them
 * are shown is decided in Liquid, by what Shopify has enabled for the shopper's region and currency.
 */
export const PaymentHintsDocument = z.object({
  version: z.literal(PAYMENT_HINTS_DOCUMENT_VERSION),
  methods: z.array(PublishedMethod),
  countries: z.record(
    Country,
    z.object({
      /** Positions in `methods`, the best-liked first. */
      methods: z.array(z.int().min(0)).max(PAYMENT_HINTS_LIMITS.methodsPerCountry),
      /** Those of them that may be said to offer instalments. */
      credit: z.array(z.int().min(0)).exactOptional(),
    }),
  ),
});
export type PaymentHintsDocument = z.infer<typeof PaymentHintsDocument>;
