import { z } from 'zod';

/** A value that stands by itself. */
const PlainValue = z.discriminatedUnion('type', [
  /** ISO 3166-1 alpha-2; "ZZ" is "unknown country". */
  z.strictObject({ type: z.literal('country'), country: z.string().length(2) }),
  /** Integer minor units. */
  z.strictObject({
    type: z.literal('money'),
    amountMinor: z.int(),
    currency: z.string().length(3),
  }),
  z.strictObject({ type: z.literal('count'), count: z.number() }),
  /** A number that is no count; `digits` after the point, 1 where left out. */
  z.strictObject({
    type: z.literal('number'),
    value: z.number(),
    digits: z.int().min(0).max(6).optional(),
  }),
  /** A fraction 0…1, written as a percentage. */
  z.strictObject({
    type: z.literal('percent'),
    fraction: z.number(),
    digits: z.int().min(0).max(3).optional(),
  }),
  /** Calendar date 'YYYY-MM-DD'. */
  z.strictObject({ type: z.literal('date'), on: z.iso.date() }),
  /** Instant in ISO 8601, written in the shop's zone. */
  z.strictObject({ type: z.literal('instant'), at: z.iso.datetime() }),
  /** A currency by its code. */
  z.strictObject({ type: z.literal('currency'), currency: z.string().length(3) }),
  /** A language by its BCP 47 code, written with its name. */
  z.strictObject({ type: z.literal('language'), language: z.string().min(2).max(35) }),
  /** A word that has a translation: `<namespace>:<key>`. */
  z.strictObject({ type: z.literal('word'), key: z.string().regex(/^[a-z]+:[\w.-]+$/) }),
  /** A name as the shop or the field writes it (a carrier, a product, a law); never translated. */
  z.strictObject({ type: z.literal('name'), text: z.string().max(300) }),
]);

/**
 * A value that a sentence names, with what it takes to write it in any language: sentences are
 * stored as a key and such values, never as finished text. A phrase is a few words with values of
 * their own, for a number whose unit has a plural: "237 orders".
 */
export const SaidValue = z.discriminatedUnion('type', [
  PlainValue,
  z.strictObject({
    type: z.literal('phrase'),
    key: z.string().regex(/^[a-z]+:[\w.-]+$/),
    values: z.record(z.string(), PlainValue),
  }),
]);
export type SaidValue = z.infer<typeof SaidValue>;
type PlainValue = z.infer<typeof PlainValue>;

/**
 * A sentence by the key of its words and the values in it. Where a plural depends on a number,
 * that value is named `count`.
 */
export const Saying = z.strictObject({
  /** `<namespace>:<key>`, e.g. 'logistics:insight.slowLane.sentence'. */
  key: z.string().regex(/^[a-z]+:[\w.-]+$/),
  values: z.record(z.string(), SaidValue),
});
export type Saying = z.infer<typeof Saying>;

/**
 * A sentence to be worded later.
 * @example say('logistics:insight.slowLane.sentence', { country: saidCountry('DE') })
 */
export function say(key: string, values: Record<string, SaidValue> = {}): Saying {
  return { key, values };
}

/** @example saidPhrase('compliance:threshold.orders', { count: saidCount(237) }) // 237 orders */
export const saidPhrase = (key: string, values: Record<string, PlainValue>): SaidValue => ({
  type: 'phrase',
  ...{ key, values },
});
export const saidCountry = (country: string): PlainValue => ({ type: 'country', country });
export const saidMoney = (amountMinor: number, currency: string): PlainValue => ({
  type: 'money',
  amountMinor,
  currency,
});
export const saidCount = (count: number): PlainValue => ({ type: 'count', count });
export const saidNumber = (value: number, digits?: number): PlainValue =>
  digits === undefined ? { type: 'number', value } : { type: 'number', value, digits };
export const saidPercent = (fraction: number, digits?: number): PlainValue =>
  digits === undefined ? { type: 'percent', fraction } : { type: 'percent', fraction, digits };
export const saidDate = (on: string): PlainValue => ({ type: 'date', on });
export const saidInstant = (at: string): PlainValue => ({ type: 'instant', at });
export const saidCurrency = (currency: string): PlainValue => ({ type: 'currency', currency });
export const saidLanguage = (language: string): PlainValue => ({ type: 'language', language });
export const saidWord = (key: string): PlainValue => ({ type: 'word', key });
export const saidName = (text: string): PlainValue => ({ type: 'name', text });
