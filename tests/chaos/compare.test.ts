import { expect, test } from 'vitest';
import { difference } from './compare.ts';

const a = { id: '1', total: 5 };
const b = { id: '2', total: 7 };

test.each([
  ['the same rows in another order', [a, b], [b, { total: 5, id: '1' }], 0, 0],
  ['a row that is not stored', [a, b], [a], 1, 0],
  ['a row stored twice', [a], [a, a], 0, 1],
  ['a row stored older', [a], [{ ...a, total: 4 }], 1, 1],
  ['nothing on either side', [], [], 0, 0],
])('%s', (_, truth, stored, missing, surplus) => {
  expect(difference('order', truth, stored)).toMatchObject({
    rows: truth.length,
    missing,
    surplus,
  });
});
