import { RowCells } from './cells.ts';
import { FIELD_KINDS, headerCurrency } from './layouts/layout.ts';
import { quotable } from './personal-columns.ts';
import { plainDecimal, splitAmount } from './read-amount.ts';
import { readCountry } from './read-country.ts';
import { currencyMeant } from './read-currency.ts';
import { dayOf, instantReader, splitDate } from './read-date.ts';
import {
  LIMITS,
  UNKNOWN_COUNTRY,
  type FileField,
  type ImportPlan,
  type LineProblem,
  type ProblemCode,
  type WarningCode,
} from './model.ts';
import type { FileRow } from './split-rows.ts';

/** An amount that waits for the currency of its order. */
export interface ParsedAmount {
  decimal: string;
  /** The currency at the amount itself; null where it has none. */
  currency: string | null;
}

/** A row whose values are understood, one by one. Fields without a value are missing. */
export interface ParsedRow {
  line: number;
  cells: readonly string[];
  texts: Partial<Record<FileField, string>>;
  amounts: Partial<Record<FileField, ParsedAmount>>;
  numbers: Partial<Record<FileField, number>>;
  instants: Partial<Record<FileField, string>>;
  currency: string | null;
  country: string | null;
  taxIncluded: boolean | null;
  /** The buyer as the file names him; leaves this folder only through the caller's function. */
  identity: string | null;
  problems: LineProblem[];
  warnings: LineProblem<WarningCode>[];
}

const YES = new Set(['yes', 'true', '1', 'y', '是', '含税']);
const NO = new Set(['no', 'false', '0', 'n', '否', '不含税']);
/** What a wrong encoding leaves behind, and control characters that no database takes. */
const UNREADABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/;
const DAMAGED_ID = /^\d(?:[.,]\d+)?E\+?\d+$/i;

/** Reads the values of rows by a plan. */
export class RowParser {
  readonly #plan: ImportPlan;
  readonly #fields: [FileField, number][];
  readonly #toInstant: ReturnType<typeof instantReader>;
  readonly #columnCurrencies: Partial<Record<FileField, string>> = {};

  constructor(plan: ImportPlan) {
    this.#plan = plan;
    this.#fields = Object.entries(plan.columns) as [FileField, number][];
    this.#toInstant = instantReader(plan.answers.zone, plan.answers.dateOrder);
    for (const [field, at] of this.#fields) {
      const written = headerCurrency(plan.header[at] ?? '');
      const currency = written === null ? null : currencyMeant(written, plan.answers);
      if (currency !== null) this.#columnCurrencies[field] = currency;
    }
  }

  parse(row: FileRow): ParsedRow {
    const cells = new RowCells(row.cells, this.#plan.columns);
    const parsed: ParsedRow = {
      line: row.line,
      cells: row.cells,
      texts: {},
      amounts: {},
      numbers: {},
      instants: {},
      currency: null,
      country: null,
      taxIncluded: null,
      identity: null,
      problems: [],
      warnings: [],
    };
    for (const [field] of this.#fields) {
      const text = cells.get(field);
      if (text !== '') this.#read(parsed, field, text);
    }
    return parsed;
  }

  /** A problem in the column of a field, as the person knows it from the header. */
  problem(
    line: number,
    field: FileField | null,
    code: ProblemCode,
    expected: string,
    found = '',
  ): LineProblem {
    const at = field === null ? undefined : this.#plan.columns[field];
    const column = at === undefined ? field : (this.#plan.header[at] ?? null);
    return { line, column, found: quotable(found), expected, code };
  }

  #read(parsed: ParsedRow, field: FileField, text: string): void {
    const kind = FIELD_KINDS[field];
    const refuse = (code: ProblemCode, expected: string) => {
      const found = kind === 'identity' ? '' : text;
      parsed.problems.push(this.problem(parsed.line, field, code, expected, found));
    };
    if (UNREADABLE.test(text)) return refuse('undecodable-text', 'text');
    switch (kind) {
      case 'text':
        if (text.length > LIMITS.valueChars) {
          return refuse('value-too-long', String(LIMITS.valueChars));
        }
        if (field === 'orderId' && this.#isDamaged(text)) return refuse('damaged-id', 'order-id');
        parsed.texts[field] = text;
        return;
      case 'identity':
        parsed.identity = text.slice(0, LIMITS.valueChars);
        return;
      case 'instant':
      case 'day':
        return this.#readDate(parsed, field, text, kind, refuse);
      case 'money':
        return this.#readAmount(parsed, field, text, refuse);
      case 'quantity':
      case 'count':
      case 'decimal':
        return this.#readNumber(parsed, field, text, kind, refuse);
      case 'currency':
        parsed.currency = currencyMeant(text, this.#plan.answers);
        if (parsed.currency === null) refuse('unknown-currency', 'currency');
        return;
      case 'country':
        return this.#readCountry(parsed, field, text);
      case 'yes-no':
        parsed.taxIncluded = YES.has(text.toLowerCase()) ? true : null;
        if (NO.has(text.toLowerCase())) parsed.taxIncluded = false;
        if (parsed.taxIncluded === null) refuse('values-differ', 'yes-or-no');
    }
  }

  /** Spreadsheets turn long numbers into 5.76E+17, and the order can't be told any more. */
  #isDamaged(id: string): boolean {
    const digitsOnly = this.#plan.kind === 'shopify-orders' || this.#plan.kind === 'tiktok-orders';
    return digitsOnly ? !/^\d+$/.test(id) : DAMAGED_ID.test(id);
  }

  #readDate(
    parsed: ParsedRow,
    field: FileField,
    text: string,
    kind: 'instant' | 'day',
    refuse: (code: ProblemCode, expected: string) => void,
  ): void {
    const date = splitDate(text);
    if (date === null) return refuse('not-a-date', 'date');
    const read = kind === 'day' ? dayOf(date, this.#plan.answers.dateOrder) : this.#toInstant(date);
    if (read.ok) parsed.instants[field] = read.value;
    else refuse(read.code, this.#plan.answers.dateOrder ?? 'date');
  }

  #readAmount(
    parsed: ParsedRow,
    field: FileField,
    text: string,
    refuse: (code: ProblemCode, expected: string) => void,
  ): void {
    const amount = splitAmount(text);
    const decimal = amount && plainDecimal(amount.digits, this.#plan.answers.decimalMark ?? '.');
    if (amount === null || decimal === null) return refuse('not-an-amount', 'amount');
    let currency = this.#columnCurrencies[field] ?? null;
    if (amount.sign !== null) {
      currency = currencyMeant(amount.sign, this.#plan.answers);
      if (currency === null) return refuse('unknown-currency', 'currency');
    }
    parsed.amounts[field] = { decimal: amount.negative ? `-${decimal}` : decimal, currency };
  }

  #readNumber(
    parsed: ParsedRow,
    field: FileField,
    text: string,
    kind: 'quantity' | 'count' | 'decimal',
    refuse: (code: ProblemCode, expected: string) => void,
  ): void {
    const written = splitAmount(text);
    const mark = this.#plan.answers.decimalMark ?? '.';
    const decimal =
      written === null || written.sign !== null ? null : plainDecimal(written.digits, mark);
    if (decimal === null) return refuse('not-a-number', kind);
    const value = Number(decimal) * (written?.negative ? -1 : 1);
    if (kind !== 'decimal' && !Number.isInteger(value)) return refuse('not-a-number', kind);
    const max = kind === 'quantity' ? 1_000_000 : 1e12;
    if (value < 0 || value > max) return refuse('out-of-range', `0–${max}`);
    parsed.numbers[field] = value === 0 ? 0 : value;
  }

  #readCountry(parsed: ParsedRow, field: FileField, text: string): void {
    const country = readCountry(text);
    if (country === null) {
      const { line, column, found } = this.problem(parsed.line, field, 'missing-value', '', text);
      parsed.warnings.push({ line, column, found, expected: 'country', code: 'unknown-country' });
    }
    if (field === 'country' || parsed.country === null) {
      parsed.country = country ?? UNKNOWN_COUNTRY;
    }
  }
}
