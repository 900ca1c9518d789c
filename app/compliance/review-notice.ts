import type { CountryCode } from '../kernel/country.ts';
import { isSure, type NoticeRule, rulesOf } from './facts/notice-rules.ts';
import type { ComplianceSettings } from './model.ts';

/**
 * How the notice stands by one rule: it says what is asked for; what for is missing; that depends
 * on what the shop does or sells, which is not known here; the merchant may say it and does not;
 * does without it; or the rule is not verified and nothing is said.
 */
export type NoticeState = 'said' | 'missing' | 'depends' | 'own-choice' | 'left-out' | 'unverified';

export interface NoticeItem {
  rule: NoticeRule;
  state: NoticeState;
}

/**
 * What the rules of a country ask for, and how the settings meet it, in the order of the rules.
 * @example reviewNotice(settings, 'DE', rulesAsAt('2026-11-22')).filter(({ state }) => state === 'missing')
 */
export function reviewNotice(
  settings: ComplianceSettings,
  country: CountryCode,
  rules: readonly NoticeRule[],
): NoticeItem[] {
  return rulesOf(rules, country).map((rule) => ({ rule, state: stateOf(settings, country, rule) }));
}

function stateOf(
  settings: ComplianceSettings,
  country: CountryCode,
  rule: NoticeRule,
): NoticeState {
  if (!isSure(rule)) return 'unverified';
  if (settings.without.includes(rule.asks)) return 'left-out';
  if (!hasContent(settings, country, rule)) {
    if (rule.shows === 'may') return 'own-choice';
    return rule.onlyFor === undefined ? 'missing' : 'depends';
  }
  if (rule.asks !== 'registration' || rule.shows === 'must') return 'said';
  const shown = settings.registrations.find(({ scheme }) => scheme === rule.scheme)?.shown === true;
  return shown ? 'said' : 'own-choice';
}

function hasContent(
  settings: ComplianceSettings,
  country: CountryCode,
  { asks, scheme }: NoticeRule,
): boolean {
  switch (asks) {
    case 'lowest-price':
      return true;
    case 'duties':
      return settings.duties.some((duty) => duty.country === country);
    case 'responsible-person':
      return settings.responsiblePerson !== null;
    case 'producer':
      return settings.producer !== null;
    case 'registration':
      return settings.registrations.some((registration) => registration.scheme === scheme);
    case 'vat-number':
      return settings.vatNumbers.some((vat) => vat.country === country);
    case 'sorting':
      return settings.sorting !== '';
    case 'withdrawal':
      return settings.links.withdrawal !== '';
    case 'imprint':
      return settings.links.imprint !== '';
    case 'sales-law':
      return settings.links.salesLaw !== '';
  }
}
