import { describe, expect, it } from 'vitest';

import { planToday } from './plan-today.ts';

const calm = {
  deliveryConfirmed: true,
  publicationFailed: false,
  blockActive: true,
};
describe('today', () => {
  it.each([
    { state: {}, kinds: [] },
    { state: { deliveryConfirmed: false }, kinds: ['confirm-delivery'] },
    { state: { blockActive: false }, kinds: ['add-block'] },
    { state: { blockActive: null }, kinds: [] },
    { state: { deliveryConfirmed: false, blockActive: false }, kinds: ['confirm-delivery'] },
    {
      state: { publicationFailed: true, blockActive: false },
      kinds: ['retry-publication', 'add-block'],
    },
  ])('asks for $kinds when $state', ({ state, kinds }) => {
    expect(planToday({ ...calm, ...state }).map(({ kind }) => kind)).toEqual(kinds);
  });
});
