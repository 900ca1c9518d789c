// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';

const source = readFileSync(path.join(import.meta.dirname, 'shopper-clock.js'), 'utf8');

const RealDate = Date;
afterEach(() => {
  globalThis.Date = RealDate;
  vi.useRealTimers();
});

test('the clock of a page stands where it was set to, runs on, and knows other dates as ever', () => {
  vi.useFakeTimers({ now: new Date('2026-11-22T10:00:00Z') });
  const openedAt = new Date('2026-11-28T04:00:00Z');
  vi.spyOn(document, 'currentScript', 'get').mockReturnValue(
    Object.assign(document.createElement('script'), {}),
  );
  document.currentScript!.dataset['openedAt'] = String(openedAt.getTime());
  // The file is no module: it has to be there before the block.
  (0, eval)(source);
  expect(new Date()).toEqual(openedAt);
  vi.advanceTimersByTime(60_000);
  expect(Date.now() - openedAt.getTime()).toBe(60_000);
  expect(new Date(0).toISOString()).toBe('1970-01-01T00:00:00.000Z');
  expect(new Date()).toBeInstanceOf(Date);
});
