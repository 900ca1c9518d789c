import { type CalendarDate, type EpochDay, fromEpochDay } from '../../kernel/calendar.ts';
import { type CountryCode, EU_MEMBERS } from '../../kernel/country.ts';
import { currencyDigits } from '../../kernel/money.ts';
import { type Span, type SpansOfDay, spansOn } from './counted-period.ts';
import type { ThresholdRule, ThresholdTest } from './rule-model.ts';
import type { ConversionFacts, DailySums } from './sales-ledger.ts';

export const THRESHOLD_STATES = [
  'over',
  'approaching',
  'under',
  'cannot-judge',
  'not-applicable',
] as const;
export type ThresholdState = (typeof THRESHOLD_STATES)[number];

/** Why a rule is not about this shop, or can't be judged yet; null where it was judged. */
export type ThresholdReason =
  | 'established-elsewhere'
  | 'established-there'
  | 'no-stock-there'
  | 'shopper-imports'
  | 'said-so'
  | 'shop-country-unknown'
  | 'no-exchange-rate'
  | 'history-too-short';

/** From this share of a limit on a merchant should look: four fifths, as trackers commonly warn. */
export const APPROACHING_SHARE = 0.8;

/** No law that is tracked here is older than 1833. */
const LONG_AGO: EpochDay = -50_000;

/** What a rule needs to know of a seller. */
export interface SellerFacts {
  /** Country of the shop's address; null where Shopify does not say. */
  country: CountryCode | null;
  /** Countries in which goods are kept. */
  stockCountries: ReadonlySet<CountryCode>;
  /** Countries into which the seller is the importer: shoppers are told that duties are included. */
  importerCountries: ReadonlySet<CountryCode>;
  /** Rules of which the merchant said that they are not about this shop. */
  dismissed: ReadonlySet<string>;
  /** First day of which all orders are known; null where nothing is missing. */
  knownFrom: EpochDay | null;
}

/** How one limit stands. */
export interface TestReading {
  test: ThresholdTest;
  /** Minor units of the law's currency, or a count of orders. */
  limit: number;
  sum: number;
  /** sum / limit; null where there is no limit. */
  share: number | null;
  /** What is left below the limit, 0 where nothing is. */
  remaining: number;
  orders: number;
  /** Taken off for refunds that were made in these days, of whatever day their order is. */
  refunded: number;
  /** The days that were added up; `toOn` is not after the day asked about. */
  fromOn: CalendarDate;
  toOn: CalendarDate;
  /** A sum over the limit in a span that the law looks at today. */
  isOver: boolean;
  /** Over the limit in the span that is filling up; `decidedOn` is when the law looks at it. */
  isFilled: boolean;
  decidedOn: CalendarDate | null;
  conversion: ConversionFacts | null;
}

export interface ThresholdReading {
  ruleId: string;
  state: ThresholdState;
  reason: ThresholdReason | null;
  tests: TestReading[];
  /** The test that decides how near the rule is: the fullest of several that do, each, or the
   * emptiest of several that must hold together. */
  leading: TestReading | null;
  /** Day on which the rule's limits were passed, where they are passed now. */
  crossedOn: CalendarDate | null;
  /** The last stretch in which they were, where they are not now. */
  earlier: { fromOn: CalendarDate; toOn: CalendarDate } | null;
}

/**
 * How a rule stands for a shop on a day.
 *
 * `series` has the daily sums of each test, in order, up to that day; null for a test whose
 * currency has no rate. A limit that was passed in a span that the law looks at only later (a
 * calendar year, a quarter) is "approaching" with the day on which it will be: `decidedOn`.
 * @example evaluateThreshold(auGst, [sums], toEpochDay('2026-11-22'), seller).state // 'approaching'
 */
export function evaluateThreshold(
  rule: ThresholdRule,
  series: readonly (DailySums | null)[],
  asAt: EpochDay,
  seller: SellerFacts,
): ThresholdReading {
  const reason = whyNot(rule, seller);
  const nothing = { ruleId: rule.id, tests: [], leading: null, crossedOn: null, earlier: null };
  if (reason === 'shop-country-unknown') return { ...nothing, state: 'cannot-judge', reason };
  if (reason !== null) return { ...nothing, state: 'not-applicable', reason };
  const known = series.filter((one) => one !== null);
  if (known.length < rule.tests.length) {
    return { ...nothing, state: 'cannot-judge', reason: 'no-exchange-rate' };
  }
  const meter = createMeter(rule, known);
  const tests = rule.tests.map((test, index) => readTest(test, known[index]!, meter, index, asAt));
  const leading = leadingTest(tests, rule.combine);
  const isOver = combine(tests, rule.combine, (one) => one.isOver);
  const isFilled = combine(tests, rule.combine, (one) => one.isOver || one.isFilled);
  const share = leading.share ?? 0;
  const state = isOver ? 'over' : isFilled || share >= APPROACHING_SHARE ? 'approaching' : 'under';
  const crossedOn = isFilled ? fromEpochDay(startOfStretch(meter, asAt)) : null;
  const earlier = isFilled ? null : lastStretch(meter, asAt);
  const reading = { ruleId: rule.id, tests, leading, crossedOn, earlier };
  if (state === 'under' && isHistoryMissing(tests, rule, seller.knownFrom)) {
    return { ...reading, state: 'cannot-judge', reason: 'history-too-short' };
  }
  return { ...reading, state, reason: null };
}

/** Why a rule is not about a seller; null where it is. */
export function whyNot(rule: ThresholdRule, seller: SellerFacts): ThresholdReason | null {
  if (seller.dismissed.has(rule.id)) return 'said-so';
  if (rule.seller !== 'anywhere') {
    if (seller.country === null) return 'shop-country-unknown';
    const inEu = EU_MEMBERS.has(seller.country);
    const inside = rule.country === 'EU' ? inEu : rule.country === seller.country;
    if (rule.seller === 'inside' && !inside) return 'established-elsewhere';
    if (rule.seller === 'outside' && inside) return 'established-there';
    if (rule.seller === 'inside-eu' && !inEu) return 'established-elsewhere';
    if (rule.seller === 'outside-eu' && inEu) return 'established-there';
  }
  if (rule.condition === null) return null;
  const isThere = (countries: ReadonlySet<CountryCode>) =>
    rule.country === 'EU'
      ? [...countries].some((one) => EU_MEMBERS.has(one) && one !== seller.country)
      : countries.has(rule.country);
  if (isThere(seller.stockCountries)) return null;
  if (rule.condition === 'stock') return 'no-stock-there';
  return isThere(seller.importerCountries) ? null : 'shopper-imports';
}

/** Asks on any day whether the limits of a rule are passed, decisively or in what fills up. */
export interface Meter {
  rule: ThresholdRule;
  firstDay: EpochDay;
  /** Sum of test `index` over a span, up to `day`. */
  sum: (index: number, span: Span, day: EpochDay) => number;
  isPassed: (day: EpochDay) => boolean;
}

/** Prepares a rule's daily sums so that each question costs the same, however long the span. */
export function createMeter(rule: ThresholdRule, series: readonly DailySums[]): Meter {
  const since = rule.effectiveFrom === null ? undefined : Date.parse(rule.effectiveFrom) / 864e5;
  const sums = series.map(({ values }) => runningSums(values));
  const firstDay = series[0]?.firstDay ?? 0;
  const sum = (index: number, span: Span, day: EpochDay) =>
    spanSum(sums[index]!, firstDay, span, day);
  const isPassed = (day: EpochDay) =>
    combine(rule.tests, rule.combine, (test, index) => {
      const spans = spansOn(test.period, day, since);
      const limit = limitOf(test);
      return spansToCome(spans).some((span) => isBeyond(test, sum(index, span, day), limit));
    });
  return { rule, firstDay, sum, isPassed };
}

/** What fills up, what decides on a day, and what is complete and will decide. */
export function spansToCome({ building, decisive, pending }: SpansOfDay): Span[] {
  return [building, ...decisive, ...pending.map(({ span }) => span)];
}

/** The limit in minor units of its currency, or the count. */
export function limitOf(test: ThresholdTest): number {
  return test.currency === null ? test.limit : test.limit * 10 ** currencyDigits(test.currency);
}

/** Whether a sum is beyond what the law leaves free. */
export function isBeyond(test: ThresholdTest, sum: number, limit: number): boolean {
  return test.over === 'more-than' ? sum > limit : sum >= limit;
}

/** `any` or `all` of a rule's tests. */
export function combine<T>(
  items: readonly T[],
  how: 'any' | 'all',
  holds: (item: T, index: number) => boolean,
): boolean {
  return how === 'any' ? items.some(holds) : items.every(holds);
}

function readTest(
  test: ThresholdTest,
  series: DailySums,
  meter: Meter,
  index: number,
  asAt: EpochDay,
): TestReading {
  const { effectiveFrom } = meter.rule;
  const since = effectiveFrom === null ? undefined : Date.parse(effectiveFrom) / 864e5;
  const spans = spansOn(test.period, asAt, since);
  const limit = limitOf(test);
  const sumOf = (span: Span) => meter.sum(index, span, asAt);
  const over = spans.decisive.filter((span) => isBeyond(test, sumOf(span), limit));
  const waiting = spans.pending.find(({ span }) => isBeyond(test, sumOf(span), limit));
  const filling = spans.decisive.filter((span) => span.to >= asAt);
  const coming = waiting === undefined ? [spans.building, ...filling] : [waiting.span];
  const candidates = over.length > 0 ? over : coming;
  const span = candidates.reduce((best, one) => (sumOf(one) > sumOf(best) ? one : best));
  const sum = sumOf(span);
  const to = Math.min(span.to, asAt);
  const decidedOn = waiting?.decidedOn ?? spans.decidedOn;
  const orders = spanSum(runningSums(series.orders), series.firstDay, span, asAt);
  return {
    test,
    limit,
    sum,
    share: limit > 0 ? sum / limit : null,
    remaining: Math.max(0, limit - sum),
    orders,
    refunded: spanSum(runningSums(series.refunded), series.firstDay, span, asAt),
    // "Any sale ever" has no first day of its own.
    fromOn: fromEpochDay(span.from < LONG_AGO ? Math.min(series.firstDay, to) : span.from),
    toOn: fromEpochDay(to),
    isOver: over.length > 0,
    isFilled: waiting !== undefined || isBeyond(test, sumOf(spans.building), limit),
    decidedOn: decidedOn === null ? null : fromEpochDay(decidedOn),
    conversion: series.conversion,
  };
}

function leadingTest(tests: readonly TestReading[], how: 'any' | 'all'): TestReading {
  const fullness = (one: TestReading) => one.share ?? (one.isOver ? Infinity : 0);
  const better = (a: TestReading, b: TestReading) =>
    how === 'any' ? fullness(a) > fullness(b) : fullness(a) < fullness(b);
  return tests.reduce((best, one) => (better(one, best) ? one : best));
}

/** A rule that was not passed may have been, by orders that are not known. */
function isHistoryMissing(
  tests: readonly TestReading[],
  rule: ThresholdRule,
  knownFrom: EpochDay | null,
): boolean {
  if (knownFrom === null) return false;
  const missing = tests.map(({ fromOn }) => Date.parse(fromOn) / 864e5 < knownFrom);
  // Where all limits must be passed, one that is known to be free settles it.
  return rule.combine === 'any' ? missing.some(Boolean) : missing.every(Boolean);
}

function startOfStretch(meter: Meter, asAt: EpochDay): EpochDay {
  let day = asAt;
  while (day > meter.firstDay && meter.isPassed(day - 1)) day--;
  return day;
}

function lastStretch(meter: Meter, asAt: EpochDay) {
  for (let day = asAt - 1; day >= meter.firstDay; day--) {
    if (!meter.isPassed(day)) continue;
    return {
      fromOn: fromEpochDay(startOfStretch(meter, day)),
      toOn: fromEpochDay(day),
    };
  }
  return null;
}

function runningSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let at = 0; at < values.length; at++) sums[at + 1] = sums[at]! + values[at]!;
  return sums;
}

function spanSum(sums: Float64Array, firstDay: EpochDay, span: Span, day: EpochDay): number {
  const last = sums.length - 1;
  const from = Math.min(Math.max(span.from - firstDay, 0), last);
  const to = Math.min(Math.max(Math.min(span.to, day) - firstDay + 1, 0), last);
  return to > from ? sums[to]! - sums[from]! : 0;
}
