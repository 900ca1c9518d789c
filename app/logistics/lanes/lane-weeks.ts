import { calibratedDaysAt } from './calibration.ts';
import { predictLane } from './fit-lanes.ts';
import { EARLY_SHARE, USUAL_ADHERENCE } from './lane-shares.ts';
import { logElapsed } from './lane-data.ts';
import type { LearnedLanes } from './learn-lanes.ts';

/** A lane's parcels of one week of handover, against what the lane had said when it began. */
export interface LaneWeekSums {
  lane: number;
  /** Monday, as days since 1970-01-01. */
  weekDay: number;
  sent: number;
  delivered: number;
  p50Days: number | null;
  p90Days: number | null;
  saidMinDays: number | null;
  saidMaxDays: number | null;
  early: number;
  kept: number;
  broken: number;
  underWay: number;
  unjudged: number;
}

const WEEKS_KEPT = 53;
/** A parcel under way whose delivery will be told with less chance than this is not judged. */
const TOLD_LEAST = 0.5;

/**
 * Sums of the last year by lane and week. Weeks that the backtest looked at are judged by what was
 * said before them: early, kept, or broken, a parcel under way being broken as soon as it is late.
 */
export function sumWeeks(learned: LearnedLanes): LaneWeekSums[] {
  const { data, backtest } = learned;
  const { parcels } = data;
  const asOfDay = backtest.asOfDay;
  const oldest = mondayOf(asOfDay) - WEEKS_KEPT * 7;
  const said = saidBy(learned);
  const rowOf = new Map<number, number>();
  for (let row = 0; row < backtest.parcel.length; row++) rowOf.set(backtest.parcel[row]!, row);
  const sums = new Map<number, LaneWeekSums & { days: number[] }>();
  for (let parcel = 0; parcel < parcels.count; parcel++) {
    const started = parcels.startedDay[parcel]!;
    if (started < oldest || started > asOfDay) continue;
    const lane = parcels.lane[parcel]!;
    const weekDay = mondayOf(started);
    const key = lane * 100_000 + weekDay;
    let week = sums.get(key);
    if (week === undefined) sums.set(key, (week = emptyWeek(lane, weekDay)));
    week.sent++;
    const delivered = parcels.deliveredDay[parcel]! <= asOfDay;
    const days = Math.exp(delivered ? data.logDays[parcel]! : logElapsed(data, parcel, asOfDay));
    if (delivered) {
      week.delivered++;
      week.days.push(days);
    }
    const row = rowOf.get(parcel);
    const range = row === undefined ? null : said(backtest.fit[row]!, lane);
    if (range !== null) [week.saidMinDays, week.saidMaxDays] = range;
    const chance = row === undefined ? 1 : backtest.weight[row]!;
    if (!delivered && chance < TOLD_LEAST) week.unjudged++;
    else if (range === null) week.underWay += delivered ? 0 : 1;
    else if (days > range[1]) week.broken++;
    else if (!delivered) week.underWay++;
    else if (days < range[0]) week.early++;
    else week.kept++;
  }
  return [...sums.values()].map(({ days, ...week }) => {
    days.sort((a, b) => a - b);
    const of = week.sent - week.unjudged;
    return { ...week, p50Days: at(days, 0.5, of), p90Days: at(days, 0.9, of) };
  });
}

/** The range that a lane had said in each period of the backtest. */
function saidBy(learned: LearnedLanes): (fit: number, lane: number) => [number, number] {
  const { backtest, calibration } = learned;
  const known = new Map<number, [number, number]>();
  return (fit, lane) => {
    const key = fit * 1_000_000 + lane;
    let range = known.get(key);
    if (range === undefined) {
      const prediction = predictLane(backtest.fits[fit]!, lane);
      range = [
        calibratedDaysAt(prediction, calibration, EARLY_SHARE),
        calibratedDaysAt(prediction, calibration, USUAL_ADHERENCE),
      ];
      known.set(key, range);
    }
    return range;
  };
}

function emptyWeek(lane: number, weekDay: number): LaneWeekSums & { days: number[] } {
  return {
    lane,
    weekDay,
    sent: 0,
    delivered: 0,
    p50Days: null,
    p90Days: null,
    saidMinDays: null,
    saidMaxDays: null,
    early: 0,
    kept: 0,
    broken: 0,
    underWay: 0,
    unjudged: 0,
    days: [],
  };
}

/**
 * Days within which a share of all `of` parcels came; null while too few of them have, for those that
 * have come first are the fast ones.
 */
function at(sorted: readonly number[], share: number, of: number): number | null {
  const place = (of - 1) * share;
  if (sorted.length === 0 || place > sorted.length - 1) return null;
  const low = Math.floor(place);
  const [from, to] = [sorted[low]!, sorted[Math.min(low + 1, sorted.length - 1)]!];
  return from + (place - low) * (to - from);
}

/** The Monday on or before a day; 1970-01-01 was a Thursday. */
export function mondayOf(day: number): number {
  return Math.floor((day + 3) / 7) * 7 - 3;
}
