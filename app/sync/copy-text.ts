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
  /** Key columns after shop_id. */
  key: readonly string[];
  columns: readonly Column<Row>[];
}

/** Names of all columns in COPY order. */
export function columnNames(layout: {
  columns: readonly (readonly [string, unknown])[];
}): string[] {
  return ['shop_id', ...layout.columns.map(([name]) => name)];
}

/** The rows as one COPY text. */
export function copyText<Row>(
  layout: TableLayout<Row>,
  rows: readonly Row[],
  shopId: number,
): string {
  const { columns } = layout;
  let text = '';
  for (const row of rows) {
    text += shopId;
    for (const column of columns) text += '\t' + column[1](row);
    text += '\n';
  }
  return text;
}
