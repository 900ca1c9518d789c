import { groupOfCode } from '../../../app/payments/failing-method-detector.server.ts';
import {
  WATCH_FAILURES,
  watchFailures,
  type WatchedCell,
  type WatchedDay,
} from '../../../app/payments/index.ts';
import { addDays, daysBetween } from '../../../app/kernel/calendar.ts';
import { createRandom, mixSeed, type Random } from '../../sandbox/shops/index.ts';
import { atMost, type Figure, told } from '../figure.ts';

const FIRST_ON = '2024-05-01';
const HISTORY_DAYS = 545;
const WATCHED_DAYS = 365;
const SHOPS = 10;
/** Alarms stay for weeks: looking once a week sees nearly all of them. */
const LOOK_EVERY_DAYS = 7;

const CODES = [
  ...['CARD_DECLINED', 'INSUFFICIENT_FUNDS', 'DO_NOT_HONOR', 'CANCELLED_PAYMENT'],
  ...['AUTHENTICATION_FAILED', 'EXPIRED_CARD', 'PAYMENT_METHOD_UNAVAILABLE', 'PROCESSING_ERROR'],
];

/** False alarms of shops with nothing wrong, and how soon a method that begins to fail is named. */
export function* measureFailing(): Generator<Figure> {
  let alarms = 0;
  for (let shop = 0; shop < SHOPS; shop++) alarms += falseAlarms(makeShop(mixSeed(7, shop), null));
  yield atMost(
    'payments',
    'false-alarms-per-shop-and-year',
    alarms / SHOPS,
    'alarms',
    WATCH_FAILURES.falseAlarmsPerYear,
  );
  for (const perDay of [0.5, 1.5, 5]) {
    const delays: number[] = [];
    for (let shop = 0; shop < SHOPS; shop++) {
      delays.push(daysUntilNamed(makeShop(mixSeed(11, shop), { perDay })));
    }
    const sorted = delays.toSorted((a, b) => a - b);
    const median = sorted[SHOPS >> 1]!;
    const name = `method-out-${perDay}-a-day-days-until-named`;
    yield perDay >= 1.5
      ? atMost('payments', name, median, 'days', 7)
      : told('payments', name, median, 'days');
  }
}

const CHANGED_ON = addDays(FIRST_ON, HISTORY_DAYS);

/** Days from the change until it is named; 60 where it is not by then. */
function daysUntilNamed(cells: readonly WatchedCell[]): number {
  for (let day = 1; day <= 60; day++) {
    const on = addDays(CHANGED_ON, day);
    const { failing } = watchFailures(until(cells, on), on, groupOfCode);
    if (failing.some(({ country, way }) => country === 'C0' && way === 'm0')) return day;
  }
  return 60;
}

function falseAlarms(cells: readonly WatchedCell[]): number {
  let alarms = 0;
  let last = new Set<string>();
  for (let day = 0; day < WATCHED_DAYS; day += LOOK_EVERY_DAYS) {
    const on = addDays(CHANGED_ON, day);
    const { failing } = watchFailures(until(cells, on), on, groupOfCode);
    const now = new Set(failing.map(({ country, way }) => `${country} ${way}`));
    for (const one of now) if (!last.has(one)) alarms += 1;
    last = now;
  }
  return alarms;
}

const until = (cells: readonly WatchedCell[], on: string): WatchedCell[] =>
  cells.map((cell) => ({ ...cell, days: cell.days.filter((day) => day.on <= on) }));

/**
 * Methods by countries with steady rates of their own; with `changed`, a third of the payments by m0
 * in C0 begin to fail with an error of the method.
 */
function makeShop(seed: number, changed: { perDay: number } | null): WatchedCell[] {
  const random = createRandom(seed);
  const cells: WatchedCell[] = [];
  for (let method = 0; method < 5; method++) {
    const weights = CODES.map(() => Math.exp(1.5 * random.normal()));
    for (let country = 0; country < 8; country++) {
      const isIt = changed !== null && method === 0 && country === 0;
      const perDay = isIt ? changed.perDay : 0.05 + 2 * random.next() ** 3;
      const rate = 1 / (1 + Math.exp(2.4 - 0.6 * random.normal()));
      const days = isIt || random.chance(0.6) ? daysOf(perDay, rate, weights, isIt, random) : [];
      cells.push({ country: `C${country}`, way: `m${method}`, days });
    }
  }
  return cells;
}

function daysOf(
  perDay: number,
  rate: number,
  weights: readonly number[],
  changes: boolean,
  random: Random,
): WatchedDay[] {
  const days: WatchedDay[] = [];
  for (let day = 0; day < HISTORY_DAYS + WATCHED_DAYS; day++) {
    const on = addDays(FIRST_ON, day);
    const trials = poisson(perDay, random);
    if (trials === 0) continue;
    const failures: Record<string, number> = {};
    const out = changes && daysBetween(CHANGED_ON, on) >= 0;
    for (let trial = 0; trial < trials; trial++) {
      const code = out && random.chance(0.33) ? 'PAYMENT_METHOD_UNAVAILABLE' : null;
      const usual = random.chance(rate) ? CODES[random.weighted([...weights])]! : null;
      const failed = code ?? usual;
      if (failed !== null) failures[failed] = (failures[failed] ?? 0) + 1;
    }
    days.push({ on, trials, failures });
  }
  return days;
}

function poisson(mean: number, random: Random): number {
  let [count, product] = [0, random.next()];
  const end = Math.exp(-mean);
  while (product > end && count < 500) {
    count += 1;
    product *= random.next();
  }
  return count;
}
