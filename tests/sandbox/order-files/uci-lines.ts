import { problem, shown, type OrderFileProblem, type OrderFileRecord } from './model.ts';
import { millionths, toMinor, wallClockOf, wholeNumber } from './values.ts';

/** One line of the UCI Online Retail file, checked. */
export interface UciLine {
  invoice: string;
  stockCode: string;
  description: string;
  quantity: number;
  /** Wall clock in the shop's zone, as if it were UTC. */
  wallClock: number;
  unitPriceMinor: number;
  /** quantity × unit price, rounded to pence. */
  amountMinor: number;
  customer: string | null;
  country: string;
}

/** Columns by the names of the CSV and of the later edition of the workbook. */
const COLUMN_NAMES = {
  invoice: ['invoiceno', 'invoice'],
  stockCode: ['stockcode'],
  description: ['description'],
  quantity: ['quantity'],
  date: ['invoicedate'],
  price: ['unitprice', 'price'],
  customer: ['customerid', 'customer id'],
  country: ['country'],
} as const;

export type UciColumns = Record<keyof typeof COLUMN_NAMES, number>;

/** Finds the columns by their names, in any order and letter case; null when one is missing. */
export function uciColumns(header: readonly string[]): UciColumns | null {
  const names = header.map((name) => name.trim().toLowerCase());
  const columns: Partial<UciColumns> = {};
  for (const [key, wanted] of Object.entries(COLUMN_NAMES)) {
    const index = names.findIndex((name) => (wanted as readonly string[]).includes(name));
    if (index < 0) return null;
    columns[key as keyof UciColumns] = index;
  }
  return columns as UciColumns;
}

const MAX_TEXT = 500;
const MAX_MINOR = 1e12;

/** Equal texts become one string, or half a million lines keep half a million copies. */
export type Intern = (text: string) => string;

export function createIntern(): Intern {
  const seen = new Map<string, string>();
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    seen.set(text, text);
    return text;
  };
}

/** Checks one line and gives it types, or says which value is not what it should be. */
export function readUciLine(
  { line, values }: OrderFileRecord,
  header: readonly string[],
  columns: UciColumns,
  intern: Intern,
): UciLine | OrderFileProblem {
  const value = (key: keyof UciColumns): string => (values[columns[key]] ?? '').trim();
  const wrong = (key: keyof UciColumns, expected: string): OrderFileProblem =>
    problem(line, header[columns[key]] ?? key, expected, shown(value(key)));

  if (values.length !== header.length) {
    return problem(line, null, `${header.length} values`, String(values.length));
  }
  const invoice = value('invoice');
  if (!/^[A-Za-z]?\d{1,12}$/.test(invoice)) {
    return wrong('invoice', 'an invoice number, with C or A before it where it takes back');
  }
  const stockCode = value('stockCode').toUpperCase();
  if (stockCode === '' || stockCode.length > 40) return wrong('stockCode', 'a stock code');
  const quantity = wholeNumber(value('quantity'));
  if (quantity === null || quantity === 0) return wrong('quantity', 'a whole number other than 0');
  const wallClock = wallClockOf(value('date'));
  if (wallClock === null) return wrong('date', 'a date and time like 2010-12-01 08:26:00');
  const price = millionths(value('price'));
  if (price === null) return wrong('price', 'an amount like 2.55');
  const amountMinor = toMinor(price * quantity);
  if (Math.abs(amountMinor) > MAX_MINOR) return wrong('price', 'a line of less than 10 billion');
  const customer = /^(\d{0,12})(?:\.0)?$/.exec(value('customer'));
  if (!customer) return wrong('customer', 'a customer number or nothing');
  const description = value('description');
  if (description.length > MAX_TEXT) {
    return problem(
      line,
      header[columns.description] ?? 'Description',
      `at most ${MAX_TEXT} characters`,
      `${description.length}`,
    );
  }
  return {
    invoice: intern(invoice.toUpperCase()),
    stockCode: intern(stockCode),
    description: intern(description),
    quantity,
    wallClock,
    unitPriceMinor: toMinor(price),
    amountMinor,
    customer: customer[1] ? intern(customer[1]) : null,
    country: intern(value('country')),
  };
}
