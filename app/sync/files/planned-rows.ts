import { headerCell } from './cells.ts';
import type { ReportKeeper } from './file-report.ts';
import { ignoreRow } from './ignore-row.ts';
import { unbrokenColumns } from './layouts/layout.ts';
import type { RowParser } from './parse-row.ts';
import { FileFaultError, LIMITS, type ImportPlan, type LineProblem } from './model.ts';
import { splitRows, type FileRow } from './split-rows.ts';

/** Rows with data of a planned file; what is to be ignored is booked on the way. */
export class PlannedRows {
  readonly #plan: ImportPlan;
  readonly #parser: RowParser;
  readonly #keeper: ReportKeeper;

  constructor(plan: ImportPlan, parser: RowParser, keeper: ReportKeeper) {
    this.#plan = plan;
    this.#parser = parser;
    this.#keeper = keeper;
  }

  async *of(
    bytes: AsyncIterable<Uint8Array>,
  ): AsyncGenerator<{ row: FileRow } | { row: FileRow; problem: LineProblem }> {
    const { encoding, delimiter, quotes, header } = this.#plan;
    let headerSeen = false;
    const unbroken = unbrokenColumns(this.#plan.columns);
    const format = { encoding, delimiter, quotes, columns: header.length, unbroken };
    for await (const rows of splitRows(bytes, format)) {
      for (const row of rows) {
        this.#keeper.line();
        headerSeen ||= this.#checkHeader(row);
        const ignored = ignoreRow(row, this.#plan);
        if (ignored !== null) {
          this.#keeper.ignore(ignored);
          continue;
        }
        const problem = this.#shapeProblem(row);
        yield problem === null ? { row } : { row, problem };
      }
    }
    if (!headerSeen) throw new FileFaultError('file-changed');
  }

  #checkHeader(row: FileRow): boolean {
    const { header, headerLine } = this.#plan;
    if (row.line < headerLine) return false;
    const same = header.every((name, at) => headerCell(row.cells[at] ?? '') === name);
    if (row.line !== headerLine || !same) throw new FileFaultError('file-changed');
    return true;
  }

  #shapeProblem(row: FileRow): LineProblem | null {
    const { header } = this.#plan;
    if (row.fault === 'line-too-long') {
      return this.#parser.problem(row.line, null, 'line-too-long', String(LIMITS.recordChars));
    }
    if (row.fault !== undefined) return this.#parser.problem(row.line, null, row.fault, 'quote');
    const { cells } = row;
    // Blank cells too many are no trifle: a stray mark in the middle has moved all the others.
    if (cells.length !== header.length) {
      const found = String(cells.length);
      const expected = String(header.length);
      return this.#parser.problem(row.line, null, 'wrong-number-of-columns', expected, found);
    }
    if (row.literalQuotes) {
      const at = { line: row.line, column: null, found: '', expected: 'quote' };
      this.#keeper.warn({ ...at, code: 'quotes-taken-literally' });
    }
    return null;
  }
}
