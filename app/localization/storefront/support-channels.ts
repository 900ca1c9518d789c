/**
 * Sharpens the support block: whether somebody answers now, and until when, by the shopper's clock.
 *
 * A clock may be wrong. Certain is that it is now later than the page was made, and than the time
 * that has passed since it was opened. So a state is said only where it holds from that instant to
 * what the clock says; else the server's words stay alone.
 */
import { localTimeOf } from '../../kernel/calendar.ts';
import type { DocumentHours } from '../model.ts';
import { openState } from '../open-hours.ts';

const MS_PER_MINUTE = 60_000;
/** A clock that is behind by more is wrong. */
const BEHIND_MS_MAX = 2 * MS_PER_MINUTE;
/** A page older than that, or a clock that is ahead. */
const AHEAD_MS_MAX = 720 * MS_PER_MINUTE;

class SupportChannelsElement extends HTMLElement {
  #timer = 0;

  connectedCallback() {
    // While the page is still being parsed, the element is connected before its children are.
    if (document.readyState !== 'loading') return this.#refresh();
    addEventListener('DOMContentLoaded', () => this.#refresh(), { once: true });
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #refresh() {
    const line = this.querySelector('[data-status]');
    if (!line || !this.isConnected) return;
    const now = Date.now();
    let text = '';
    try {
      text = this.#status(now);
    } catch {
      // The hours, as the server wrote them, are there.
    }
    line.textContent = '';
    const room = this.offsetHeight;
    line.textContent = text;
    if (this.offsetHeight > room) line.textContent = '';
    this.#timer = window.setTimeout(() => this.#refresh(), MS_PER_MINUTE - (now % MS_PER_MINUTE));
  }

  /** What is true by the page and by the clock; empty where that is nothing. */
  #status(now: number): string {
    const { hours, at, locale = '', open = '', closed = '' } = this.dataset;
    const certain = Number(at) * 1000 + performance.now();
    if (!(now > certain - BEHIND_MS_MAX && now < certain + AHEAD_MS_MAX)) return '';
    if (!Intl.DateTimeFormat.supportedLocalesOf(locale)[0]) return '';
    const state = openState(JSON.parse(hours!) as DocumentHours, Math.min(certain, now));
    if (!state || state.untilMs <= Math.max(certain, now)) return '';
    const time = moment(locale, state.untilMs, certain, now);
    return (state.open ? open : closed).replace('{time}', time);
  }
}

/** "9:00 AM" today, "tomorrow 9:00 AM", "Tue 9:00 AM", "Jan 4, 9:00 AM", in the shopper's zone. */
function moment(locale: string, at: number, certain: number, now: number): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const day = (ms: number) => localTimeOf(zone, ms).day;
  const days = day(at) - day(now);
  const near = days < 2 && day(certain) === day(now);
  const time = new Intl.DateTimeFormat(locale, {
    ...(near ? {} : days < 7 ? { weekday: 'short' } : { month: 'short', day: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
  }).format(at);
  if (!near || !days) return time;
  return `${new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(1, 'day')} ${time}`;
}

if (!customElements.get('portolan-support-channels')) {
  customElements.define('portolan-support-channels', SupportChannelsElement);
}
