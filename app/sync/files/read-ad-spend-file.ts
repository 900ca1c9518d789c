import { parseMinor } from '../../kernel/money.ts';
import { ReportKeeper, type ImportReport } from './file-report.ts';
import { RowParser, type ParsedRow } from './parse-row.ts';
import { PlannedRows } from './planned-rows.ts';
import {
  UNKNOWN_COUNTRY,
  type ImportedAdSpend,
  type ImportPlan,
  type LineProblem,
} from './model.ts';

export interface AdSpendReading {
  spend: AsyncGenerator<ImportedAdSpend>;
  /** Fills while rows are taken; complete once they have ended. */
  report: ImportReport;
}

/**
 * Reads the ad costs of a file by a plan, line by line.
 *
 * A row is one day: a Meta row whose report goes over more days is rejected, because its cost
 * belongs to no day. Totals are left out, and so are rows without cost, impressions and clicks.
 * Several rows of one day, campaign, country and currency (ad sets, devices) come one by one; who
 * stores them adds them up by `adSpendKey`.
 * @throws FileFaultError 'file-changed' where the header is not that of the plan, 'too-many-lines'.
 */
export function readAdSpendFile(
  bytes: AsyncIterable<Uint8Array>,
  plan: ImportPlan,
  options: { maxProblems?: number | undefined } = {},
): AdSpendReading {
  const keeper = new ReportKeeper(options.maxProblems);
  return { spend: readSpend(bytes, plan, keeper), report: keeper.report };
}

async function* readSpend(
  bytes: AsyncIterable<Uint8Array>,
  plan: ImportPlan,
  keeper: ReportKeeper,
): AsyncGenerator<ImportedAdSpend> {
  const parser = new RowParser(plan);
  for await (const item of new PlannedRows(plan, parser, keeper).of(bytes)) {
    if ('problem' in item) {
      keeper.reject([item.problem]);
      continue;
    }
    const row = parser.parse(item.row);
    const spend = spendOf(row, plan, parser);
    if (Array.isArray(spend)) {
      keeper.reject(spend as [LineProblem, ...LineProblem[]]);
      continue;
    }
    for (const warning of row.warnings) keeper.warn(warning);
    if (spend.costMinor === 0 && spend.impressions === 0 && spend.clicks === 0) {
      keeper.ignore('no-spend');
      continue;
    }
    keeper.imported(1, spend.costMinor, spend.currency);
    yield spend;
  }
}

function spendOf(
  row: ParsedRow,
  plan: ImportPlan,
  parser: RowParser,
): ImportedAdSpend | LineProblem[] {
  const { day, lastDay } = row.instants;
  const cost = row.amounts.cost;
  const problems = [...row.problems];
  const missing = (field: 'day' | 'cost' | 'currency', expected: string) =>
    problems.push(parser.problem(row.line, field, 'missing-value', expected));
  if (problems.length > 0) return problems;
  if (day === undefined) missing('day', 'date');
  if (cost === undefined) missing('cost', 'amount');
  if (day === undefined || cost === undefined) return problems;
  if (lastDay !== undefined && lastDay !== day && plan.columns.lastDay !== undefined) {
    return [parser.problem(row.line, 'lastDay', 'not-a-single-day', day, lastDay)];
  }
  const currency = cost.currency ?? row.currency ?? plan.answers.currency;
  if (currency === undefined) {
    missing('currency', 'currency');
    return problems;
  }
  if (cost.currency !== null && row.currency !== null && cost.currency !== row.currency) {
    return [parser.problem(row.line, 'currency', 'mixed-currencies', cost.currency, row.currency)];
  }
  const costMinor = minorOf(cost.decimal, currency);
  if (costMinor === null) {
    return [parser.problem(row.line, 'cost', 'out-of-range', 'amount', cost.decimal)];
  }
  return {
    day,
    platform: row.texts.platform?.toLowerCase() ?? plan.channel,
    campaign: row.texts.campaign ?? '',
    country: row.country ?? plan.answers.country ?? UNKNOWN_COUNTRY,
    currency,
    costMinor,
    impressions: row.numbers.impressions ?? 0,
    clicks: row.numbers.clicks ?? 0,
    conversions: row.numbers.conversions ?? null,
    sourceLine: row.line,
  };
}

function minorOf(decimal: string, currency: string): number | null {
  try {
    return parseMinor(decimal, currency);
  } catch {
    return null;
  }
}
