// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';

const source = readFileSync(path.join(import.meta.dirname, 'preview-frame.js'), 'utf8');

const RealDate = Date;
afterEach(() => {
  globalThis.Date = RealDate;
  vi.useRealTimers();
});

/** Runs the file as the script that it is: no module, it has to be done before the block's. */
function run(dataset: Record<string, string>): void {
  const script = document.createElement('script');
  Object.assign(script.dataset, dataset);
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(script);
  (0, eval)(source);
}

test('the clock of a page stands where it was set to, runs on, and knows other dates as ever', () => {
  vi.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z') });
  const openedAt = new Date('2026-11-28T04:00:00Z');
  run({ openedAt: String(openedAt.getTime()) });
  expect(new Date()).toEqual(openedAt);
  vi.advanceTimersByTime(60_000);
  expect(Date.now() - openedAt.getTime()).toBe(60_000);
  expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z');
  expect(new Date()).toBeInstanceOf(Date);
});

test('without a moment the clock is left alone', () => {
  run({});
  expect(Date).toBe(RealDate);
});
