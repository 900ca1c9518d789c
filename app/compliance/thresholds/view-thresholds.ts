import type { CountryCode } from '../../kernel/country.ts';
import type { CalendarDate } from '../../kernel/calendar.ts';
import type { ThresholdReason, ThresholdState } from './evaluate-threshold.ts';
import type { Exposure, NoExposure } from './estimate-exposure.ts';
import type { CrossingForecast, NoForecast } from './forecast-crossing.ts';
import type { StoredRegistration } from './registration.ts';
import type { ReviewedRule } from './review-thresholds.ts';
import { type CountedPeriod, isPeriodVerified, type ThresholdRule } from './rule-model.ts';
import { isListExact, ordersAddress } from './word-rule.ts';

/** A rule as a row of the page: plain data, without the facts file. */
export interface ThresholdRow {
  ruleId: string;
  country: string;
  region: string | null;
  duty: ThresholdRule['duty'];
  obligation: ThresholdRule['obligation'];
  state: ThresholdState;
  reason: ThresholdReason | null;
  reading: {
    sum: number;
    limit: number;
    share: number | null;
    remaining: number;
    /** null where orders are counted. */
    currency: string | null;
    orders: number;
    /** Taken off for refunds that were made in the period. */
    refunded: number;
    fromOn: CalendarDate;
    toOn: CalendarDate;
    isFilled: boolean;
    decidedOn: CalendarDate | null;
    ordersAddress: string;
    /** The list opens the counted orders and no others. */
    isListExact: boolean;
    /** The rule's other limits. */
    others: { sum: number; limit: number; currency: string | null }[];
    conversion: { source: string; toOn: CalendarDate; isOld: boolean } | null;
  } | null;
  /** Of the law; null where only orders are counted. */
  lawCurrency: string | null;
  /** Name of the counted period among the words. */
  period: PeriodName;
  isPeriodVerified: boolean;
  crossedOn: CalendarDate | null;
  earlier: { fromOn: CalendarDate; toOn: CalendarDate } | null;
  forecast: Omit<CrossingForecast, 'band'> | NoForecast | 'not-asked';
  taxCharged: boolean;
  /** Why it is not beyond doubt that the limits are passed; null where it is. */
  doubt: Doubt | null;
  exposure: Exposure | NoExposure;
  shopCurrency: string;
  registration: StoredRegistration | null;
  source: string;
  lastVerifiedOn: CalendarDate;
  confidence: ThresholdRule['limits']['confidence'];
}

/** What rows need to know of a shop. */
export interface ShopOfRow {
  country: CountryCode | null;
  currency: string;
}

/** What is open: the limit itself, what orders do not tell, the test, or what the sources say of it. */
export type Doubt = 'limit' | 'too-much' | 'test' | 'reading';

function doubtOf(rule: ThresholdRule, { leading }: ReviewedRule): Doubt {
  if (rule.limits.confidence !== 'seen') return 'limit';
  if (rule.countsTooMuch === true) return 'too-much';
  return leading?.test.confidence === undefined ? 'reading' : 'test';
}

/** Rates are set every working day: one that is older by this many days is told as old. */
const OLD_RATE_DAYS = 14;

/** Puts rules and how they stand together, the most urgent first. */
export function viewThresholds(
  rules: readonly ThresholdRule[],
  reviewed: readonly ReviewedRule[],
  registrations: readonly StoredRegistration[],
  shop: ShopOfRow,
): ThresholdRow[] {
  const byId = new Map(reviewed.map((one) => [one.ruleId, one]));
  return rules
    .flatMap((rule) => {
      const reading = byId.get(rule.id);
      if (reading === undefined) return [];
      const said = registrations.find(({ ruleId }) => ruleId === rule.id) ?? null;
      return [viewThreshold(rule, reading, said, shop)];
    })
    .sort((a, b) => weightOf(a) - weightOf(b) || shareOf(b) - shareOf(a));
}

export function viewThreshold(
  rule: ThresholdRule,
  reviewed: ReviewedRule,
  registration: StoredRegistration | null,
  shop: ShopOfRow,
): ThresholdRow {
  const { leading, state, reason, crossedOn, earlier, forecast } = reviewed;
  return {
    ruleId: rule.id,
    country: rule.country,
    region: rule.region,
    duty: rule.duty,
    obligation: rule.obligation,
    state,
    reason,
    reading:
      leading === null
        ? null
        : {
            sum: leading.sum,
            limit: leading.limit,
            share: leading.share,
            remaining: leading.remaining,
            currency: leading.test.currency,
            orders: leading.orders,
            refunded: leading.refunded,
            fromOn: leading.fromOn,
            toOn: leading.toOn,
            isFilled: leading.isFilled,
            decidedOn: leading.decidedOn,
            ordersAddress: ordersAddress(rule, leading, shop.country),
            isListExact: isListExact(leading),
            others: reviewed.tests
              .filter((one) => one !== leading)
              .map(({ sum, limit, test }) => ({ sum, limit, currency: test.currency })),
            conversion: viewConversion(leading.conversion),
          },
    lawCurrency: rule.tests.find(({ currency }) => currency !== null)?.currency ?? null,
    period: periodName((leading?.test ?? rule.tests[0]!).period),
    isPeriodVerified: isPeriodVerified(rule),
    crossedOn,
    earlier,
    forecast,
    taxCharged: reviewed.taxCharged,
    doubt: reviewed.isCertain ? null : doubtOf(rule, reviewed),
    exposure: reviewed.exposure,
    shopCurrency: shop.currency,
    registration,
    source: rule.limits.source,
    lastVerifiedOn: rule.limits.lastVerifiedOn,
    confidence: rule.limits.confidence,
  };
}

function viewConversion(
  conversion: NonNullable<ReviewedRule['leading']>['conversion'],
): NonNullable<ThresholdRow['reading']>['conversion'] {
  if (conversion === null) return null;
  const { source, toOn, neededOn } = conversion;
  const days = (Date.parse(neededOn) - Date.parse(toOn)) / 86_400_000;
  return { source, toOn, isOld: days > OLD_RATE_DAYS };
}

/** A counted period as a key of words. */
export type PeriodName =
  | `calendar-year-${'current' | 'prior' | 'prior-or-current'}`
  | 'quarters-from-1'
  | 'quarters-from-3'
  | 'quarter-running'
  | Exclude<CountedPeriod['kind'], 'calendar-year' | 'quarters'>;

export function periodName(period: CountedPeriod): PeriodName {
  switch (period.kind) {
    case 'calendar-year':
      return `calendar-year-${period.years}`;
    case 'quarters':
      if (period.running) return 'quarter-running';
      return period.firstMonth === 3 ? 'quarters-from-3' : 'quarters-from-1';
    default:
      return period.kind;
  }
}

const ORDER: readonly ThresholdState[] = [
  'over',
  'approaching',
  'cannot-judge',
  'under',
  'not-applicable',
];

/** Mandatory before offers, what nobody has taken care of before what somebody has. */
function weightOf({ state, registration, obligation, taxCharged }: ThresholdRow): number {
  const settled = registration !== null || (state === 'over' && taxCharged) ? 2 : 0;
  const option = obligation === 'option' ? 1 : 0;
  return ORDER.indexOf(state) * 4 + settled + option;
}

function shareOf({ reading }: ThresholdRow): number {
  return reading?.share ?? (reading !== null && reading.sum > 0 ? 1 : 0);
}
