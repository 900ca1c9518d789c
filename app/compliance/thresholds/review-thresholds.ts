import {
  type CalendarDate,
  type EpochDay,
  fromEpochDay,
  toEpochDay,
} from '../../kernel/calendar.ts';
import { type CountryCode, EU_MEMBERS } from '../../kernel/country.ts';
import type { ReferenceRates } from '../../kernel/exchange.ts';
import { standardRateOf } from '../facts/standard-rates.ts';
import { thresholdRulesAsAt } from '../facts/threshold-rules.ts';
import { spansOn } from './counted-period.ts';
import {
  createMeter,
  evaluateThreshold,
  type SellerFacts,
  type ThresholdReading,
  whyNot,
} from './evaluate-threshold.ts';
import { estimateExposure, type Exposure, type NoExposure } from './estimate-exposure.ts';
import { type CrossingForecast, forecastCrossing, type NoForecast } from './forecast-crossing.ts';
import { isBeyondDoubt } from './is-beyond-doubt.ts';
import type { ThresholdRule, ThresholdTest } from './rule-model.ts';
import { type DailySums, type LedgerContext, type LedgerRow, sumByDay } from './sales-ledger.ts';

/**
 * Below this share of a limit no date is foreseen: sales would have to grow sevenfold within a year,
 * and what would be said of that is guesswork.
 */
export const FORECAST_FROM_SHARE = 0.15;

/** Registering takes weeks: a limit that will probably be passed within this many days is near. */
export const SOON_DAYS = 60;

/** What a shop's thresholds are judged by. */
export interface ReviewGround {
  rows: readonly LedgerRow[];
  seller: SellerFacts;
  shopCurrency: string;
  rates: ReferenceRates;
  asOn: CalendarDate;
}

/** A rule as it stands, with the day on which it may be passed and what that may cost. */
export interface ReviewedRule extends ThresholdReading {
  forecast: Omit<CrossingForecast, 'band'> | NoForecast | 'not-asked';
  /** The shop charges this place's tax already: it is probably registered there. */
  taxCharged: boolean;
  /** The limits are passed, or will decide as passed, however one reads what the sources leave open. */
  isCertain: boolean;
  exposure: Exposure | NoExposure;
}

/** What a rule's own page draws: how the sum that leads ran, and the band of what may come. */
export interface RuleCourse {
  /** The leading sum week by week, as it stood on the last day of each. */
  course: { on: CalendarDate; sum: number }[];
  band: CrossingForecast['band'];
}

/** A year and a half: last year's season is seen beside this one's. */
const COURSE_WEEKS = 78;

/** How all rules stand that are in force on a day, and the course of each that has one. */
export function reviewThresholds(ground: ReviewGround): {
  reviewed: ReviewedRule[];
  courses: Record<string, RuleCourse>;
} {
  const ledger = partition(ground);
  const courses: Record<string, RuleCourse> = {};
  const reviewed = thresholdRulesAsAt(ground.asOn).map((rule) => {
    const found = reviewRule(rule, ground, ledger);
    if (found.course.course.length > 0) courses[rule.id] = found.course;
    return found.reviewed;
  });
  return { reviewed, courses };
}

/** One rule, by a ledger that has its sums at least. */
export function reviewOneRule(rule: ThresholdRule, ground: ReviewGround) {
  return reviewRule(rule, ground, partition(ground));
}

/** A rule that the merchant has set aside, whatever its sums are. */
export function setAside(ruleId: string): ReviewedRule {
  return {
    ruleId,
    state: 'not-applicable',
    reason: 'said-so',
    tests: [],
    leading: null,
    crossedOn: null,
    earlier: null,
    forecast: 'not-asked',
    taxCharged: false,
    isCertain: false,
    exposure: 'not-over',
  };
}

/** The ledger by place, so that 150 rules do not each read a million orders' rows. */
interface Ledger {
  places: ReadonlyMap<string, readonly LedgerRow[]>;
  /** Of all rows: each rule's days begin with it. */
  firstDay: EpochDay;
}

const EVERYWHERE = '*';

function partition({ rows, asOn }: ReviewGround): Ledger {
  const places = new Map<string, LedgerRow[]>([[EVERYWHERE, [...rows]]]);
  for (const row of rows) {
    const keys = [row.country, ...(row.region === null ? [] : [`${row.country}-${row.region}`])];
    if (EU_MEMBERS.has(row.country)) keys.push('EU');
    for (const key of keys) {
      const place = places.get(key);
      if (place === undefined) places.set(key, [row]);
      else place.push(row);
    }
  }
  return { places, firstDay: firstDayOf(rows, toEpochDay(asOn)) };
}

function rowsFor(ledger: Ledger, rule: ThresholdRule, scope: 'place' | 'worldwide' | 'eu-abroad') {
  if (scope === 'worldwide') return ledger.places.get(EVERYWHERE) ?? [];
  if (scope === 'eu-abroad') return ledger.places.get('EU') ?? [];
  const place = rule.region === null ? rule.country : `${rule.country}-${rule.region}`;
  return ledger.places.get(place) ?? [];
}

function reviewRule(
  inForce: ThresholdRule,
  ground: ReviewGround,
  ledger: Ledger,
): { reviewed: ReviewedRule; course: RuleCourse } {
  const asAt = toEpochDay(ground.asOn);
  const { seller, shopCurrency, rates } = ground;
  const taxCharged = isTaxCharged(inForce, ledger, ground.asOn);
  if (whyNot(inForce, seller) !== null) {
    const reading = evaluateThreshold(inForce, [], asAt, seller);
    const rest = { taxCharged, isCertain: false, exposure: 'not-over' } as const;
    return { reviewed: { ...reading, forecast: 'not-asked', ...rest }, course: NO_COURSE };
  }
  const rule = inShopCurrency(inForce, shopCurrency);
  const context: LedgerContext = {
    shopCountry: seller.country,
    shopCurrency,
    firstDay: ledger.firstDay,
    lastDay: asAt,
    rates,
  };
  const sumsOf = (of: ThresholdRule, test: ThresholdTest) =>
    sumByDay(rowsFor(ledger, of, test.scope), of, test, context);
  const series = rule.tests.map((test) => sumsOf(rule, test));
  const reading = evaluateThreshold(rule, series, asAt, seller);
  const forecast = foresee(rule, series, reading, asAt);
  const judged = { ...withForecast(reading, forecast, asAt), taxCharged };
  const isPassed = judged.state === 'over' || judged.leading?.isFilled === true;
  const rate = standardRateOf(rule, ground.asOn);
  return {
    reviewed: {
      ...judged,
      forecast: typeof forecast === 'string' ? forecast : withoutBand(forecast),
      isCertain: isPassed && isBeyondDoubt(rule, sumsOf, asAt),
      exposure: estimateExposure(rule, judged, rowsFor(ledger, rule, 'place'), rate, ground.asOn),
    },
    course: courseOf(rule, series, reading, forecast, asAt),
  };
}

/** Where there is no limit, there is no currency of the law to convert to. */
export function inShopCurrency(rule: ThresholdRule, shopCurrency: string): ThresholdRule {
  const tests = rule.tests.map((test) =>
    test.limit === 0 && test.currency !== null ? { ...test, currency: shopCurrency } : test,
  );
  return { ...rule, tests };
}

const NO_COURSE: RuleCourse = { course: [], band: [] };

function courseOf(
  rule: ThresholdRule,
  series: readonly (DailySums | null)[],
  reading: ThresholdReading,
  forecast: CrossingForecast | NoForecast | 'not-asked',
  asAt: EpochDay,
): RuleCourse {
  const known = series.filter((one) => one !== null);
  const leading = reading.leading === null ? -1 : reading.tests.indexOf(reading.leading);
  const lead = known[leading];
  if (lead === undefined || reading.leading?.orders === 0) return NO_COURSE;
  const meter = createMeter(rule, known);
  const shown = Math.min(COURSE_WEEKS, Math.floor((asAt - lead.firstDay) / 7) + 1);
  const course = Array.from({ length: shown }, (_, index) => {
    const day = asAt - 7 * (shown - 1 - index);
    const { building } = spansOn(rule.tests[leading]!.period, day, lead.firstDay);
    return { on: fromEpochDay(day), sum: meter.sum(leading, building, day) };
  });
  return { course, band: typeof forecast === 'string' ? [] : forecast.band };
}

function withoutBand({ band: _band, ...rest }: CrossingForecast): Omit<CrossingForecast, 'band'> {
  return rest;
}

/** A rule that is far from its limit and will be passed soon is approaching, too. */
function withForecast(
  reading: ThresholdReading,
  forecast: CrossingForecast | NoForecast | 'not-asked',
  asAt: EpochDay,
): ThresholdReading {
  if (reading.state !== 'under' || typeof forecast === 'string') return reading;
  const { likelyOn } = forecast;
  const isSoon = likelyOn !== null && toEpochDay(likelyOn) - asAt <= SOON_DAYS;
  return isSoon ? { ...reading, state: 'approaching' } : reading;
}

function foresee(
  rule: ThresholdRule,
  series: readonly (DailySums | null)[],
  reading: ThresholdReading,
  asAt: EpochDay,
): CrossingForecast | NoForecast | 'not-asked' {
  const { leading } = reading;
  if (leading === null || !['under', 'approaching'].includes(reading.state)) return 'not-asked';
  if (leading.isFilled || (leading.share ?? 0) < FORECAST_FROM_SHARE) return 'not-asked';
  const known = series.filter((one) => one !== null);
  // Today is not over: what is learned ends with yesterday.
  return forecastCrossing(rule, known, asAt - 1, {
    leading: reading.tests.indexOf(leading),
    seed: seedOf(`${rule.id}:${fromEpochDay(asAt)}`),
  });
}

/** Days by whose orders is told whether a tax is charged. */
const TAX_DAYS = 90;

/** Any tax in force is more than this share of the sales that bear it, and rounding is less. */
const TAX_SHARE = 0.01;

/**
 * Whether the latest orders to a rule's place bear tax. Nothing is told where the tax may be another
 * one: under the EU-wide limit sellers charge their own country's.
 */
function isTaxCharged(rule: ThresholdRule, ledger: Ledger, asOn: CalendarDate): boolean {
  if (rule.country === 'EU') return false;
  const since = toEpochDay(asOn) - TAX_DAYS;
  let [sales, tax] = [0, 0];
  for (const row of rowsFor(ledger, rule, 'place')) {
    if (row.day <= since || row.byMarketplace) continue;
    sales += row.shop.sales;
    tax += row.shop.tax;
  }
  return tax > sales * TAX_SHARE;
}

function firstDayOf(rows: readonly LedgerRow[], asAt: EpochDay): EpochDay {
  let first = asAt;
  for (const { day } of rows) if (day < first) first = day;
  return first;
}

/** A number from a text, the same each time (FNV-1a): a page that is reloaded says the same. */
function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}

/** Countries that a rule is about; 'EU' stands for its members. */
export function isAboutCountry(
  rule: Pick<ThresholdRule, 'country'>,
  country: CountryCode,
): boolean {
  return rule.country === country || (rule.country === 'EU' && EU_MEMBERS.has(country));
}
