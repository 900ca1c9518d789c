import {
  saidCount,
  saidCountry,
  saidMoney,
  saidName,
  saidPhrase,
  type SaidValue,
  saidWord,
} from '../../kernel/saying.ts';
import type { TestReading } from './evaluate-threshold.ts';
import type { ThresholdRule } from './rule-model.ts';

/**
 * A rule as an activity log names it in any language: by its place and duty in their codes.
 * Sentences that can say more name country and duty by words.
 * @example ruleObject('us-ny') // 'US NY'
 */
export function ruleObject(ruleId: string): SaidValue {
  return saidName(ruleId.toUpperCase().replaceAll('-', ' '));
}

/** The place of a rule: a country, a state of one, or the European Union. */
export function saidPlace({
  country,
  region,
}: Pick<ThresholdRule, 'country' | 'region'>): SaidValue {
  if (region !== null) return saidWord(`compliance:region.${country}-${region}`);
  return country === 'EU' ? saidWord('compliance:place.EU') : saidCountry(country);
}

/** What one registers for. */
export function saidDuty({ duty }: Pick<ThresholdRule, 'duty'>): SaidValue {
  return saidWord(`compliance:duty.${duty}`);
}

/** An amount or a count of a test, in its own unit. */
export function saidMeasure(reading: TestReading, value: number): SaidValue {
  const { currency } = reading.test;
  if (currency !== null) return saidMoney(Math.round(value), currency);
  return saidPhrase('compliance:threshold.orders', { count: saidCount(value) });
}

/** The page of a rule. */
export function ruleAddress(ruleId: string): string {
  return `/app/compliance/thresholds/${ruleId}`;
}

/** The orders that a test counted, as the list of orders can show them. */
export function ordersAddress(rule: ThresholdRule, reading: TestReading): string {
  const search = new URLSearchParams();
  // The list has no filter for regions, nor for several countries at once.
  if (reading.test.scope === 'place' && rule.country !== 'EU') search.set('country', rule.country);
  search.set('from', reading.fromOn);
  search.set('to', reading.toOn);
  return `/app/orders?${search}`;
}
