/**
 * Civil calendar: dates without time, days of the week, and local time in IANA zones.
 *
 * Nothing is imported: parts of this file ship to the storefront. A date is the text
 * 'YYYY-MM-DD' (proleptic Gregorian, years 0001 to 9999) at the edges and an *epoch day*
 * inside: whole days since 1970-01-01, so that day arithmetic is integer arithmetic and
 * no zone can touch it.
 */

const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;

/** A calendar date 'YYYY-MM-DD', without time and zone. */
export type CalendarDate = string;

/** Whole days since 1970-01-01; negative before. */
export type EpochDay = number;

/**
 * Seven characters, Monday first: '1' open, '0' closed. '1111100' is Monday to Friday.
 */
export type WeekMask = string;

/** Says of one day whether something is open on it. */
export type OpenDays = (day: EpochDay) => boolean;

/**
 * Epoch day of a calendar date.
 *
 * Trusts its input: text that is no date gives NaN; use `isCalendarDate` at the edges.
 * @example toEpochDay('1970-01-02') // 1
 */
export function toEpochDay(date: CalendarDate): EpochDay {
  return Date.parse(date) / MS_PER_DAY;
}

/**
 * Calendar date of an epoch day.
 * @example fromEpochDay(1) // '1970-01-02'
 */
export function fromEpochDay(day: EpochDay): CalendarDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * True for an existing date written 'YYYY-MM-DD', years 0001 to 9999.
 * @example isCalendarDate('2027-02-29') // false
 */
export function isCalendarDate(text: string): boolean {
  if (!/^(?!0000)\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = toEpochDay(text);
  return Number.isInteger(day) && fromEpochDay(day) === text;
}

/**
 * The date `days` days later, or earlier when negative.
 * @example addDays('2026-12-31', 1) // '2027-01-01'
 */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromEpochDay(toEpochDay(date) + days);
}

/**
 * Days from one date to another: positive when `to` is later.
 * @example daysBetween('2026-12-31', '2027-01-02') // 2
 */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return toEpochDay(to) - toEpochDay(from);
}

/**
 * Day of the week of an epoch day, Monday 0 to Sunday 6.
 * @example weekdayOf(toEpochDay('2026-11-23')) // 0, a Monday
 */
export function weekdayOf(day: EpochDay): number {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * Open days by a weekly mask minus closed days (public holidays, blackouts).
 * @example openDays('1111100', new Set([toEpochDay('2026-12-25')]))(toEpochDay('2026-12-25')) // false
 */
export function openDays(week: WeekMask, closed: { has(day: EpochDay): boolean }): OpenDays {
  return (day) => week[weekdayOf(day)] === '1' && !closed.has(day);
}

/**
 * The open day that is `count` open days after `day`; with a count of 0 the first open day
 * on or after `day`.
 *
 * Looks no further than `lastDay` and gives Infinity when there is none by then, so that a
 * calendar that never opens ends the search instead of the program.
 * @example addOpenDays(toEpochDay('2026-11-27'), 1, openDays('1111100', new Set()), 99_999)
 *   // Monday 2026-11-30: the working day after a Friday
 */
export function addOpenDays(
  day: EpochDay,
  count: number,
  isOpen: OpenDays,
  lastDay: EpochDay,
): EpochDay {
  let left = count || 1;
  for (let on = count ? day + 1 : day; on <= lastDay; on++) if (isOpen(on) && !--left) return on;
  return Infinity;
}

/**
 * Number of open days after `from` and before `to`: both ends excluded.
 * @example countOpenDays(toEpochDay('2026-11-27'), toEpochDay('2026-12-01'), openDays('1111100', new Set()))
 *   // 1: the Monday between a Friday and a Tuesday
 */
export function countOpenDays(from: EpochDay, to: EpochDay, isOpen: OpenDays): number {
  let count = 0;
  for (let on = from + 1; on < to; on++) if (isOpen(on)) count++;
  return count;
}

/**
 * True when this machine knows the IANA zone.
 * @example isZone('Europe/Berlin') // true
 */
export function isZone(zone: string): boolean {
  try {
    return !/^[+-]/.test(zone) && !!new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    return false;
  }
}

/**
 * How far the zone's clocks are ahead of UTC at an instant, in milliseconds.
 * @throws RangeError for an unknown zone.
 * @example zoneOffsetMs('Asia/Kolkata', 0) // 19_800_000
 */
export function zoneOffsetMs(zone: string, instantMs: number): number {
  return wallClockMs(zone, instantMs) - Math.floor(instantMs / 1000) * 1000;
}

/**
 * Date and time of day in a zone at an instant; `minute` is whole minutes since midnight by
 * the clock on the wall.
 * @example localTimeOf('Europe/Berlin', Date.parse('2026-11-24T13:05:00Z'))
 *   // { day: toEpochDay('2026-11-24'), minute: 845 }
 */
export function localTimeOf(zone: string, instantMs: number): { day: EpochDay; minute: number } {
  const wallMs = wallClockMs(zone, instantMs);
  const day = Math.floor(wallMs / MS_PER_DAY);
  return { day, minute: Math.floor((wallMs - day * MS_PER_DAY) / MS_PER_MINUTE) };
}

/**
 * Calendar date in a zone at an instant.
 * @example dateInZone('Asia/Shanghai', Date.parse('2026-11-24T16:30:00Z')) // '2026-11-25'
 */
export function dateInZone(zone: string, instantMs: number): CalendarDate {
  return fromEpochDay(localTimeOf(zone, instantMs).day);
}

/**
 * The instant, in epoch milliseconds, at which a zone's clocks show `minute` minutes since
 * midnight on `day`.
 *
 * When clocks go forward and skip that time, the time is read with the offset from before
 * the change (02:30 becomes 03:30). When clocks go back and show it twice, the first of the
 * two is meant. These are the rules of RFC 5545, 3.3.5.
 * @example instantOf('Europe/Berlin', toEpochDay('2026-11-24'), 14 * 60)
 *   // Date.parse('2026-11-24T13:00:00Z')
 */
export function instantOf(zone: string, day: EpochDay, minute: number): number {
  const wallMs = day * MS_PER_DAY + minute * MS_PER_MINUTE;
  const before = wallMs - zoneOffsetMs(zone, wallMs - MS_PER_DAY);
  const after = wallMs - zoneOffsetMs(zone, wallMs + MS_PER_DAY);
  return wallClockMs(zone, before) === wallMs || wallClockMs(zone, after) !== wallMs
    ? before
    : after;
}

const clocks: Record<string, Intl.DateTimeFormat> = {};

/** What the zone's clocks show, as if that were UTC: whole seconds, in milliseconds. */
function wallClockMs(zone: string, instantMs: number): number {
  const clock = (clocks[zone] ??= new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }));
  // 'en-US' writes month, day, year, hour, minute, second, in that order.
  const [month, day, year, hour, minute, second] = clock
    .format(instantMs)
    .match(/\d+/g)!
    .map(Number) as [number, number, number, number, number, number];
  return Date.UTC(year, month - 1, day, hour, minute, second);
}
