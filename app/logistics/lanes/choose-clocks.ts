import {
  fromEpochDay,
  openDays,
  toEpochDay,
  zoneOffsetMs,
  type WeekMask,
} from '../../kernel/calendar.ts';
import { mainZoneOf } from '../facts/main-zones.ts';
import type { PublicHolidays } from '../facts/public-holidays.ts';
import { laneClock, type LaneClock } from './lane-clock.ts';
import {
  LEARNING_WINDOW_DAYS,
  SHORTEST_TRANSIT_DAYS,
  type LaneKey,
  type ParcelColumns,
} from './model.ts';

/** Fewer parcels of a destination and carrier follow the carrier's others. */
const PARCELS_TO_CHOOSE = 50;
/** Another clock must make times narrower by this much, or days of the calendar are counted. */
const NARROWER_BY = 0.05;
/** Days that a calendar is tabulated for beyond those of the parcels. */
const MARGIN_DAYS = 120;
const MS_PER_DAY = 86_400_000;

/**
 * In which days each lane is best measured: of the calendar (null), without Sundays and public
 * holidays of the destination, or in its working week.
 *
 * A carrier that rests at weekends takes two days from Monday and four from Friday; measured in days
 * on which it works, that is two. Parcels on long ways travel at weekends, too. Nobody states which
 * it is, so the clock is taken by which the times of a destination and carrier spread least (of their
 * logarithm, within lanes).
 */
export function chooseClocks(
  parcels: ParcelColumns,
  keys: readonly LaneKey[],
  asOfDay: number,
  holidays: PublicHolidays,
): (LaneClock | null)[] {
  const span = { firstDay: Math.floor(asOfDay) - LEARNING_WINDOW_DAYS, lastDay: asOfDay };
  const candidates = clocksByDestination(keys, span, holidays);
  const count = Math.max(1, ...[...candidates.values()].map((clocks) => clocks.length));
  const spreads = Array.from({ length: count }, () => withinLanes(keys.length));
  for (let parcel = 0; parcel < parcels.count; parcel++) {
    const from = parcels.startedDay[parcel]!;
    const until = parcels.deliveredDay[parcel]!;
    if (!(until <= asOfDay && from > span.firstDay)) continue;
    const lane = parcels.lane[parcel]!;
    for (const [index, clock] of candidates.get(keys[lane]!.destination)!.entries()) {
      const days = clock === null ? until - from : clock.daysBetween(from, until);
      add(spreads[index]!, lane, Math.log(Math.max(days, SHORTEST_TRANSIT_DAYS)));
    }
  }
  const cells = Map.groupBy(keys.keys(), (lane) => cellOf(keys[lane]!));
  const carriers = Map.groupBy(keys.keys(), (lane) => keys[lane]!.carrier);
  return keys.map((key) => {
    const own = cells.get(cellOf(key))!;
    const enough = parcelsIn(spreads[0]!, own) >= PARCELS_TO_CHOOSE;
    const chosen = narrowest(spreads, enough ? own : carriers.get(key.carrier)!);
    return candidates.get(key.destination)![chosen] ?? null;
  });
}

const cellOf = (key: LaneKey): string => `${key.destination}|${key.carrier}`;

/** The clocks that come into question for each destination, the calendar first. */
function clocksByDestination(
  keys: readonly LaneKey[],
  span: { firstDay: number; lastDay: number },
  holidays: PublicHolidays,
): Map<string, (LaneClock | null)[]> {
  const destinations = new Set(keys.map((key) => key.destination));
  return new Map(
    [...destinations].map((destination) => {
      const at = { ...span, destination, holidays };
      const week = holidays.workingWeekOf(destination, fromEpochDay(Math.floor(span.lastDay)));
      return [destination, [null, restingClock('1111110', at), restingClock(week, at)]];
    }),
  );
}

function restingClock(
  week: WeekMask,
  at: { firstDay: number; lastDay: number; destination: string; holidays: PublicHolidays },
): LaneClock {
  const [firstDay, lastDay] = [at.firstDay - 1, Math.ceil(at.lastDay) + MARGIN_DAYS];
  const closed = new Set<number>();
  for (let year = firstDay; year <= lastDay; year += 365) {
    // Asked for year by year: holidays of the first or last may be unknown.
    const until = Math.min(year + 364, lastDay, toEpochDay(at.holidays.throughOn));
    const dates = at.holidays.holidaysOf(at.destination, fromEpochDay(year), fromEpochDay(until));
    for (const on of dates ?? []) closed.add(toEpochDay(on));
  }
  const open = week.replaceAll('0', '').length;
  return laneClock({
    week,
    isOpen: openDays(week, closed),
    aheadDays: zoneOffsetMs(mainZoneOf(at.destination), at.lastDay * MS_PER_DAY) / MS_PER_DAY,
    daysPerOpenDay: 7 / open,
    firstDay,
    lastDay,
  });
}

interface WithinLanes {
  count: Float64Array;
  sum: Float64Array;
  square: Float64Array;
}

function withinLanes(lanes: number): WithinLanes {
  return {
    count: new Float64Array(lanes),
    sum: new Float64Array(lanes),
    square: new Float64Array(lanes),
  };
}

function add(spread: WithinLanes, lane: number, value: number): void {
  spread.count[lane]! += 1;
  spread.sum[lane]! += value;
  spread.square[lane]! += value * value;
}

function parcelsIn(spread: WithinLanes, lanes: readonly number[]): number {
  return lanes.reduce((sum, lane) => sum + spread.count[lane]!, 0);
}

/** Index of the clock with the least spread within the lanes; 0 unless another is clearly better. */
function narrowest(spreads: readonly WithinLanes[], lanes: readonly number[]): number {
  const deviations = spreads.map(({ count, sum, square }) => {
    let [squares, freedom] = [0, 0];
    for (const lane of lanes) {
      if (count[lane]! < 2) continue;
      squares += Math.max(0, square[lane]! - sum[lane]! ** 2 / count[lane]!);
      freedom += count[lane]! - 1;
    }
    return freedom >= PARCELS_TO_CHOOSE / 2 ? Math.sqrt(squares / freedom) : Infinity;
  });
  const best = deviations.indexOf(Math.min(...deviations));
  return deviations[best]! < deviations[0]! * (1 - NARROWER_BY) ? best : 0;
}
