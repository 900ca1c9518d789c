import { wallClockMs, zoneOffsetMs } from '../shops/calendar.ts';

/** Reads a whole number; null when the text is none or has more than nine digits. */
export function wholeNumber(text: string): number | null {
  return /^-?\d{1,9}$/.test(text) ? Number(text) : null;
}

/**
 * Reads a plain decimal (point, up to six decimals) into millionths, so that price × quantity is
 * exact; null for anything else and for amounts of a hundred million and more.
 */
export function millionths(text: string): number | null {
  const match = /^(-?)(\d{1,8})(?:\.(\d{0,6}))?$/.exec(text);
  if (!match) return null;
  const [, sign, whole = '', decimals = ''] = match;
  const value = Number(whole) * 1_000_000 + Number(decimals.padEnd(6, '0'));
  return sign === '-' ? -value : value;
}

/** Millionths to minor units of a currency, half away from zero. */
export function toMinor(value: number, decimals = 2): number {
  return Math.sign(value) * Math.round(Math.abs(value) / 10 ** (6 - decimals));
}

const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2})$/;

/**
 * Reads a wall-clock time, `2010-12-01 08:26:00` or, as the UCI workbook writes it, `12/1/2010 8:26`.
 *
 * @returns the time as if it were UTC in milliseconds; null when it is no date between 1990 and 2100.
 */
export function wallClockOf(text: string): number | null {
  const iso = ISO.exec(text);
  const american = iso ? null : AMERICAN.exec(text);
  if (!iso && !american) return null;
  const parts = iso
    ? [iso[1], iso[2], iso[3], iso[4], iso[5], iso[6]]
    : [american?.[3], american?.[1], american?.[2], american?.[4], american?.[5]];
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    Number(part ?? 0),
  );
  if (year < 1990 || year > 2100 || hour > 23 || minute > 59 || second > 59) return null;
  const time = Date.UTC(year, month - 1, day, hour, minute, second);
  const date = new Date(time);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? time : null;
}

/** A wall-clock time with its offset from UTC, as Shopify exports write it. */
export interface OffsetTime {
  atMs: number;
  offsetMinutes: number;
}

/**
 * Reads `2026-03-01 14:05:00 +0100`; null when it is no date between 1990 and 2100 or has no offset.
 */
export function offsetTimeOf(text: string): OffsetTime | null {
  const match = /^(.{10}[ T]\d{2}:\d{2}:\d{2}) ?(?:([+-])(\d{2}):?(\d{2})|UTC|Z)$/.exec(text);
  if (!match) return null;
  const wallClock = wallClockOf(match[1] ?? '');
  if (wallClock === null) return null;
  const minutes = Number(match[3] ?? 0) * 60 + Number(match[4] ?? 0);
  if (minutes > 14 * 60) return null;
  const offsetMinutes = match[2] === '-' ? -minutes : minutes;
  return { atMs: wallClock - offsetMinutes * 60_000, offsetMinutes };
}

/** Turns wall-clock times of one zone into instants, remembering the offset of each hour. */
export function zoneClock(zone: string): (wallClock: number) => number {
  const offsets = new Map<number, number>();
  return (wallClock) => {
    const hour = Math.floor(wallClock / 3_600_000);
    let offset = offsets.get(hour);
    if (offset === undefined) {
      const at = wallClockMs(zone, hour * 3_600_000);
      offset = zoneOffsetMs(zone, at);
      offsets.set(hour, offset);
    }
    return wallClock - offset;
  };
}
