import { parseMinor } from '../../kernel/money.ts';
import type { ParsedRow, RowParser } from './parse-row.ts';
import {
  UNKNOWN_COUNTRY,
  type FileField,
  type IgnoreCode,
  type ImportAnswers,
  type ImportedOrder,
  type ImportPlan,
  type LineProblem,
  type ProblemCode,
} from './model.ts';

/** What the rows of one order become: an order with the rows it rests on, or nothing and why. */
export type Assembled =
  | { order: ImportedOrder; ignored: [ParsedRow, IgnoreCode][] }
  | { ignore: IgnoreCode }
  | { problems: LineProblem[] };

export interface AssembleContext {
  plan: ImportPlan;
  parser: RowParser;
  customerKeyOf: ((identity: string, channel: string) => string | null) | null;
}

/** Stops the assembly of one order; caught in `assembleOrder`. */
export class OrderProblem extends Error {
  readonly problem: LineProblem;

  constructor(problem: LineProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

/** The rows of one order and what they have in common. */
export class OrderRows {
  readonly rows: readonly ParsedRow[];
  readonly currency: string;
  readonly answers: ImportAnswers;
  readonly #context: AssembleContext;

  constructor(rows: readonly ParsedRow[], context: AssembleContext) {
    this.rows = rows;
    this.#context = context;
    this.answers = context.plan.answers;
    this.currency = this.#findCurrency();
  }

  /** The first row: problems of the whole order are told there. */
  get first(): ParsedRow {
    return this.rows[0]!;
  }

  refuse(
    row: ParsedRow,
    field: FileField | null,
    code: ProblemCode,
    expected: string,
    found = '',
  ): never {
    const { parser } = this.#context;
    throw new OrderProblem(parser.problem(row.line, field, code, expected, found));
  }

  text(field: FileField): string | null {
    return this.rows.find((row) => row.texts[field] !== undefined)?.texts[field] ?? null;
  }

  instant(field: FileField): string | null {
    const found = this.rows.flatMap((row) => row.instants[field] ?? []);
    return found.reduce<string | null>((a, b) => (a === null || b < a ? b : a), null);
  }

  latest(field: FileField): string | null {
    const found = this.rows.flatMap((row) => row.instants[field] ?? []);
    return found.reduce<string | null>((a, b) => (a === null || b > a ? b : a), null);
  }

  requiredInstant(field: FileField): string {
    return this.instant(field) ?? this.refuse(this.first, field, 'missing-value', 'date');
  }

  country(): string {
    const told = this.rows.find((row) => row.country !== null)?.country;
    return told ?? this.answers.country ?? UNKNOWN_COUNTRY;
  }

  customerKey(channel: string = this.#context.plan.channel): string | null {
    const identity = this.rows.find((row) => row.identity !== null)?.identity ?? null;
    const keyOf = this.#context.customerKeyOf;
    return identity === null || keyOf === null
      ? null
      : keyOf(identity.trim().toLowerCase(), channel);
  }

  /** Minor units of an amount of one row; null where it has none. */
  minor(row: ParsedRow, field: FileField): number | null {
    const amount = row.amounts[field];
    if (amount === undefined) return null;
    try {
      return parseMinor(amount.decimal, this.currency);
    } catch {
      return this.refuse(row, field, 'out-of-range', 'amount', amount.decimal);
    }
  }

  requiredMinor(row: ParsedRow, field: FileField): number {
    return this.minor(row, field) ?? this.refuse(row, field, 'missing-value', 'amount');
  }

  requiredQuantity(row: ParsedRow): number {
    const quantity = row.numbers.lineQuantity;
    if (quantity === undefined) this.refuse(row, 'lineQuantity', 'missing-value', 'quantity');
    if (quantity < 1) this.refuse(row, 'lineQuantity', 'out-of-range', '1', String(quantity));
    return quantity;
  }

  /** Sum over the rows of an amount that each row has for itself. */
  sum(field: FileField, rows: readonly ParsedRow[] = this.rows): number {
    return rows.reduce((sum, row) => sum + (this.minor(row, field) ?? 0), 0);
  }

  /**
   * An amount of the whole order that stands on its first row or on each: null where it stands on
   * none; refused where the rows tell different ones.
   */
  whole(field: FileField): number | null {
    let found: number | null = null;
    for (const row of this.rows) {
      const amount = this.minor(row, field);
      if (amount === null) continue;
      if (found !== null && found !== amount) {
        const { decimal } = this.rows.find((it) => it.amounts[field] !== undefined)!.amounts[
          field
        ]!;
        this.refuse(row, field, 'values-differ', decimal, row.amounts[field]!.decimal);
      }
      found = amount;
    }
    return found;
  }

  /** True where the same amount stands on every row; such a column may be the order's or the line's. */
  isSame(field: FileField): boolean {
    const amounts = this.rows.map((row) => this.minor(row, field) ?? 0);
    return amounts.every((amount) => amount === amounts[0]);
  }

  /** A text that must be the same on all rows that have it. */
  wholeText(field: FileField): string | null {
    const told = this.text(field);
    for (const row of this.rows) {
      const text = row.texts[field];
      if (text !== undefined && text !== told) {
        this.refuse(row, field, 'values-differ', told ?? '', text);
      }
    }
    return told;
  }

  #findCurrency(): string {
    let currency: string | null = null;
    const meet = (row: ParsedRow, field: FileField, found: string | null) => {
      if (found === null) return;
      if (currency !== null && currency !== found) {
        this.refuse(row, field, 'mixed-currencies', currency, found);
      }
      currency = found;
    };
    for (const row of this.rows) {
      meet(row, 'currency', row.currency);
      for (const [field, amount] of Object.entries(row.amounts)) {
        meet(row, field as FileField, amount.currency);
      }
    }
    currency ??= this.answers.currency ?? null;
    return currency ?? this.refuse(this.first, 'currency', 'missing-value', 'currency');
  }
}
