/**
 * A quoted cell of a CSV that a spreadsheet takes as text: one that begins like a formula, also
 * behind spaces or in full width, gets an apostrophe.
 * @example safeCsvCell('=1+1') // `"'=1+1"`
 */
export function safeCsvCell(value: string): string {
  const safe = /^\s*[=+\-@\t\r\n＝＋－＠]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}
