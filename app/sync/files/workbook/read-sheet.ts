import { FileFaultError, LIMITS } from '../model.ts';
import { displayedNumber, PLAIN_NUMBER } from './displayed-value.ts';
import { readXml } from './read-parts.ts';
import type { WorkbookParts } from './workbook-parts.ts';

/** A row of a sheet as it is shown; blank cells at its end are left out. */
export interface SheetRow {
  /** From 1, as the sheet numbers it. */
  row: number;
  cells: string[];
}

/**
 * The rows of a sheet that hold something, some at a time.
 * @throws FileFaultError 'too-many-lines' beyond two million rows; Error where it is no sheet.
 */
export async function* readSheet(
  bytes: AsyncIterable<Uint8Array>,
  parts: WorkbookParts,
): AsyncGenerator<SheetRow[]> {
  let rows: SheetRow[] = [];
  let current: SheetRow = { row: 0, cells: [] };
  let cell: { at: number; type: string; style: number } | null = null;
  let text = '';
  let taking = false;
  let reading = 0;
  const events = {
    onOpen: (name: string, attributes: Record<string, string>) => {
      if (name === 'row') {
        const row = Number(attributes['r'] ?? current.row + 1);
        if (!(row > current.row)) throw new Error('The rows of a sheet are out of order.');
        if (row > LIMITS.lines) throw new FileFaultError('too-many-lines');
        current = { row, cells: [] };
      } else if (name === 'c') {
        const at = attributes['r'] === undefined ? current.cells.length : columnOf(attributes['r']);
        cell = { at, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0) };
        text = '';
      } else if (name === 'rPh') reading++;
      else if (name === 'v' || name === 't') taking = cell !== null && reading === 0;
    },
    onText: (part: string) => {
      if (taking && text.length <= LIMITS.recordChars) text += part;
    },
    onClose: (name: string) => {
      if (name === 'v' || name === 't') taking = false;
      else if (name === 'rPh') reading--;
      else if (name === 'c' && cell !== null) {
        const value = valueOf(cell, text, parts);
        if (value.trim() !== '' && cell.at < MAX_COLUMNS) {
          while (current.cells.length < cell.at) current.cells.push('');
          current.cells[cell.at] = value;
        }
        cell = null;
      } else if (name === 'row' && current.cells.length > 0) rows.push(current);
    },
  };
  for await (const _ of readXml(bytes, events)) {
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
}

/** What a sheet can have at most. Source: Microsoft, "Excel specifications and limits". */
const MAX_COLUMNS = 16_384;

/** @example columnOf('AB12') // 27 */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? 'A') {
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column - 1;
}

function valueOf(
  { type, style }: { type: string; style: number },
  text: string,
  { strings, styles, from1904 }: WorkbookParts,
): string {
  switch (type) {
    case 's':
      return strings[Number(text)] ?? '';
    case 'b':
      return text.trim() === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return displayedNumber(text, styles[style] ?? PLAIN_NUMBER, from1904);
    default:
      return text;
  }
}
