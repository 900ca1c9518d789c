import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addCopyLine,
  copyArray,
  copyText,
  copyValue,
  emptyCopyLines,
  type TableLayout,
} from './copy-text.ts';

const layout: TableLayout<{ id: string; title: string | null }> = {
  table: 'thing',
  columns: [
    ['id', (row) => row.id],
    ['title', (row) => copyValue(row.title)],
  ],
};

/** Undoes COPY's escapes as PostgreSQL does. */
function readValue(text: string): string | null {
  if (text === '\\N') return null;
  const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\\': '\\' };
  return text.replace(/\\(.)/g, (_whole, letter: string) => escapes[letter] ?? letter);
}

describe('a value', () => {
  test.each([
    [null, '\\N'],
    ['', ''],
    ['plain', 'plain'],
    ['a\tb\nc\rd\\e', 'a\\tb\\nc\\rd\\\\e'],
    ['\\N', '\\\\N'],
    ['with\u0000nothing', 'withnothing'],
  ])('%j is written %j', (value, written) => {
    expect(copyValue(value)).toBe(written);
  });

  test('never breaks its line or its column, and comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const written = copyValue(value);
        expect(written).not.toMatch(/[\t\n\r]/);
        expect(readValue(written)).toBe(value.replaceAll('\u0000', ''));
      }),
    );
  });
});

test('an array is quoted for PostgreSQL and then escaped for COPY', () => {
  expect(readValue(copyArray(['a', 'b "c"', 'd\\e']))).toBe('{"a","b \\"c\\"","d\\\\e"}');
  expect(copyArray([])).toBe('{}');
});

test('lines grow beyond any buffer, in any script, and those of dropped owners are left out', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ id: fc.nat(5).map(String), title: fc.string({ unit: 'binary' }) })),
      fc.integer({ min: 0, max: 400 }),
      fc.subarray(['0', '1', '2', '3', '4', '5']),
      (rows, times, dropped) => {
        const lines = emptyCopyLines(layout);
        const long = rows.map((row) => ({ ...row, title: row.title.repeat(times) }));
        for (const row of long) addCopyLine(lines, layout, 7, row.id, row);
        const kept = long.filter((row) => !dropped.includes(row.id));
        const expected = kept.map((row) => `7\t${row.id}\t${copyValue(row.title)}\n`).join('');
        expect(copyText(lines, new Set(dropped)).toString()).toBe(Buffer.from(expected).toString());
      },
    ),
    { numRuns: 60 },
  );
  expect(emptyCopyLines(layout).statement).toBe('COPY "thing" (shop_id, id, title) FROM STDIN');
});
