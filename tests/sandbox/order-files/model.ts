import type { SandboxShop } from '../model.ts';

/** One thing that is wrong with an order file, in words a merchant can act on. */
export interface OrderFileProblem {
  /** Line of the file, counted from 1 with the header; null when the whole file is meant. */
  line: number | null;
  column: string | null;
  expected: string;
  found: string;
  /** The whole story in one sentence. */
  sentence: string;
}

export type OrderFileLayoutName = 'uci-online-retail' | 'shopify-order-export';

/** What became of the lines of one class: how many, and their sum in minor units. */
export interface OrderFileClass {
  lines: number;
  amountMinor: number;
}

/** What was read and what was made of it. */
export interface OrderFileReport {
  file: string;
  layout: OrderFileLayoutName | null;
  encoding: 'utf-8' | 'windows-1252' | null;
  /** Data lines: header and blank lines are not counted. */
  linesRead: number;
  linesRejected: number;
  /** The first of them; all are in the rejects file. */
  rejected: { line: number; reason: string }[];
  rejectsPath: string | null;
  /** Names of orders that were imported without one of their lines. */
  incompleteOrders: string[];
  orders: number;
  /** Those of `orders` that hold nothing but a refund whose purchase is not in the file. */
  refundOnlyOrders: number;
  refunds: number;
  customers: number;
  products: number;
  currency: string | null;
  /** Sum of the orders' totals, and of all refunds, in minor units of `currency`. */
  totalMinor: number;
  refundedMinor: number;
  /** Every line read and not rejected is in exactly one class. */
  classes: Record<string, OrderFileClass>;
  /** Stock movements without money, by the reason written beside them. */
  stockReasons: Record<string, number>;
  /** Country names that are no country, or none known here, with their orders. */
  unknownCountries: Record<string, number>;
  /** First and last calendar day, as they stand in the file. */
  firstOn: string | null;
  lastOn: string | null;
  /** Sentences for whoever started the import. */
  notes: string[];
  seconds: number;
}

export interface ReadOrderFileOptions {
  /** Imports the good lines and writes the others to the rejects file. */
  skipBadLines?: boolean | undefined;
  /** File, or existing folder in which `FILE.rejects.csv` is written; beside the file by default. */
  rejectsPath?: string | undefined;
  /** How many problems are told; the rest is only counted. 20 by default. */
  maxProblems?: number | undefined;
}

export type OrderFileResult =
  | { ok: true; shop: SandboxShop; report: OrderFileReport }
  | { ok: false; problems: OrderFileProblem[]; report: OrderFileReport };

/** One data line of a file, cut into its values. */
export interface OrderFileRecord {
  line: number;
  raw: string;
  values: string[];
}

/** Reads the lines of one layout and builds the shop when all have been read. */
export interface OrderFileLayout {
  name: OrderFileLayoutName;
  /** Takes one line, or says what is wrong with it. */
  take(record: OrderFileRecord): OrderFileProblem | null;
  /** The order a line belongs to, as far as it can be told from a bad line. */
  orderNameOf(values: readonly string[]): string | null;
  build(report: OrderFileReport): SandboxShop;
}

/** Words a problem the same way everywhere. */
export function problem(
  line: number | null,
  column: string | null,
  expected: string,
  found: string,
): OrderFileProblem {
  const shown = found.length > 80 ? `${found.slice(0, 77)}…` : found;
  const place = [
    ...(line === null ? [] : [`line ${line}`]),
    ...(column === null ? [] : [`column "${column}"`]),
  ].join(', ');
  const sentence = `${place === '' ? 'The file' : place}: expected ${expected}, found ${shown}.`;
  return { line, column, expected, found: shown, sentence: upperFirst(sentence) };
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Shows a value in a sentence: quoted, or as "nothing". */
export function shown(value: string): string {
  return value === '' ? 'nothing' : `"${value}"`;
}
