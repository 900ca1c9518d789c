import { describe, expect, it } from 'vitest';

import { MOST_TASKS, planToday } from './plan-today.ts';

const calm = {
  deliveryConfirmed: true,
  publicationFailed: false,
  blockActive: true,
  weakMarkets: [],
};
const weak = {
  country: 'BR',
  measure: 'parcelsKept' as const,
  share: { count: 60, of: 100 },
  others: { count: 900, of: 1000 },
};

describe('today', () => {
  it.each([
    { state: {}, kinds: [] },
    { state: { deliveryConfirmed: false }, kinds: ['confirm-delivery'] },
    { state: { blockActive: false }, kinds: ['add-block'] },
    { state: { blockActive: null }, kinds: [] },
    { state: { deliveryConfirmed: false, blockActive: false }, kinds: ['confirm-delivery'] },
    {
      state: { publicationFailed: true, blockActive: false, weakMarkets: [weak] },
      kinds: ['retry-publication', 'add-block', 'weak-market'],
    },
  ])('asks for $kinds when $state', ({ state, kinds }) => {
    expect(planToday({ ...calm, ...state }).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('never asks for more than a few things', () => {
    const weakMarkets = Array.from({ length: 9 }, () => weak);
    expect(planToday({ ...calm, weakMarkets })).toHaveLength(MOST_TASKS);
  });
});
