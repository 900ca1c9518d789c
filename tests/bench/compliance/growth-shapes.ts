import { toEpochDay } from '../../../app/kernel/calendar.ts';
import { forecastCrossing } from '../../../app/compliance/thresholds/forecast-crossing.ts';
import { createMeter, limitOf } from '../../../app/compliance/thresholds/evaluate-threshold.ts';
import {
  drawGamma,
  drawNormal,
  drawPoisson,
  seededUniform,
  type Uniform,
} from '../../../app/compliance/thresholds/random-draws.ts';
import type {
  CountedPeriod,
  ThresholdRule,
} from '../../../app/compliance/thresholds/rule-model.ts';
import type { DailySums } from '../../../app/compliance/thresholds/sales-ledger.ts';

/*
 * Markets that nobody has: orders a day whose rate follows a shape, scattered wider than chance,
 * with order values that vary. They were looked at while the forecast's spread of growth was chosen:
 * what they measure is a check, not a trial on unseen data.
 */

const DAYS = 1_200;
const FIRST_DAY = toEpochDay('2023-01-01');

/** Orders a day, against those of the first day, from the day's number. */
type Shape = (uniform: Uniform) => (day: number) => number;

const between = (uniform: Uniform, low: number, high: number) => low + (high - low) * uniform();

export const SHAPES: Readonly<Record<string, Shape>> = {
  level: () => () => 1,
  linear: (uniform) => {
    const slope = between(uniform, 0.3, 2) / 365;
    return (day) => 1 + slope * day;
  },
  exponential: (uniform) => {
    const rate = Math.log(between(uniform, 1.2, 3)) / 365;
    return (day) => Math.exp(rate * day);
  },
  'levels off': (uniform) => {
    const [top, middle, width] = [
      between(uniform, 2, 6),
      between(uniform, 300, 800),
      between(uniform, 60, 200),
    ];
    return (day) => 1 + top / (1 + Math.exp((middle - day) / width));
  },
  declining: (uniform) => {
    const rate = Math.log(between(uniform, 0.5, 0.9)) / 365;
    return (day) => Math.exp(rate * day);
  },
  seasonal: (uniform) => {
    const [depth, growth] = [between(uniform, 0.2, 0.6), Math.log(between(uniform, 1, 1.6)) / 365];
    return (day) =>
      Math.exp(growth * day) * (1 + depth * Math.cos((2 * Math.PI * (day - 330)) / 365.25));
  },
  wandering: (uniform) => {
    const path = [0];
    for (let day = 1; day < DAYS; day++) path.push(path[day - 1]! + 0.02 * drawNormal(uniform));
    return (day) => Math.exp(path[day]!);
  },
  'jumps once': (uniform) => {
    const [at, to] = [between(uniform, 200, 900), between(uniform, 0.5, 2.5)];
    return (day) => (day < at ? 1 : to);
  },
};

export interface Trial {
  shape: string;
  /** Whether the crossing that happened, or that it did not, lies in the range. */
  covered: boolean;
  /** Days from the earliest to the latest; the rest of the horizon where the latest is beyond it. */
  widthDays: number;
  /** Days between the likely date and the real one; null where either is beyond the horizon. */
  missDays: number | null;
  /** In the stretch before the range, after it, or neither. */
  side: 'before' | 'in' | 'after';
  /** Days ahead, Infinity beyond the horizon. */
  days: { real: number; low: number; middle: number; high: number };
}

/** One market of a shape: a day is picked, its limit lies somewhat above the sum of that day. */
export function tryShape(shape: string, seed: number): Trial | null {
  const uniform = seededUniform(seed);
  const series = drawSeries(SHAPES[shape]!(uniform), uniform);
  const asAt = FIRST_DAY + Math.floor(between(uniform, 120, DAYS - 370));
  const rule = ruleWith(PERIODS[seed % PERIODS.length]!);
  const meter = createMeter(rule, [series]);
  const sum = meter.sum(0, { from: asAt - 364, to: asAt }, asAt);
  if (sum <= 0) return null;
  rule.tests[0]!.limit = Math.round((sum * between(uniform, 1.02, 1.8)) / 100);
  if (limitOf(rule.tests[0]!) <= 0) return null;
  const known = {
    ...series,
    values: series.values.slice(0, asAt - FIRST_DAY + 1),
    orders: series.orders.slice(0, asAt - FIRST_DAY + 1),
  };
  const forecast = forecastCrossing(rule, [known], asAt, { leading: 0, seed: seed + 1 });
  if (typeof forecast === 'string') return null;
  const ahead = (on: string | null) => (on === null ? Infinity : toEpochDay(on) - asAt);
  let real = Infinity;
  const passed = createMeter(rule, [series]);
  for (let day = asAt + 1; day <= asAt + 364; day++) {
    if (!passed.isPassed(day)) continue;
    real = day - asAt;
    break;
  }
  const [low, middle, high] = [
    ahead(forecast.earliestOn),
    ahead(forecast.likelyOn),
    ahead(forecast.latestOn),
  ];
  const side = real < low ? 'before' : real > high ? 'after' : 'in';
  return {
    shape,
    covered: side === 'in',
    widthDays: Math.min(high, 365) - Math.min(low, 365),
    missDays: Number.isFinite(real) && Number.isFinite(middle) ? Math.abs(real - middle) : null,
    side,
    days: { real, low, middle, high },
  };
}

const PERIODS: readonly CountedPeriod[] = [
  { kind: 'rolling-months', months: 12 },
  { kind: 'months-to-date', months: 12 },
  { kind: 'calendar-year', years: 'prior-or-current' },
];

function drawSeries(level: (day: number) => number, uniform: Uniform): DailySums {
  const perDay = Math.exp(between(uniform, Math.log(0.15), Math.log(25)));
  const dispersion = between(uniform, 0.02, 0.6);
  const spread = between(uniform, 0.3, 0.9);
  const weekend = between(uniform, 0.5, 1.4);
  const values = new Float64Array(DAYS);
  const orders = new Float64Array(DAYS);
  for (let day = 0; day < DAYS; day++) {
    const mean = perDay * level(day) * (day % 7 > 4 ? weekend : 1);
    const count = drawPoisson(uniform, mean * drawGamma(uniform, 1 / dispersion) * dispersion);
    orders[day] = count;
    let sum = 0;
    for (let order = 0; order < count; order++)
      sum += Math.round(6000 * Math.exp(spread * drawNormal(uniform)));
    values[day] = sum;
  }
  const refunded = new Float64Array(DAYS);
  return { firstDay: FIRST_DAY, values, orders, refunded, conversion: null };
}

function ruleWith(period: CountedPeriod): ThresholdRule {
  const source = { source: 'made up', lastVerifiedOn: '2026-11-01', confidence: 'seen' } as const;
  return {
    id: 'xx-made-up',
    country: 'AU',
    region: null,
    duty: 'gst',
    seller: 'anywhere',
    condition: null,
    obligation: 'must',
    tests: [
      {
        measures: 'sales',
        limit: 0,
        currency: 'EUR',
        over: 'at-least',
        period,
        scope: 'place',
        lowValueOnly: false,
      },
    ],
    combine: 'any',
    counts: {
      shipping: true,
      tax: false,
      refunds: 'subtracted',
      marketplace: true,
      business: true,
    },
    limits: source,
    period: source,
    effectiveFrom: null,
    effectiveTo: null,
  };
}
