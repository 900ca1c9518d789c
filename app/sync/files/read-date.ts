import { instantOf, toEpochDay } from '../../kernel/calendar.ts';
import type { DateOrder, ProblemCode } from './model.ts';

/** A date as it stands in a cell, taken apart; the order of its numbers may still be open. */
export interface WrittenDate {
  /** The three numbers as they stand. */
  numbers: readonly [number, number, number];
  /** Orders in which the numbers are a date that exists. One: proven. */
  orders: readonly DateOrder[];
  /** Milliseconds since midnight; null for a date without time. */
  timeMs: number | null;
  /** Minutes ahead of UTC, where the text says; 'unknown' for a zone that we don't know. */
  offsetMinutes: number | 'unknown' | null;
}

const MAX_CHARS = 48;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2099;
const MS_PER_MINUTE = 60_000;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Abbreviations with one meaning in exports; CST and IST have several and are refused. */
const ZONES: Readonly<Record<string, number>> = {
  Z: 0,
  UTC: 0,
  GMT: 0,
  PST: -480,
  PDT: -420,
  MST: -420,
  MDT: -360,
  EST: -300,
  EDT: -240,
  CET: 60,
  CEST: 120,
  MEZ: 60,
  MESZ: 120,
  JST: 540,
};

const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=$|[ T])/;
const CHINESE = /^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日/;
const NUMERIC = /^(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?=$|[ T,])/;
const DAY_MONTH = /^(\d{1,2})[- ]([A-Za-z]{3,9})\.?[- ,]+(\d{4})(?=$|[ T,])/;
const MONTH_DAY = /^([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?=$|[ T,])/;
const TIME =
  /^(上午|下午|中午)? ?(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,6}))?)? ?(?:([AaPp])\.?[Mm]\.?(?![A-Za-z]))? ?(.*)$/;
const OFFSET = /^(?:UTC|GMT)?([+-])(\d{1,2}):?(\d{2})?$/;

/**
 * Takes a date with or without time apart; null where the text is none.
 *
 * Knows ISO, "2026年3月4日", 20260304, "Mar 4, 2026", "4-Mar-2026" and numbers with slash, point
 * or hyphen. A year of four digits in front is always followed by month and day; all other orders
 * are left open as far as the numbers allow them. Two digits of a year stand for 20YY.
 * @example splitDate('13/04/2026 09:30')?.orders // ['dmy']
 * @example splitDate('03/04/05')?.orders // ['dmy', 'mdy', 'ymd']
 */
export function splitDate(text: string): WrittenDate | null {
  if (text.length > MAX_CHARS) return null;
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const date = datePart(plain);
  if (date === null) return null;
  const rest = plain.slice(date.length).replace(/^[ T,]+/, '');
  const time = rest === '' ? { timeMs: null, offsetMinutes: null } : timePart(rest);
  return time === null ? null : { numbers: date.numbers, orders: date.orders, ...time };
}

interface DatePart {
  numbers: [number, number, number];
  orders: DateOrder[];
  length: number;
}

function datePart(text: string): DatePart | null {
  const fixed = COMPACT.exec(text) ?? CHINESE.exec(text);
  if (fixed !== null) {
    return withOrders([Number(fixed[1]), Number(fixed[2]), Number(fixed[3])], ['ymd'], fixed[0]);
  }
  const numeric = NUMERIC.exec(text);
  if (numeric !== null) return numericDate(numeric);
  const dayFirst = DAY_MONTH.exec(text);
  if (dayFirst !== null) return named(dayFirst[0], dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = MONTH_DAY.exec(text);
  return monthFirst && named(monthFirst[0], monthFirst[3], monthFirst[1], monthFirst[2]);
}

function named(matched: string, year?: string, month?: string, day?: string): DatePart | null {
  const name = (month ?? '').toLowerCase();
  const index = MONTHS.indexOf(name.slice(0, 3));
  if (index === -1) return null;
  return withOrders([Number(year), index + 1, Number(day)], ['ymd'], matched);
}

function numericDate(match: RegExpExecArray): DatePart | null {
  const [matched, a = '', , b = '', c = ''] = match;
  const numbers: [number, number, number] = [Number(a), Number(b), Number(c)];
  if (a.length === 4 && c.length <= 2) return withOrders(numbers, ['ymd'], matched);
  if (a.length > 2 || c.length === 3) return null;
  if (c.length === 4) return withOrders(numbers, ['dmy', 'mdy'], matched);
  // "3/4/5" has no year that anybody would write.
  if (a.length === 1 && c.length === 1) return null;
  return withOrders(numbers, ['dmy', 'mdy', 'ymd'], matched);
}

function withOrders(
  numbers: [number, number, number],
  possible: DateOrder[],
  matched: string,
): DatePart | null {
  const orders = possible.filter((order) => exists(numbers, order));
  return orders.length === 0 ? null : { numbers, orders, length: matched.length };
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function exists(numbers: readonly [number, number, number], order: DateOrder): boolean {
  const [year, month, day] = inOrder(numbers, order);
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0;
  return day >= 1 && day <= (DAYS[month - 1] ?? 0) + leap;
}

/** Year, month, day. */
function inOrder(
  [a, b, c]: readonly [number, number, number],
  order: DateOrder,
): [number, number, number] {
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b];
  return [year < 100 ? year + 2000 : year, month, day];
}

function calendarDate(numbers: readonly [number, number, number], order: DateOrder): string {
  const [year, month, day] = inOrder(numbers, order);
  const two = (value: number) => (value < 10 ? `0${value}` : String(value));
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function timePart(text: string): Pick<WrittenDate, 'timeMs' | 'offsetMinutes'> | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [, half, h, m, s = '0', fraction = '', letter, zone = ''] = match;
  const hour = clockHour(Number(h), half ?? letter?.toLowerCase());
  if (hour === null || Number(m) > 59 || Number(s) > 59) return null;
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  const timeMs = ((hour * 60 + Number(m)) * 60 + Number(s)) * 1000 + ms;
  return { timeMs, offsetMinutes: offsetOf(zone.trim()) };
}

function clockHour(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour <= 23 ? hour : null;
  // Chinese exports also write "下午 15:30".
  if (half !== 'a' && half !== 'p' && hour > 12 && hour <= 23) return half === '上午' ? null : hour;
  if (hour < 1 || hour > 12) return null;
  const late = half === 'p' || half === '下午' || half === '中午';
  return (hour % 12) + (late ? 12 : 0);
}

function offsetOf(zone: string): number | 'unknown' | null {
  if (zone === '') return null;
  const known = ZONES[zone.toUpperCase()];
  if (known !== undefined) return known;
  const match = OFFSET.exec(zone.toUpperCase());
  if (match === null) return 'unknown';
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (minutes > 14 * 60) return 'unknown';
  return match[1] === '-' ? -minutes : minutes;
}

type Dated = { ok: true; value: string } | { ok: false; code: ProblemCode };

/**
 * The calendar date meant, with the order where it was open.
 *
 * Refused: an open order, an order that gives no date, years outside of 2000 to 2099.
 * @example dayOf(splitDate('03/04/2026')!, 'dmy') // { ok: true, value: '2026-04-03' }
 */
export function dayOf(date: WrittenDate, dateOrder: DateOrder | undefined): Dated {
  const order = isOpen(date) ? (dateOrder ?? onlyOf(date.orders)) : date.orders[0];
  if (order === undefined || !date.orders.includes(order)) return { ok: false, code: 'not-a-date' };
  const day = calendarDate(date.numbers, order);
  const year = Number(day.slice(0, 4));
  if (year < FIRST_YEAR || year > LAST_YEAR) return { ok: false, code: 'date-out-of-range' };
  return { ok: true, value: day };
}

function onlyOf(orders: readonly DateOrder[]): DateOrder | undefined {
  return orders.length === 1 ? orders[0] : undefined;
}

/** True for a date whose form leaves the order open, whatever its numbers prove. */
export function isOpen(date: WrittenDate): boolean {
  return date.numbers[0] < 1000;
}

const NOON_MINUTE = 12 * 60;

/**
 * A function from dates to ISO instants in a zone.
 *
 * A time that says its offset keeps it. A date without time stands at noon, so that it stays on
 * its day in nearly every zone it is looked at from. Times that the clocks skip or show twice are
 * read by `instantOf`. Offsets are remembered per quarter of an hour: a file asks for the same
 * ones again and again.
 * @example instantReader('Europe/Berlin', undefined)(splitDate('2026-11-24 14:00')!)
 *   // { ok: true, value: '2026-11-24T13:00:00.000Z' }
 */
export function instantReader(
  zone: string | undefined,
  dateOrder: DateOrder | undefined,
): (date: WrittenDate) => Dated {
  const offsets = new Map<number, number>();
  const wallOffsetMs = (wallMs: number): number => {
    const quarter = Math.floor(wallMs / (15 * MS_PER_MINUTE));
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      if (offsets.size > 50_000) offsets.clear();
      const minutes = quarter * 15;
      const day = Math.floor(minutes / 1440);
      offset = quarter * 15 * MS_PER_MINUTE - instantOf(zone!, day, minutes - day * 1440);
      offsets.set(quarter, offset);
    }
    return offset;
  };
  return (date) => {
    const day = dayOf(date, dateOrder);
    if (!day.ok) return day;
    const dayMs = toEpochDay(day.value) * 1440 * MS_PER_MINUTE;
    const wallMs = dayMs + (date.timeMs ?? NOON_MINUTE * MS_PER_MINUTE);
    if (date.offsetMinutes === 'unknown') return { ok: false, code: 'unknown-time-zone' };
    if (date.offsetMinutes === null && zone === undefined) {
      return { ok: false, code: 'unknown-time-zone' };
    }
    const offsetMs =
      date.offsetMinutes === null ? wallOffsetMs(wallMs) : date.offsetMinutes * MS_PER_MINUTE;
    return { ok: true, value: new Date(wallMs - offsetMs).toISOString() };
  };
}
