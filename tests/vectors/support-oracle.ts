import { readFile } from 'node:fs/promises';

import { DateTime } from 'luxon';

import type { SupportHours } from '../../app/localization/index.ts';

export interface SupportCase {
  why: string;
  hours: string;
  pageAt: string;
  now: string;
  shopperZone: string;
  locale: string;
  state: { open: boolean; until: string } | null;
  says: string;
}

export interface SupportVectors {
  hours: Record<string, SupportHours>;
  cases: SupportCase[];
}

export async function readSupportVectors(): Promise<SupportVectors> {
  const file = new URL('support-channels.json', import.meta.url);
  return JSON.parse(await readFile(file, 'utf8')) as SupportVectors;
}

const MS_PER_MINUTE = 60_000;
const DAYS_SEEN = 35;

/** Whether somebody answers in the minute that begins at an instant, read off a wall clock. */
function isOpenAt(hours: SupportHours, atMs: number): boolean {
  const wall = DateTime.fromMillis(atMs, { zone: hours.zone });
  if (hours.closedOn.includes(wall.toISODate() ?? '')) return false;
  const time = wall.toFormat('HH:mm');
  return hours.week[wall.weekday - 1]!.some(({ from, to }) => from <= time && time < to);
}

/**
 * State of the hours by looking at the clock of every minute: shares no code and no idea with the
 * core. In the hour that clocks show twice it takes both for that hour, where the core takes spans
 * from the first instant of a time to the first of another: comparisons leave those hours out.
 */
export function stateByOracle(
  hours: SupportHours,
  at: string,
): { open: boolean; until: string } | null {
  const atMs = Date.parse(at);
  const start = Math.floor(atMs / MS_PER_MINUTE) * MS_PER_MINUTE;
  const open = isOpenAt(hours, start);
  for (let ms = start; ms < start + DAYS_SEEN * 86_400_000; ms += MS_PER_MINUTE) {
    if (isOpenAt(hours, ms) !== open) return { open, until: new Date(ms).toISOString() };
  }
  return null;
}
