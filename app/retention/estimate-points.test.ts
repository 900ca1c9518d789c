import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { estimatePoints } from './estimate-points.ts';
import { LOYALTY_LIMITS, PointRounding } from './model.ts';
import { toHundredths } from './to-hundredths.ts';
import { earnRuleOf } from './publish.ts';

const EUR = { currency: 'EUR', points: 1, per: 100, add: 0, least: 0 };

test.each([
  ['JPY', 1500, 150_000],
  ['EUR', 1999, 1999],
  ['KWD', 1239, 123],
])('%s %i is %i hundredths', (currency, minor, hundredths) => {
  expect(toHundredths(minor, currency)).toBe(hundredths);
});

it('a rule says nothing about another currency, or about what is no amount', () => {
  expect(() => estimatePoints(EUR, 100, 'USD')).toThrow(RangeError);
  expect(() => estimatePoints(EUR, 1.5, 'EUR')).toThrow(RangeError);
  expect(() => estimatePoints(EUR, NaN, 'EUR')).toThrow(RangeError);
});

it('what is given back earns nothing', () => {
  expect(estimatePoints(EUR, -100, 'EUR')).toBe(0);
});

it('the largest amounts and rates are counted exactly', () => {
  const rule = { ...EUR, points: LOYALTY_LIMITS.points, per: 7 };
  const amount = 99_999_999_999;
  expect(estimatePoints(rule, amount, 'EUR')).toBe(
    Number((BigInt(amount) * BigInt(LOYALTY_LIMITS.points)) / 7n),
  );
});

describe('any rate', () => {
  const rate = fc.record({
    marketId: fc.constant('1'),
    currency: fc.constant('EUR'),
    points: fc.integer({ min: 1, max: 100 }),
    amountMinor: fc.integer({ min: 1, max: 5_000 }),
    minimumMinor: fc.constant(0),
  });
  const amount = fc.integer({ min: 1, max: 10_000_000 });

  it('rounds as its mode is named, by fractions worked out apart', () => {
    fc.assert(
      fc.property(rate, amount, fc.constantFrom(...PointRounding.options), (one, minor, mode) => {
        const points = estimatePoints(earnRuleOf(one, mode), minor, 'EUR');
        // points - exact, in steps of 1 / amountMinor, so without a fraction.
        const above = points * one.amountMinor - minor * one.points;
        if (mode === 'down') expect(above <= 0 && above > -one.amountMinor).toBe(true);
        if (mode === 'up') expect(above >= 0 && above < one.amountMinor).toBe(true);
        if (mode === 'half-up') {
          expect(2 * above <= one.amountMinor && 2 * above > -one.amountMinor).toBe(true);
        }
      }),
    );
  });

  it('never gives less for more', () => {
    fc.assert(
      fc.property(rate, amount, amount, (one, a, b) => {
        const rule = earnRuleOf(one, 'half-up');
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(estimatePoints(rule, less, 'EUR')).toBeLessThanOrEqual(
          estimatePoints(rule, more, 'EUR'),
        );
      }),
    );
  });
});
