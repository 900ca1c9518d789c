import { dateInZone } from '../kernel/calendar.ts';

/** Offsets of zones change on whole quarters of an hour of UTC, and so do their midnights. */
const QUARTER_MS = 900_000;
const CACHE_LIMIT = 100_000;

/** Calendar dates of instants in one zone. */
export type LocalDates = (instant: string) => string;

/**
 * A function from ISO instants to calendar dates in `zone`.
 *
 * All instants of a quarter of an hour share their date, so an import asks the zone rules some
 * ten thousand times instead of once per order.
 * @throws RangeError, from the function, for text that is no instant.
 * @example localDates('Asia/Shanghai')('2026-11-24T16:30:00Z') // '2026-11-25'
 */
export function localDates(zone: string): LocalDates {
  const known = new Map<number, string>();
  return (instant) => {
    const ms = Date.parse(instant);
    if (Number.isNaN(ms)) throw new RangeError(`"${instant}" is not an instant`);
    const quarter = Math.floor(ms / QUARTER_MS);
    let date = known.get(quarter);
    if (date === undefined) {
      if (known.size >= CACHE_LIMIT) known.clear();
      date = dateInZone(zone, ms);
      known.set(quarter, date);
    }
    return date;
  };
}
