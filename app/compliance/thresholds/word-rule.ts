import {
  saidCount,
  saidCountry,
  saidMoney,
  saidName,
  saidPhrase,
  type SaidValue,
  saidWord,
} from '../../kernel/saying.ts';
import { type CountryCode, EU_MEMBERS } from '../../kernel/country.ts';
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

/**
 * The orders that a test counted, as the list of orders shows them: these and no others, but where
 * only low-value consignments count, which the list can't tell apart (`isListExact`).
 */
export function ordersAddress(
  rule: ThresholdRule,
  reading: Pick<TestReading, 'test' | 'fromOn' | 'toOn'>,
  shopCountry: CountryCode | null,
): string {
  const search = new URLSearchParams();
  const { scope } = reading.test;
  const members = [...EU_MEMBERS].sort();
  if (scope === 'eu-abroad') {
    search.set('country', members.filter((country) => country !== shopCountry).join(','));
  } else if (scope === 'place' && rule.country === 'EU') search.set('country', members.join(','));
  else if (scope === 'place' && rule.region !== null) {
    search.set('region', `${rule.country}-${rule.region}`);
  } else if (scope === 'place') search.set('country', rule.country);
  search.set('counted', rule.counts.marketplace === false ? 'own-sales' : 'sales');
  search.set('from', reading.fromOn);
  search.set('to', reading.toOn);
  return `/app/orders?${search}`;
}

/** Whether the list that `ordersAddress` opens holds the counted orders and no others. */
export function isListExact({ test }: Pick<TestReading, 'test'>): boolean {
  return !test.lowValueOnly;
}
