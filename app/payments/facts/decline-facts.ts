import { z } from 'zod';
import { paymentFacts } from './payment-facts.ts';
import declineFile from './decline-codes.json' with { type: 'json' };

/** soft may succeed later; hard won't; merchant is a setting of the seller; abandon the shopper's choice. */
export const DECLINE_CLASSES = ['soft', 'hard', 'merchant', 'abandon'] as const;
export type DeclineClass = (typeof DECLINE_CLASSES)[number];

/** Why payments fail; each has words and a fix in `failure.cause`. */
export const DECLINE_CAUSES = [
  'amazon-pay',
  'amount-limit',
  'avs',
  'buyer-cancelled',
  'card-data',
  'configuration',
  'currency',
  'fraud',
  'funds',
  'geo',
  'issuer-generic',
  'lost-stolen',
  'method',
  'outage',
  'retry-limit',
  'risk-rule',
  'sca-3ds',
  'timing',
  'unspecified',
  'velocity',
] as const;
export type DeclineCause = (typeof DECLINE_CAUSES)[number];

const DeclineFile = z.object({
  about: z.string(),
  apiVersion: z.string(),
  source: z.string(),
  asOn: z.iso.date(),
  confidence: z.enum(['seen', 'likely']),
  rules: z.array(z.object({ rule: z.string(), source: z.url(), confidence: z.string() })),
  codes: z.record(
    z.string(),
    z.strictObject({ class: z.enum(DECLINE_CLASSES), cause: z.enum(DECLINE_CAUSES) }),
  ),
});

/** The facts in `decline-codes.json`, checked. */
export const declineFacts = DeclineFile.parse(declineFile);

export interface Diagnosis {
  code: string;
  class: DeclineClass;
  cause: DeclineCause;
  /** The method itself does not work here, whatever the shopper does. */
  methodSide: boolean;
}

const METHOD_SIDE = new Set(paymentFacts.methodSideErrors);

/**
 * What an error code means, or null for one that nobody has explained: then it can't be judged, and
 * must not be counted as harmless.
 * @example diagnoseFailure('EXPIRED_CARD') // { class: 'hard', cause: 'card-data', methodSide: false, … }
 */
export function diagnoseFailure(code: string): Diagnosis | null {
  const known = Object.hasOwn(declineFacts.codes, code) ? declineFacts.codes[code] : undefined;
  return known === undefined ? null : { code, ...known, methodSide: METHOD_SIDE.has(code) };
}
