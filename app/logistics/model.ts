/**
 * What a merchant states about delivery, and what is published of it to the storefront.
 */
import { z } from 'zod';

import { isCalendarDate, isZone } from '../kernel/calendar.ts';
import { countryCodes, isCountryCode } from '../kernel/country.ts';

/** Upper limits of everything a merchant can enter. */
export const DELIVERY_LIMITS = {
  rules: 60,
  ruleNameCharacters: 60,
  blackouts: 100,
  blackoutNameCharacters: 60,
  blackoutDays: 92,
  processingDays: 30,
  transitDays: 90,
  customsDays: 30,
  productRules: 20,
  /** What is made to order may take a quarter. */
  productProcessingDays: 60,
  /** Products and collections that one rule names. */
  ruleProducts: 250,
  ruleCollections: 50,
  /** Types, vendors and tags that one rule names, of each, and their length. */
  ruleTexts: 20,
  ruleTextCharacters: 100,
  /** Of all rules together: the document has to fit its metafield. */
  allProducts: 800,
  allCollections: 200,
  allTextCharacters: 3000,
} as const;

const Country = z.string().refine(isCountryCode, { error: 'country' });
const CalendarDay = z.string().refine(isCalendarDate, { error: 'date' });

/** A weekly mask with at least one open day, Monday first. */
export const WeekMask = z
  .string()
  .regex(/^[01]{7}$/, { error: 'week' })
  .refine((week) => week.includes('1'), { error: 'week_never_open' });

/** Time of day 'HH:MM', 00:00 to 23:59. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time' });

function dayRange(least: number, most: number) {
  return z
    .strictObject({
      min: z.int().min(least).max(most),
      max: z.int().min(least).max(most),
    })
    .refine((days) => days.min <= days.max, { error: 'range_reversed', path: ['max'] });
}

/** A number of days from `min` to `max`, both included. */
export interface DayRange {
  min: number;
  max: number;
}

/**
 * Who pays duty and import tax: nobody says ('none'), the price includes them ('included'),
 * or the shopper does when the parcel comes ('on-delivery').
 */
export const DutiesNote = z.enum(['none', 'included', 'on-delivery']);
export type DutiesNote = z.infer<typeof DutiesNote>;

const laneFields = {
  /** Carrier days from handover to the destination; 1 is the next carrier day. */
  transitDays: dayRange(1, DELIVERY_LIMITS.transitDays),
  /** Days of the week that count as transit days; '1111111' counts calendar days. */
  carrierDays: WeekMask,
  /** Business days at the destination that customs takes; 0 within a customs union. */
  customsDays: dayRange(0, DELIVERY_LIMITS.customsDays),
  /** Days of the week on which parcels are brought; null is the destination's working week. */
  deliveryDays: WeekMask.nullable(),
  duties: DutiesNote,
};

/** How parcels reach the countries that no other rule names. */
export const RestOfWorldRule = z.strictObject(laneFields);
export type RestOfWorldRule = z.infer<typeof RestOfWorldRule>;

/** How parcels reach some countries. */
export const DestinationRule = z.strictObject({
  /** Stays the same when the rule is edited. */
  id: z.string().regex(/^[a-z0-9-]{1,36}$/, { error: 'id' }),
  /** For the merchant's eyes only; may be empty. */
  name: z.string().trim().max(DELIVERY_LIMITS.ruleNameCharacters),
  countries: z.array(Country).min(1, { error: 'no_country' }).max(countryCodes().length),
  ...laneFields,
});
export type DestinationRule = z.infer<typeof DestinationRule>;

/** A product or collection as the merchant picked it; the title is what it was called then. */
const Picked = z.strictObject({
  id: z.string().regex(/^[1-9]\d{0,19}$/, { error: 'id' }),
  title: z.string().max(255),
});
export type Picked = z.infer<typeof Picked>;

const RuleText = z
  .string()
  .trim()
  .min(1)
  .max(DELIVERY_LIMITS.ruleTextCharacters, { error: 'text_long' });
const RuleTexts = z.array(RuleText).max(DELIVERY_LIMITS.ruleTexts, { error: 'too_many_texts' });

function otherDays(mostAdded: number, leastOwn: number, mostOwn: number) {
  return z
    .discriminatedUnion('mode', [
      z.strictObject({
        mode: z.literal('added'),
        min: z.int().min(0).max(mostAdded),
        max: z.int().min(0).max(mostAdded),
      }),
      z.strictObject({
        mode: z.literal('own'),
        min: z
          .int()
          .min(leastOwn, { error: leastOwn > 0 ? 'one_day' : 'number' })
          .max(mostOwn),
        max: z
          .int()
          .min(leastOwn, { error: leastOwn > 0 ? 'one_day' : 'number' })
          .max(mostOwn),
      }),
    ])
    .refine((days) => days.min <= days.max, { error: 'range_reversed', path: ['max'] })
    .nullable();
}

/** Days that differ for some products: so many more than usual, or others instead; null: as usual. */
export type OtherDays = z.infer<ReturnType<typeof otherDays>>;

/**
 * How some products differ from the rest: made to order, bulky, not shipped somewhere.
 *
 * A product that several rules touch gets the slowest of what they say, and so does a cart. So the
 * order of rules means nothing, and no rule makes another's products come too early.
 */
export const ProductRule = z
  .strictObject({
    /** Stays the same when the rule is edited. */
    id: z.string().regex(/^[a-z0-9-]{1,36}$/, { error: 'id' }),
    /** For the merchant's eyes only; may be empty. */
    name: z.string().trim().max(DELIVERY_LIMITS.ruleNameCharacters),
    /** Products that any of these names. */
    products: z.array(Picked).max(DELIVERY_LIMITS.ruleProducts, { error: 'too_many_products' }),
    collections: z
      .array(Picked)
      .max(DELIVERY_LIMITS.ruleCollections, { error: 'too_many_collections' }),
    productTypes: RuleTexts,
    vendors: RuleTexts,
    tags: RuleTexts,
    /** Ship-to countries in which it holds; empty: everywhere. */
    countries: z.array(Country).max(countryCodes().length),
    /** False: not shipped there, and nothing is shown. */
    shipped: z.boolean(),
    cutOff: TimeOfDay.nullable(),
    processingDays: otherDays(
      DELIVERY_LIMITS.productProcessingDays,
      0,
      DELIVERY_LIMITS.productProcessingDays,
    ),
    transitDays: otherDays(DELIVERY_LIMITS.transitDays, 1, DELIVERY_LIMITS.transitDays),
  })
  .refine(
    (rule) =>
      [rule.products, rule.collections, rule.productTypes, rule.vendors, rule.tags].some(
        (named) => named.length > 0,
      ),
    { error: 'no_product', path: ['products'] },
  )
  .refine(
    (rule) =>
      !rule.shipped ||
      rule.cutOff !== null ||
      rule.processingDays !== null ||
      rule.transitDays !== null,
    { error: 'no_difference', path: ['shipped'] },
  );
export type ProductRule = z.infer<typeof ProductRule>;

/** Days, both ends included, on which the warehouse neither works nor hands over. */
export const Blackout = z
  .strictObject({
    name: z.string().trim().max(DELIVERY_LIMITS.blackoutNameCharacters),
    fromOn: CalendarDay,
    toOn: CalendarDay,
  })
  .refine((blackout) => blackout.fromOn <= blackout.toOn, {
    error: 'range_reversed',
    path: ['toOn'],
  })
  .refine(
    (blackout) =>
      Date.parse(blackout.toOn) - Date.parse(blackout.fromOn) <
      DELIVERY_LIMITS.blackoutDays * 86_400_000,
    { error: 'blackout_too_long', path: ['toOn'] },
  );
export type Blackout = z.infer<typeof Blackout>;

/** Shares of parcels that can be asked to keep a promise that follows them. */
export const FOLLOWED_ADHERENCES = [0.8, 0.9, 0.95] as const;

/** A market whose transit follows what its parcels teach, night by night. */
export const FollowedMarket = z.strictObject({
  country: Country,
  adherence: z.literal(FOLLOWED_ADHERENCES),
  /** Since when its days are what they are, and what they were before; null until they followed. */
  sinceOn: CalendarDay.nullable(),
  before: z.strictObject({ min: z.int().min(0), max: z.int().min(0) }).nullable(),
});
export type FollowedMarket = z.infer<typeof FollowedMarket>;

/**
 * A merchant's delivery settings. Issue messages are short codes ('range_reversed',
 * 'country_twice', …) for the forms to translate.
 */
export const DeliverySettings = z
  .strictObject({
    shipFromCountry: Country,
    shipFromZone: z.string().max(64).refine(isZone, { error: 'zone' }),
    /** Orders before this local time start their processing the same working day. */
    cutOff: TimeOfDay,
    /** Days of the week on which orders are processed. */
    workingDays: WeekMask,
    /** Working days from the order's first working day to the parcel being ready. */
    processingDays: dayRange(0, DELIVERY_LIMITS.processingDays),
    /** Days of the week on which the carrier collects. */
    handoverDays: WeekMask,
    /** Whether public holidays of the ship-from country close the warehouse. */
    observesHolidays: z.boolean(),
    blackouts: z.array(Blackout).max(DELIVERY_LIMITS.blackouts),
    rules: z.array(DestinationRule).max(DELIVERY_LIMITS.rules),
    /** null: nothing is shown in countries without a rule. */
    restOfWorld: RestOfWorldRule.nullable(),
    /** Settings of before there were any have none. */
    productRules: z.array(ProductRule).max(DELIVERY_LIMITS.productRules).default([]),
    learnedTransit: z.array(FollowedMarket).max(countryCodes().length).default([]),
  })
  .superRefine((settings, context) => {
    refuseTooMuch(settings.productRules, context);
    const followed = new Set(settings.learnedTransit.map(({ country }) => country));
    if (followed.size < settings.learnedTransit.length) {
      context.addIssue({ code: 'custom', message: 'country_twice', path: ['learnedTransit'] });
    }
    const seenCountries = new Set<string>();
    const seenIds = new Set<string>();
    for (const [index, rule] of settings.rules.entries()) {
      if (seenIds.has(rule.id)) {
        context.addIssue({ code: 'custom', message: 'id_twice', path: ['rules', index, 'id'] });
      }
      seenIds.add(rule.id);
      for (const country of rule.countries) {
        if (seenCountries.has(country)) {
          context.addIssue({
            code: 'custom',
            message: 'country_twice',
            path: ['rules', index, 'countries'],
            params: { country },
          });
        }
        seenCountries.add(country);
      }
    }
  });
export type DeliverySettings = z.infer<typeof DeliverySettings>;

/** What single rules may name, all of them together may not: the document would not fit. */
function refuseTooMuch(rules: readonly ProductRule[], context: z.RefinementCtx): void {
  const seenIds = new Set<string>();
  const sum = { products: 0, collections: 0, characters: 0 };
  for (const [index, rule] of rules.entries()) {
    const refuse = (message: string, field: string) =>
      context.addIssue({ code: 'custom', message, path: ['productRules', index, field] });
    if (seenIds.has(rule.id)) refuse('id_twice', 'id');
    seenIds.add(rule.id);
    sum.products += rule.products.length;
    sum.collections += rule.collections.length;
    const texts = [rule.productTypes, rule.vendors, rule.tags].flat();
    sum.characters += texts.reduce((characters, text) => characters + text.length, 0);
    if (sum.products > DELIVERY_LIMITS.allProducts) refuse('too_many_products', 'products');
    if (sum.collections > DELIVERY_LIMITS.allCollections) {
      refuse('too_many_collections', 'collections');
    }
    if (sum.characters > DELIVERY_LIMITS.allTextCharacters) refuse('too_much_text', 'tags');
  }
}

/** The version of a document without rules for products. */
export const DELIVERY_DOCUMENT_VERSION = 1;

/**
 * The version of a document with rules for products. A reader that knows nothing of them would
 * promise what is made to order as quickly as all the rest: it has to say nothing instead.
 */
export const PRODUCT_RULES_VERSION = 2;

/** Shopify's limit for a JSON metafield of apps created since 2026-04-01, in bytes. */
export const DELIVERY_DOCUMENT_MAX_BYTES = 128 * 1024;

const DayPair = z.tuple([z.int().min(0).max(999), z.int().min(0).max(999)]);
/** Days after `asOn`. */
const ClosedDays = z.array(z.int().min(0).max(400)).max(400);

const DocumentLane = z.object({
  /** Index into `rules`. */
  rule: z.int().min(0),
  /** Business days at the destination from order to delivery, fewest and most: what a page can say without a clock. */
  days: DayPair,
  /**
   * The same for products of each rule for products, in their order: null where the rule does not
   * hold, 0 where its products are not shipped.
   */
  products: z.array(DayPair.or(z.literal(0)).nullable()).optional(),
});

/** Which products, and what is different; whatever is left out is as usual. */
const DocumentProductRule = z.object({
  /** Numeric ids as text, because Liquid compares texts. */
  products: z.array(z.string()),
  collections: z.array(z.string()),
  productTypes: z.array(z.string()),
  vendors: z.array(z.string()),
  tags: z.array(z.string()),
  cutOff: TimeOfDay.optional(),
  processingDays: DayPair.optional(),
  /** By the place of the country's rule. */
  transitDays: z.array(DayPair).optional(),
});
export type DocumentProductRule = z.infer<typeof DocumentProductRule>;

/**
 * What the storefront knows, compact because every byte may travel to a phone.
 *
 * Pairs are [min, max]; `closed` lists days after `asOn`. Readers hide when they do not know
 * the version; within a version fields are only added, so unknown ones are ignored.
 */
export const DeliveryDocument = z.object({
  version: z.union([z.literal(DELIVERY_DOCUMENT_VERSION), z.literal(PRODUCT_RULES_VERSION)]),
  /** Date in the ship-from zone on which the document was composed. */
  asOn: CalendarDay,
  /** Last date whose holidays are known: no date beyond it is said. */
  throughOn: CalendarDay,
  origin: z.object({
    zone: z.string(),
    cutOff: TimeOfDay,
    workingDays: WeekMask,
    handoverDays: WeekMask,
    processingDays: DayPair,
    closed: ClosedDays,
  }),
  rules: z.array(
    z.object({
      transitDays: DayPair,
      carrierDays: WeekMask,
      customsDays: DayPair,
      duties: DutiesNote,
    }),
  ),
  /**
   * By country code: the lane, the working week, the week in which parcels are brought, and the
   * public holidays; `closed` null: they are not known, so days can be said but no dates.
   */
  countries: z.record(
    z.string(),
    DocumentLane.extend({ week: WeekMask, deliveryDays: WeekMask, closed: ClosedDays.nullable() }),
  ),
  /** For every other country: days only. */
  rest: DocumentLane.nullable(),
  /** Of version 2 only. */
  productRules: z.array(DocumentProductRule).optional(),
});
export type DeliveryDocument = z.infer<typeof DeliveryDocument>;
