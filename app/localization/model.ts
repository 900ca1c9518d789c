/** What a merchant states about support, and what is published of it to the storefront. */
import { z } from 'zod';

import { isCalendarDate, isZone } from '../kernel/calendar.ts';
import { isCountryCode } from '../kernel/country.ts';
import { ChannelKind, readHandle } from './channels.ts';

/** Upper limits of everything a merchant can enter. */
export const SUPPORT_LIMITS = {
  accounts: 20,
  handleCharacters: 120,
  markets: 250,
  marketNameCharacters: 60,
  spansPerDay: 3,
  closedDates: 60,
} as const;

const Id = z.string().regex(/^[a-z0-9-]{1,36}$/, { error: 'id' });

/** An account that the shop answers at. */
export const SupportAccount = z
  .strictObject({
    /** Stays the same when the account is edited. */
    id: Id,
    kind: ChannelKind,
    /** As typed; `readHandle` makes of it what links need. */
    handle: z.string().trim().max(SUPPORT_LIMITS.handleCharacters),
  })
  .refine((account) => readHandle(account.kind, account.handle) !== null, {
    error: 'handle',
    path: ['handle'],
  });
export type SupportAccount = z.infer<typeof SupportAccount>;

/** Accounts for some countries, in the order in which shoppers see them. */
export const SupportMarket = z.strictObject({
  id: Id,
  /** For the merchant's eyes only; may be empty. */
  name: z.string().trim().max(SUPPORT_LIMITS.marketNameCharacters),
  countries: z
    .array(z.string().refine(isCountryCode, { error: 'country' }))
    .min(1, { error: 'no_country' })
    .max(250),
  accountIds: z.array(Id).max(SUPPORT_LIMITS.accounts),
});
export type SupportMarket = z.infer<typeof SupportMarket>;

/** Hours of a day, by the clock of the hours' zone; '24:00' is the end of the day. */
export const HoursSpan = z
  .strictObject({
    from: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'time' }),
    to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'time' }),
  })
  .refine((span) => span.from < span.to, { error: 'range_reversed', path: ['to'] });
export type HoursSpan = z.infer<typeof HoursSpan>;

const DayHours = z
  .array(HoursSpan)
  .max(SUPPORT_LIMITS.spansPerDay)
  .superRefine((spans, context) => {
    for (const [index, span] of spans.entries()) {
      if (index > 0 && span.from < spans[index - 1]!.to) {
        context.addIssue({ code: 'custom', message: 'spans_overlap', path: [index, 'from'] });
      }
    }
  });

/** When somebody answers: a week, Monday first, and dates on which nobody does. */
export const SupportHours = z
  .strictObject({
    zone: z.string().max(64).refine(isZone, { error: 'zone' }),
    week: z.array(DayHours).length(7),
    closedOn: z
      .array(z.string().refine(isCalendarDate, { error: 'date' }))
      .max(SUPPORT_LIMITS.closedDates),
  })
  .refine((hours) => hours.week.some((spans) => spans.length > 0), {
    error: 'never_open',
    path: ['week'],
  });
export type SupportHours = z.infer<typeof SupportHours>;

/**
 * A merchant's support settings. Countries that no market names see the accounts that are usual
 * there (`order-channels.ts`), unless `elsewhere` is off. Issue messages are short codes for the
 * forms to translate.
 */
export const SupportSettings = z
  .strictObject({
    accounts: z.array(SupportAccount).max(SUPPORT_LIMITS.accounts),
    markets: z.array(SupportMarket).max(SUPPORT_LIMITS.markets),
    elsewhere: z.boolean(),
    /** null: nothing is said about hours. */
    hours: SupportHours.nullable(),
  })
  .superRefine((settings, context) => {
    const issue = (message: string, path: (string | number)[], params?: { country: string }) =>
      context.addIssue({ code: 'custom', message, path, params });
    const ids = new Set<string>();
    for (const [index, { id }] of settings.accounts.entries()) {
      if (ids.has(id)) issue('id_twice', ['accounts', index, 'id']);
      ids.add(id);
    }
    const seen = new Set<string>();
    const marketIds = new Set<string>();
    for (const [index, market] of settings.markets.entries()) {
      if (marketIds.has(market.id)) issue('id_twice', ['markets', index, 'id']);
      marketIds.add(market.id);
      for (const country of market.countries) {
        if (seen.has(country)) {
          issue('country_twice', ['markets', index, 'countries'], { country });
        }
        seen.add(country);
      }
      const known = market.accountIds.every((id) => ids.has(id));
      if (!known || new Set(market.accountIds).size < market.accountIds.length) {
        issue('account', ['markets', index, 'accountIds']);
      }
    }
  });
export type SupportSettings = z.infer<typeof SupportSettings>;

/** The version of the document that this code writes. */
export const SUPPORT_DOCUMENT_VERSION = 1;

/** Minutes since midnight. */
const Minute = z.int().min(0).max(1440);

/** Opening hours as the storefront computes with them. */
export const DocumentHours = z.object({
  zone: z.string(),
  /** Monday first; each day a list of [from, to]. */
  week: z.array(z.array(z.tuple([Minute, Minute]))).length(7),
  /** Dates in the zone. */
  closed: z.array(z.string().refine(isCalendarDate)),
});
export type DocumentHours = z.infer<typeof DocumentHours>;

/** Opening hours in the words of a language: days with their hours, empty where closed. */
export const HoursWords = z.object({
  /** Name of the zone the whole year round. */
  zone: z.string(),
  days: z.array(z.tuple([z.string(), z.string()])),
  /** The coming closed dates; empty where there are none. */
  closed: z.string(),
});
export type HoursWords = z.infer<typeof HoursWords>;

/**
 * What the storefront knows. Readers hide when they do not know the version; within a version
 * fields are only added.
 */
export const SupportDocument = z.object({
  version: z.literal(SUPPORT_DOCUMENT_VERSION),
  accounts: z.array(z.object({ kind: ChannelKind, to: z.string(), text: z.string() })),
  /** By country code: indices into `accounts`, in order. */
  countries: z.record(z.string(), z.array(z.int().min(0))),
  /** For every other country. */
  rest: z.array(z.int().min(0)),
  hours: DocumentHours.nullable(),
  /** By language of the widgets; without hours there are none. */
  words: z.record(z.string(), HoursWords),
});
export type SupportDocument = z.infer<typeof SupportDocument>;
