/** Rows in PostgreSQL's COPY text format (manual, "COPY", section "Text Format"). */

const NEEDS_ESCAPE = /[\\\n\r\t\u0000]/;

/**
 * A text value as COPY reads it; null is `\N`.
 *
 * PostgreSQL can't store the character U+0000, so it is dropped.
 * @example copyValue('a\tb') // 'a\\tb'
 */
export function copyValue(text: string | null): string {
  if (text === null) return '\\N';
  if (!NEEDS_ESCAPE.test(text)) return text;
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll('\u0000', '');
}

/**
 * A text array as COPY reads it.
 * @example copyArray(['a', 'b "c"']) // '{"a","b \\\\"c\\\\""}'
 */
export function copyArray(values: readonly string[]): string {
  const quoted = values.map(
    (value) => `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`,
  );
  return copyValue(`{${quoted.join(',')}}`);
}

/** A column and how a row's value for it is written, escaped. */
export type Column<Row> = readonly [name: string, text: (row: Row) => string];

/** A table without its first column, shop_id, which every row of one COPY shares. */
export interface TableLayout<Row> {
  table: string;
  columns: readonly Column<Row>[];
}

/** Rows of one table as COPY lines, each with the id of the record that it belongs to. */
export interface CopyLines {
  statement: string;
  owners: string[];
  /** Where each line ends in `bytes`. */
  ends: number[];
  bytes: Buffer;
}

const FIRST_BYTES = 4096;
/** Bytes of UTF-8 that one unit of a JavaScript string takes at most. */
const BYTES_PER_UNIT = 3;

/** No lines yet, for a table; `before` was filled like it, so that as much room will be needed. */
export function emptyCopyLines<Row>(layout: TableLayout<Row>, before?: CopyLines): CopyLines {
  const columns = ['shop_id', ...layout.columns.map(([name]) => name)];
  const statement = `COPY "${layout.table}" (${columns.join(', ')}) FROM STDIN`;
  const room = before === undefined ? FIRST_BYTES : before.bytes.length;
  return { statement, owners: [], ends: [], bytes: Buffer.allocUnsafeSlow(room) };
}

/**
 * Writes a row down as bytes at once: kept as strings, the rows of a batch would live long enough
 * to be moved to the old heap, and an import would take twice the memory.
 */
export function addCopyLine<Row>(
  target: CopyLines,
  layout: TableLayout<Row>,
  shopId: number,
  owner: string,
  row: Row,
): void {
  let text = String(shopId);
  for (const column of layout.columns) text += '\t' + column[1](row);
  text += '\n';
  const start = target.ends.at(-1) ?? 0;
  makeRoom(target, start + text.length * BYTES_PER_UNIT, start);
  target.ends.push(start + target.bytes.write(text, start));
  target.owners.push(owner);
}

/** The text for COPY, without the lines of `dropped` owners. */
export function copyText(from: CopyLines, dropped: ReadonlySet<string>): Buffer {
  const { bytes, ends, owners } = from;
  if (dropped.size === 0) return bytes.subarray(0, ends.at(-1) ?? 0);
  const kept: Buffer[] = [];
  for (const [index, end] of ends.entries()) {
    if (!dropped.has(owners[index] ?? '')) kept.push(bytes.subarray(ends[index - 1] ?? 0, end));
  }
  return Buffer.concat(kept);
}

function makeRoom(target: CopyLines, needed: number, used: number): void {
  if (needed <= target.bytes.length) return;
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, target.bytes.length * 2));
  target.bytes.copy(larger, 0, 0, used);
  target.bytes = larger;
}
