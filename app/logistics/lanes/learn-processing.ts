import {
  addOpenDays,
  countOpenDays,
  openDays,
  weekdayOf,
  type EpochDay,
  type OpenDays,
  type WeekMask,
} from '../../kernel/calendar.ts';
import { dispersionOf, findSlowdown, slowdownDistance, type Slowdown } from './find-slowdown.ts';
import { normalQuantile } from './normal.ts';

/** An order's way to its handover; local dates of the place and whether the cut-off was over. */
export interface ProcessedOrder {
  orderedDay: EpochDay;
  afterCutOff: boolean;
  handedOverDay: EpochDay;
}

export interface LearnedProcessing {
  orders: number;
  week: WeekMask;
  /** Share of orders that take 0, 1, 2, … working days at most. */
  shares: number[];
  p50Days: number;
  p90Days: number;
  slow: (Slowdown & { days: number }) | null;
}

/** A weekday on which less than that of all parcels leave is one on which nothing is handed over. */
const OPEN_DAY_SHARE = 0.02;
const HALF_LIFE_DAYS = 60;
const LONGEST_DAYS = 30;
/** Less than half a working day is not worth a merchant's time. */
const SLOWER_LEAST_DAYS = 0.4;
/** Fewer orders say nothing of a warehouse. */
export const PROCESSING_ORDERS_LEAST = 30;

/**
 * How many working days orders wait at a place: from the first working day whose cut-off was still
 * ahead to the day of handover, 0 being the same day. The working week is that on which parcels are
 * seen to leave; closed days are `isClosed`. Null where there are too few orders.
 */
export function learnProcessing(
  orders: readonly ProcessedOrder[],
  asOfDay: EpochDay,
  isClosed: (day: EpochDay) => boolean,
  placesWatched: number,
): LearnedProcessing | null {
  if (orders.length < PROCESSING_ORDERS_LEAST) return null;
  const week = weekOf(orders);
  const isOpen = openDays(week, { has: isClosed });
  const sorted = [...orders].sort((a, b) => a.orderedDay - b.orderedDay);
  const days = sorted.map((order) => workingDaysOf(order, isOpen));
  const weights = new Float64Array(LONGEST_DAYS + 1);
  for (const [index, order] of sorted.entries()) {
    weights[days[index]!]! += 2 ** ((order.orderedDay - asOfDay) / HALF_LIFE_DAYS);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let below = 0;
  const shares = [...weights].map((weight) => (below += weight) / total);
  return {
    orders: orders.length,
    week,
    shares,
    p50Days: shares.findIndex((share) => share >= 0.5),
    p90Days: shares.findIndex((share) => share >= 0.9),
    slow: findSlowHandover(sorted, days, asOfDay, placesWatched),
  };
}

function weekOf(orders: readonly ProcessedOrder[]): WeekMask {
  const seen = new Array<number>(7).fill(0);
  for (const { handedOverDay } of orders) seen[weekdayOf(handedOverDay)]! += 1;
  const mask = seen.map((count) => (count >= orders.length * OPEN_DAY_SHARE ? '1' : '0')).join('');
  return mask.includes('1') ? mask : '1111111';
}

function workingDaysOf(order: ProcessedOrder, isOpen: OpenDays): number {
  const lastDay = order.orderedDay + 365;
  const first = addOpenDays(order.orderedDay, order.afterCutOff ? 1 : 0, isOpen, lastDay);
  if (order.handedOverDay <= first) return 0;
  return Math.min(LONGEST_DAYS, countOpenDays(first, order.handedOverDay, isOpen) + 1);
}

function findSlowHandover(
  orders: readonly ProcessedOrder[],
  days: readonly number[],
  asOfDay: EpochDay,
  placesWatched: number,
): LearnedProcessing['slow'] {
  const counts = new Float64Array(LONGEST_DAYS + 1);
  for (const count of days) counts[count]! += 1;
  let below = 0;
  // Ranks in the middle of equal ones: whole days have many of them.
  const scores = [...counts].map((count) => {
    const rank = (below + count / 2) / days.length;
    below += count;
    return normalQuantile(Math.min(Math.max(rank, 0.0062), 1 - 0.0062));
  });
  const course = {
    startedDay: orders.map(({ orderedDay }) => orderedDay),
    score: days.map((count) => scores[count]!),
    open: days.map(() => false),
    told: days.map(() => 1),
  };
  const found = findSlowdown(
    course,
    asOfDay,
    dispersionOf(course),
    slowdownDistance(placesWatched),
  );
  if (found === null) return null;
  const mean = (keep: (day: number) => boolean) => {
    const kept = days.filter((_, index) => keep(orders[index]!.orderedDay));
    return kept.reduce((sum, count) => sum + count, 0) / Math.max(1, kept.length);
  };
  const slower = mean((day) => day >= found.sinceDay) - mean((day) => day < found.sinceDay);
  return slower < SLOWER_LEAST_DAYS ? null : { ...found, days: slower };
}
