/** What a merchant says of a registration threshold. */
import { z } from 'zod';

import { thresholdVersions } from '../facts/threshold-rules.ts';
import { hasRegistrationForm } from './registration-number.ts';

/** What the merchant says; `none` takes back what was said. */
export const RegistrationStatement = z
  .strictObject({
    ruleId: z.string().regex(/^[a-z]{2}(-[a-z0-9]+)*$/),
    state: z.enum(['registered', 'dismissed', 'none']),
    sinceOn: z.iso.date({ error: 'date' }).nullable(),
    number: z.string().trim().max(40).nullable(),
  })
  .refine(({ state, sinceOn }) => state !== 'registered' || sinceOn !== null, {
    error: 'missing',
    path: ['sinceOn'],
  })
  .refine(({ ruleId }) => thresholdVersions(ruleId).length > 0, {
    error: 'unknown',
    path: ['ruleId'],
  })
  .refine(({ ruleId, number }) => isNumberOf(ruleId, number), {
    error: 'number',
    path: ['number'],
  });
export type RegistrationStatement = z.infer<typeof RegistrationStatement>;

/** True where there is no number, or one of the form of the rule's authority. */
export function isNumberOf(ruleId: string, number: string | null): boolean {
  const rule = thresholdVersions(ruleId).at(-1);
  if (number === null || number.trim() === '' || rule === undefined) return true;
  return hasRegistrationForm(rule, number);
}

/** What is stored of a rule. */
export interface StoredRegistration {
  ruleId: string;
  state: 'registered' | 'dismissed';
  sinceOn: string | null;
  number: string | null;
  version: number;
}
