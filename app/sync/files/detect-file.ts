import { headerCell } from './cells.ts';
import { detectEncoding } from './detect-encoding.ts';
import { guessColumns, type ColumnGuess } from './guess-columns.ts';
import { layoutOf, LAYOUTS, unsupportedKind } from './layouts/known-layouts.ts';
import { columnsOf, headerKey, type FileLayout } from './layouts/layout.ts';
import {
  LIMITS,
  type Delimiter,
  type FileColumns,
  type FileEncoding,
  type FileFault,
  type FileKind,
  type QuoteStyle,
  type TextFormatWishes,
  type UnsupportedFile,
} from './model.ts';
import { splitRows, type FileRow } from './split-rows.ts';

/** What the first bytes of a file say about it. */
export interface DetectedFile {
  encoding: FileEncoding;
  delimiter: Delimiter;
  quotes: QuoteStyle;
  /** Line of the header, from 1; lines above it are a preamble. */
  headerLine: number;
  header: string[];
  /** 'unknown': a table whose header belongs to no kind; a person says what it is. */
  kind: FileKind | 'unknown';
  /** Columns by the names of the kind; empty for an unknown file. */
  columns: FileColumns;
  /** For an unknown file: what its columns may be if it holds orders, or ad spend. */
  guesses: { orders: ColumnGuess; adSpend: ColumnGuess } | null;
}

export type Detection =
  | { ok: true; file: DetectedFile }
  | { ok: false; fault: FileFault }
  | { ok: false; fault: 'unsupported'; file: UnsupportedFile };

const PREAMBLE_LINES = 40;
const GUESSED_DELIMITERS: readonly Delimiter[] = [',', '\t', ';'];

/**
 * Encoding, delimiter, header row and kind of a file by its first bytes (up to 256 kB are looked
 * at; give the whole file or its beginning).
 *
 * The header is the row among the first 40 that has all columns by which a kind is recognized; in
 * an unknown file the first row with the most cells that are words. A person who knows better may
 * name encoding, delimiter and how quotation marks are meant.
 */
export async function detectFile(
  head: Uint8Array,
  known: TextFormatWishes = {},
): Promise<Detection> {
  const bytes = head.subarray(0, LIMITS.headBytes);
  const fault = byteFault(bytes);
  if (fault !== null) return { ok: false, fault };
  const encoding = known.encoding ?? detectEncoding(bytes);
  const quotes = known.quotes ?? 'double';
  const delimiters = known.delimiter === undefined ? GUESSED_DELIMITERS : [known.delimiter];
  const tables: Table[] = [];
  for (const delimiter of delimiters) {
    const table = await readTable(bytes, { encoding, delimiter, quotes });
    if (table.binary) return { ok: false, fault: 'binary' };
    if (table.rows.length === 0) return { ok: false, fault: 'empty' };
    const found = recognize(table);
    if (found !== null) return found;
    tables.push(table);
  }
  return unknownFile(tables);
}

interface Table {
  format: { encoding: FileEncoding; delimiter: Delimiter; quotes: QuoteStyle };
  rows: FileRow[];
  binary: boolean;
}

function byteFault(bytes: Uint8Array): FileFault | null {
  const starts = (...magic: number[]) => magic.every((byte, at) => bytes[at] === byte);
  if (bytes.length === 0) return 'empty';
  if (starts(0x50, 0x4b, 3, 4)) return 'xlsx';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'xls';
  if (starts(0x1f, 0x8b)) return 'compressed';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  const text = new TextDecoder('windows-1252').decode(bytes.subarray(0, 512));
  if (/^[^\w]{0,8}<(?:!doctype|html|\?xml|table)/i.test(text)) return 'web-page';
  return null;
}

const CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g;

async function readTable(bytes: Uint8Array, format: Table['format']): Promise<Table> {
  const rows: FileRow[] = [];
  let controls = 0;
  for await (const some of splitRows(once(bytes), format)) {
    for (const row of some) {
      if (rows.length >= PREAMBLE_LINES + 20) break;
      if (row.cells.every((cell) => cell.trim() === '') && row.fault === undefined) continue;
      for (const cell of row.cells) controls += cell.slice(0, 10_000).match(CONTROLS)?.length ?? 0;
      rows.push(row);
    }
    if (rows.length >= PREAMBLE_LINES + 20) break;
  }
  return { format, rows, binary: controls > 8 };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function recognize(table: Table): Detection | null {
  for (const row of headerRows(table)) {
    const header = headerOf(row);
    const layout = LAYOUTS.find((it) => hasSignature(it, header));
    if (layout !== undefined) {
      const columns = columnsOf(layout, header);
      return {
        ok: true,
        file: { ...place(table, row), kind: layout.kind, columns, guesses: null },
      };
    }
    const unsupported = unsupportedKind(header);
    if (unsupported !== null) return { ok: false, fault: 'unsupported', file: unsupported };
  }
  return null;
}

function headerRows(table: Table): FileRow[] {
  return table.rows
    .slice(0, PREAMBLE_LINES)
    .filter(({ cells, fault }) => fault === undefined && cells.length <= LIMITS.columns);
}

function headerOf(row: FileRow): string[] {
  return row.cells.map(headerCell);
}

function hasSignature(layout: FileLayout, header: readonly string[]): boolean {
  if (header.length < layout.signature.length) return false;
  const columns = columnsOf(layout, header);
  return layout.signature.every((field) => columns[field] !== undefined);
}

function place(table: Table, row: FileRow) {
  return { ...table.format, headerLine: row.line, header: headerOf(row) };
}

function unknownFile(tables: readonly Table[]): Detection {
  let best: { table: Table; row: FileRow; words: number } | null = null;
  for (const table of tables) {
    for (const row of headerRows(table)) {
      const words = wordCells(row);
      if (words > (best?.words ?? 1)) best = { table, row, words };
    }
  }
  if (best === null) {
    const wide = tables.some(({ rows }) => rows.some(({ cells }) => cells.length > LIMITS.columns));
    return { ok: false, fault: wide ? 'too-many-columns' : 'no-table' };
  }
  const at = place(best.table, best.row);
  const guesses = {
    orders: guessColumns(layoutOf('plain-orders'), at.header),
    adSpend: guessColumns(layoutOf('plain-ad-spend'), at.header),
  };
  return { ok: true, file: { ...at, kind: 'unknown', columns: {}, guesses } };
}

/** Number of different cells that are words; none where a cell is a number, a date or an address. */
function wordCells(row: FileRow): number {
  const cells = headerOf(row).filter((cell) => cell !== '');
  const words = cells.filter((cell) => cell.length <= 80 && /\p{L}/u.test(cell));
  if (words.length < cells.length || cells.some((cell) => cell.includes('@'))) return 0;
  return new Set(words.map(headerKey)).size;
}
