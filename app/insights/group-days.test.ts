import { describe, expect, it } from 'vitest';

import { groupDays } from './group-days.ts';

describe('points of a line', () => {
  it('are every day of the period, with 0 where nothing was sold', () => {
    const { step, points } = groupDays([{ on: '2026-11-02', value: 7 }], {
      fromOn: '2026-11-01',
      toOn: '2026-11-03',
    });
    expect(step).toBe('day');
    expect(points.map(({ value }) => value)).toEqual([0, 7, 0]);
  });

  it('are whole weeks named by their Monday where the period is long', () => {
    const { step, points } = groupDays(
      [
        { on: '2026-01-05', value: 1 },
        { on: '2026-01-11', value: 2 },
        { on: '2026-01-12', value: 4 },
        { on: '2026-11-18', value: 100 },
      ],
      { fromOn: '2026-01-01', toOn: '2026-11-18' },
    );
    expect(step).toBe('week');
    expect(points[0]).toEqual({ on: '2026-01-05', value: 3 });
    expect(points[1]).toEqual({ on: '2026-01-12', value: 4 });
    expect(points.at(-1)?.on).toBe('2026-11-09');
  });
});
