import { instantOf, localTimeOf, toEpochDay, weekdayOf } from '../kernel/calendar.ts';
import type { DocumentHours } from './model.ts';

/** Whether somebody answers, and until which instant that stays so. */
export interface OpenState {
  open: boolean;
  /** Epoch milliseconds: the closing, or the next opening. */
  untilMs: number;
}

/** How far ahead the next opening is looked for; beyond a month nobody waits for it. */
export const LOOK_AHEAD_DAYS = 35;

const MS_PER_DAY = 86_400_000;

/**
 * State of the hours at an instant; null where they do not change within a month of it.
 *
 * Spans are read by the clock of the zone, so that changes of clocks are right: a span that is
 * skipped altogether when clocks go forward does not exist. Spans that touch, also over midnight,
 * are one.
 * @example openState({ zone: 'Europe/Berlin', week: nineToSix, closed: [] }, Date.parse('2026-11-23T12:00:00Z'))
 *   // { open: true, untilMs: Date.parse('2026-11-23T17:00:00Z') }
 */
export function openState({ zone, week, closed }: DocumentHours, atMs: number): OpenState | null {
  const isClosed = new Set(closed.map(toEpochDay));
  const today = localTimeOf(zone, atMs).day;
  let until = 0;
  for (let day = today - 1; day <= today + LOOK_AHEAD_DAYS; day++) {
    for (const [from, to] of isClosed.has(day) ? [] : week[weekdayOf(day)]!) {
      const opens = instantOf(zone, day, from);
      const closes = instantOf(zone, day, to);
      if (closes <= atMs || closes <= opens) continue;
      if (until && opens > until) return { open: true, untilMs: until };
      if (!until && opens > atMs) return { open: false, untilMs: opens };
      until = closes;
    }
  }
  // Open without an end in sight is nothing that changes.
  return until && until < atMs + 30 * MS_PER_DAY ? { open: true, untilMs: until } : null;
}
