import { localTimeOf } from '../kernel/calendar.ts';
import type { DocumentHours } from './model.ts';
import { openState } from './open-hours.ts';

const MS_PER_MINUTE = 60_000;
/** A clock that is behind by more is wrong. */
const BEHIND_MS_MAX = 2 * MS_PER_MINUTE;
/** A page older than that, or a clock that is ahead. */
const AHEAD_MS_MAX = 720 * MS_PER_MINUTE;

/**
 * Whether somebody answers now, and until when, by the reader's clock; '' where that is not certain.
 *
 * A clock may be wrong. Certain is that it is now later than `certainMs`: when the page was made,
 * plus the time that has passed since it was opened. So a state is said only where it holds from
 * that instant to `nowMs`, what the clock says. `open` and `closed` have `{time}` in them.
 */
export function wordOpenState(
  hours: DocumentHours,
  { certainMs, nowMs }: { certainMs: number; nowMs: number },
  { locale, open, closed }: { locale: string; open: string; closed: string },
): string {
  if (!(nowMs > certainMs - BEHIND_MS_MAX && nowMs < certainMs + AHEAD_MS_MAX)) return '';
  if (!Intl.DateTimeFormat.supportedLocalesOf(locale)[0]) return '';
  const state = openState(hours, Math.min(certainMs, nowMs));
  if (!state || state.untilMs <= Math.max(certainMs, nowMs)) return '';
  const time = moment(locale, state.untilMs, certainMs, nowMs);
  return (state.open ? open : closed).replace('{time}', time);
}

/** "9:00 AM" today, "tomorrow 9:00 AM", "Tue 9:00 AM", "Jan 4, 9:00 AM", in the shopper's zone. */
function moment(locale: string, at: number, certain: number, now: number): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const day = (ms: number) => localTimeOf(zone, ms).day;
  const days = day(at) - day(now);
  const near = days < 2 && day(certain) === day(now);
  const time = new Intl.DateTimeFormat(locale, {
    ...(near ? {} : days < 7 ? { weekday: 'short' } : { month: 'short', day: 'numeric' }),
    // The calendar of the server's words, also where a language has another.
    calendar: 'gregory',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
  if (!near || !days) return time;
  return `${new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(1, 'day')} ${time}`;
}
