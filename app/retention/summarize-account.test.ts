import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { type LoyaltyAccount, type PointLot, summarizeAccount } from './summarize-account.ts';

const ON = '2026-06-15';
const lot = (points: number, availableOn: string | null = null, expiresOn: string | null = null) =>
  ({ points, availableOn, expiresOn }) satisfies PointLot;
const nothing: LoyaltyAccount = { points: 0, pending: null, expiry: null };

test.each<[string, PointLot[], Partial<LoyaltyAccount>]>([
  ['nothing booked', [], {}],
  ['points without days', [lot(5), lot(7)], { points: 12 }],
  ['usable from today', [lot(5, ON)], { points: 5 }],
  [
    'usable from tomorrow',
    [lot(5, '2026-06-16')],
    { pending: { points: 5, availableOn: '2026-06-16' } },
  ],
  [
    'waiting for several days',
    [lot(5, '2026-07-01'), lot(3, '2026-06-20')],
    { pending: { points: 8, availableOn: '2026-06-20' } },
  ],
  ['ending today', [lot(5, null, ON)], { points: 5, expiry: { points: 5, expiresOn: ON } }],
  ['ended yesterday', [lot(5, null, '2026-06-14')], {}],
  ['ended before it could be used', [lot(5, '2026-07-01', '2026-06-14')], {}],
  [
    'the first to end of three',
    [lot(5, null, '2026-12-31'), lot(2, null, '2026-08-01'), lot(1, null, '2026-08-01'), lot(9)],
    { points: 17, expiry: { points: 3, expiresOn: '2026-08-01' } },
  ],
  [
    'a debt beside points',
    [lot(-4), lot(10, null, '2026-12-31')],
    { points: 6, expiry: { points: 6, expiresOn: '2026-12-31' } },
  ],
  ['a debt of a lot that ended', [lot(-4, null, '2026-01-01'), lot(10)], { points: 6 }],
  ['more owed than there is', [lot(-40), lot(10, null, '2026-12-31')], {}],
])('%s', (_why, lots, expected) => {
  expect(summarizeAccount(lots, ON)).toEqual({ ...nothing, ...expected });
});

describe('whatever is booked', () => {
  const day = fc.option(
    fc.integer({ min: 1, max: 28 }).map((on) => `2026-06-${String(on).padStart(2, '0')}`),
  );
  const lots = fc.array(
    fc.record({ points: fc.integer({ min: -50, max: 100 }), availableOn: day, expiresOn: day }),
  );

  it('is told without negative numbers, in any order alike, and no more ends than is there', () => {
    fc.assert(
      fc.property(lots, fc.integer(), (given, turn) => {
        const account = summarizeAccount(given, ON);
        expect(account.points).toBeGreaterThanOrEqual(0);
        if (account.expiry) {
          expect(account.expiry.points).toBeGreaterThan(0);
          expect(account.expiry.points).toBeLessThanOrEqual(account.points);
          expect(account.expiry.expiresOn >= ON).toBe(true);
        }
        if (account.pending) expect(account.pending.availableOn! > ON).toBe(true);
        const at = given.length === 0 ? 0 : Math.abs(turn) % given.length;
        expect(summarizeAccount([...given.slice(at), ...given.slice(0, at)], ON)).toEqual(account);
      }),
    );
  });
});
