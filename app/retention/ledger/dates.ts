import type { CalendarDate } from '../../kernel/calendar.ts';

/** A calendar date as the database's driver gives and takes it: midnight in UTC. */
export function dayOf(on: CalendarDate): Date {
  return new Date(`${on}T00:00:00Z`);
}

export function dateOf(day: Date): CalendarDate {
  return day.toISOString().slice(0, 10);
}
