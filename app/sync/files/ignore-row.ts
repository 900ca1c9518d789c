import { headerCell, RowCells } from './cells.ts';
import { splitAmount } from './read-amount.ts';
import { splitDate } from './read-date.ts';
import type { FileColumns, FileKind, IgnoreCode } from './model.ts';
import type { FileRow } from './split-rows.ts';

export interface TableFormat {
  kind: FileKind;
  headerLine: number;
  header: readonly string[];
  columns: FileColumns;
}

const TOTAL = /^(?:grand )?total|^summe|^gesamt|^总计|^合计|^汇总/i;

/**
 * Why a row is left out by its looks alone; null for a row with data.
 *
 * Told apart: lines above the header, the header and its repetitions, blank lines, TikTok's row of
 * descriptions below the header, totals of ad reports, and orders that Amazon only shipped for
 * another channel ("Non-Amazon"), which come from there and have no amounts here.
 */
export function ignoreRow(row: FileRow, format: TableFormat): IgnoreCode | null {
  if (row.line < format.headerLine) return 'preamble';
  if (row.line === format.headerLine) return 'header';
  if (row.fault !== undefined) return null;
  if (row.cells.every((cell) => cell.trim() === '')) return 'blank';
  if (isHeader(row, format.header)) return 'repeated-header';
  const cells = new RowCells(row.cells, format.columns);
  if (format.kind === 'tiktok-orders') return isDescription(cells) ? 'column-descriptions' : null;
  if (format.kind === 'amazon-orders') {
    return /^non-amazon/i.test(cells.get('marketplace')) ? 'other-channel' : null;
  }
  return format.columns.cost !== undefined && isTotal(row, cells) ? 'total-row' : null;
}

function isHeader(row: FileRow, header: readonly string[]): boolean {
  return (
    row.cells.length === header.length &&
    row.cells.every((cell, at) => headerCell(cell) === header[at])
  );
}

function isDescription(cells: RowCells): boolean {
  return (
    !/\d/.test(cells.get('orderId')) &&
    splitDate(cells.get('createdAt')) === null &&
    splitAmount(cells.get('total')) === null &&
    splitAmount(cells.get('lineQuantity')) === null
  );
}

function isTotal(row: FileRow, cells: RowCells): boolean {
  const first = row.cells.map((cell) => cell.trim()).find((cell) => cell !== '') ?? '';
  const total = TOTAL.test(first) && splitDate(cells.get('day')) === null;
  return total || cells.get('campaign') === '';
}
