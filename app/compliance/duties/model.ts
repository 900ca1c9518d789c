/** What markets ask of a shop, as rows and columns: without the facts, for the page. */
import type { CountryCode } from '../../kernel/country.ts';
import type { NoticeField } from '../facts/notice-rules.ts';
import type { NoticeState } from '../review-notice.ts';

/** What a market can ask of a shop, in the order of the columns. */
export const DUTIES = [
  'registration',
  'scheme',
  'responsible-person',
  'producer',
  'packaging',
  'electrical',
  'other-goods',
  'lowest-price',
  'duties',
  'withdrawal',
  'imprint',
] as const;
export type Duty = (typeof DUTIES)[number];

/**
 * How a duty stands: taken care of; asked for and not; asked for soon; not to be told from here; not
 * asked for before a limit is passed; up to the merchant; or not about this shop.
 */
export const DUTY_STATES = [
  'needed',
  'approaching',
  'cannot-judge',
  'not-yet',
  'done',
  'optional',
  'not-applicable',
] as const;
export type DutyState = (typeof DUTY_STATES)[number];

/** One rule behind a cell. */
export type DutyGround =
  /** `ruleId` names a row of the thresholds: one rule can stand behind a cell of each member. */
  | { kind: 'threshold'; state: DutyState; ruleId: string }
  | { kind: 'notice'; state: DutyState; field: NoticeField; regime: string; notice: NoticeState };

export interface DutyCell {
  country: CountryCode;
  duty: Duty;
  /** Of its rules the one that asks most. */
  state: DutyState;
  grounds: DutyGround[];
}
