import { describe, expect, it } from 'vitest';

import { type Column, sortRows } from './data-table.tsx';
import { formatSorting, parseSorting, withParams } from './sorting-in-address.ts';

interface Row {
  name: string;
  share: number | null;
}

const columns: Column<Row>[] = [
  { id: 'name', heading: 'Name', cell: () => null, sortBy: (row) => row.name },
  { id: 'share', heading: 'Share', cell: () => null, sortBy: (row) => row.share },
  { id: 'plain', heading: 'Plain', cell: () => null },
];
const rows: Row[] = [
  { name: 'Österreich', share: 0.5 },
  { name: 'Zypern', share: null },
  { name: 'Dänemark', share: 0.9 },
];

function namesBy(column: string, descending: boolean): string[] {
  return sortRows(rows, columns, { column, descending }, 'de').map(({ name }) => name);
}

describe('rows', () => {
  it('are sorted by the alphabet of the language', () => {
    expect(namesBy('name', false)).toEqual(['Dänemark', 'Österreich', 'Zypern']);
    expect(namesBy('name', true)).toEqual(['Zypern', 'Österreich', 'Dänemark']);
  });

  it('without a value come last in either direction', () => {
    expect(namesBy('share', false)).toEqual(['Österreich', 'Dänemark', 'Zypern']);
    expect(namesBy('share', true)).toEqual(['Dänemark', 'Österreich', 'Zypern']);
  });

  it('keep their order by a column that cannot be sorted', () => {
    expect(namesBy('plain', true)).toEqual(rows.map(({ name }) => name));
  });
});

describe('sorting in the address', () => {
  const fallback = { column: 'name', descending: false };

  it.each(['name', '-name', '-share'])('reads "%s" back as it was written', (text) => {
    expect(formatSorting(parseSorting(text, ['name', 'share'], fallback))).toBe(text);
  });

  it.each([null, '', '-', 'unknown', '--name', '__proto__'])('ignores %j', (text) => {
    expect(parseSorting(text, ['name', 'share'], fallback)).toEqual(fallback);
  });

  it('leaves the other parameters where they are', () => {
    const search = new URLSearchParams('days=90&q=ger');
    expect(withParams(search, { sort: '-name', q: null })).toBe('?days=90&sort=-name');
    expect(withParams(search, { days: null, q: '' })).toBe('?');
  });
});
