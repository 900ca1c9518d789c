import { describe, expect, test } from 'vitest';
import { isReconcileDue, reconcileMinute } from './reconcile-time.ts';

const SHOP = 7;
const at = (local: string) => Date.parse(local);
/** Shop 7's minute is 1:49. */
const SLOT = reconcileMinute(SHOP);

test('the minute of every shop is in the night, and neighbors are apart', () => {
  const minutes = Array.from({ length: 240 }, (_, index) => reconcileMinute(index + 1));
  expect(Math.min(...minutes)).toBe(60);
  expect(Math.max(...minutes)).toBe(60 + 239);
  expect(new Set(minutes).size).toBe(240);
  expect(SLOT).toBe(109);
});

describe('a nightly comparison is due', () => {
  test.each([
    ['once the minute has come', 'UTC', '2026-11-22T01:49:00Z', null, true],
    ['not before it', 'UTC', '2026-11-22T01:48:59Z', null, false],
    ['not twice a night', 'UTC', '2026-11-22T02:30:00Z', '2026-11-22T01:50:00Z', false],
    ['again the next night', 'UTC', '2026-11-23T01:50:00Z', '2026-11-22T01:50:00Z', true],
    [
      'later where the night was missed',
      'UTC',
      '2026-11-23T15:00:00Z',
      '2026-11-21T01:50:00Z',
      true,
    ],
    ['by the clock of the shop', 'Asia/Shanghai', '2026-11-21T17:49:00Z', null, true],
    ['and not by ours', 'Asia/Shanghai', '2026-11-21T17:48:00Z', null, false],
    [
      'once in a night in which clocks go back',
      'Europe/Berlin',
      '2026-10-25T01:30:00Z',
      '2026-10-25T00:10:00Z',
      false,
    ],
  ])('%s', (_case, zone, now, last, due) => {
    const lastMs = last === null ? null : at(last);
    expect(isReconcileDue({ shopId: SHOP, zone, nowMs: at(now), lastMs })).toBe(due);
  });
});
