import { expect, test } from 'vitest';

import { addMonths } from './add-months.ts';

test.each([
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-03-31', 12, '2027-03-31'],
  ['2026-11-15', 2, '2027-01-15'],
  ['2026-12-31', 60, '2031-12-31'],
])('%s and %d months is %s', (date, months, expected) => {
  expect(addMonths(date, months)).toBe(expected);
});
