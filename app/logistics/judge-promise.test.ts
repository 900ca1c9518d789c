import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { judgePromise, type PromisedOrder, type PromisedParcel } from './judge-promise.ts';

const PROMISE = { shipByOn: '2026-03-04', fromOn: '2026-03-06', untilOn: '2026-03-10' };

const parcel = (
  handedOverOn: string,
  deliveredOn: string | null,
  underWayChance = 1,
): PromisedParcel => ({ handedOverOn, deliveredOn, underWayChance });

const order = (change: Partial<PromisedOrder>): PromisedOrder => ({
  promise: PROMISE,
  cancelled: false,
  complete: true,
  parcels: [],
  todayOn: '2026-03-20',
  // The carrier has six days.
  carrierDueOn: (on) => `2026-03-${String(Number(on.slice(8)) + 6).padStart(2, '0')}`,
  ...change,
});

describe('a promise', () => {
  test.each<[string, Partial<PromisedOrder>, string, string | null]>([
    ['is kept on its last day', { parcels: [parcel('2026-03-04', '2026-03-10')] }, 'kept', null],
    ['is kept on its first day', { parcels: [parcel('2026-03-03', '2026-03-06')] }, 'kept', null],
    ['is early the day before', { parcels: [parcel('2026-03-03', '2026-03-05')] }, 'early', null],
    [
      'is broken the day after by the carrier',
      { parcels: [parcel('2026-03-04', '2026-03-11')] },
      'broken',
      'carrier',
    ],
    [
      'is broken by the warehouse where the carrier took no longer',
      { parcels: [parcel('2026-03-06', '2026-03-12')] },
      'broken',
      'warehouse',
    ],
    [
      'is broken by both where both took longer',
      { parcels: [parcel('2026-03-06', '2026-03-13')] },
      'broken',
      'both',
    ],
    [
      'waits for the last parcel',
      {
        parcels: [parcel('2026-03-03', '2026-03-06'), parcel('2026-03-04', null)],
        todayOn: '2026-03-09',
      },
      'under-way',
      null,
    ],
    [
      'is broken by one parcel of two that is late',
      { parcels: [parcel('2026-03-03', '2026-03-06'), parcel('2026-03-04', null)] },
      'broken',
      'carrier',
    ],
    [
      'is broken before its late parcel has come',
      { parcels: [parcel('2026-03-04', null)], todayOn: '2026-03-11' },
      'broken',
      'carrier',
    ],
    [
      'is under way on its last day',
      { parcels: [parcel('2026-03-04', null)], todayOn: '2026-03-10' },
      'under-way',
      null,
    ],
    [
      'is not judged where nobody will tell',
      { parcels: [parcel('2026-03-04', null, 0.1)] },
      'not-judgeable',
      null,
    ],
    ['is not judged of an order that was cancelled', { cancelled: true }, 'not-judgeable', null],
    ['is broken by the warehouse that sent nothing', { complete: false }, 'broken', 'warehouse'],
    [
      'is not broken yet by the warehouse that has time',
      { complete: false, todayOn: '2026-03-05' },
      'under-way',
      null,
    ],
  ])('%s', (_name, change, state, fault) => {
    expect(judgePromise(order(change))).toMatchObject({ state, fault });
  });

  test('has a fault exactly where it is broken, whatever happens', () => {
    const on = fc
      .integer({ min: 1, max: 22 })
      .map((day) => `2026-03-${String(day).padStart(2, '0')}`);
    const any = fc.record({
      handedOverOn: on,
      deliveredOn: fc.option(on),
      underWayChance: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(any, { maxLength: 3 }),
        fc.boolean(),
        fc.boolean(),
        on,
        (parcels, complete, cancelled, todayOn) => {
          const { state, fault } = judgePromise(order({ parcels, complete, cancelled, todayOn }));
          expect(fault !== null).toBe(state === 'broken');
        },
      ),
    );
  });
});
