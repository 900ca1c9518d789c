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
const SHOPS = 8;
/** Alarms stay for weeks: looking every other week sees nearly all of them. */
const LOOK_EVERY_DAYS = 14;

const CODES = [
  ...['CARD_DECLINED', 'INSUFFICIENT_FUNDS', 'DO_NOT_HONOR', 'CANCELLED_PAYMENT'],
  ...['AUTHENTICATION_FAILED', 'EXPIRED_CARD', 'PAYMENT_METHOD_UNAVAILABLE', 'PROCESSING_ERROR'],
];

/** Trials a week of the cell in which something fails. */
const TRIALS_A_WEEK = [3, 10, 30];
/** Named within a week where a week has so many failed trials that there is something to tell. */
const TELLING_FAILURES = 5;
const WEEK_DAYS = 7;
const GIVEN_UP_DAYS = 90;

/**
 * False alarms of shops with nothing wrong, and how soon a method is named that begins to fail, or
 * that is new in a country and never works there. `spread` is how far methods, countries and crossings
 * differ on the logit scale: in the last kind of shops some methods fail four times of ten.
 */
export function* measureFailing(): Generator<Figure> {
  const { began, neverWorked } = WATCH_FAILURES.falseAlarmsPerYear;
  for (const [kind, spread] of SPREADS) {
    let alarms = 0;
    for (let shop = 0; shop < SHOPS; shop++) {
      alarms += falseAlarms(makeShop(mixSeed(7, shop), spread, null));
    }
    const name = `false-alarms-per-shop-and-year-${kind}`;
    yield atMost('payments', name, alarms / SHOPS, 'alarms', began + neverWorked);
  }
  for (const [failing, share] of FAILINGS) {
    for (const perWeek of TRIALS_A_WEEK) {
      const delays: number[] = [];
      for (let shop = 0; shop < SHOPS; shop++) {
        const [, spread] = SPREADS[shop % SPREADS.length]!;
        const perDay = perWeek / WEEK_DAYS;
        delays.push(
          daysUntilNamed(makeShop(mixSeed(11, shop), spread, { perDay, failing, share })),
        );
      }
      const sorted = delays.toSorted((a, b) => a - b);
      const median = sorted[SHOPS >> 1]!;
      const what = failing === 'began' ? 'begins-to-fail' : 'never-works';
      const name = `${what}-${share}-${perWeek}-a-week-days-until-named`;
      yield perWeek * share >= TELLING_FAILURES
        ? atMost('payments', name, median, 'days', WEEK_DAYS)
        : told('payments', name, median, 'days');
      const named = delays.filter((days) => days <= WEEK_DAYS).length / SHOPS;
      yield told('payments', `${what}-${share}-${perWeek}-a-week-named-in-a-week`, named, 'share');
    }
  }
}

/** How far rates of methods, countries and crossings differ, on the logit scale. */
const SPREADS: readonly (readonly [string, readonly [number, number, number]])[] = [
  ['alike', [0.2, 0.2, 0]],
  ['crossed', [0.4, 0.3, 0.4]],
  ['wild', [1, 0.5, 0.6]],
];

/** What is planted, and the share of trials that it takes. */
const FAILINGS: readonly (readonly ['began' | 'never', number])[] = [
  ['began', 0.33],
  ['began', 0.9],
  ['never', 1],
  ['never', 0.9],
];

interface Planted {
  perDay: number;
  failing: 'began' | 'never';
  share: number;
}

const CHANGED_ON = addDays(FIRST_ON, HISTORY_DAYS);

/** Days from the first failing day until it is named. */
function daysUntilNamed(cells: readonly WatchedCell[]): number {
  const planted = cells.find(({ country, way }) => country === 'C0' && way === 'm0');
  const triedOn = new Set(planted?.days.map(({ on }) => on));
  for (let day = 0; day < GIVEN_UP_DAYS; day++) {
    const on = addDays(CHANGED_ON, day);
    // A day without a trial tells nothing.
    if (!triedOn.has(on)) continue;
    const { failing } = watchFailures(until(cells, on), on, groupOfCode);
    if (failing.some(({ country, way }) => country === 'C0' && way === 'm0')) return day + 1;
  }
  return GIVEN_UP_DAYS;
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
 * Methods by countries with steady rates of their own; one in seven crossings is new in the watched
 * year. Of m0 in C0 a share of trials fails with an error of the method, from the day of the change on:
 * it has worked before, or is new there.
 */
function makeShop(
  seed: number,
  [ofMethod, ofCountry, ofCrossing]: readonly [number, number, number],
  planted: Planted | null,
): WatchedCell[] {
  const random = createRandom(seed);
  const cells: WatchedCell[] = [];
  const countries = Array.from({ length: 8 }, () => ofCountry * random.normal());
  for (let method = 0; method < 5; method++) {
    const weights = CODES.map(() => Math.exp(1.5 * random.normal()));
    const own = -2.4 + ofMethod * random.normal();
    for (let country = 0; country < countries.length; country++) {
      const isIt = planted !== null && method === 0 && country === 0;
      const perDay = isIt ? planted.perDay : 0.05 + 2 * random.next() ** 3;
      const logit = own + countries[country]! + ofCrossing * random.normal();
      const startsAt = random.chance(1 / 7) ? Math.floor(WATCHED_DAYS * random.next()) : -Infinity;
      const source = { perDay, rate: 1 / (1 + Math.exp(-logit)), weights };
      const isOffered = random.chance(0.6);
      if (isIt) {
        const days = daysOf({ ...source, startsAt: -Infinity }, planted, random);
        cells.push({ country: `C${country}`, way: `m${method}`, days });
      } else if (isOffered) {
        const days = daysOf({ ...source, startsAt }, null, random);
        cells.push({ country: `C${country}`, way: `m${method}`, days });
      }
    }
  }
  return cells;
}

function daysOf(
  source: { perDay: number; rate: number; weights: readonly number[]; startsAt: number },
  planted: Planted | null,
  random: Random,
): WatchedDay[] {
  const days: WatchedDay[] = [];
  for (let day = 0; day < HISTORY_DAYS + WATCHED_DAYS; day++) {
    const on = addDays(FIRST_ON, day);
    const sinceChange = daysBetween(CHANGED_ON, on);
    if (sinceChange < source.startsAt) continue;
    if (planted?.failing === 'never' && sinceChange < 0) continue;
    const trials = poisson(source.perDay, random);
    if (trials === 0) continue;
    const failures: Record<string, number> = {};
    const out = planted !== null && sinceChange >= 0;
    for (let trial = 0; trial < trials; trial++) {
      const code = out && random.chance(planted.share) ? 'PAYMENT_METHOD_UNAVAILABLE' : null;
      const usual = random.chance(source.rate)
        ? CODES[random.weighted([...source.weights])]!
        : null;
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
