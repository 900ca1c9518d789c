import { z } from 'zod';

import type { CalendarDate } from '../../kernel/calendar.ts';
import { type CountryCode, EU_MEMBERS } from '../../kernel/country.ts';
import { ThresholdRule } from '../thresholds/rule-model.ts';
import facts from './threshold-rules.json' with { type: 'json' };

const LowValueLimit = z.strictObject({
  /** 'EU' stands for its members. */
  country: z.string().length(2),
  /** Whole units of the currency. */
  amount: z.number().positive(),
  currency: z.string().length(3),
  /** The goods alone, or with their shipping; never the tax. */
  basis: z.enum(['goods', 'total']),
  source: z.string().min(1),
  lastVerifiedOn: z.iso.date(),
  confidence: z.enum(['seen', 'likely', 'unverified']),
  effectiveFrom: z.iso.date().nullable(),
  effectiveTo: z.iso.date().nullable(),
  note: z.string().optional(),
});

/** The value up to which a consignment counts as low in a country. */
export type LowValueLimit = z.infer<typeof LowValueLimit>;

const FILE = z.strictObject({
  note: z.string(),
  licence: z.string(),
  lowValueLimits: z.array(LowValueLimit),
  rules: z.array(ThresholdRule),
});

const { rules: RULES, lowValueLimits: LIMITS } = FILE.parse(facts);

/**
 * The thresholds that are in force on a date, one version of each.
 * @example thresholdRulesAsAt('2023-12-31').find(({ id }) => id === 'gb-vat').tests[0].limit // 85000
 */
export function thresholdRulesAsAt(date: CalendarDate): ThresholdRule[] {
  return RULES.filter((rule) => isInForce(rule, date));
}

/** All versions of a rule, the oldest first; none for an id that is not known. */
export function thresholdVersions(id: string): ThresholdRule[] {
  return RULES.filter((rule) => rule.id === id).sort((a, b) =>
    (a.effectiveFrom ?? '').localeCompare(b.effectiveFrom ?? ''),
  );
}

/** Ids of all rules that are, were or will be in force. */
export function thresholdRuleIds(): string[] {
  return [...new Set(RULES.map(({ id }) => id))];
}

/** The low-value limits in force on a date, one a country. */
export function lowValueLimitsAsAt(
  date: CalendarDate,
): (LowValueLimit & { country: CountryCode })[] {
  return LIMITS.filter((limit) => isInForce(limit, date)).flatMap((limit) =>
    limit.country === 'EU' ? [...EU_MEMBERS].map((country) => ({ ...limit, country })) : [limit],
  );
}

function isInForce(
  one: { effectiveFrom: CalendarDate | null; effectiveTo: CalendarDate | null },
  date: CalendarDate,
): boolean {
  return (
    (one.effectiveFrom === null || one.effectiveFrom <= date) &&
    (one.effectiveTo === null || date <= one.effectiveTo)
  );
}
