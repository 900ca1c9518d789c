import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { moveInMatrix } from './move-in-matrix.ts';

const size = { rows: 3, columns: 4 };
const middle = { row: 1, column: 1 };

describe('a key in a matrix', () => {
  it.each([
    ['ArrowUp', false, { row: 0, column: 1 }],
    ['ArrowDown', false, { row: 2, column: 1 }],
    ['ArrowLeft', false, { row: 1, column: 0 }],
    ['ArrowRight', false, { row: 1, column: 2 }],
    ['Home', false, { row: 1, column: 0 }],
    ['End', false, { row: 1, column: 3 }],
    ['Home', true, { row: 0, column: 0 }],
    ['End', true, { row: 2, column: 3 }],
    ['PageUp', false, { row: 0, column: 1 }],
    ['PageDown', false, { row: 2, column: 1 }],
    ['Tab', false, null],
    ['a', false, null],
  ])('%s (Ctrl: %s) leads to %j', (key, ctrl, expected) => {
    expect(moveInMatrix(middle, { key, ctrl }, size)).toEqual(expected);
  });

  it('never leads out of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End')),
        (rows, columns, keys) => {
          let at = { row: 0, column: 0 };
          for (const key of keys) {
            at = moveInMatrix(at, { key, ctrl: false }, { rows, columns }) ?? at;
            expect(at.row >= 0 && at.row < rows && at.column >= 0 && at.column < columns).toBe(
              true,
            );
          }
        },
      ),
    );
  });
});
