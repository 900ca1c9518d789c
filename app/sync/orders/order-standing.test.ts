import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { orderStanding } from './order-standing.ts';
import { type ParcelFacts, parcelState } from './parcel-state.ts';

const UNDER_WAY: ParcelFacts = {
  status: 'SUCCESS',
  displayStatus: 'IN_TRANSIT',
  inTransit: true,
  delivered: false,
  estimatedOn: '2026-11-20',
  trackingPresent: true,
};
const ARRIVED = { ...UNDER_WAY, delivered: true };
const VOID = { ...UNDER_WAY, status: 'CANCELLED' };
const UNTRACKED = { ...UNDER_WAY, trackingPresent: false, inTransit: false };

describe('the parcels of an order', () => {
  it.each([
    ['say nothing where there are none', [], null, null],
    ['are under way while one is', [ARRIVED, UNDER_WAY], 'under-way', '2026-11-20'],
    ['have arrived when none is under way any more', [ARRIVED, VOID], 'arrived', null],
    ['say nothing where nobody tells of them', [UNTRACKED, VOID], null, null],
    [
      'are due when the first of those under way is',
      [UNDER_WAY, { ...UNDER_WAY, estimatedOn: '2026-11-18' }, { ...ARRIVED, estimatedOn: '2026' }],
      'under-way',
      '2026-11-18',
    ],
    ['may be due at no date', [{ ...UNDER_WAY, estimatedOn: null }], 'under-way', null],
  ] as const)('%s', (_name, parcels, parcelStage, parcelDueOn) => {
    expect(orderStanding(parcels, [])).toMatchObject({ parcelStage, parcelDueOn });
  });

  it('are late after the date that they are due, on every day', () => {
    const parcel = fc.record({
      status: fc.constantFrom('SUCCESS', 'CANCELLED'),
      displayStatus: fc.constantFrom(null, 'IN_TRANSIT', 'DELIVERED', 'NOT_DELIVERED'),
      inTransit: fc.boolean(),
      delivered: fc.boolean(),
      estimatedOn: fc.constantFrom(null, '2026-11-18', '2026-11-20', '2026-11-22'),
      trackingPresent: fc.boolean(),
    });
    const today = fc.constantFrom('2026-11-17', '2026-11-19', '2026-11-20', '2026-11-23');
    fc.assert(
      fc.property(fc.array(parcel, { maxLength: 4 }), today, (parcels, todayOn) => {
        const { parcelDueOn } = orderStanding(parcels, []);
        const states = parcels.map((each) => parcelState(each, todayOn));
        expect(parcelDueOn !== null && parcelDueOn < todayOn).toBe(states.includes('late'));
      }),
    );
  });
});

it('attempts in which no money came are counted, those that are none are not', () => {
  const attempts = [
    { kind: 'SALE', status: 'FAILURE' },
    { kind: 'CAPTURE', status: 'ERROR' },
    { kind: 'SALE', status: 'SUCCESS' },
    { kind: 'AUTHORIZATION', status: 'PENDING' },
    { kind: 'REFUND', status: 'FAILURE' },
  ];
  expect(orderStanding([], attempts).failedAttempts).toBe(2);
});
