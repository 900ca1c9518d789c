/** What a registration threshold is: whom it asks, what it counts over which period. */
import { z } from 'zod';

import { isCountryCode } from '../../kernel/country.ts';

const CalendarDate = z.iso.date();

/**
 * The period over which a law adds up.
 *
 * - `calendar-year`: this one, the one before (the duty then begins with the next), or either.
 * - `rolling-months`: the months up to and including today ("in the last 12 months").
 * - `months-to-date`: this calendar month so far and the full ones before it (Australia, New
 *   Zealand: the current month and the previous 11).
 * - `whole-months`: full calendar months before this one (Texas).
 * - `quarters`: full quarters before this one, of years that begin with `firstMonth` (Canada, New
 *   York with its sales tax quarters from March); `running` is the current quarter itself.
 * - `year-ending`: the 12 months that ended last with `month` (Connecticut: September).
 * - `base-year`: the calendar year so many years back (Japan: two).
 * - `any-sale`: there is no limit, the first sale counts.
 * - `unverified`: nobody could tell; the worst of calendar year, year before and rolling 12 months.
 */
export const CountedPeriod = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('calendar-year'),
    years: z.enum(['current', 'prior', 'prior-or-current']),
  }),
  z.strictObject({ kind: z.literal('rolling-months'), months: z.int().min(1).max(36) }),
  z.strictObject({ kind: z.literal('months-to-date'), months: z.int().min(1).max(36) }),
  z.strictObject({ kind: z.literal('whole-months'), months: z.int().min(1).max(36) }),
  z.strictObject({
    kind: z.literal('quarters'),
    count: z.int().min(1).max(8),
    firstMonth: z.int().min(1).max(3),
    running: z.boolean(),
  }),
  z.strictObject({ kind: z.literal('year-ending'), month: z.int().min(1).max(12) }),
  z.strictObject({ kind: z.literal('base-year'), yearsBack: z.int().min(1).max(3) }),
  z.strictObject({ kind: z.literal('any-sale') }),
  z.strictObject({ kind: z.literal('unverified') }),
]);
export type CountedPeriod = z.infer<typeof CountedPeriod>;

/** One limit of a rule. */
export const ThresholdTest = z.strictObject({
  /** Sales in money, or how many orders. */
  measures: z.enum(['sales', 'orders']),
  /** Whole units of the currency, not minor ones, as laws write it; a count where orders are. */
  limit: z.number().min(0),
  /** The law's currency; null where orders are counted. */
  currency: z.string().length(3).nullable(),
  /** Whether the limit itself is still free. */
  over: z.enum(['more-than', 'at-least']),
  period: CountedPeriod,
  /** Sales to the rule's place; everywhere; or to EU members other than the seller's own. */
  scope: z.enum(['place', 'worldwide', 'eu-abroad']),
  /** Only consignments up to the low-value limit of the place (`low-value-limits`). */
  lowValueOnly: z.boolean(),
  /** Left out where it is the rule's. A test on which sources differ never makes a certain duty. */
  confidence: z.enum(['likely', 'unverified']).optional(),
});
export type ThresholdTest = z.infer<typeof ThresholdTest>;

/**
 * What counts; null: not known, and then what makes the sum larger is taken, so that the tracker
 * warns too early rather than too late.
 */
const Counts = z.strictObject({
  shipping: z.boolean().nullable(),
  /** The tax that was charged. */
  tax: z.boolean().nullable(),
  refunds: z.enum(['subtracted', 'kept']).nullable(),
  /** Sales for which the marketplace owes the tax. */
  marketplace: z.boolean().nullable(),
  /** Sales to businesses. Orders do not tell who is one: all are counted. */
  business: z.boolean().nullable(),
});
export type Counts = z.infer<typeof Counts>;

const Source = z.strictObject({
  source: z.string().min(1),
  lastVerifiedOn: CalendarDate,
  confidence: z.enum(['seen', 'likely', 'unverified']),
});
export type FactSource = z.infer<typeof Source>;

/** A registration threshold as it stands between two dates. */
export const ThresholdRule = z.strictObject({
  /** Stable from version to version: 'au-gst', 'us-il'. */
  id: z.string().regex(/^[a-z]{2}(-[a-z0-9]+)*$/),
  country: z.string().refine((code) => code === 'EU' || isCountryCode(code)),
  /** State or province, as ISO 3166-2 writes it after the country. */
  region: z.string().max(3).nullable(),
  /** What one registers for; a word of the locales. */
  duty: z.enum(['vat', 'gst', 'sales-tax', 'consumption-tax', 'oss', 'ioss', 'voec', 'mail-order']),
  /** Which sellers it asks: by where they are established. */
  seller: z.enum(['inside', 'outside', 'anywhere', 'inside-eu', 'outside-eu']),
  /**
   * A fact that the rule hangs on: goods kept in stock there, or the seller being the importer
   * (or having stock there).
   */
  condition: z.enum(['stock', 'importer-or-stock']).nullable(),
  /** Whether registering is asked for, or an offer that spares shoppers a bill on arrival. */
  obligation: z.enum(['must', 'option']),
  tests: z.array(ThresholdTest).min(1).max(4),
  combine: z.enum(['any', 'all']),
  counts: Counts,
  /**
   * More is counted than the law asks for, because orders do not tell it apart: goods that are not
   * taxed, items above the value that the law counts, exports. The sum may be too high.
   */
  countsTooMuch: z.boolean().optional(),
  limits: Source,
  /** Where the counted period stands. */
  period: Source,
  /** null: in force, since when was not recorded. */
  effectiveFrom: CalendarDate.nullable(),
  effectiveTo: CalendarDate.nullable(),
  note: z.string().optional(),
});
export type ThresholdRule = z.infer<typeof ThresholdRule>;

/** Whether the period of a rule is known well enough to be named as the law's. */
export function isPeriodVerified(rule: ThresholdRule): boolean {
  return (
    rule.period.confidence !== 'unverified' &&
    rule.tests.every(({ period }) => period.kind !== 'unverified')
  );
}
