import { formatDecimal } from '../../kernel/money.ts';
import type { ThresholdRow } from '../thresholds/view-thresholds.ts';

const HEADINGS = [
  'rule',
  'country',
  'region',
  'duty',
  'state',
  'counted',
  'limit',
  'currency',
  'orders',
  'from',
  'to',
  'passed_on',
  'likely_on',
  'earliest_on',
  'latest_on',
  'registered_since',
  'source',
  'verified_on',
  'confidence',
];

/** The rows as a file for a spreadsheet: amounts as decimals, dates as dates, empty where unknown. */
export function composeThresholdsCsv(rows: readonly ThresholdRow[]): string {
  return [HEADINGS, ...rows.map(cellsOf)].map((cells) => cells.map(quote).join(',')).join('\r\n');
}

function cellsOf(row: ThresholdRow): string[] {
  const { reading } = row;
  const forecast = typeof row.forecast === 'string' ? null : row.forecast;
  const amount = (value: number | undefined) =>
    value === undefined
      ? ''
      : reading?.currency == null
        ? String(value)
        : formatDecimal({ amountMinor: Math.round(value), currency: reading.currency });
  return [
    row.ruleId,
    row.country,
    row.region ?? '',
    row.duty,
    row.state,
    amount(reading?.sum),
    amount(reading?.limit),
    reading?.currency ?? '',
    reading === null ? '' : String(reading.orders),
    reading?.fromOn ?? '',
    reading?.toOn ?? '',
    row.crossedOn ?? '',
    forecast?.likelyOn ?? '',
    forecast?.earliestOn ?? '',
    forecast?.latestOn ?? '',
    row.registration?.sinceOn ?? '',
    row.source,
    row.lastVerifiedOn,
    row.confidence,
  ];
}

/** A spreadsheet takes a cell that begins like a formula for one: such cells get a quote before. */
function quote(cell: string): string {
  const safe = /^[=+@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
