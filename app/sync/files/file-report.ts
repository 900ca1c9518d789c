import {
  LIMITS,
  type IgnoreCode,
  type LineProblem,
  type ProblemCode,
  type WarningCode,
} from './model.ts';

/** What became of every line of a file. `lines` = `imported` + `rejected` + `ignored`, always. */
export interface ImportReport {
  /** Records of the file; one that goes over several lines counts once. */
  lines: number;
  imported: number;
  rejected: number;
  ignored: number;
  rejectedByCode: Partial<Record<ProblemCode, number>>;
  ignoredByCode: Partial<Record<IgnoreCode, number>>;
  /** The first problems found; a line can have several. */
  problems: LineProblem[];
  problemsLeftOut: number;
  warnings: LineProblem<WarningCode>[];
  warningsLeftOut: number;
  /** Orders, or rows of ad spend, that were given out. */
  records: number;
  /** Sums by currency, in minor units: totals of orders, or costs. */
  totalsMinor: Record<string, number>;
}

/** Keeps the books while a file is read. */
export class ReportKeeper {
  readonly report: ImportReport = {
    lines: 0,
    imported: 0,
    rejected: 0,
    ignored: 0,
    rejectedByCode: {},
    ignoredByCode: {},
    problems: [],
    problemsLeftOut: 0,
    warnings: [],
    warningsLeftOut: 0,
    records: 0,
    totalsMinor: {},
  };
  readonly #cap: number;

  constructor(maxProblems: number = LIMITS.problems) {
    this.#cap = maxProblems;
  }

  line(): void {
    this.report.lines++;
  }

  ignore(code: IgnoreCode, lines = 1): void {
    this.report.ignored += lines;
    this.report.ignoredByCode[code] = (this.report.ignoredByCode[code] ?? 0) + lines;
  }

  /** Books a line as rejected, under the first of its problems. */
  reject(problems: readonly [LineProblem, ...LineProblem[]]): void {
    const [{ code }] = problems;
    this.report.rejected++;
    this.report.rejectedByCode[code] = (this.report.rejectedByCode[code] ?? 0) + 1;
    for (const problem of problems) {
      if (this.report.problems.length < this.#cap) this.report.problems.push(problem);
      else this.report.problemsLeftOut++;
    }
  }

  warn(warning: LineProblem<WarningCode>): void {
    if (this.report.warnings.length < this.#cap) this.report.warnings.push(warning);
    else this.report.warningsLeftOut++;
  }

  imported(lines: number, totalMinor: number, currency: string): void {
    this.report.imported += lines;
    this.report.records++;
    const sum = (this.report.totalsMinor[currency] ?? 0) + totalMinor;
    this.report.totalsMinor[currency] = sum;
  }
}
