import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { groupAttempts, type PaymentAttempt } from './group-attempts.ts';

function attempt(over: Partial<PaymentAttempt>): PaymentAttempt {
  return {
    orderId: '1',
    transactionId: '1',
    atMs: 0,
    way: 'visa',
    succeeded: true,
    errorCode: null,
    ...over,
  };
}

const failed = (over: Partial<PaymentAttempt>) =>
  attempt({ succeeded: false, errorCode: 'CARD_DECLINED', ...over });

describe('attempts to pay', () => {
  it('of a shopper who fails twice and then pays are one purchase that was paid', () => {
    const [purchase, ...others] = groupAttempts([
      attempt({ transactionId: '3', atMs: 30 }),
      failed({ transactionId: '1', atMs: 10 }),
      failed({ transactionId: '2', atMs: 20 }),
    ]);
    expect(others).toEqual([]);
    expect(purchase).toEqual({
      orderId: '1',
      firstWay: 'visa',
      firstSucceeded: false,
      paid: true,
      trials: [
        {
          way: 'visa',
          attempts: 3,
          successes: 1,
          firstSucceeded: false,
          firstErrorCode: 'CARD_DECLINED',
        },
      ],
    });
  });

  it('with another way after a failure count for each way, the purchase for the first', () => {
    const [purchase] = groupAttempts([
      failed({ transactionId: '1', atMs: 1, way: 'klarna', errorCode: 'GENERIC_ERROR' }),
      attempt({ transactionId: '2', atMs: 2, way: 'visa' }),
    ]);
    expect(purchase).toMatchObject({ firstWay: 'klarna', firstSucceeded: false, paid: true });
    expect(purchase?.trials.map(({ way, firstSucceeded }) => [way, firstSucceeded])).toEqual([
      ['klarna', false],
      ['visa', true],
    ]);
  });

  it('are grouped the same in whatever order they come, and none is lost', () => {
    const one = fc.record({
      orderId: fc.constantFrom('1', '2', '3'),
      atMs: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }),
      way: fc.constantFrom('visa', 'klarna'),
      succeeded: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), fc.integer(), (made, seed) => {
        const all = made.map((each, index) =>
          attempt({
            ...each,
            transactionId: String(index),
            errorCode: each.succeeded ? null : 'X',
          }),
        );
        const mixed = all.toSorted((a, b) => hash(a, seed) - hash(b, seed));
        const byOrder = (list: typeof all) =>
          groupAttempts(list).toSorted((a, b) => (a.orderId < b.orderId ? -1 : 1));
        expect(byOrder(mixed)).toEqual(byOrder(all));
        const counted = groupAttempts(all).flatMap(({ trials }) => trials);
        expect(counted.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(all.length);
        expect(counted.reduce((sum, { successes }) => sum + successes, 0)).toBe(
          all.filter(({ succeeded }) => succeeded).length,
        );
      }),
    );
  });
});

function hash({ transactionId }: PaymentAttempt, seed: number): number {
  return ((Number(transactionId) + 1) * 2_654_435_761 + seed) % 1009;
}
