import { detectFile } from '../detect-file.ts';
import { FileFaultError } from '../model.ts';
import { openPackage, type ByteSource, type Package } from './open-package.ts';
import { readSheet, type SheetRow } from './read-sheet.ts';
import {
  readSharedStrings,
  readStyles,
  readWorkbook,
  type SheetPlace,
  type WorkbookParts,
} from './workbook-parts.ts';

/** Rows that decide which sheet is read and how wide it is. */
const HEAD_ROWS = 60;
const SHEETS = 20;
const CSV_BYTES = 800_000_000;

/**
 * The sheet of a workbook that holds a table, as a CSV in UTF-8: the first visible one of a kind
 * that we know, else the first one with a table. Values are as the cells show them, a row is a line
 * of the same number (blank rows are kept, line breaks in cells become spaces), and all rows have
 * as many columns as the widest of the first ones.
 * @throws FileFaultError 'xlsx' (not a workbook, damaged, encrypted), 'workbook-too-large',
 * 'too-many-lines', 'empty', or 'compressed' for a package of something else.
 */
export async function* workbookToCsv(source: ByteSource): AsyncGenerator<Uint8Array> {
  // An abort, or a lost connection: the file is not to blame for it.
  const lost: unknown[] = [];
  try {
    yield* convert({
      size: source.size,
      read: (start, end) => watched(source.read(start, end), lost),
    });
  } catch (error) {
    if (lost.length > 0) throw lost[0];
    // What the parsers say of a broken part helps nobody.
    throw error instanceof FileFaultError ? error : new FileFaultError('xlsx');
  }
}

async function* watched(
  bytes: AsyncIterable<Uint8Array>,
  lost: unknown[],
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    lost.push(error);
    throw error;
  }
}

async function* convert(source: ByteSource): AsyncGenerator<Uint8Array> {
  const pack = await openPackage(source);
  if (!pack.has('xl/workbook.xml')) throw new FileFaultError('compressed');
  const { sheets, from1904 } = await readWorkbook(
    await pack.open('xl/workbook.xml', 'other'),
    await pack.open('xl/_rels/workbook.xml.rels', 'other'),
  );
  const stringsPath = 'xl/sharedStrings.xml';
  const stylesPath = 'xl/styles.xml';
  const parts: WorkbookParts = {
    strings: pack.has(stringsPath)
      ? await readSharedStrings(await pack.open(stringsPath, 'strings'))
      : [],
    styles: pack.has(stylesPath) ? await readStyles(await pack.open(stylesPath, 'other')) : [],
    from1904,
  };
  const sheet = await chooseSheet(pack, sheets.slice(0, SHEETS), parts);
  if (sheet === null) throw new FileFaultError('empty');
  const writer = new CsvWriter(sheet.width);
  let bytes = 0;
  for await (const rows of readSheet(await pack.open(sheet.path, 'sheet'), parts)) {
    const text = new TextEncoder().encode(rows.map((row) => writer.write(row)).join(''));
    bytes += text.length;
    if (bytes > CSV_BYTES) throw new FileFaultError('workbook-too-large');
    yield text;
  }
}

async function chooseSheet(
  pack: Package,
  sheets: readonly SheetPlace[],
  parts: WorkbookParts,
): Promise<{ path: string; width: number } | null> {
  let first: { path: string; width: number } | null = null;
  for (const { path } of sheets) {
    if (!pack.has(path)) continue;
    const head = await headOf(await pack.open(path, 'sheet'), parts);
    if (head.length === 0) continue;
    const width = Math.max(...head.map(({ cells }) => cells.length));
    const writer = new CsvWriter(width);
    const text = head.map((row) => writer.write(row)).join('');
    const found = await detectFile(new TextEncoder().encode(text), {
      encoding: 'utf-8',
      delimiter: ',',
    });
    if (found.ok ? found.file.kind !== 'unknown' : found.fault === 'unsupported') {
      return { path, width };
    }
    first ??= { path, width };
  }
  return first;
}

async function headOf(bytes: AsyncIterable<Uint8Array>, parts: WorkbookParts): Promise<SheetRow[]> {
  const head: SheetRow[] = [];
  for await (const rows of readSheet(bytes, parts)) {
    head.push(...rows.slice(0, HEAD_ROWS - head.length));
    if (head.length >= HEAD_ROWS) break;
  }
  return head;
}

class CsvWriter {
  readonly #width: number;
  #line = 0;

  constructor(width: number) {
    this.#width = width;
  }

  write({ row, cells }: SheetRow): string {
    const blank = '\n'.repeat(row - this.#line - 1);
    this.#line = row;
    const missing = ','.repeat(Math.max(0, this.#width - cells.length));
    return `${blank}${cells.map(csvCell).join(',')}${missing}\n`;
  }
}

function csvCell(value: string): string {
  const text = value.replace(/[\r\n]+/g, ' ');
  return /[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
