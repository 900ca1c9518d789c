import { wallClockMs, DAY_MS, warehouseHolidays, weekdayOf, isoDate } from './calendar.ts';
import type { ShopWindow } from './planted-truths.ts';
import type { WarehouseProfile } from './profile.ts';

/** The calendar of a shop: when its days begin, and when its warehouses work. */
export interface DayClock {
  window: ShopWindow;
  /** Instant at which the day begins in the shop's zone. */
  startOf(day: number): number;
  /** The day of an instant that lies within a day or two of `near`. */
  dayOf(atMs: number, near: number): number;
  isWorkingDay(warehouse: WarehouseProfile, day: number): boolean;
  /** The first working day on or after `day`, then `further` working days on. */
  workingDayAfter(warehouse: WarehouseProfile, day: number, further: number): number;
}

export function createDayClock(zone: string, window: ShopWindow): DayClock {
  const starts = new Map<number, number>();
  const holidays = new Map<string, Set<number>>();

  function startOf(day: number): number {
    let start = starts.get(day);
    if (start === undefined) {
      start = wallClockMs(zone, day * DAY_MS);
      starts.set(day, start);
    }
    return start;
  }

  function isHoliday(country: string, day: number): boolean {
    const year = Number(isoDate(day).slice(0, 4));
    const key = `${country}${year}`;
    let days = holidays.get(key);
    if (!days) {
      days = new Set(warehouseHolidays(country, year));
      holidays.set(key, days);
    }
    return days.has(day);
  }

  const working = new Map<string, Map<number, boolean>>();
  function isWorkingDay(warehouse: WarehouseProfile, day: number): boolean {
    let known = working.get(warehouse.id);
    if (!known) working.set(warehouse.id, (known = new Map()));
    let answer = known.get(day);
    if (answer === undefined) {
      const weekday = weekdayOf(day);
      const weekend = weekday === 0 || (weekday === 6 && !warehouse.worksOnSaturday);
      answer = !weekend && !isHoliday(warehouse.country, day);
      known.set(day, answer);
    }
    return answer;
  }

  return {
    window,
    startOf,
    dayOf(atMs, near) {
      let day = near;
      while (atMs < startOf(day)) day--;
      while (atMs >= startOf(day + 1)) day++;
      return day;
    },
    isWorkingDay,
    workingDayAfter(warehouse, day, further) {
      let left = further;
      let current = day;
      for (let tries = 0; tries < 60; tries++, current++) {
        if (!isWorkingDay(warehouse, current)) continue;
        if (left === 0) return current;
        left--;
      }
      throw new Error(`${warehouse.name} has no working day within 60 days of ${isoDate(day)}.`);
    },
  };
}
