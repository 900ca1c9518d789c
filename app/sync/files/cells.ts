import type { FileColumns, FileField } from './model.ts';

/**
 * A cell without what spreadsheets and platforms put around values: spaces, tabs, `="…"`, a
 * leading apostrophe.
 * @example cellText('="00123"') // '00123'
 */
export function cellText(cell: string): string {
  const text = cell.trim();
  const formula = /^="?([^"]*)"?$/.exec(text);
  if (formula !== null) return formula[1]!.trim();
  return text.startsWith("'") ? text.slice(1).trim() : text;
}

/**
 * A cell of the header as it is kept and compared: without a byte order mark, NUL or half a
 * character, which no database keeps; 200 characters at most.
 */
export function headerCell(cell: string): string {
  return cell
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '')
    .trim()
    .slice(0, 200)
    .toWellFormed();
}

/** What platforms write for "no value". */
const NOTHING = new Set(['', '-', '--', '—', 'n/a', 'null', 'None']);

/** Reads the cells of one row by field. */
export class RowCells {
  readonly #cells: readonly string[];
  readonly #columns: FileColumns;

  constructor(cells: readonly string[], columns: FileColumns) {
    this.#cells = cells;
    this.#columns = columns;
  }

  /** The value of a field, '' where the column is missing or says that there is none. */
  get(field: FileField): string {
    const at = this.#columns[field];
    const text = at === undefined ? '' : cellText(this.#cells[at] ?? '');
    return NOTHING.has(text) ? '' : text;
  }
}
