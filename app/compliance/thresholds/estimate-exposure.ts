import {
  type CalendarDate,
  type EpochDay,
  fromEpochDay,
  toEpochDay,
} from '../../kernel/calendar.ts';
import type { StandardRate } from '../facts/standard-rates.ts';
import { startOfMonth } from './civil-months.ts';
import type { ThresholdState } from './evaluate-threshold.ts';
import type { Counts, ThresholdRule } from './rule-model.ts';
import { countedAmount, type LedgerRow } from './sales-ledger.ts';

/** The tax that would be owed on a month's sales like the last full month's. */
export interface Exposure {
  /** The month that was taken, first and last day. */
  fromOn: CalendarDate;
  toOn: CalendarDate;
  /** What of that month's sales would be taxed, in minor units of the shop's currency. */
  salesMinor: number;
  rate: number;
  /** Cities, counties or provinces add their own tax to it. */
  isRateLeast: boolean;
  rateSource: string;
  rateVerifiedOn: CalendarDate;
  expectedMinor: number;
  lowMinor: number;
  highMinor: number;
}

/** Why a rule has no sum of money. */
export type NoExposure =
  /** Nothing is owed yet. */
  | 'not-over'
  /** An offer, no duty. */
  | 'option'
  /** The tax is charged already. */
  | 'tax-charged'
  /** The tax of many countries takes the place of one's own: what more it is depends on each. */
  | 'several-rates'
  /** No standard rate was seen in a source. */
  | 'no-rate'
  | 'no-sales'
  | 'too-few-weeks';

/** Weeks whose scatter says how much a month like the last may be off, and how few say nothing. */
const WEEKS_SEEN = 26;
const WEEKS_NEEDED = 8;

/** Of a normal distribution nine of ten lie within so many standard deviations. */
const NINE_OF_TEN = 1.645;

/**
 * What a month without the registration costs: sales of the last full month to the rule's place that
 * no marketplace answers for, times the standard rate.
 *
 * It is the tax that an authority would ask for, not a forecast: food, books and children's clothes
 * are often taxed lower. The low end takes the tax out of what shoppers paid (rate / (1 + rate)) in a
 * weak month, the high end adds it on top in a strong one; weak and strong are told by how the last
 * half year's weeks scatter.
 */
export function estimateExposure(
  rule: ThresholdRule,
  reading: { state: ThresholdState; taxCharged: boolean },
  rows: readonly LedgerRow[],
  rate: StandardRate | null,
  asOn: CalendarDate,
): Exposure | NoExposure {
  if (rule.obligation === 'option') return 'option';
  if (reading.state !== 'over') return 'not-over';
  if (rule.country === 'EU') return 'several-rates';
  if (reading.taxCharged) return 'tax-charged';
  if (rate === null) return 'no-rate';
  const asAt = toEpochDay(asOn);
  const taxed = taxableDays(rule, rows, asAt);
  const [from, to] = [startOfMonth(asAt, -1), startOfMonth(asAt, 0) - 1];
  const sales = sumOf(taxed, from, to);
  if (sales <= 0) return 'no-sales';
  const weekly = weeksBefore(taxed, asAt);
  if (weekly.length < WEEKS_NEEDED) return 'too-few-weeks';
  const off = NINE_OF_TEN * deviation(weekly) * Math.sqrt((to - from + 1) / 7);
  const within = rate.rate / (1 + rate.rate);
  return {
    fromOn: fromEpochDay(from),
    toOn: fromEpochDay(to),
    salesMinor: Math.round(sales),
    rate: rate.rate,
    isRateLeast: rate.isLeast,
    rateSource: rate.source,
    rateVerifiedOn: rate.lastVerifiedOn,
    expectedMinor: Math.round(sales * rate.rate),
    lowMinor: Math.round(Math.max(0, sales - off) * within),
    highMinor: Math.round((sales + off) * rate.rate),
  };
}

/** Taxable sales by day: without tax, less refunds; only low-value ones where the rule asks for those. */
function taxableDays(
  rule: ThresholdRule,
  rows: readonly LedgerRow[],
  asAt: EpochDay,
): Map<EpochDay, number> {
  const counts: Counts = { ...rule.counts, tax: false, refunds: 'subtracted' };
  const lowOnly = rule.tests.every(({ lowValueOnly }) => lowValueOnly);
  const days = new Map<EpochDay, number>();
  for (const row of rows) {
    const isHere = row.country === rule.country && (rule.region ?? row.region) === row.region;
    if (!isHere || row.day > asAt || row.byMarketplace) continue;
    if (lowOnly && row.lowValue === false) continue;
    days.set(row.day, (days.get(row.day) ?? 0) + countedAmount(row.shop, counts));
  }
  return days;
}

function sumOf(days: ReadonlyMap<EpochDay, number>, from: EpochDay, to: EpochDay): number {
  let sum = 0;
  for (let day = from; day <= to; day++) sum += days.get(day) ?? 0;
  return sum;
}

/** Sums of the full weeks before a day, since the first sale. */
function weeksBefore(days: ReadonlyMap<EpochDay, number>, asAt: EpochDay): number[] {
  const first = Math.min(...days.keys());
  const weeks: number[] = [];
  for (let to = asAt - 1; weeks.length < WEEKS_SEEN && to - 6 >= first; to -= 7) {
    weeks.push(sumOf(days, to - 6, to));
  }
  return weeks;
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
