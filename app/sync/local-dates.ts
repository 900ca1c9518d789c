import { fromEpochDay, zoneOffsetMs } from '../kernel/calendar.ts';

const MS_PER_DAY = 86_400_000;
const CACHE_LIMIT = 20_000;

/** Calendar dates of instants in one zone. */
export type LocalDates = (instant: string) => string;

/**
 * A function from ISO instants to calendar dates in `zone`.
 *
 * On nearly all days of UTC the zone keeps one offset from end to end, so an import asks the zone's
 * rules twice for each day that it sees instead of once for each order.
 * @throws RangeError, from the function, for text that is no instant.
 * @example localDates('Asia/Shanghai')('2026-11-24T16:30:00Z') // '2026-11-25'
 */
export function localDates(zone: string): LocalDates {
  const offsets = new Map<number, number | null>();
  const names = new Map<number, string>();
  return (instant) => {
    const ms = Date.parse(instant);
    if (Number.isNaN(ms)) throw new RangeError(`"${instant}" is not an instant`);
    const utcDay = Math.floor(ms / MS_PER_DAY);
    let offset = offsets.get(utcDay);
    if (offset === undefined) {
      if (offsets.size >= CACHE_LIMIT) offsets.clear();
      offset = steadyOffset(zone, utcDay);
      offsets.set(utcDay, offset);
    }
    const day = Math.floor((ms + (offset ?? zoneOffsetMs(zone, ms))) / MS_PER_DAY);
    let name = names.get(day);
    if (name === undefined) {
      if (names.size >= CACHE_LIMIT) names.clear();
      name = fromEpochDay(day);
      names.set(day, name);
    }
    return name;
  };
}

/** The offset at both ends of a day of UTC; null where the clocks are changed between them. */
function steadyOffset(zone: string, utcDay: number): number | null {
  const first = zoneOffsetMs(zone, utcDay * MS_PER_DAY);
  const last = zoneOffsetMs(zone, (utcDay + 1) * MS_PER_DAY - 1000);
  return first === last ? first : null;
}
