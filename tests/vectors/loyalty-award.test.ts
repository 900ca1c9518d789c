import { describe, expect, it, test } from 'vitest';

import { awardOrder, estimatePoints, readAwardOrder } from '../../app/retention/index.ts';
import { type Cart, makeCart, numbersOf, oraclePoints, paidMillionths } from './loyalty-carts.ts';

const SINCE = { known: null, countFromOn: '2026-01-01' };
const award = ({ document, order, lines }: Cart, change: Partial<Cart['order']> = {}) =>
  awardOrder(readAwardOrder({ ...order, ...change }, lines, 'Europe/Berlin'), document, SINCE)!;

/** What the page says of the cart: the published rule over what the shopper pays. */
function estimateOf(cart: Cart): number {
  const paid = paidMillionths(cart) / 10n ** BigInt(6 - cart.rate.digits);
  return estimatePoints(cart.document.rules[0]!, Number(paid), cart.rate.currency);
}

describe('what a cart earns', () => {
  it('is the same on the page, in the award and by exact fractions', () => {
    const random = numbersOf(20_260_615);
    let rounded = 0;
    for (let run = 0; run < 10_000; run++) {
      const cart = makeCart(random);
      const expected = oraclePoints(paidMillionths(cart), cart.rate);
      const { points, earnedPoints } = award(cart);
      expect([points, earnedPoints, estimateOf(cart)]).toEqual([expected, expected, expected]);
      if (expected > 0) rounded += 1;
    }
    // Most carts earn: the comparison is not one of zeros.
    expect(rounded).toBeGreaterThan(5_000);
  });

  it('goes down with every piece that is given back, and to nothing with the last', () => {
    const random = numbersOf(7);
    for (let run = 0; run < 2_000; run++) {
      const cart = makeCart(random);
      const all = award(cart);
      let last = all.points;
      for (const line of cart.lines) {
        while (line.refundableQuantity > 0) {
          line.refundableQuantity -= 1;
          const { points, earnedPoints } = award(cart);
          expect(earnedPoints).toBe(all.points);
          expect(points).toBeLessThanOrEqual(last);
          last = points;
        }
      }
      expect(last).toBe(0);
    }
  });
});

describe('an order', () => {
  const cart = () => {
    const random = numbersOf(3);
    for (;;) {
      const made = makeCart(random);
      if (award(made).points > 20) return made;
    }
  };

  test.each<[string, Partial<Cart['order']>]>([
    ['that is not paid', { displayFinancialStatus: 'PENDING' }],
    ['that is authorized only', { displayFinancialStatus: 'AUTHORIZED' }],
    ['for a test', { test: true }],
    ['from before the program', { processedAt: '2025-12-31T10:00:00Z' }],
    ['that is cancelled', { cancelledAt: '2026-06-16T10:00:00Z' }],
  ])('%s has no points', (_why, change) => {
    expect(award(cart(), change).points).toBe(0);
  });

  it('is measured by the terms under which it was first seen', () => {
    const made = cart();
    const first = award(made);
    const order = readAwardOrder(made.order, made.lines, 'UTC');
    const changed = { ...made.document, rules: [], earn: {}, pendingDays: 1, expiryMonths: 1 };
    const again = awardOrder(order, changed, { ...SINCE, known: first.terms });
    expect(again).toEqual(first);
    expect(awardOrder(order, changed, SINCE)).toBeNull();
  });

  it('gives back in proportion where money goes back without goods', () => {
    const made = cart();
    for (const line of made.lines) Object.assign(line, { product: { productType: 'Lamps' }, isGiftCard: false, taxLines: [] });
    const whole = award(made);
    const half = { presentmentMoney: { amount: String(Math.floor(whole.earningMinor / 2) / 10 ** made.rate.digits) } };
    const { keptMinor, points } = award(made, { totalRefundedSet: half });
    expect(Math.abs(keptMinor - whole.earningMinor / 2)).toBeLessThanOrEqual(1);
    expect(points).toBeLessThan(whole.points);
    const shipping = award(made, { totalRefundedSet: half, totalRefundedShippingSet: half });
    expect(shipping.points).toBe(whole.points);
  });

  it.each([
    ['counts from its shipping, unknown before', 'UNFULFILLED', null, null],
    ['counts from the last parcel', 'FULFILLED', '2026-07-15', '2026-07-15'],
  ])('%s', (_why, displayFulfillmentStatus, availableOn, expiresOn) => {
    const made = cart();
    Object.assign(made.document, { pendingFrom: 'shipping', pendingDays: 20, expiryMonths: 1 });
    const fulfillments = ['2026-06-20', '2026-06-25'].map((day) => ({
      status: 'SUCCESS',
      createdAt: `${day}T10:00:00Z`,
    }));
    // A month after the order would be the 15th: the points can be used on one day at least.
    expect(award(made, { displayFulfillmentStatus, fulfillments })).toMatchObject({
      availableOn,
      expiresOn,
    });
  });
});
