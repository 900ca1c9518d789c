/**
 * Days as whole numbers since 1970-01-01 (`epochDay`), the way the generators count them.
 * A day belongs to the shop's zone; instants are milliseconds UTC.
 */
export const DAY_MS = 86_400_000;
export const HOUR_MS = 3_600_000;

/** `isoDate(0)` is "1970-01-01". */
export function isoDate(epochDay: number): string {
  return new Date(epochDay * DAY_MS).toISOString().slice(0, 10);
}

/** An instant as Shopify writes it: whole seconds, cut off. */
export function isoSecond(atMs: number): string {
  return new Date(Math.floor(atMs / 1000) * 1000).toISOString();
}

export function epochDayOf(date: string): number {
  return Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

/** 0 is Sunday. */
export function weekdayOf(epochDay: number): number {
  return (((epochDay + 4) % 7) + 7) % 7;
}

/** Moves by whole months; a day that the month lacks becomes its last: 31 January + 1 = 28 February. */
export function addMonths(epochDay: number, months: number): number {
  const date = new Date(epochDay * DAY_MS);
  const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1));
  const lastDay = new Date(
    Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0),
  ).getUTCDate();
  first.setUTCDate(Math.min(date.getUTCDate(), lastDay));
  return Math.floor(first.getTime() / DAY_MS);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Offset of a zone from UTC at an instant, in milliseconds (east is positive). */
export function zoneOffsetMs(zone: string, at: number): number {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, formatter);
  }
  const parts: Record<string, number> = {};
  for (const part of formatter.formatToParts(at)) parts[part.type] = Number(part.value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1000) * 1000;
}

/** The calendar day in a zone at an instant. */
export function epochDayAt(zone: string, at: number): number {
  return Math.floor((at + zoneOffsetMs(zone, at)) / DAY_MS);
}

/**
 * The instant of a wall-clock time in a zone, given as if it were UTC. A time that the clocks skip
 * is moved forward by the jump; of a time that comes twice, the later is taken.
 */
export function wallClockMs(zone: string, localMs: number): number {
  const guess = localMs - zoneOffsetMs(zone, localMs);
  return localMs - zoneOffsetMs(zone, guess);
}

/** Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return Math.floor(Date.UTC(year, month - 1, day) / DAY_MS);
}

const chineseCalendar = new Intl.DateTimeFormat('en-u-ca-chinese', {
  timeZone: 'UTC',
  month: 'numeric',
  day: 'numeric',
});

/**
 * First day of the Chinese year that begins in the given Gregorian year, by the calendar of ICU,
 * which is a day late where the new moon falls minutes before midnight in Beijing (2027).
 */
export function lunarNewYear(year: number): number {
  const first = Math.floor(Date.UTC(year, 0, 20) / DAY_MS);
  for (let day = first; day < first + 33; day++) {
    const parts = chineseCalendar.formatToParts(day * DAY_MS);
    const value = (type: string) => parts.find((part) => part.type === type)?.value;
    if (value('month') === '1' && value('day') === '1') return day;
  }
  throw new Error(`No Chinese new year found between 20 January and 21 February ${year}.`);
}

function fixed(year: number, ...monthDays: [number, number][]): number[] {
  return monthDays.map(([month, day]) => Math.floor(Date.UTC(year, month - 1, day) / DAY_MS));
}

function range(from: number, days: number): number[] {
  return Array.from({ length: days }, (_, index) => from + index);
}

/**
 * Days on which a warehouse in the country hands nothing over: public holidays, and for China the
 * two weeks around the Spring Festival in which factories and line hauls really stand still.
 */
export function warehouseHolidays(country: string, year: number): number[] {
  const easter = easterSunday(year);
  const easterDays = [easter - 2, easter + 1, easter + 39, easter + 50];
  switch (country) {
    case 'DE':
      return [...fixed(year, [1, 1], [5, 1], [10, 3], [10, 31], [12, 25], [12, 26]), ...easterDays];
    case 'NL':
      return [...fixed(year, [1, 1], [4, 27], [12, 25], [12, 26]), ...easterDays.slice(1)];
    case 'CN':
      return [
        ...fixed(year, [1, 1], [4, 5]),
        ...range(lunarNewYear(year) - 4, 14),
        ...range(fixed(year, [5, 1])[0] ?? 0, 3),
        ...range(fixed(year, [10, 1])[0] ?? 0, 7),
      ];
    default:
      return fixed(year, [1, 1], [12, 25]);
  }
}
