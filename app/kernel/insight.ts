import { z } from 'zod';
import { Saying } from './saying.ts';

/** An address within the admin. */
const AdminAddress = z
  .string()
  .regex(/^\/app(\/|\?|$)/)
  .max(2000);

/**
 * What a finding rests on: a sentence with the number, and a page that opens with the rows behind
 * it. Without a page where there are no rows to see, e.g. for a law; then `source` names where the
 * figure stands.
 */
export const Evidence = z.strictObject({
  saying: Saying,
  address: AdminAddress.optional(),
  source: z
    .strictObject({ name: z.string().max(500), url: z.url().optional(), on: z.iso.date() })
    .optional(),
});
export type Evidence = z.infer<typeof Evidence>;

/**
 * Money that is at stake: the best guess and the range that holds it nine times of ten, in minor
 * units of the shop's currency. Positive is what the merchant would gain or keep by acting.
 */
export const ExpectedMoney = z
  .strictObject({
    expectedMinor: z.int(),
    lowMinor: z.int(),
    highMinor: z.int(),
    currency: z.string().length(3),
    per: z.enum(['month', 'once']),
  })
  .refine(
    ({ lowMinor, expectedMinor, highMinor }) =>
      lowMinor <= expectedMinor && expectedMinor <= highMinor,
    'the range must hold the best guess',
  );
export type ExpectedMoney = z.infer<typeof ExpectedMoney>;

/** The one thing to do: a page to open, or a registered action with its input. */
export const NextStep = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open'), label: Saying, address: AdminAddress }),
  z.strictObject({
    kind: z.literal('act'),
    label: Saying,
    /** Name of a registered action, e.g. 'logistics.set-processing-days'. */
    action: z.string(),
    input: z.record(z.string(), z.json()),
  }),
]);
export type NextStep = z.infer<typeof NextStep>;

/**
 * One thing that a detector has seen: sentence + evidence + money with its range + how sure + one
 * action.
 */
export const Finding = z.strictObject({
  /**
   * What it is about, stable from day to day and unique for its detector: the same subject
   * tomorrow is the same insight, not a second one. E.g. 'DE:yunexpress'.
   */
  subject: z.string().min(1).max(200),
  /** The market it is about; null for the whole shop. */
  country: z.string().length(2).nullable(),
  /**
   * Findings of one topic, whichever detector they are from, are shown as one card, led by the
   * costliest: 'delivery:DE'.
   */
  topic: z.string().min(1).max(200),
  /** One sentence that names market, thing and change. */
  sentence: Saying,
  evidence: z.array(Evidence).min(1).max(12),
  /** null where what is at stake can't be said in money; it is then ranked by urgency alone. */
  money: ExpectedMoney.nullable(),
  /** 0…1: how probable it is that this is so, and no play of chance. */
  confidence: z.number().min(0).max(1),
  /** The day since which it is so, where that is known. */
  sinceOn: z.iso.date().nullable(),
  /** Last day on which acting still helps, e.g. before a law applies. */
  dueOn: z.iso.date().nullable(),
  /** must: the law asks for it or shoppers are told something untrue; should: money; may: an idea. */
  urgency: z.enum(['must', 'should', 'may']),
  next: NextStep,
});
export type Finding = z.infer<typeof Finding>;
