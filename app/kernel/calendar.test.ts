import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it, test } from 'vitest';

import {
  addDays,
  addOpenDays,
  countOpenDays,
  dateInZone,
  daysBetween,
  fromEpochDay,
  instantOf,
  isCalendarDate,
  isZone,
  localTimeOf,
  openDays,
  toEpochDay,
  weekdayOf,
  zoneOffsetMs,
} from './calendar.ts';

const FIRST_DAY = toEpochDay('2020-01-01');
const LAST_DAY = toEpochDay('2035-12-31');
const day = fc.integer({ min: FIRST_DAY, max: LAST_DAY });
const minute = fc.integer({ min: 0, max: 1439 });
const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const instant = fc.integer({ min: FIRST_DAY * 86_400_000, max: LAST_DAY * 86_400_000 });
const week = fc.integer({ min: 1, max: 127 }).map((bits) => bits.toString(2).padStart(7, '0'));
const closed = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 20 });

/** All instants at which a zone's clocks show this wall time, by luxon, earliest first. */
function instantsByLuxon(zoneName: string, epochDay: number, minuteOfDay: number): number[] {
  return DateTime.fromISO(fromEpochDay(epochDay), { zone: 'utc' })
    .set({ hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 })
    .setZone(zoneName, { keepLocalTime: true })
    .getPossibleOffsets()
    .map((time) => time.toMillis())
    .sort((a, b) => a - b);
}

describe('civil dates', () => {
  it('go to epoch days and back', () => {
    fc.assert(fc.property(day, (n) => toEpochDay(fromEpochDay(n)) === n));
  });

  it('agree with luxon on the day of the week', () => {
    fc.assert(
      fc.property(day, (n) => {
        expect(weekdayOf(n) + 1).toBe(DateTime.fromISO(fromEpochDay(n), { zone: 'utc' }).weekday);
      }),
    );
  });

  it('know the day of the week before 1970', () => {
    expect(weekdayOf(toEpochDay('1969-12-29'))).toBe(0);
    expect(weekdayOf(toEpochDay('1969-12-28'))).toBe(6);
  });

  it('agree with luxon on adding days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -1000, max: 1000 }), (n, days) => {
        const date = fromEpochDay(n);
        const expected = DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toISODate();
        expect(addDays(date, days)).toBe(expected);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });

  test.each([
    ['2028-02-29', true],
    ['2027-02-29', false],
    ['2027-13-01', false],
    ['2027-00-10', false],
    ['2027-1-1', false],
    ['2027-01-01T00:00', false],
    ['+002027-01-01', false],
    ['0000-01-01', false],
    ['', false],
  ])('%s is a calendar date: %s', (text, expected) => {
    expect(isCalendarDate(text)).toBe(expected);
  });

  it('take any text without throwing', () => {
    fc.assert(fc.property(fc.string(), (text) => typeof isCalendarDate(text) === 'boolean'));
  });
});

describe('zones', () => {
  test.each([
    ['Europe/Berlin', true],
    ['UTC', true],
    ['Asia/Kolkata', true],
    ['Mars/Olympus', false],
    ['', false],
    // An offset is no place: it does not know when clocks change.
    ['+02:00', false],
  ])('%s is a zone: %s', (name, expected) => {
    expect(isZone(name)).toBe(expected);
  });

  it('agree with luxon on offset, date and time of day, in every zone', () => {
    fc.assert(
      fc.property(zone, instant, (zoneName, ms) => {
        const expected = DateTime.fromMillis(ms, { zone: zoneName });
        expect(zoneOffsetMs(zoneName, ms)).toBe(expected.offset * 60_000);
        expect(dateInZone(zoneName, ms)).toBe(expected.toISODate());
        expect(localTimeOf(zoneName, ms).minute).toBe(expected.hour * 60 + expected.minute);
      }),
      { numRuns: 500 },
    );
  });

  it('agree with luxon on the first instant that a clock shows a time', () => {
    fc.assert(
      fc.property(zone, day, minute, (zoneName, epochDay, minuteOfDay) => {
        const [expected] = instantsByLuxon(zoneName, epochDay, minuteOfDay);
        expect(instantOf(zoneName, epochDay, minuteOfDay)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    // Lord Howe Island changes by half an hour; Cairo, Beirut and Santiago at midnight.
    ...['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Cairo', 'Asia/Beirut'],
    ...['America/Santiago', 'Africa/Casablanca', 'America/Havana', 'Pacific/Auckland'],
  ])('%s is right at every quarter of an hour on days when clocks change', (zoneName) => {
    const changes: number[] = [];
    for (let n = toEpochDay('2026-01-01'); n < toEpochDay('2027-12-31'); n++) {
      const noon = (days: number) => zoneOffsetMs(zoneName, (n + days) * 86_400_000 + 43_200_000);
      if (noon(-1) !== noon(1)) changes.push(n);
    }
    expect(changes).not.toEqual([]);
    for (const n of changes) {
      for (let quarter = 0; quarter < 96; quarter++) {
        const found = instantOf(zoneName, n, quarter * 15);
        expect(found).toBe(instantsByLuxon(zoneName, n, quarter * 15)[0]);
      }
    }
  });

  test.each([
    [
      'a skipped time is read with the offset before',
      'Europe/Berlin',
      '2027-03-28',
      150,
      '2027-03-28T01:30:00Z',
    ],
    [
      'a repeated time is the first of the two',
      'Europe/Berlin',
      '2026-10-25',
      150,
      '2026-10-25T00:30:00Z',
    ],
    ['an ordinary time in winter', 'Europe/Berlin', '2026-11-24', 840, '2026-11-24T13:00:00Z'],
    ['an ordinary time in summer', 'Europe/Berlin', '2026-07-24', 840, '2026-07-24T12:00:00Z'],
    [
      'a skipped time west of Greenwich',
      'America/New_York',
      '2027-03-14',
      150,
      '2027-03-14T07:30:00Z',
    ],
    [
      'a repeated time west of Greenwich',
      'America/New_York',
      '2026-11-01',
      90,
      '2026-11-01T05:30:00Z',
    ],
    ['midnight that does not exist', 'Africa/Cairo', '2027-04-30', 0, '2027-04-29T22:00:00Z'],
    ['45 minutes off', 'Asia/Kathmandu', '2026-11-24', 0, '2026-11-23T18:15:00Z'],
  ])('%s', (_name, zoneName, date, minuteOfDay, expected) => {
    const ms = instantOf(zoneName, toEpochDay(date), minuteOfDay);
    expect(new Date(ms).toISOString()).toBe(expected.replace('Z', '.000Z'));
  });

  it('refuses an unknown zone', () => {
    expect(() => zoneOffsetMs('Mars/Olympus', 0)).toThrow(RangeError);
  });
});

describe('open days', () => {
  const none = new Set<number>();

  it('are counted one by one, as somebody with a paper calendar would', () => {
    fc.assert(
      fc.property(
        day,
        week,
        closed,
        fc.integer({ min: 0, max: 12 }),
        (start, mask, gaps, count) => {
          const isOpen = openDays(mask, new Set(gaps.map((gap) => start + gap)));
          let on = start;
          let left = count;
          while (count === 0 && !isOpen(on)) on++;
          while (left > 0) if (isOpen(++on)) left--;
          expect(addOpenDays(start, count, isOpen, start + 999)).toBe(on);
        },
      ),
    );
  });

  it('never go backwards and end on an open day', () => {
    fc.assert(
      fc.property(
        day,
        week,
        closed,
        fc.integer({ min: 0, max: 12 }),
        (start, mask, gaps, count) => {
          const isOpen = openDays(mask, new Set(gaps.map((gap) => start + gap)));
          const end = addOpenDays(start, count, isOpen, start + 999);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(isOpen(end)).toBe(true);
          if (count > 0) expect(countOpenDays(start, end, isOpen)).toBe(count - 1);
        },
      ),
    );
  });

  it('add up: a days and then b days are a + b days', () => {
    const few = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(day, week, closed, few, few, (start, mask, gaps, a, b) => {
        const isOpen = openDays(mask, new Set(gaps.map((gap) => start + gap)));
        const add = (from: number, count: number) => addOpenDays(from, count, isOpen, start + 999);
        expect(add(add(start, a), b)).toBe(add(start, a + b));
      }),
    );
  });

  it('end in Infinity, not in a hang, when nothing ever opens', () => {
    expect(addOpenDays(0, 1, openDays('0000000', none), 1000)).toBe(Infinity);
    expect(addOpenDays(Infinity, 1, openDays('1111111', none), 1000)).toBe(Infinity);
  });

  it('count both ends out', () => {
    const isOpen = openDays('1111100', none);
    expect(countOpenDays(toEpochDay('2026-11-27'), toEpochDay('2026-12-01'), isOpen)).toBe(1);
    expect(countOpenDays(toEpochDay('2026-11-27'), toEpochDay('2026-11-27'), isOpen)).toBe(0);
  });
});
