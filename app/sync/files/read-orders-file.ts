import { assembleAmazonOrder } from './assemble-amazon-order.ts';
import { assemblePlainOrder } from './assemble-plain-order.ts';
import { assembleShopifyOrder } from './assemble-shopify-order.ts';
import { assembleTiktokOrder } from './assemble-tiktok-order.ts';
import { RowCells } from './cells.ts';
import { ReportKeeper, type ImportReport } from './file-report.ts';
import { PlannedRows } from './planned-rows.ts';
import { channelNames, SHOPIFY_CHANNEL } from './order-channel.ts';
import { OrderKeys, renamedKey, type OrderKey } from './order-key.ts';
import { OrderProblem, type AssembleContext, type Assembled } from './order-rows.ts';
import { OrderWindow } from './order-window.ts';
import { RowParser, type ParsedRow } from './parse-row.ts';
import {
  LIMITS,
  type FileField,
  type ImportedOrder,
  type ImportPlan,
  type LineProblem,
  type OrderFileKind,
} from './model.ts';
import type { FileRow } from './split-rows.ts';

export interface ReadOptions {
  /** Makes the key of a customer out of an e-mail address or user name: a salted hash. Without it
   * orders have no customer. */
  customerKeyOf?: ((identity: string, channel: string) => string | null) | undefined;
  maxProblems?: number | undefined;
}

export interface OrdersReading {
  orders: AsyncGenerator<ImportedOrder>;
  /** Fills while orders are taken; complete once they have ended. */
  report: ImportReport;
}

const ASSEMBLERS: Record<
  OrderFileKind,
  (rows: readonly ParsedRow[], context: AssembleContext) => Assembled
> = {
  'amazon-orders': assembleAmazonOrder,
  'tiktok-orders': assembleTiktokOrder,
  'shopify-orders': assembleShopifyOrder,
  'plain-orders': assemblePlainOrder,
};

/**
 * Reads the orders of a file by a plan, a thousand open at a time.
 *
 * Every line ends in one class: imported, rejected with a code, ignored with a code. An order with
 * one bad line is rejected as a whole, its good lines as 'order-has-bad-line': no order comes by
 * halves. Lines that come after their order was given out are rejected as 'order-lines-apart';
 * that can't happen with the plan of a survey of the same file.
 * @throws FileFaultError 'file-changed' where the header is not that of the plan, 'too-many-lines'.
 */
export function readOrdersFile(
  bytes: AsyncIterable<Uint8Array>,
  plan: ImportPlan,
  options: ReadOptions = {},
): OrdersReading {
  const reader = new OrdersReader(plan, options);
  return { orders: reader.read(bytes), report: reader.report };
}

/** An order whose lines are being collected. */
interface OpenOrder {
  key: string;
  rows: ParsedRow[];
  /** Lines already rejected; the order is lost with them. */
  badLine: number | null;
  /** Cells of lines that came before another order did: seen again they are a repetition. */
  earlier: ParsedRow[];
}

class OrdersReader {
  readonly #plan: ImportPlan;
  readonly #keeper: ReportKeeper;
  readonly #parser: RowParser;
  readonly #context: AssembleContext;
  readonly #window: OrderWindow<OpenOrder>;
  readonly #idField: FileField;
  readonly #keys: OrderKeys;
  readonly #nameOf: (channel: string) => string;
  #last: OpenOrder | null = null;

  constructor(plan: ImportPlan, options: ReadOptions) {
    this.#plan = plan;
    this.#keeper = new ReportKeeper(options.maxProblems);
    this.#parser = new RowParser(plan);
    const customerKeyOf = options.customerKeyOf ?? null;
    this.#context = { plan, parser: this.#parser, customerKeyOf };
    this.#window = new OrderWindow(new Set(plan.scatteredOrderIds));
    this.#keys = new OrderKeys(plan.kind);
    this.#nameOf = channelNames(plan);
    this.#idField = plan.kind === 'shopify-orders' ? 'orderName' : 'orderId';
  }

  get report(): ImportReport {
    return this.#keeper.report;
  }

  async *read(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ImportedOrder> {
    const rows = new PlannedRows(this.#plan, this.#parser, this.#keeper);
    for await (const row of rows.of(bytes)) {
      const closed = 'problem' in row ? this.#rejectRow(row.row, row.problem) : this.#take(row.row);
      const order = closed === undefined ? null : this.#close(closed);
      if (order !== null) yield order;
    }
    for (const open of this.#window.rest()) {
      const order = this.#close(open);
      if (order !== null) yield order;
    }
  }

  /** Takes a row in; gives back an order that has to be closed for it. */
  #take(row: FileRow): OpenOrder | undefined {
    const { key, orderId, channel } = this.#keyOf(row);
    if (channel !== '' && this.#nameOf(channel) === SHOPIFY_CHANNEL) {
      this.#keeper.ignore('synced-channel');
      return undefined;
    }
    const parsed = this.#parser.parse(row);
    if (key === '') {
      const missing = this.#parser.problem(row.line, this.#idField, 'missing-value', 'order-id');
      this.#keeper.reject([missing, ...parsed.problems]);
      return undefined;
    }
    const [first, ...others] = parsed.problems;
    if (first !== undefined) {
      this.#keeper.reject([first, ...others]);
      return this.#spoil(key, row.line);
    }
    if (this.#window.get(key) === undefined && this.#window.isClosed(key)) {
      this.#keeper.reject([this.#parser.problem(row.line, null, 'order-lines-apart', orderId)]);
      return undefined;
    }
    const { order, closed } = this.#orderOf(key);
    this.#addTo(order, parsed);
    return closed;
  }

  #addTo(order: OpenOrder, row: ParsedRow): void {
    if (this.#last !== order) order.earlier = [...order.rows];
    this.#last = order;
    if (order.earlier.some((it) => sameCells(it, row))) {
      this.#keeper.ignore('repeated-line');
      return;
    }
    if (order.rows.length >= LIMITS.linesPerOrder) {
      const limit = String(LIMITS.linesPerOrder);
      this.#keeper.reject([this.#parser.problem(row.line, null, 'order-too-large', limit)]);
      order.badLine ??= row.line;
      return;
    }
    order.rows.push(row);
    for (const warning of row.warnings) this.#keeper.warn(warning);
  }

  #rejectRow(row: FileRow, problem: LineProblem): OpenOrder | undefined {
    this.#keeper.reject([problem]);
    const { key } = this.#keyOf(row);
    return key === '' ? undefined : this.#spoil(key, row.line);
  }

  /** A line of this order is lost: so is the order. */
  #spoil(key: string, line: number): OpenOrder | undefined {
    if (this.#window.isClosed(key)) return undefined;
    const { order, closed } = this.#orderOf(key);
    order.badLine ??= line;
    return closed;
  }

  #keyOf(row: FileRow): OrderKey {
    const found = this.#keys.next(new RowCells(row.cells, this.#plan.columns));
    if (this.#plan.kind !== 'plain-orders' || found.key === '') return found;
    return { ...found, key: renamedKey(found.key, this.#nameOf) };
  }

  #orderOf(key: string): { order: OpenOrder; closed: OpenOrder | undefined } {
    const known = this.#window.get(key);
    if (known !== undefined) return { order: known, closed: undefined };
    const order: OpenOrder = { key, rows: [], badLine: null, earlier: [] };
    return { order, closed: this.#window.open(key, order) };
  }

  #close(open: OpenOrder): ImportedOrder | null {
    if (open.rows.length === 0) return null;
    if (open.badLine !== null) {
      this.#rejectAll(open.rows, open.badLine);
      return null;
    }
    const assembled = this.#assemble(open.rows);
    if ('order' in assembled) {
      const { order, ignored } = assembled;
      for (const [, code] of ignored) this.#keeper.ignore(code);
      this.#keeper.imported(order.sourceLines.length, order.totalMinor, order.currency);
      return order;
    }
    if ('ignore' in assembled) {
      this.#keeper.ignore(assembled.ignore, open.rows.length);
      return null;
    }
    const [problem] = assembled.problems;
    const bad = open.rows.find((row) => row.line === problem!.line) ?? open.rows[0]!;
    this.#keeper.reject([problem!]);
    this.#rejectAll(
      open.rows.filter((row) => row !== bad),
      bad.line,
    );
    return null;
  }

  #assemble(rows: readonly ParsedRow[]): Assembled {
    try {
      return ASSEMBLERS[this.#plan.kind as OrderFileKind](rows, this.#context);
    } catch (error) {
      if (error instanceof OrderProblem) return { problems: [error.problem] };
      throw error;
    }
  }

  #rejectAll(rows: readonly ParsedRow[], badLine: number): void {
    for (const row of rows) {
      const expected = String(badLine);
      this.#keeper.reject([this.#parser.problem(row.line, null, 'order-has-bad-line', expected)]);
    }
  }
}

function sameCells(a: ParsedRow, b: ParsedRow): boolean {
  return a.cells.length === b.cells.length && a.cells.every((cell, at) => cell === b.cells[at]);
}
