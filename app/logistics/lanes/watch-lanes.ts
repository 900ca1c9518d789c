import { findSilence, type Silence } from './find-silence.ts';
import {
  confidenceOf,
  dispersionOf,
  findSlowdown,
  slowdownDistance,
  type Course,
} from './find-slowdown.ts';
import { fitLanes, predictLane, shareWithin } from './fit-lanes.ts';
import { logElapsed, type LaneData } from './lane-data.ts';
import { LEARNING_WINDOW_DAYS, type LaneKey } from './model.ts';
import { normalQuantile } from './normal.ts';

/** A lane that is slower than it was. */
export interface SlowLane {
  lane: number;
  sinceDay: number;
  /** So many times as long as before. */
  factor: number;
  /** Standard errors from chance. */
  distance: number;
  /** Median days before, and now. */
  usualDays: number;
  confidence: number;
  /** Parcels since then, under way ones with them. */
  parcels: number;
}

export interface SilentCarrier extends Silence {
  carrier: string;
}

export interface LaneWatch {
  slow: SlowLane[];
  silent: SilentCarrier[];
  /** Lanes that were looked at with enough parcels. */
  judged: number;
}

/** Slower by less than this, or by less than half a day, is not worth a merchant's time. */
const FACTOR_LEAST = 1.15;
const DAYS_LEAST = 0.5;
/** Lanes below are too thin to say when something changed. */
const PARCELS_LEAST = 25;
/** Scores end at ±2.5. */
const FAR_OUT = 0.0062;
/** A lane that was found before stays so down to this share of the distance. */
const HELD_SHARE = 0.7;
/** Looks at a lane that are worth one of its own: the days of a quarter, overlapping. */
const LOOKS_PER_LANE = 100;
/** Parcels of that age that were not told of will not be: what a carrier usually tells. */
const SETTLED_DAYS = 60;

/**
 * Looks for lanes that are slower, and carriers that tell nothing any more, as of an instant.
 *
 * Lanes in `held`, by `nameOf`, were slow when they were looked at last: they are let go only when
 * they are clearly below what made them known, so that a finding does not come and go.
 */
export function watchLanes(
  data: LaneData,
  asOfDay: number,
  options: {
    distance?: number | undefined;
    held?: ReadonlySet<string> | undefined;
    nameOf?: ((key: LaneKey) => string) | undefined;
  } = {},
): LaneWatch {
  const silent = silentCarriers(data, asOfDay);
  const fit = fitLanes(data, asOfDay, LEARNING_WINDOW_DAYS);
  const courses = coursesOf(data, fit, asOfDay, new Set(silent.map(({ carrier }) => carrier)));
  const usual = shopDispersion(courses);
  const slow: SlowLane[] = [];
  const watched = [...courses].filter(([, { score }]) => score.length >= PARCELS_LEAST);
  const needed = options.distance ?? slowdownDistance(watched.length);
  for (const [lane, course] of watched) {
    const isHeld = options.held?.has(options.nameOf?.(data.keys[lane]!) ?? '') ?? false;
    const found = findSlowdown(
      course,
      asOfDay,
      dispersionOf(course, usual),
      isHeld ? needed * HELD_SHARE : needed,
    );
    if (found === null) continue;
    const prediction = predictLane(fit, lane);
    const factor = Math.exp(prediction.scale * found.shift);
    const usualDays = usualMedian(data, lane, found.sinceDay);
    if (factor < FACTOR_LEAST || usualDays * (factor - 1) < DAYS_LEAST) continue;
    slow.push({
      lane,
      sinceDay: found.sinceDay,
      factor,
      distance: found.distance,
      usualDays,
      confidence: confidenceOf(found.distance, LOOKS_PER_LANE),
      parcels: course.startedDay.filter((day) => day >= found.sinceDay).length,
    });
  }
  return { slow, silent, judged: watched.length };
}

/** Every lane's parcels as scores of what the lane did over the year. */
function coursesOf(
  data: LaneData,
  fit: ReturnType<typeof fitLanes>,
  asOfDay: number,
  silent: ReadonlySet<string>,
): Map<number, Course> {
  const { parcels, keys } = data;
  const told = usuallyTold(data, asOfDay);
  const predictions = keys.map((_, lane) => predictLane(fit, lane));
  const rows = keys.map((): number[] => []);
  for (let parcel = 0; parcel < parcels.count; parcel++) {
    const age = asOfDay - parcels.startedDay[parcel]!;
    if (age > 0 && age <= LEARNING_WINDOW_DAYS) rows[parcels.lane[parcel]!]!.push(parcel);
  }
  const courses = new Map<number, Course>();
  for (const [lane, own] of rows.entries()) {
    if (silent.has(keys[lane]!.carrier)) continue;
    own.sort((a, b) => parcels.startedDay[a]! - parcels.startedDay[b]!);
    const course = {
      startedDay: [] as number[],
      score: [] as number[],
      open: [] as boolean[],
      told: [] as number[],
    };
    for (const parcel of own) {
      const open = !(parcels.deliveredDay[parcel]! <= asOfDay);
      const log = open ? logElapsed(data, parcel, asOfDay) : data.logDays[parcel]!;
      // Far out is far out: one lost parcel among few must not make a lane slow.
      const rank = Math.min(Math.max(shareWithin(predictions[lane]!, log), FAR_OUT), 1 - FAR_OUT);
      course.startedDay.push(parcels.startedDay[parcel]!);
      course.score.push(normalQuantile(rank));
      course.open.push(open);
      course.told.push(open ? told(parcel) : 1);
    }
    courses.set(lane, course);
  }
  return courses;
}

/** Share that a carrier told of what it sent before, of parcels that were scanned and that were not. */
function usuallyTold(data: LaneData, asOfDay: number): (parcel: number) => number {
  const { parcels, factors } = data;
  const { levelOf, levels } = factors[2]!;
  const [told, all] = [new Float64Array(levels * 2), new Float64Array(levels * 2)];
  const groupOf = (parcel: number): number =>
    levelOf[parcels.lane[parcel]!]! * 2 + (parcels.scannedDay[parcel]! <= asOfDay ? 1 : 0);
  for (let parcel = 0; parcel < parcels.count; parcel++) {
    const age = asOfDay - parcels.startedDay[parcel]!;
    if (age < SETTLED_DAYS || age > LEARNING_WINDOW_DAYS) continue;
    all[groupOf(parcel)]! += 1;
    if (parcels.deliveredDay[parcel]! <= asOfDay) told[groupOf(parcel)]! += 1;
  }
  return (parcel) => {
    const group = groupOf(parcel);
    // Half of a parcel told, half not: a carrier without a past is no reason for an alarm.
    return Math.min(0.999, (told[group]! + 0.5) / (all[group]! + 1));
  };
}

function shopDispersion(courses: ReadonlyMap<number, Course>): number {
  const each = [...courses.values()]
    .filter(({ score }) => score.length >= PARCELS_LEAST)
    .map((course) => dispersionOf(course))
    .sort((a, b) => a - b);
  return each[Math.floor(each.length / 2)] ?? 1;
}

function usualMedian(data: LaneData, lane: number, untilDay: number): number {
  const { parcels } = data;
  const days: number[] = [];
  for (let parcel = 0; parcel < parcels.count; parcel++) {
    if (parcels.lane[parcel] !== lane || parcels.startedDay[parcel]! >= untilDay) continue;
    const took = parcels.deliveredDay[parcel]! - parcels.startedDay[parcel]!;
    if (took === took) days.push(took);
  }
  days.sort((a, b) => a - b);
  return days[Math.floor(days.length / 2)] ?? 0;
}

function silentCarriers(data: LaneData, asOfDay: number): SilentCarrier[] {
  const { parcels, keys } = data;
  const byCarrier = new Map<string, number[]>();
  for (let parcel = 0; parcel < parcels.count; parcel++) {
    if (!(parcels.startedDay[parcel]! <= asOfDay)) continue;
    const { carrier } = keys[parcels.lane[parcel]!]!;
    let rows = byCarrier.get(carrier);
    if (rows === undefined) byCarrier.set(carrier, (rows = []));
    rows.push(parcel);
  }
  const silent: SilentCarrier[] = [];
  for (const [carrier, rows] of byCarrier) {
    rows.sort((a, b) => parcels.startedDay[a]! - parcels.startedDay[b]!);
    const firstWordDay = rows.map((parcel) => {
      const [scan, delivery] = [parcels.scannedDay[parcel]!, parcels.deliveredDay[parcel]!];
      return scan <= delivery || delivery !== delivery ? scan : delivery;
    });
    const startedDay = rows.map((parcel) => parcels.startedDay[parcel]!);
    const found = findSilence({ startedDay, firstWordDay }, asOfDay);
    if (found !== null) silent.push({ ...found, carrier });
  }
  return silent;
}
