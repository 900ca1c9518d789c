import { problem, shown, type OrderFileProblem, type OrderFileRecord } from './model.ts';
import { millionths, offsetTimeOf, toMinor, wholeNumber, type OffsetTime } from './values.ts';
import { decimalsOf } from '../shops/money.ts';

/** Columns without which a Shopify order export cannot be read. */
const REQUIRED = [
  'Name',
  'Currency',
  'Total',
  'Created at',
  'Lineitem quantity',
  'Lineitem name',
  'Lineitem price',
];

/** The goods of one line. */
export interface ExportItem {
  title: string;
  sku: string | null;
  quantity: number;
  unitMinor: number;
  discountMinor: number;
  requiresShipping: boolean;
}

/** What the first line of an order says about the whole order. */
export interface ExportHead {
  name: string;
  id: string | null;
  /** Only to tell customers apart; never kept. */
  email: string;
  currency: string;
  created: OffsetTime;
  paidAtMs: number | null;
  fulfilledAtMs: number | null;
  cancelledAtMs: number | null;
  financialStatus: string;
  fulfillmentStatus: string;
  subtotalMinor: number;
  shippingMinor: number;
  taxMinor: number;
  totalMinor: number;
  discountMinor: number;
  refundedMinor: number;
  dutiesMinor: number;
  gateway: string;
  country: string;
  province: string;
  risk: string;
  source: string;
  tags: string[];
}

export interface ExportLine {
  name: string;
  /** Null on the further lines of an order. */
  head: ExportHead | null;
  item: ExportItem;
}

/** Reads values by the name of their column. */
export interface ExportColumns {
  header: readonly string[];
  get(values: readonly string[], column: string): string;
}

/** Finds the columns of a Shopify order export; null when the header is another one. */
export function exportColumns(header: readonly string[]): ExportColumns | null {
  const index = new Map(header.map((name, position) => [name.toLowerCase(), position]));
  if (!REQUIRED.every((name) => index.has(name.toLowerCase()))) return null;
  return {
    header,
    get(values, column) {
      const position = index.get(column.toLowerCase());
      return position === undefined ? '' : (values[position] ?? '').trim();
    },
  };
}

/** Collects the first thing that is wrong while the values of a line are read. */
class LineReader {
  first: OrderFileProblem | null = null;
  readonly #record: OrderFileRecord;
  readonly #columns: ExportColumns;

  constructor(record: OrderFileRecord, columns: ExportColumns) {
    this.#record = record;
    this.#columns = columns;
  }

  text(column: string): string {
    return this.#columns.get(this.#record.values, column);
  }

  wrong(column: string, expected: string): void {
    this.first ??= problem(this.#record.line, column, expected, shown(this.text(column)));
  }

  /** An amount of zero or more; an empty value is zero where `optional`. */
  amount(column: string, decimals: number, optional: boolean): number {
    const text = this.text(column);
    if (text === '' && optional) return 0;
    const value = millionths(text);
    if (value === null || value < 0) this.wrong(column, 'an amount of 0 or more, like 12.30');
    return toMinor(value ?? 0, decimals);
  }

  time(column: string): OffsetTime | null {
    const text = this.text(column);
    if (text === '') return null;
    const time = offsetTimeOf(text);
    if (!time) this.wrong(column, 'a date and time like 2026-03-01 14:05:00 +0100');
    return time;
  }
}

function readItem(reader: LineReader, decimals: number): ExportItem {
  const quantity = wholeNumber(reader.text('Lineitem quantity'));
  if (quantity === null || quantity < 0)
    reader.wrong('Lineitem quantity', 'a whole number of 0 or more');
  const title = reader.text('Lineitem name');
  if (title === '' || title.length > 500)
    reader.wrong('Lineitem name', 'a name of 1 to 500 characters');
  return {
    title,
    sku: reader.text('Lineitem sku') || null,
    quantity: quantity ?? 0,
    unitMinor: reader.amount('Lineitem price', decimals, false),
    discountMinor: reader.amount('Lineitem discount', decimals, true),
    requiresShipping: reader.text('Lineitem requires shipping') !== 'false',
  };
}

function readHead(reader: LineReader, name: string, decimals: number): ExportHead {
  const currency = reader.text('Currency').toUpperCase();
  if (!/^[A-Z]{3}$/.test(currency)) reader.wrong('Currency', 'a currency code like EUR');
  const created = reader.time('Created at');
  if (!created) reader.wrong('Created at', 'a date and time like 2026-03-01 14:05:00 +0100');
  const amount = (column: string) => reader.amount(column, decimals, column !== 'Total');
  const id = reader.text('Id');
  return {
    name,
    id: /^\d{4,20}$/.test(id) ? id : null,
    email: reader.text('Email').toLowerCase(),
    currency,
    created: created ?? { atMs: 0, offsetMinutes: 0 },
    paidAtMs: reader.time('Paid at')?.atMs ?? null,
    fulfilledAtMs: reader.time('Fulfilled at')?.atMs ?? null,
    cancelledAtMs: reader.time('Cancelled at')?.atMs ?? null,
    financialStatus: reader.text('Financial Status').toLowerCase(),
    fulfillmentStatus: reader.text('Fulfillment Status').toLowerCase(),
    subtotalMinor: amount('Subtotal'),
    shippingMinor: amount('Shipping'),
    taxMinor: amount('Taxes'),
    totalMinor: amount('Total'),
    discountMinor: amount('Discount Amount'),
    refundedMinor: amount('Refunded Amount'),
    dutiesMinor: amount('Duties'),
    gateway: reader.text('Payment Method') || 'manual',
    country: reader.text('Shipping Country') || reader.text('Billing Country'),
    province: reader.text('Shipping Province'),
    risk: reader.text('Risk Level').toUpperCase(),
    source: reader.text('Source') || 'web',
    tags: reader
      .text('Tags')
      .split(',')
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  };
}

/**
 * Checks one line of an export, or says which value is not what it should be. The first line of an
 * order carries its total, the further ones only their goods.
 */
export function readExportLine(
  record: OrderFileRecord,
  columns: ExportColumns,
): ExportLine | OrderFileProblem {
  const { header } = columns;
  if (record.values.length !== header.length) {
    return problem(record.line, null, `${header.length} values`, String(record.values.length));
  }
  const reader = new LineReader(record, columns);
  const name = reader.text('Name');
  if (name === '') reader.wrong('Name', 'the name of an order, like #1001');
  const first = reader.text('Total') !== '' || reader.text('Currency') !== '';
  const decimals = decimalsOf(reader.text('Currency').toUpperCase());
  const head = first ? readHead(reader, name, decimals) : null;
  const item = readItem(reader, decimals);
  return reader.first ?? { name, head, item };
}
