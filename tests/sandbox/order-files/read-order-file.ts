import { basename } from 'node:path';
import {
  problem,
  type OrderFileLayout,
  type OrderFileProblem,
  type OrderFileRecord,
  type OrderFileReport,
  type OrderFileResult,
  type ReadOrderFileOptions,
} from './model.ts';
import { openText, type OpenedText } from './open-text.ts';
import { writeRejects, type Reject } from './rejects-file.ts';
import { shopifyLayout } from './shopify-layout.ts';
import { splitRecords, type BrokenLine } from './split-records.ts';
import { uciLayout } from './uci-layout.ts';

const MAX_LINES = 5_000_000;
const MAX_REJECTS = 100_000;
const LAYOUTS = [shopifyLayout, uciLayout];

function emptyReport(path: string): OrderFileReport {
  return {
    file: basename(path),
    layout: null,
    encoding: null,
    linesRead: 0,
    linesRejected: 0,
    rejected: [],
    rejectsPath: null,
    incompleteOrders: [],
    orders: 0,
    refundOnlyOrders: 0,
    refunds: 0,
    customers: 0,
    products: 0,
    currency: null,
    totalMinor: 0,
    refundedMinor: 0,
    classes: {},
    stockReasons: {},
    unknownCountries: {},
    firstOn: null,
    lastOn: null,
    notes: [],
    seconds: 0,
  };
}

async function delimiterOf(text: OpenedText): Promise<string> {
  for await (const chunk of text.chunks()) {
    const header = chunk.split('\n').find((line) => line.trim() !== '') ?? '';
    const counts = [',', ';', '\t'].map((one) => [one, header.split(one).length] as const);
    return counts.reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  }
  return ',';
}

function headerProblem(line: number, values: readonly string[]): OrderFileProblem {
  const looksLikeData = values.some((value) => /^-?\d+([.:/-]\d+)*( |$)/.test(value.trim()));
  const found = values.slice(0, 8).join(', ');
  return problem(
    line,
    null,
    'a header line: that of a Shopify order export (Name, Created at, Total, Lineitem quantity, …) ' +
      'or of UCI Online Retail (InvoiceNo, StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID, Country)',
    looksLikeData ? `a line of data (${found})` : `other columns (${found})`,
  );
}

/** What is collected while the lines go by. */
class Reading {
  layout: OrderFileLayout | null = null;
  width: number | null = null;
  headerRaw = '';
  /** Set when reading on makes no sense. */
  stopped = false;
  readonly problems: OrderFileProblem[] = [];
  readonly rejects: Reject[] = [];
  readonly #report: OrderFileReport;
  readonly #maxProblems: number;

  constructor(report: OrderFileReport, maxProblems: number) {
    this.#report = report;
    this.#maxProblems = maxProblems;
  }

  take(entry: OrderFileRecord | BrokenLine): void {
    if (!this.layout && 'values' in entry) return this.#takeHeader(entry);
    this.#report.linesRead++;
    if (this.#report.linesRead > MAX_LINES) {
      this.#stop(problem(null, null, `at most ${count(MAX_LINES)} lines`, 'more'));
    } else if ('values' in entry) {
      const found = this.layout?.take(entry);
      if (found) this.#reject(entry, found, this.layout?.orderNameOf(entry.values) ?? null);
    } else {
      this.#reject(entry, problem(entry.line, null, entry.expected, entry.found), null);
    }
  }

  #takeHeader({ line, raw, values }: OrderFileRecord): void {
    const header = values.map((value) => value.trim());
    this.layout = LAYOUTS.map((layout) => layout(header)).find((one) => one !== null) ?? null;
    this.headerRaw = raw;
    this.width = header.length;
    if (!this.layout) this.#stop(headerProblem(line, header));
  }

  #reject(
    entry: { line: number; raw: string },
    found: OrderFileProblem,
    order: string | null,
  ): void {
    this.#report.linesRejected++;
    if (this.problems.length < this.#maxProblems) this.problems.push(found);
    this.rejects.push({ line: entry.line, raw: entry.raw, problem: found });
    if (order !== null) this.#report.incompleteOrders.push(order);
    if (this.rejects.length > MAX_REJECTS) {
      this.#stop(problem(null, null, `at most ${count(MAX_REJECTS)} bad lines`, 'more'));
    }
  }

  #stop(reason: OrderFileProblem): void {
    this.stopped = true;
    this.layout = null;
    this.problems.unshift(reason);
  }
}

const count = (number: number): string => number.toLocaleString('en-US');

async function readLines(
  text: OpenedText,
  report: OrderFileReport,
  maxProblems: number,
): Promise<Reading> {
  const reading = new Reading(report, maxProblems);
  const delimiter = await delimiterOf(text);
  for await (const batch of splitRecords(text.chunks(), delimiter, () => reading.width)) {
    for (const entry of batch) {
      reading.take(entry);
      if (reading.stopped) return reading;
    }
  }
  return reading;
}

function fillReport(report: OrderFileReport, reading: Reading, encoding: string): void {
  report.layout = reading.layout?.name ?? null;
  report.rejected = reading.rejects.slice(0, 100).map(({ line, problem: { sentence } }) => {
    return { line, reason: sentence };
  });
  if (encoding !== 'utf-8') {
    report.notes.push(
      'The file is not UTF-8 and was read as windows-1252: check accented letters, or save it as UTF-8.',
    );
  }
}

/**
 * Reads an order file (CSV, plain or gzip) into a shop of its own.
 *
 * The whole file is parsed before anything is built: with a single bad line the result is
 * `ok: false` and names line, column, what was expected and what was found. With `skipBadLines`
 * the good lines are imported and the others written to the rejects file. Faults of the file as a
 * whole (missing, empty, cut short, no header) always fail. Dates stay as they are in the file.
 */
export async function readOrderFile(
  path: string,
  options: ReadOrderFileOptions = {},
): Promise<OrderFileResult> {
  const startedAt = performance.now();
  const report = emptyReport(path);
  const fail = (problems: OrderFileProblem[]): OrderFileResult => {
    report.seconds = (performance.now() - startedAt) / 1000;
    return { ok: false, problems, report };
  };
  const text = await openText(path);
  if ('sentence' in text) return fail([text]);
  report.encoding = text.encoding;

  const reading = await readLines(text, report, options.maxProblems ?? 20);
  fillReport(report, reading, text.encoding);
  const { layout, problems, rejects } = reading;
  if (!layout) {
    const empty = problem(null, null, 'a header line and orders', 'no text at all');
    return fail(problems.length > 0 ? problems : [empty]);
  }
  if (report.linesRead === 0) {
    return fail([problem(null, null, 'orders below the header', 'nothing')]);
  }
  if (problems.length > 0 && !options.skipBadLines) return fail(problems);
  if (rejects.length === report.linesRead) return fail(problems);
  if (rejects.length > 0) {
    const written = await writeRejects(path, options.rejectsPath, reading.headerRaw, rejects);
    if (typeof written !== 'string') return fail([written]);
    report.rejectsPath = written;
  }

  const shop = layout.build(report);
  report.orders = shop.orders.length;
  if (report.firstOn !== null) {
    report.notes.push(
      `Orders run from ${report.firstOn} to ${report.lastOn}; these dates are kept as they are.`,
    );
  }
  report.customers = shop.customers.length;
  report.products = shop.products.length;
  const built = new Set(shop.orders.map((order) => order.name));
  report.incompleteOrders = [...new Set(report.incompleteOrders)].filter((name) => built.has(name));
  report.seconds = (performance.now() - startedAt) / 1000;
  return { ok: true, shop, report };
}
