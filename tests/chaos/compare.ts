import type { SandboxShop } from '../sandbox/model.ts';
import { expectedLedger, expectedRows, type Rows } from '../integration/sync/expected-rows.ts';
import { recountRollups, storedRollups } from '../integration/sync/recount.ts';
import { storedRows } from '../integration/sync/stored-rows.ts';

export interface TableDifference {
  table: string;
  /** Rows that the shop truly has. */
  rows: number;
  /** Rows that are missing or other than they should be. */
  missing: number;
  /** Rows that are stored and should not be, or are other. */
  surplus: number;
  /** One differing row of each side, for the reader of the report. */
  example: string | null;
}

const LEDGER_DAYS = 120;
const DAY_MS = 86_400_000;

/** Every stored row against the shop's truth, and the rollups against a recount, table by table. */
export async function compareWithTruth(
  shopId: number,
  truth: SandboxShop,
  now: Date,
): Promise<TableDifference[]> {
  const ledgerSinceMs = now.getTime() - LEDGER_DAYS * DAY_MS;
  const expected: Rows = { ...expectedRows(truth), ...expectedLedger(truth, ledgerSinceMs, now) };
  const stored = await storedRows(shopId, expected);
  const tables = Object.entries(expected).map(([table, rows]) =>
    difference(table, rows, stored[table] ?? []),
  );
  const rollups = difference(
    'daily_rollup',
    await recountRollups(shopId),
    await storedRollups(shopId),
  );
  return [...tables, rollups];
}

/** Counts rows as in a multiset: a row stored twice is one too many. */
export function difference(
  table: string,
  truth: readonly object[],
  stored: readonly object[],
): TableDifference {
  const left = new Map<string, number>();
  for (const row of truth) count(left, row, 1);
  for (const row of stored) count(left, row, -1);
  const missing = [...left].filter(([, times]) => times > 0);
  const surplus = [...left].filter(([, times]) => times < 0);
  const sum = (entries: readonly [string, number][]) =>
    entries.reduce((total, [, times]) => total + Math.abs(times), 0);
  const example =
    missing.length + surplus.length === 0
      ? null
      : `truth ${missing[0]?.[0] ?? 'none'} | stored ${surplus[0]?.[0] ?? 'none'}`;
  return { table, rows: truth.length, missing: sum(missing), surplus: sum(surplus), example };
}

function count(left: Map<string, number>, row: object, by: number): void {
  const sorted = Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1));
  const key = JSON.stringify(Object.fromEntries(sorted));
  const times = (left.get(key) ?? 0) + by;
  if (times === 0) left.delete(key);
  else left.set(key, times);
}
