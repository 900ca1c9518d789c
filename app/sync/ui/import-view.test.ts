import { describe, expect, it, test } from 'vitest';

import { fractionOfPart, type ImportPartView, importView, isMissing } from './import-view.ts';

const part: ImportPartView = {
  part: 'orders',
  state: 'loading',
  recordsTotal: 1000,
  recordsExported: 1000,
  recordsLoaded: 0,
  recordsRejected: 0,
  linesLoaded: 0,
};

describe('how far a part of the import is', () => {
  it.each([
    [{ state: 'waiting' }, 0],
    [{ state: 'exporting', recordsExported: 500 }, 0.15],
    [{ state: 'exporting', recordsTotal: null }, null],
    [{ recordsLoaded: 0 }, 0.3],
    [{ recordsLoaded: 500 }, 0.65],
    [{ recordsLoaded: 1200 }, 1],
    [{ recordsTotal: 0 }, null],
    [{ state: 'completed', recordsTotal: null }, 1],
  ] as const)('for %o is %d', (over, fraction) => {
    const actual = fractionOfPart({ ...part, ...over });
    if (fraction === null) expect(actual).toBeNull();
    else expect(actual).toBeCloseTo(fraction);
  });

  it('never goes back as Shopify writes and we read', () => {
    const steps = [
      ...[0, 400, 1000].map((recordsExported) => ({
        ...part,
        state: 'exporting',
        recordsExported,
      })),
      ...[0, 300, 1000].map((recordsLoaded) => ({ ...part, recordsLoaded })),
      { ...part, state: 'completed' },
    ] as ImportPartView[];
    const fractions = steps.map((step) => fractionOfPart(step) ?? 0);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  });
});

it('shows the parts that it has words for, and no error texts of ours', () => {
  const view = importView({
    state: 'running',
    parts: [part, { ...part, part: 'something-new' }, { ...part, state: 'unheard-of' }],
    missing: [
      { part: 'returns', why: 'access-denied' },
      { part: 'disputes', why: 'not-available' },
      { part: 'something-new', why: 'access-denied' },
    ],
    startedAt: null,
    finishedAt: null,
    recordsPerSecond: null,
    secondsLeft: null,
    historyLimitedToDays: 60,
  });
  expect(view.parts).toEqual([part]);
  expect(view.missing).toEqual([
    { part: 'returns', why: 'access-denied' },
    { part: 'disputes', why: 'not-available' },
  ]);
});

test('a part that Shopify gives nothing of is told apart from one that is empty', () => {
  const customers: ImportPartView = { ...part, part: 'customers', state: 'completed' };
  const view = importView({
    state: 'completed',
    parts: [customers],
    missing: [{ part: 'customers', why: 'access-denied' }],
    startedAt: null,
    finishedAt: null,
    recordsPerSecond: null,
    secondsLeft: null,
    historyLimitedToDays: null,
  });
  expect(isMissing(view, customers)).toBe(true);
  expect(isMissing({ ...view, missing: [] }, customers)).toBe(false);
  expect(isMissing(view, part)).toBe(false);
});
