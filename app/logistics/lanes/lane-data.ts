import type { Factor } from './fit-effects.ts';
import { SHORTEST_TRANSIT_DAYS, type LaneKey, type ParcelColumns } from './model.ts';
import type { LaneClock } from './lane-clock.ts';

/** Parcels together with what is worked out of them once, whatever is fitted. */
export interface LaneData {
  parcels: ParcelColumns;
  keys: readonly LaneKey[];
  /** Origin, destination, carrier, service. */
  factors: readonly Factor[];
  /** Names of the levels of each factor, in their order. */
  levels: readonly ReadonlyMap<string, number>[];
  /** By lane; null counts calendar days. */
  clocks: readonly (LaneClock | null)[];
  /** Logarithm of the transit days by parcel; NaN where it is not delivered. */
  logDays: Float64Array;
}

const PARTS: readonly ((key: LaneKey) => string)[] = [
  (key) => key.origin,
  (key) => key.destination,
  (key) => key.carrier,
  // The same word may mean another thing with another carrier.
  (key) => `${key.carrier}|${key.service}`,
];

/** Prepares parcels; `clocks` say in which days each lane is measured. */
export function prepareLanes(
  parcels: ParcelColumns,
  keys: readonly LaneKey[],
  clocks: readonly (LaneClock | null)[] = keys.map(() => null),
): LaneData {
  const levels = PARTS.map((part) => {
    const names = new Map<string, number>();
    for (const key of keys) if (!names.has(part(key))) names.set(part(key), names.size);
    return names;
  });
  const factors = PARTS.map((part, index) => ({
    levels: levels[index]!.size,
    levelOf: Int32Array.from(keys, (key) => levels[index]!.get(part(key))!),
  }));
  const data: LaneData = { parcels, keys, factors, levels, clocks, logDays: new Float64Array(0) };
  const logDays = new Float64Array(parcels.count);
  for (let parcel = 0; parcel < parcels.count; parcel++) {
    logDays[parcel] = logElapsed(data, parcel, parcels.deliveredDay[parcel]!);
  }
  return { ...data, logDays };
}

/** Logarithm of the days, of its lane's clock, that a parcel is old at an instant. */
export function logElapsed(data: LaneData, parcel: number, untilDay: number): number {
  const { parcels, clocks } = data;
  const clock = clocks[parcels.lane[parcel]!]!;
  const from = parcels.startedDay[parcel]!;
  const days = clock === null ? untilDay - from : clock.daysBetween(from, untilDay);
  return Math.log(
    days > SHORTEST_TRANSIT_DAYS ? days : days === days ? SHORTEST_TRANSIT_DAYS : NaN,
  );
}

/** Level of each factor for a lane that need not have any parcels; -1 where it was never seen. */
export function levelsOf(levels: LaneData['levels'], key: LaneKey): number[] {
  return PARTS.map((part, index) => levels[index]!.get(part(key)) ?? -1);
}
