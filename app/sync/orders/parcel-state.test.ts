import { describe, expect, it } from 'vitest';

import { mostUrgent, type ParcelFacts, parcelState } from './parcel-state.ts';

const UNDER_WAY: ParcelFacts = {
  status: 'SUCCESS',
  displayStatus: 'IN_TRANSIT',
  inTransit: true,
  delivered: false,
  estimatedOn: '2026-11-20',
  trackingPresent: true,
};

describe('a parcel', () => {
  it.each([
    ['is late on the day after the date that was said', {}, '2026-11-21', 'late'],
    ['is on its way on that date itself', {}, '2026-11-20', 'on-its-way'],
    ['is on its way where no date was said', { estimatedOn: null }, '2027-11-21', 'on-its-way'],
    ['that came late has come', { delivered: true }, '2026-12-24', 'delivered'],
    ['was fetched', { displayStatus: 'PICKED_UP' }, '2026-12-24', 'delivered'],
    ['that went back did not come', { displayStatus: 'NOT_DELIVERED' }, '2026-12-24', 'failed'],
    [
      'of which nobody tells anything is not late',
      { displayStatus: 'FULFILLED', trackingPresent: false, inTransit: false },
      '2026-12-24',
      'sent',
    ],
    ['that was cancelled is nothing else', { status: 'CANCELLED' }, '2026-12-24', 'cancelled'],
    ['whose label is void was cancelled', { displayStatus: 'LABEL_VOIDED' }, '2026', 'cancelled'],
  ] as const)('%s', (_name, facts, todayOn, state) => {
    expect(parcelState({ ...UNDER_WAY, ...facts }, todayOn)).toBe(state);
  });
});

it('the most urgent of an order’s parcels stands for it', () => {
  expect(mostUrgent(['delivered', 'late', 'on-its-way'])).toBe('late');
  expect(mostUrgent(['delivered', 'sent'])).toBe('sent');
  expect(mostUrgent(['cancelled'])).toBeNull();
});
