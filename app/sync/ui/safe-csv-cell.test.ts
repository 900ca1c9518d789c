import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { safeCsvCell } from './safe-csv-cell.ts';

it.each(['=cmd|calc', '+1', '-1+1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n=1', '＝1', '"=1'])(
  '%j is no formula in a spreadsheet',
  (value) => {
    const [[cell]] = parse(safeCsvCell(value)) as unknown as [[string]];
    expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
    expect(cell.replace(/^'/, '')).toBe(value);
  },
);

it('any other text is read as it was written', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      const [[cell]] = parse(`${safeCsvCell(`x${value}`)},"y"`) as unknown as [[string]];
      expect(cell).toBe(`x${value}`);
    }),
  );
});
