import { expect, test } from 'vitest';
import { fractionOf, relativeChange } from './percent.ts';

test('a share of nothing is no number, not zero', () => {
  expect(fractionOf({ count: 0, of: 0 })).toBeNull();
  expect(fractionOf({ count: 0, of: 4 })).toBe(0);
  expect(fractionOf({ count: 3, of: 4 })).toBe(0.75);
});

test.each([
  [200, 250, 0.25],
  [200, 100, -0.5],
  [0, 10, null],
])('the change from %d to %d is %s', (before, after, expected) => {
  expect(relativeChange(before, after)).toBe(expected);
});
