import { describe, expect, it, test } from 'vitest';

import { formatDecimal } from '../../app/kernel/money.ts';
import {
  type AwardTerms,
  awardOrder,
  estimatePoints,
  readAwardOrder,
} from '../../app/retention/index.ts';
import {
  type Cart,
  keptParts,
  makeCart,
  makeCharges,
  numbersOf,
  oraclePoints,
  paidMillionths,
  withCharges,
} from './loyalty-carts.ts';

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

describe('what is no goods', () => {
  it('changes no points, charged or paid back: shipping, its tax, duties, fees', () => {
    const random = numbersOf(11);
    let refunded = 0;
    for (let run = 0; run < 5_000; run++) {
      const cart = makeCart(random);
      const charges = makeCharges(cart, random);
      const whole = award(cart);
      const back = { charges: random() < 0.7, goodsBack: 0, holdsTax: random() < 0.5 };
      const displayFinancialStatus = back.charges ? 'PARTIALLY_REFUNDED' : 'PAID';
      const order = { ...withCharges(cart, charges, back), displayFinancialStatus };
      expect(award({ ...cart, order })).toEqual(whole);
      if (back.charges && charges.shippingTax > 0 && whole.points > 0) refunded += 1;
    }
    expect(refunded).toBeGreaterThan(500);
  });

  it('leaves with returned pieces what the rule says of the pieces that were kept', () => {
    const random = numbersOf(12);
    let partial = 0;
    for (let run = 0; run < 5_000; run++) {
      const cart = makeCart(random);
      const whole = award(cart);
      const added = cart.order.taxesIncluded === true ? 0 : 1;
      const cost = () =>
        cart.lines.reduce((sum, line) => {
          const { paid, tax } = keptParts(line, cart.rate);
          return sum + paid + tax * added;
        }, 0);
      const before = cost();
      for (const line of cart.lines) {
        line.refundableQuantity -= Math.floor(random() * (line.quantity + 1));
      }
      // Shopify's own rounding of a piece may differ by a smallest unit a line and tax.
      const noise = Math.floor((random() - 0.5) * 2 * cart.lines.length);
      const goodsBack = Math.max(0, before - cost() + noise);
      const back = { charges: random() < 0.5, goodsBack, holdsTax: random() < 0.5 };
      const order = withCharges(cart, makeCharges(cart, random), back);
      const kept = cart.lines.map((line) => ({
        ...line,
        ...{ discountAllocations: [], quantity: line.refundableQuantity },
        originalTotalSet: {
          presentmentMoney: {
            amount: formatDecimal({
              amountMinor: keptParts(line, cart.rate).paid,
              currency: cart.rate.currency,
            }),
          },
        },
      }));
      const rest = oraclePoints(paidMillionths({ lines: kept }), { ...cart.rate, least: '0' });
      const { points, earnedPoints } = award({ ...cart, order });
      expect([points, earnedPoints]).toEqual([Math.min(whole.points, rest), whole.points]);
      if (points > 0 && points < whole.points) partial += 1;
    }
    expect(partial).toBeGreaterThan(1_000);
  });
});

describe('a paid order to which pieces are added', () => {
  /** The order as it was paid, and as it is with lines of another cart of the same currency. */
  function edited(seed: number) {
    const random = numbersOf(seed);
    for (;;) {
      const [cart, more] = [makeCart(random), makeCart(random)];
      const { least, currency } = cart.rate;
      if (more.rate.currency !== currency || !/^0*[.0]*$/.test(least)) continue;
      if (more.order.taxesIncluded !== cart.order.taxesIncluded) continue;
      const added = more.lines.map((line, index) => ({ ...line, id: `added-${index}` }));
      return { cart, added, all: { ...cart, lines: [...cart.lines, ...added] } };
    }
  }
  const again = ({ document, order, lines }: Cart, known: AwardTerms | null) =>
    awardOrder(readAwardOrder(order, lines, 'Europe/Berlin'), document, { ...SINCE, known })!;

  it('keeps what it has earned while the rest is to be paid, and earns by all once it is', () => {
    for (let seed = 1; seed < 400; seed++) {
      const { cart, all } = edited(seed);
      const first = award(cart);
      const order = { ...cart.order, displayFinancialStatus: 'PARTIALLY_PAID' };
      const meanwhile = again({ ...all, order }, first.terms);
      expect([meanwhile.points, meanwhile.earnedPoints]).toEqual([first.points, first.points]);
      const paid = again(all, meanwhile.terms);
      expect(paid.points).toBe(oraclePoints(paidMillionths(all), cart.rate));
      // A deposit is no payment in full.
      expect(again({ ...all, order }, null).points).toBe(0);
    }
  });

  it('counts pieces that are added to a line of it in the same way', () => {
    for (let seed = 1; seed < 400; seed++) {
      const { cart } = edited(seed);
      const first = award(cart);
      const lines = cart.lines.map((line) => ({
        ...line,
        quantity: line.quantity * 2,
        ...{ currentQuantity: line.quantity * 2, refundableQuantity: line.quantity * 2 },
        originalTotalSet: doubled(line.originalTotalSet),
        discountAllocations: line.discountAllocations.map(({ allocatedAmountSet }) => ({
          allocatedAmountSet: doubled(allocatedAmountSet),
        })),
      }));
      const order = { ...cart.order, displayFinancialStatus: 'PARTIALLY_PAID' };
      const meanwhile = again({ ...cart, lines, order }, first.terms);
      expect(meanwhile.points).toBe(first.points);
      const { points } = again({ ...cart, lines }, meanwhile.terms);
      expect(points).toBe(oraclePoints(paidMillionths({ lines }), cart.rate));
    }

    function doubled({ presentmentMoney: { amount } }: Cart['lines'][number]['originalTotalSet']) {
      const digits = amount.split('.')[1]?.length ?? 0;
      return { presentmentMoney: { amount: (Number(amount) * 2).toFixed(digits) } };
    }
  });

  it('is an exchange where others go back: what is kept earns', () => {
    for (let seed = 1; seed < 400; seed++) {
      const { cart, added, all } = edited(seed);
      const first = award(cart);
      for (const line of cart.lines) line.refundableQuantity = 0;
      const { points } = again({ ...all, lines: [...cart.lines, ...added] }, first.terms);
      expect(points).toBe(oraclePoints(paidMillionths({ lines: added }), cart.rate));
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
