import { RowCells } from './cells.ts';
import { ignoreRow } from './ignore-row.ts';
import { FIELD_KINDS, headerCurrency, unbrokenColumns } from './layouts/layout.ts';
import { layoutOf } from './layouts/known-layouts.ts';
import { isPersonalColumn } from './personal-columns.ts';
import { splitAmount } from './read-amount.ts';
import { currenciesOf } from './read-currency.ts';
import { OrderWindow } from './order-window.ts';
import { OrderKeys } from './order-key.ts';
import { taxIncludedAt } from './amazon-tax.ts';
import {
  LIMITS,
  type DateOrder,
  type DecimalMark,
  type FileColumns,
  type FileField,
  type FileKind,
} from './model.ts';
import type { DetectedFile } from './detect-file.ts';
import { splitRows, type FileRow } from './split-rows.ts';
import { ValueEvidence } from './value-evidence.ts';

/** What all lines of a file say about how it is written; plain data. */
export interface FileSurvey {
  kind: FileKind;
  columns: FileColumns;
  /** Lines with data. */
  rows: number;
  /** Up to three different values of each column; none of columns that hold people. */
  samples: string[][];
  /** Orders that fit all open dates; null where no date is open, empty where none fits all. */
  dateOrders: DateOrder[] | null;
  openDates: string[];
  timesWithoutZone: number;
  marks: Record<DecimalMark | 'either', number>;
  openAmounts: string[];
  signs: { sign: string; currencies: readonly string[]; count: number }[];
  rowsWithoutCurrency: number;
  rowsWithCountry: number;
  rowsWithOpenTax: number;
  /** Channels that a column names, in the form of `channelKey`, with their lines. */
  channels: { channel: string; rows: number }[];
  /** More channels than one who sells can have: the column must mean something else. */
  tooManyChannels: boolean;
  scatteredOrderIds: string[];
  /** More scattered orders than can be held: the file has to be sorted by order first. */
  tooScattered: boolean;
}

/**
 * Goes over the whole file once and collects what the questions of an import depend on.
 *
 * Nothing is decided by a sample: a day beyond 12 in the last line is a proof like any other.
 * Needed again where a person changes the meaning of a column.
 * @throws FileFaultError 'too-many-lines'.
 */
export async function surveyFile(
  bytes: AsyncIterable<Uint8Array>,
  file: Pick<DetectedFile, 'encoding' | 'delimiter' | 'quotes' | 'headerLine' | 'header'>,
  kind: FileKind,
  columns: FileColumns,
): Promise<FileSurvey> {
  const surveyor = new Surveyor(file, kind, columns);
  const { encoding, delimiter, quotes, header } = file;
  const format = {
    encoding,
    delimiter,
    quotes,
    columns: header.length,
    unbroken: unbrokenColumns(columns),
  };
  for await (const rows of splitRows(bytes, format)) {
    for (const row of rows) surveyor.add(row);
  }
  return surveyor.result();
}

class Surveyor {
  readonly #format;
  readonly #fields: [FileField, number][];
  readonly #hidden: Set<number>;
  readonly #columnCurrency: boolean;
  readonly #anchor: FileField;
  readonly #evidence = new ValueEvidence();
  readonly #window = new OrderWindow<true>();
  readonly #keys: OrderKeys;
  readonly #channels = new Map<string, number>();
  readonly #samples: string[][];
  readonly #scattered = new Set<string>();
  #rows = 0;
  #rowsWithoutCurrency = 0;
  #rowsWithCountry = 0;
  #rowsWithOpenTax = 0;

  constructor(
    file: Pick<DetectedFile, 'headerLine' | 'header'>,
    kind: FileKind,
    columns: FileColumns,
  ) {
    this.#format = { kind, columns, headerLine: file.headerLine, header: file.header };
    this.#fields = Object.entries(columns) as [FileField, number][];
    this.#hidden = hiddenColumns(file.header, columns);
    this.#keys = new OrderKeys(kind);
    this.#anchor = layoutOf(kind).anchor;
    const at = columns[this.#anchor];
    this.#columnCurrency = at !== undefined && headerCurrency(file.header[at] ?? '') !== null;
    this.#samples = file.header.map(() => []);
  }

  add(row: FileRow): void {
    if (ignoreRow(row, this.#format) !== null) return;
    const cells = new RowCells(row.cells, this.#format.columns);
    this.#trackOrder(cells);
    if (row.fault !== undefined) return;
    this.#rows++;
    this.#sample(row);
    for (const [field] of this.#fields) this.#collect(field, cells.get(field));
    this.#anchored(cells);
  }

  #collect(field: FileField, text: string): void {
    if (text === '') return;
    const kind = FIELD_KINDS[field];
    if (kind === 'instant' || kind === 'day') this.#evidence.addDate(text, kind === 'instant');
    else if (kind === 'money') this.#evidence.addAmount(text);
    else if (kind === 'count') this.#evidence.addCount(text);
    else if (kind === 'currency') this.#evidence.addSign(text);
  }

  #anchored(cells: RowCells): void {
    if (cells.get('country') !== '' || cells.get('billingCountry') !== '') this.#rowsWithCountry++;
    const anchor = cells.get(this.#anchor);
    if (anchor === '') return;
    const sign = splitAmount(anchor)?.sign ?? null;
    const told = this.#columnCurrency || cells.get('currency') !== '' || sign !== null;
    if (!told) this.#rowsWithoutCurrency++;
    const taxed = /[1-9]/.test(cells.get('lineTax') + cells.get('lineShippingTax'));
    if (this.#format.kind === 'amazon-orders' && taxed) {
      if (taxIncludedAt(cells.get('marketplace')) === null) this.#rowsWithOpenTax++;
    }
  }

  #trackOrder(cells: RowCells): void {
    const { key, channel } = this.#keys.next(cells);
    if (channel !== '' && (this.#channels.has(channel) || this.#channels.size <= LIMITS.channels)) {
      this.#channels.set(channel, (this.#channels.get(channel) ?? 0) + 1);
    }
    if (key === '' || this.#window.get(key) !== undefined || this.#scattered.has(key)) return;
    if (!this.#window.isClosed(key)) this.#window.open(key, true);
    else if (this.#scattered.size <= LIMITS.scatteredOrders) this.#scattered.add(detached(key));
  }

  #sample(row: FileRow): void {
    row.cells.forEach((cell, at) => {
      const list = this.#samples[at];
      const text = cell.replaceAll('\0', '').trim().slice(0, 60).toWellFormed();
      if (list === undefined || list.length >= 3 || text === '' || this.#hidden.has(at)) return;
      if (!list.includes(text) && !text.includes('@')) list.push(text);
    });
  }

  result(): FileSurvey {
    const evidence = this.#evidence;
    const scattered = [...this.#scattered];
    return {
      kind: this.#format.kind,
      columns: this.#format.columns,
      rows: this.#rows,
      samples: this.#samples,
      dateOrders: evidence.dateOrders,
      openDates: evidence.openDates,
      timesWithoutZone: evidence.timesWithoutZone,
      marks: evidence.marks,
      openAmounts: evidence.openAmounts,
      signs: [...evidence.signs].map(([sign, count]) => ({
        sign,
        currencies: currenciesOf(sign),
        count,
      })),
      rowsWithoutCurrency: this.#rowsWithoutCurrency,
      rowsWithCountry: this.#rowsWithCountry,
      rowsWithOpenTax: this.#rowsWithOpenTax,
      channels: [...this.#channels]
        .slice(0, LIMITS.channels)
        .map(([channel, rows]) => ({ channel, rows })),
      tooManyChannels: this.#channels.size > LIMITS.channels,
      scatteredOrderIds: scattered.slice(0, LIMITS.scatteredOrders),
      tooScattered: scattered.length > LIMITS.scatteredOrders,
    };
  }
}

/** Columns whose values nobody is shown: those that hold people and are not mapped to anything. */
export function hiddenColumns(header: readonly string[], columns: FileColumns): Set<number> {
  const shown = new Set(
    (Object.entries(columns) as [FileField, number][])
      .filter(([field]) => FIELD_KINDS[field] !== 'identity')
      .map(([, at]) => at),
  );
  return new Set(
    header.flatMap((name, at) =>
      (isPersonalColumn(name) && !shown.has(at)) || at === columns.customer ? [at] : [],
    ),
  );
}

/**
 * A copy of a key that stands alone: a cell is a slice of the text around it and keeps all of that
 * in memory.
 */
function detached(key: string): string {
  return Buffer.from(key, 'utf8').toString('utf8');
}
