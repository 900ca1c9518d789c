import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';

import { findLowestPrice, type PriceSpan } from './find-lowest-price.ts';

const DAY_MS = 86_400_000;
const NOW_MS = Date.UTC(2026, 10, 22);
const daysAgo = (days: number) => new Date(NOW_MS - days * DAY_MS);

/** Spans out of [days ago, price, crossed-out price], each ending where the next begins. */
function spansOf(
  points: readonly (readonly [number, number, (number | undefined)?])[],
  first: PriceSpan['precededBy'] = 'unknown',
): PriceSpan[] {
  return points.map(([days, priceMinor, compareAtMinor], index) => {
    const next = points[index + 1];
    return {
      fromAt: daysAgo(days),
      untilAt: next === undefined ? null : daysAgo(next[0]),
      currency: 'EUR',
      priceMinor,
      compareAtMinor: compareAtMinor ?? null,
      precededBy: index === 0 ? first : 'price',
    };
  });
}

describe('the lowest price of the 30 days before a reduction', () => {
  test.each([
    [
      'a plain reduction',
      spansOf([
        [60, 2000],
        [5, 1500, 2000],
      ]),
      2000,
    ],
    [
      'a lower price within the 30 days',
      spansOf([
        [60, 2000],
        [20, 1400],
        [18, 2000],
        [5, 1500, 2000],
      ]),
      1400,
    ],
    [
      'a lower price before the 30 days',
      spansOf([
        [90, 1400],
        [40, 2000],
        [5, 1500, 2000],
      ]),
      2000,
    ],
    [
      'a lower price that ended as the 30 days began',
      spansOf([
        [90, 1400],
        [35, 2000],
        [5, 1500, 2000],
      ]),
      2000,
    ],
    [
      'a lower price that ended a day later',
      spansOf([
        [90, 1400],
        [34, 2000],
        [5, 1500, 2000],
      ]),
      1400,
    ],
    [
      'a price that was raised to be crossed out',
      spansOf([
        [90, 1500],
        [10, 2000],
        [5, 1500, 2000],
      ]),
      1500,
    ],
    [
      'the same price, now beside a crossed-out one',
      spansOf([
        [90, 1500],
        [5, 1500, 2000],
      ]),
      1500,
    ],
    [
      'another crossed-out price: the reduction goes on',
      spansOf([
        [90, 1800],
        [10, 1500, 2000],
        [2, 1500, 2100],
      ]),
      1800,
    ],
    [
      'a reduction after a reduction',
      spansOf([
        [90, 2000],
        [10, 1500, 2000],
        [2, 1200, 2000],
      ]),
      1500,
    ],
    [
      'a reduction that was taken back in part',
      spansOf([
        [90, 2000],
        [10, 1200, 2000],
        [2, 1500, 2000],
      ]),
      1200,
    ],
    [
      'a reduction of long ago',
      spansOf([
        [119, 2000],
        [80, 1500, 2000],
      ]),
      2000,
    ],
    [
      'a product of ten days',
      spansOf(
        [
          [10, 1900],
          [3, 1500, 2000],
        ],
        'nothing',
      ),
      1900,
    ],
    [
      'known for exactly 30 days',
      spansOf([
        [35, 2000],
        [5, 1500, 2000],
      ]),
      2000,
    ],
  ])('is found: %s', (_name, spans, lowestMinor) => {
    const now = spans.at(-1)!;
    expect(findLowestPrice(spans)).toMatchObject({ lowestMinor, priceMinor: now.priceMinor });
  });

  test.each([
    ['no prices', []],
    ['no reduction', spansOf([[90, 2000]])],
    [
      'a crossed-out price below the price',
      spansOf([
        [90, 2000],
        [5, 1500, 1400],
      ]),
    ],
    [
      '29 days known',
      spansOf([
        [34, 2000],
        [5, 1500, 2000],
      ]),
    ],
    ['reduced when first seen', spansOf([[5, 1500, 2000]])],
    ['reduced from its first day', spansOf([[5, 1500, 2000]], 'nothing')],
    [
      'the price has ended',
      spansOf([
        [90, 2000],
        [5, 1500, 2000],
      ]).map((span) => ({ ...span, untilAt: daysAgo(1) })),
    ],
    [
      'prices were missed in between',
      spansOf([
        [90, 2000],
        [20, 1900],
        [5, 1500, 2000],
      ]).map((span, index) => (index === 1 ? { ...span, precededBy: 'unknown' as const } : span)),
    ],
    [
      'a row is gone in between',
      spansOf([
        [90, 2000],
        [20, 1900],
        [5, 1500, 2000],
      ]).toSpliced(1, 1),
    ],
    [
      'another currency before',
      spansOf([
        [90, 2000],
        [5, 1500, 2000],
      ]).map((span, index) => (index === 0 ? { ...span, currency: 'USD' } : span)),
    ],
  ])('is not said: %s', (_name, spans) => {
    expect(findLowestPrice(spans)).toBeNull();
  });

  it('is what somebody finds who writes down the price of every hour', () => {
    const points = fc
      .uniqueArray(fc.integer({ min: 0, max: 90 * 24 }), { minLength: 2, maxLength: 8 })
      .map((hours) => hours.toSorted((a, b) => b - a))
      .chain((hours) =>
        fc.tuple(
          ...hours.map((hour) =>
            fc.tuple(
              fc.constant(hour / 24),
              fc.integer({ min: 1, max: 9 }),
              fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
            ),
          ),
        ),
      );
    fc.assert(
      fc.property(points, fc.constantFrom('nothing', 'unknown'), (list, first) => {
        const spans = spansOf(list, first);
        const found = findLowestPrice(spans);
        const at = (hoursAgo: number) =>
          spans.findLast((span) => span.fromAt.getTime() <= NOW_MS - hoursAgo * 3_600_000);
        const isReduced = (span: PriceSpan | undefined) =>
          span !== undefined && (span.compareAtMinor ?? 0) > span.priceMinor;
        const now = at(0)!;
        let hour = 0;
        while (isReduced(at(hour + 1)) && at(hour + 1)!.priceMinor === now.priceMinor) hour++;
        const seen = Array.from({ length: 30 * 24 }, (_, index) => at(hour + 1 + index));
        const known = seen.filter((span) => span !== undefined);
        const certain = first === 'nothing' ? known.length > 0 : known.length === seen.length;
        if (!isReduced(now) || !certain) expect(found).toBeNull();
        else expect(found?.lowestMinor).toBe(Math.min(...known.map((span) => span.priceMinor)));
      }),
      { numRuns: 500 },
    );
  });
});
