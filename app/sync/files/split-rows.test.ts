import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPieces, writeTable } from '../../../tests/factories/order-files/index.ts';
import type { Delimiter } from './index.ts';
import { splitRows, type FileRow } from './split-rows.ts';

async function rowsOf(text: string, columns?: number, pieces = 5, delimiter: Delimiter = ',') {
  const bytes = new TextEncoder().encode(text);
  const rows: FileRow[] = [];
  const format = { encoding: 'utf-8', delimiter, columns } as const;
  for await (const some of splitRows(inPieces(bytes, pieces), format)) rows.push(...some);
  return rows;
}

const CELL = fc.oneof(
  fc.string({ maxLength: 6 }),
  fc.constantFrom('a"b', '"', 'two\nlines', 'a,b', '12" shelf', '', ' x '),
);

describe('records of a valid table', () => {
  it('are the cells that were written, however the bytes are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(CELL, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 20 }),
        fc.constantFrom<Delimiter>(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 50 }),
        async (table, delimiter, lineEnd, pieces) => {
          const text = writeTable(table, delimiter, lineEnd);
          const rows = await rowsOf(text, 3, pieces, delimiter);
          expect(rows.map((row) => row.cells)).toEqual(table);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are those of csv-parse where that reads the text', async () => {
    const piece = fc.constantFrom('a', '"', '""', ',', '\n', 'b c', '"x"', '"y,z"');
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
        const text = pieces.join('');
        let expected: string[][];
        try {
          expected = parse(text, {
            relax_column_count: true,
            relax_quotes: true,
            record_delimiter: '\n',
          }) as unknown as string[][];
        } catch {
          return;
        }
        expect((await rowsOf(text)).map((row) => row.cells)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('carry the line on which they begin', async () => {
    const rows = await rowsOf('a,b\n"two\nlines",c\r\n\nd,e');
    expect(rows).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['two\nlines', 'c'] },
      { line: 4, cells: [''] },
      { line: 5, cells: ['d', 'e'] },
    ]);
  });
});

describe('a quotation mark that never closes', () => {
  it('is an ordinary character where the line has all its columns without it', async () => {
    const rows = await rowsOf('a,b,c\n1,"2,3\n4,5,6\n', 3);
    expect(rows[1]).toEqual({ line: 2, cells: ['1', '"2', '3'], literalQuotes: true });
    expect(rows[2]).toEqual({ line: 3, cells: ['4', '5', '6'] });
  });

  it('costs its own line otherwise, and no other', async () => {
    const rows = await rowsOf('a,b,c\n1,"2\n4,5,6\n7,8,9\n', 3);
    expect(rows.map(({ line, fault }) => [line, fault])).toEqual([
      [1, undefined],
      [2, 'unclosed-quote'],
      [3, undefined],
      [4, undefined],
    ]);
  });

  it('is given up after a hundred lines', async () => {
    const lines = Array.from({ length: 300 }, (_, at) => `${at},x,y`);
    lines[10] = '10,"x';
    lines[250] = '250,x",y';
    const rows = await rowsOf(lines.join('\n'), 3);
    expect(rows).toHaveLength(300);
    expect(rows.filter((row) => row.fault).map((row) => row.line)).toEqual([11]);
  });
});
