import type { CountryCode } from '../../kernel/country.ts';
import type { NoticeRule } from '../facts/notice-rules.ts';
import type { ComplianceSettings } from '../model.ts';
import { type NoticeItem, reviewNotice } from '../review-notice.ts';
import { isAboutCountry } from '../thresholds/review-thresholds.ts';
import type { ThresholdRow } from '../thresholds/view-thresholds.ts';
import {
  DUTIES,
  DUTY_STATES,
  type Duty,
  type DutyCell,
  type DutyGround,
  type DutyState,
} from './model.ts';

/**
 * What each market asks for and how the shop meets it. A market and a duty of which no rule is on
 * record have no cell.
 */
export function compileDuties(
  countries: readonly CountryCode[],
  thresholds: readonly ThresholdRow[],
  shopCountry: CountryCode | null,
  notice: { settings: ComplianceSettings; rules: readonly NoticeRule[] },
): DutyCell[] {
  return countries.flatMap((country) => {
    const grounds: [Duty, DutyGround][] = [
      ...thresholds
        // Sales at home are no sales abroad.
        .filter((row) => row.duty !== 'oss' || country !== shopCountry)
        .filter((row) => isAboutCountry(row, country))
        .map((row): [Duty, DutyGround] => [
          SCHEMES.has(row.duty) ? 'scheme' : 'registration',
          { kind: 'threshold', state: thresholdState(row), ruleId: row.ruleId },
        ]),
      ...reviewNotice(notice.settings, country, notice.rules).map((item): [Duty, DutyGround] => [
        dutyOf(item.rule),
        {
          kind: 'notice',
          state: noticeState(item, notice.settings),
          field: item.rule.asks,
          regime: item.rule.regime,
          notice: item.state,
        },
      ]),
    ];
    return DUTIES.flatMap((duty) => {
      const own = grounds.filter(([of]) => of === duty).map(([, ground]) => ground);
      if (own.length === 0) return [];
      return [{ country, duty, state: worstOf(own), grounds: own.sort(byWeight) }];
    });
  });
}

const SCHEMES: ReadonlySet<ThresholdRow['duty']> = new Set(['oss', 'ioss', 'voec', 'mail-order']);

/** A limit that nobody verified makes no duty, and a tax that is charged is probably registered. */
function thresholdState(row: ThresholdRow): DutyState {
  if (row.registration?.state === 'registered') return 'done';
  if (row.state === 'not-applicable' || row.state === 'cannot-judge') return row.state;
  if (row.state === 'under') return 'not-yet';
  if (row.obligation === 'option') return 'optional';
  if (row.confidence === 'unverified') return 'cannot-judge';
  if (row.state === 'approaching') return 'approaching';
  return row.taxCharged ? 'cannot-judge' : 'needed';
}

/**
 * A register asks for the registration also where showing its number is the shop's choice; what
 * only some goods need can't be told without knowing the goods.
 */
function noticeState({ rule, state }: NoticeItem, settings: ComplianceSettings): DutyState {
  switch (state) {
    case 'said':
      return 'done';
    case 'missing':
      return 'needed';
    case 'depends':
    case 'unverified':
      return 'cannot-judge';
    case 'left-out':
      return 'not-applicable';
    case 'own-choice':
      if (rule.asks !== 'registration') return 'optional';
      if (settings.registrations.some(({ scheme }) => scheme === rule.scheme)) return 'done';
      return rule.onlyFor === undefined ? 'needed' : 'cannot-judge';
  }
}

function dutyOf(rule: NoticeRule): Duty {
  switch (rule.asks) {
    case 'registration':
      return registerOf(rule);
    case 'sorting':
      return 'packaging';
    case 'vat-number':
    case 'sales-law':
      return 'imprint';
    default:
      return rule.asks;
  }
}

function registerOf({ onlyFor }: NoticeRule): Duty {
  if (onlyFor === undefined) return 'packaging';
  return onlyFor === 'electrical' ? 'electrical' : 'other-goods';
}

function worstOf(grounds: readonly DutyGround[]): DutyState {
  return (
    DUTY_STATES.find((state) => grounds.some((one) => one.state === state)) ?? 'not-applicable'
  );
}

function byWeight(a: DutyGround, b: DutyGround): number {
  return DUTY_STATES.indexOf(a.state) - DUTY_STATES.indexOf(b.state);
}
