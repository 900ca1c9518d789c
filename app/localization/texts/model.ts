/** Texts that can be translated, as the pages, the queue and the detector speak of them. */
import { z } from 'zod';

/** What a merchant calls them, in the order of the matrix. */
export const TEXT_KINDS = [
  'products',
  'collections',
  'pages',
  'blog',
  'navigation',
  'filters',
  'checkout',
  'policies',
  'emails',
  'shop',
  'widgets',
] as const;
export const TextKind = z.enum(TEXT_KINDS);
export type TextKind = z.infer<typeof TextKind>;

/**
 * Shopify's types that are read, in this order, and what they are to a merchant. Left out, because
 * what of them shoppers see can't be told from here: theme contents (their languages come with the
 * theme), metafields, metaobjects, pictures, packing slips.
 */
export const TRANSLATABLE_TYPES = [
  ['PRODUCT', 'products'],
  ['COLLECTION', 'collections'],
  ['PAGE', 'pages'],
  ['SHOP_POLICY', 'policies'],
  ['MENU', 'navigation'],
  ['LINK', 'navigation'],
  ['DELIVERY_METHOD_DEFINITION', 'checkout'],
  ['PAYMENT_GATEWAY', 'checkout'],
  ['SHOP', 'shop'],
  ['BLOG', 'blog'],
  ['ARTICLE', 'blog'],
  ['FILTER', 'filters'],
  ['PRODUCT_OPTION', 'products'],
  ['PRODUCT_OPTION_VALUE', 'products'],
  ['SELLING_PLAN_GROUP', 'products'],
  ['SELLING_PLAN', 'products'],
  ['EMAIL_TEMPLATE', 'emails'],
] as const satisfies readonly (readonly [string, TextKind])[];
export type TranslatableType = (typeof TRANSLATABLE_TYPES)[number][0];

/** The kind of a type; null for one that is not read. */
export function kindOfType(type: string): TextKind | null {
  return TRANSLATABLE_TYPES.find(([name]) => name === type)?.[1] ?? null;
}

/** Kinds that every shopper of a language passes by: all sales there are made beside them. */
export const KINDS_FOR_ALL: ReadonlySet<TextKind> = new Set(['navigation', 'checkout', 'widgets']);

/** A field of a text in the shop's own language. */
export interface SourceField {
  key: string;
  value: string;
  /** Shopify's digest of the value; null where the field is empty. */
  digest: string | null;
  /** Shopify's LocalizableContentType. */
  type: string;
}

/** A field in another language. */
export interface Translated {
  key: string;
  value: string;
  /** The source has changed since. */
  outdated: boolean;
}

export const GAP_STATES = ['missing', 'outdated', 'same'] as const;
export const GapState = z.enum(GAP_STATES);
/**
 * missing: shoppers of the language read the source; outdated: what they read is older than the
 * source; same: what they read is the source, copied.
 */
export type GapState = z.infer<typeof GapState>;
export type FieldState = GapState | 'complete';

/** What of a text is not right in a language. */
export interface Gap {
  missing: string[];
  outdated: string[];
  same: string[];
  /** Characters of the source of all these fields. */
  characters: number;
}
