import { addDays, daysBetween } from '../kernel/calendar.ts';
import type { CalendarDate } from '../kernel/calendar.ts';
import type { HoursSpan, HoursWords, SupportHours } from './model.ts';

/** Languages of the widgets, as theme files name them. */
// prettier-ignore
export const WIDGET_LANGUAGES: readonly string[] = (
  'ar bg cs da de el en es et fi fr ga hr hu it ja ko lt lv mt nl pl pt-BR pt-PT ro sk sl sv tr zh-CN zh-TW'
).split(' ');

/** Closed dates are said this many days ahead. */
export const CLOSED_SAID_DAYS = 60;

/** 1 January 2024 was a Monday. */
const A_MONDAY_MS = Date.UTC(2024, 0, 1);
const MS_PER_DAY = 86_400_000;
const MS_PER_MINUTE = 60_000;

/** Minutes since midnight of a time of day. @example minuteOf('24:00') // 1440 */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/**
 * Opening hours in a language: days that are alike in one line, the zone's name as it holds the
 * whole year, and the dates of the coming weeks on which nobody answers.
 *
 * Made when the document is composed, because Liquid has no words for days, and a page from a
 * cache must not compute dates.
 * @example wordHours(hours, { language: 'en', asOn: '2026-11-22' })
 *   // { zone: 'Central European Time', days: [['Mon – Fri', '9:00 AM – 6:00 PM'], ['Sat – Sun', '']], closed: '' }
 */
export function wordHours(
  hours: SupportHours,
  { language, asOn }: { language: string; asOn: CalendarDate },
): HoursWords {
  return {
    zone: zoneName(hours.zone, language),
    days: wordDays(hours.week, language),
    closed: wordClosed(hours.closedOn, language, asOn),
  };
}

function zoneName(zone: string, language: string): string {
  const parts = new Intl.DateTimeFormat(language, {
    timeZone: zone,
    timeZoneName: 'longGeneric',
  }).formatToParts(A_MONDAY_MS);
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

function wordDays(week: readonly (readonly HoursSpan[])[], language: string): [string, string][] {
  const weekday = formatUtc(language, { weekday: 'short' });
  const lines: [string, string][] = [];
  for (let first = 0; first < week.length;) {
    let last = first;
    const alike = JSON.stringify(week[first]);
    while (JSON.stringify(week[last + 1]) === alike) last++;
    const days = weekday.formatRange(dayMs(first), dayMs(last));
    lines.push([days, wordSpans(week[first]!, language)]);
    first = last + 1;
  }
  return lines;
}

function wordSpans(spans: readonly HoursSpan[], language: string): string {
  const time = formatUtc(language, { hour: 'numeric', minute: '2-digit' });
  const at = (text: string) => time.format(A_MONDAY_MS + minuteOf(text) * MS_PER_MINUTE);
  return spans.map(({ from, to }) => `${at(from)} – ${at(to)}`).join(', ');
}

function wordClosed(closedOn: readonly string[], language: string, asOn: string): string {
  const date = formatUtc(language, { month: 'short', day: 'numeric' });
  const coming = [...new Set(closedOn)]
    .sort()
    .filter((on) => on >= asOn && daysBetween(asOn, on) <= CLOSED_SAID_DAYS);
  const texts: string[] = [];
  for (let first = 0; first < coming.length;) {
    let last = first;
    while (coming[last + 1] === addDays(coming[last]!, 1)) last++;
    texts.push(date.formatRange(Date.parse(coming[first]!), Date.parse(coming[last]!)));
    first = last + 1;
  }
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(texts);
}

function formatUtc(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { calendar: 'gregory', timeZone: 'UTC', ...options });
}

function dayMs(day: number): number {
  return A_MONDAY_MS + day * MS_PER_DAY;
}
