import type { CalendarDate } from '../../kernel/calendar.ts';
import { type CountryCode, EU_MEMBERS } from '../../kernel/country.ts';
import facts from './notice-rules.json' with { type: 'json' };

/** What a notice can say, in the order in which it does. */
export const NOTICE_FIELDS = [
  'lowest-price',
  'duties',
  'responsible-person',
  'producer',
  'registration',
  'vat-number',
  'sorting',
  'withdrawal',
  'imprint',
  'sales-law',
] as const;
export type NoticeField = (typeof NOTICE_FIELDS)[number];

/** What a shop has to do or to sell for a rule to ask it; nobody but the merchant knows. */
export const RULE_CONDITIONS = [
  'batteries',
  'electrical',
  'furniture',
  'imports',
  'registered',
  'textiles',
  'toys',
] as const;
export type RuleCondition = (typeof RULE_CONDITIONS)[number];

/** A rule of some markets that asks for a field of the notice. */
export interface NoticeRule {
  id: string;
  /** Country codes; 'EU' stands for its members. */
  markets: string[];
  asks: NoticeField;
  /** Register that a number is asked for of. */
  scheme?: string | undefined;
  /** Whether shoppers have to see it, or may. */
  shows: 'must' | 'may';
  /** Left out: it asks every shop. */
  onlyFor?: RuleCondition | undefined;
  regime: string;
  /** null: in force, since when was not recorded. */
  effectiveFrom: CalendarDate | null;
  /** Last day; null where no end is known. */
  effectiveTo: CalendarDate | null;
  source: string;
  lastVerifiedOn: CalendarDate;
  confidence: 'seen' | 'likely' | 'unverified';
  note?: string | undefined;
}

const ALL_RULES = facts.rules as readonly NoticeRule[];

/**
 * The rules that are in force on a date, the verified and the others.
 * @example rulesAsAt('2026-06-18').some(({ id }) => id === 'withdrawal-function') // false
 */
export function rulesAsAt(date: CalendarDate): NoticeRule[] {
  return ALL_RULES.filter(
    ({ effectiveFrom, effectiveTo }) =>
      (effectiveFrom === null || effectiveFrom <= date) &&
      (effectiveTo === null || date <= effectiveTo),
  );
}

/** The rules among some that hold in a country. */
export function rulesOf(rules: readonly NoticeRule[], country: CountryCode): NoticeRule[] {
  return rules.filter(
    ({ markets }) =>
      markets.includes(country) || (markets.includes('EU') && EU_MEMBERS.has(country)),
  );
}

/** Countries of which some rule is known, in alphabetical order. */
export function countriesWithRules(): CountryCode[] {
  const named = ALL_RULES.flatMap(({ markets }) => markets);
  return [...new Set([...EU_MEMBERS, ...named])].filter((code) => code !== 'EU').sort();
}

/** Whether a rule is sure enough to be followed: what was not verified makes no block speak. */
export function isSure(rule: NoticeRule): boolean {
  return rule.confidence !== 'unverified';
}
