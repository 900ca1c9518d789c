import {
  type CalendarDate,
  type EpochDay,
  fromEpochDay,
  weekdayOf,
} from '../../kernel/calendar.ts';
import { spansOn } from './counted-period.ts';
import { createMeter, isBeyond, limitOf, type Meter, spansToCome } from './evaluate-threshold.ts';
import { seededUniform } from './random-draws.ts';
import type { ThresholdRule, ThresholdTest } from './rule-model.ts';
import type { DailySums } from './sales-ledger.ts';
import { drawFuture, learnWeeklyDemand } from './weekly-demand.ts';

/** How far ahead is looked. */
export const HORIZON_DAYS = 364;

/** Nine of ten crossings are meant to lie in the range. */
const TAIL = 0.05;

/** Possible futures that are drawn: enough that the ends of the range move by days, not weeks. */
const FUTURES = 500;

/** Less says nothing about growth: the range would be the horizon. */
export const WEEKS_NEEDED = 8;
export const ORDERS_NEEDED = 12;

/** Weeks that are learned from: two years, so that a season has been seen twice where it can. */
const WEEKS_LEARNED = 104;

/** When a rule's limits will be passed. Dates are null where that is beyond the horizon. */
export interface CrossingForecast {
  /** Share of the possible futures in which it happens within the horizon. */
  probability: number;
  /** Nine of ten futures: not before, most probably, not after. */
  earliestOn: CalendarDate | null;
  likelyOn: CalendarDate | null;
  latestOn: CalendarDate | null;
  horizonOn: CalendarDate;
  weeksLearned: number;
  /** The leading sum on some coming days, low to high, for a chart. */
  band: { on: CalendarDate; low: number; middle: number; high: number }[];
}

export type NoForecast = 'too-few-weeks' | 'too-few-orders' | 'passed';

/**
 * Says when a rule's limits will be passed, from the days so far.
 *
 * Draws possible futures of the weekly sales and asks of each when the law would find the limits
 * passed. `leading` names the test whose sum the band shows. The same input gives the same answer:
 * the random numbers come from `seed`.
 */
export function forecastCrossing(
  rule: ThresholdRule,
  series: readonly DailySums[],
  asAt: EpochDay,
  options: { leading: number; seed: number },
): CrossingForecast | NoForecast {
  const meter = createMeter(rule, series);
  if (meter.isPassed(asAt)) return 'passed';
  const lead = series[options.leading]!;
  const history = weeksUpTo(lead.values, lead.firstDay, asAt);
  const orders = weeksUpTo(lead.orders, lead.firstDay, asAt);
  const since = orders.findIndex((count) => count > 0);
  if (since === -1 || orders.length - since < WEEKS_NEEDED) return 'too-few-weeks';
  const ordersKnown = orders.reduce((sum, count) => sum + count, 0);
  if (ordersKnown < ORDERS_NEEDED) return 'too-few-orders';
  const demand = learnWeeklyDemand(history, valuePerOrder(lead, asAt));
  if (demand === null) return 'too-few-orders';

  const plan = planDays(rule, meter, asAt);
  const perUnit = unitsOf(series, asAt, options.leading);
  const usual = weekdayShares(lead.values, lead.firstDay, asAt);
  const shares = Float64Array.from(
    { length: HORIZON_DAYS },
    (_, ahead) => usual[weekdayOf(asAt + 1 + ahead)]!,
  );
  const uniform = seededUniform(options.seed);
  const crossings: number[] = [];
  const paths: Float64Array[] = [];
  for (let draw = 0; draw < FUTURES; draw++) {
    const weeks = drawFuture(demand, HORIZON_DAYS / 7, uniform);
    const path = dailyPath(weeks, shares);
    paths.push(path);
    crossings.push(firstPassed(plan, path, perUnit));
  }
  return summarize({ crossings, paths, plan, asAt, leading: options.leading, weeks: demand.weeks });
}

/** What a rule looks at on each coming day, with what of it is known already. */
interface DayPlan {
  how: 'any' | 'all';
  tests: PlannedTest[];
}

/**
 * The spans of a test, `width` of them a day, the one that fills up first: the sum that is known,
 * and which days ahead add to it (as places in a running sum).
 */
interface PlannedTest {
  test: ThresholdTest;
  limit: number;
  width: number;
  known: Float64Array;
  from: Int32Array;
  to: Int32Array;
}

function planDays(rule: ThresholdRule, meter: Meter, asAt: EpochDay): DayPlan {
  const tests = rule.tests.map((test, index) => {
    const spansOf = (day: EpochDay) => {
      return spansToCome(spansOn(test.period, day, meter.firstDay));
    };
    const width = spansOf(asAt).length;
    const planned: PlannedTest = {
      test,
      limit: limitOf(test),
      width,
      known: new Float64Array(HORIZON_DAYS * width),
      from: new Int32Array(HORIZON_DAYS * width),
      to: new Int32Array(HORIZON_DAYS * width),
    };
    for (let ahead = 0; ahead < HORIZON_DAYS; ahead++) {
      const day = asAt + 1 + ahead;
      for (const [place, span] of spansOf(day).entries()) {
        const at = ahead * width + place;
        planned.known[at] = meter.sum(index, span, asAt);
        planned.from[at] = Math.max(0, span.from - asAt - 1);
        planned.to[at] = Math.max(0, Math.min(span.to, day) - asAt);
      }
    }
    return planned;
  });
  return { how: rule.combine, tests };
}

/** Days ahead, from 0, on which the limits are passed first; Infinity where on none. */
function firstPassed(plan: DayPlan, path: Float64Array, perUnit: readonly number[]): number {
  for (let ahead = 0; ahead < HORIZON_DAYS; ahead++) {
    // Plain loops: this is asked a hundred thousand times a rule.
    let passed = 0;
    for (let index = 0; index < plan.tests.length; index++) {
      if (isTestPassed(plan.tests[index]!, ahead, path, perUnit[index]!)) passed++;
    }
    if (plan.how === 'any' ? passed > 0 : passed === plan.tests.length) return ahead;
  }
  return Infinity;
}

function isTestPassed(planned: PlannedTest, ahead: number, path: Float64Array, perUnit: number) {
  const start = ahead * planned.width;
  for (let at = start; at < start + planned.width; at++) {
    if (isBeyond(planned.test, sumAt(planned, at, path, perUnit), planned.limit)) return true;
  }
  return false;
}

function sumAt(planned: PlannedTest, at: number, path: Float64Array, perUnit: number): number {
  const [from, to] = [planned.from[at]!, planned.to[at]!];
  return planned.known[at]! + (to > from ? (path[to]! - path[from]!) * perUnit : 0);
}

/** Running sum of the days ahead; index 0 is before the first. */
function dailyPath(weeks: Float64Array, shares: Float64Array): Float64Array {
  const path = new Float64Array(HORIZON_DAYS + 1);
  for (let ahead = 0; ahead < HORIZON_DAYS; ahead++) {
    path[ahead + 1] = path[ahead]! + weeks[(ahead / 7) | 0]! * shares[ahead]!;
  }
  return path;
}

/** Sums of the full weeks that end on a day, the last two years, oldest first. */
function weeksUpTo(values: Float64Array, firstDay: EpochDay, asAt: EpochDay): number[] {
  const end = Math.min(values.length, asAt - firstDay + 1);
  const count = Math.min(WEEKS_LEARNED, Math.floor(end / 7));
  return Array.from({ length: count }, (_, index) => {
    const to = end - 7 * (count - 1 - index);
    let sum = 0;
    for (let at = to - 7; at < to; at++) sum += values[at]!;
    return sum;
  });
}

/** Mean of an order, and the square of its spread, from the days of the last year. */
function valuePerOrder(series: DailySums, asAt: EpochDay) {
  const end = Math.min(series.values.length, asAt - series.firstDay + 1);
  const start = Math.max(0, end - 364);
  let [sum, orders] = [0, 0];
  for (let at = start; at < end; at++) {
    sum += series.values[at]!;
    orders += series.orders[at]!;
  }
  const mean = orders > 0 ? sum / orders : 0;
  let [spread, days] = [0, 0];
  for (let at = start; at < end; at++) {
    const count = series.orders[at]!;
    if (count === 0) continue;
    // A day of n orders lies n·m apart from nothing and √n·σ around that.
    spread += (series.values[at]! - count * mean) ** 2 / count;
    days++;
  }
  const spreadSquared = mean > 0 && days > 1 ? spread / days / mean ** 2 : 0;
  // A few wholesale orders may make any figure: beyond 4 one knows no more.
  return { mean, spreadSquared: Math.min(spreadSquared, 4) };
}

/** What one unit of the leading test's sales adds to each test, by the last year. */
function unitsOf(series: readonly DailySums[], asAt: EpochDay, leading: number): number[] {
  const totals = series.map(({ values, firstDay }) => {
    const end = Math.min(values.length, asAt - firstDay + 1);
    let sum = 0;
    for (let at = Math.max(0, end - 364); at < end; at++) sum += values[at]!;
    return sum;
  });
  const lead = totals[leading]!;
  return totals.map((total) => (lead > 0 ? total / lead : 0));
}

/** How a week's sales are spread over its days; a week's worth is added so that none is nothing. */
function weekdayShares(values: Float64Array, firstDay: EpochDay, asAt: EpochDay): number[] {
  const end = Math.min(values.length, asAt - firstDay + 1);
  const sums = Array.from({ length: 7 }, () => 0);
  let total = 0;
  for (let at = Math.max(0, end - 182); at < end; at++) {
    const value = Math.max(0, values[at]!);
    sums[weekdayOf(firstDay + at)]! += value;
    total += value;
  }
  const floor = total / 26 / 7 || 1;
  const all = total + floor * 7;
  return sums.map((sum) => (sum + floor) / all);
}

function summarize(drawn: {
  crossings: number[];
  paths: Float64Array[];
  plan: DayPlan;
  asAt: EpochDay;
  leading: number;
  weeks: number;
}): CrossingForecast {
  const { asAt, plan, leading } = drawn;
  const sorted = drawn.crossings.toSorted((a, b) => a - b);
  const at = (share: number) => {
    const days = sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!;
    return Number.isFinite(days) ? fromEpochDay(asAt + 1 + days) : null;
  };
  const lead = plan.tests[leading]!;
  const band = Array.from({ length: HORIZON_DAYS / 14 }, (_, index) => {
    const ahead = index * 14 + 13;
    const sums = Float64Array.from(drawn.paths, (path) => sumAt(lead, ahead * lead.width, path, 1));
    sums.sort();
    const quantile = (share: number) => Math.round(sums[Math.floor(share * sums.length)]!);
    return {
      on: fromEpochDay(asAt + 1 + ahead),
      low: quantile(TAIL),
      middle: quantile(0.5),
      high: quantile(1 - TAIL),
    };
  });
  return {
    probability: sorted.filter(Number.isFinite).length / sorted.length,
    earliestOn: at(TAIL),
    likelyOn: at(0.5),
    latestOn: at(1 - TAIL),
    horizonOn: fromEpochDay(asAt + HORIZON_DAYS),
    weeksLearned: drawn.weeks,
    band,
  };
}
