/** A shopper's page in jsdom: its own clock and zone, no network, scripts run as in a browser. */
import { JSDOM } from 'jsdom';

export interface ShopperPage {
  document: Document;
  /** Lets time go by: the clock moves, timers that are due run. */
  pass(milliseconds: number): void;
  /** Timers that wait to be run. */
  pendingTimers(): number;
  /** What scripts threw without catching it. */
  errors: string[];
  close(): void;
}

/**
 * Opens a page whose clock stands at `now` in the shopper's zone, and waits until it has loaded.
 *
 * Async scripts run as soon as they arrive: early is before the body is parsed, late is after.
 */
export async function openShopperPage({
  html,
  scripts,
  now,
  zone,
  scriptsArrive = 'late',
}: {
  html: string;
  scripts: string[];
  now: string;
  zone: string;
  scriptsArrive?: 'early' | 'late' | undefined;
}): Promise<ShopperPage> {
  const errors: string[] = [];
  let clockMs = Date.parse(now);
  let nextTimer = 1;
  const timers = new Map<number, { dueMs: number; run: () => void }>();
  const tags = scripts.map((script) => `<script>${script}</script>`).join('');
  const dom = new JSDOM(
    scriptsArrive === 'early'
      ? `<!doctype html><head>${tags}</head><body>${html}</body>`
      : `<!doctype html><body>${html}${tags}</body>`,
    {
      runScripts: 'dangerously',
      beforeParse(window) {
        window.addEventListener('error', (event) => errors.push(event.message));
        const shopper = window as unknown as {
          Date: DateConstructor;
          Intl: { DateTimeFormat: typeof Intl.DateTimeFormat };
          setTimeout: unknown;
          clearTimeout: unknown;
        };
        const RealDate = shopper.Date;
        shopper.Date = class extends RealDate {
          constructor(...values: [] | [number | string]) {
            super(...((values.length > 0 ? values : [clockMs]) as [number]));
          }
          static override now() {
            return clockMs;
          }
        } as DateConstructor;
        const RealFormat = shopper.Intl.DateTimeFormat;
        shopper.Intl.DateTimeFormat = class extends RealFormat {
          constructor(locale?: string, options?: Intl.DateTimeFormatOptions) {
            super(locale, { timeZone: zone, ...options });
          }
        } as typeof Intl.DateTimeFormat;
        shopper.setTimeout = (run: () => void, delayMs: number) => {
          timers.set(nextTimer, { dueMs: clockMs + delayMs, run });
          return nextTimer++;
        };
        shopper.clearTimeout = (id: number) => timers.delete(id);
      },
    },
  );
  const { document } = dom.window;
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => dom.window.addEventListener('load', resolve));
  }
  return {
    document,
    errors,
    pendingTimers: () => timers.size,
    pass(milliseconds) {
      clockMs += milliseconds;
      for (const [id, timer] of [...timers]) {
        if (timer.dueMs > clockMs) continue;
        timers.delete(id);
        timer.run();
      }
    },
    close: () => dom.window.close(),
  };
}

/** The lines of text that a sighted shopper reads in an element: its shown paragraphs. */
export function shownLines(root: ParentNode): string[] {
  return [...root.querySelectorAll('p')]
    .map((line) => {
      const copy = line.cloneNode(true) as Element;
      for (const aloud of copy.querySelectorAll('.portolan-delivery__aloud')) aloud.remove();
      return copy.textContent.replace(/\s+/g, ' ').trim();
    })
    .filter((line) => line !== '');
}
