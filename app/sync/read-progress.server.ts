import { forShop } from '../db/index.server.ts';
import { readMissingData, type MissingPart } from './missing-data.server.ts';

export interface ImportProgress {
  state: 'none' | 'queued' | 'running' | 'completed' | 'failed';
  parts: PartProgress[];
  startedAt: Date | null;
  finishedAt: Date | null;
  /** Orders and products written per second since loading began; null before. */
  recordsPerSecond: number | null;
  /** Null until there is a rate and a total to tell it from. */
  secondsLeft: number | null;
  /** Days of order history that the granted scopes reach back; null: all of it. */
  historyLimitedToDays: number | null;
  /** What Shopify does not give this app, or the shop does not have; all else came. */
  missing: MissingPart[];
  error: string | null;
}

export interface PartProgress {
  /** products · orders · customers · inventory; in the background order-details · reviews · extras. */
  part: string;
  /** waiting · exporting · loading · completed · failed */
  state: string;
  recordsTotal: number | null;
  recordsExported: number;
  recordsLoaded: number;
  /** Records left out because they could not be read; `error` has the first reason. */
  recordsRejected: number;
  linesLoaded: number;
  error: string | null;
}

const PART_ORDER = [
  'products',
  'orders',
  'customers',
  'inventory',
  'order-details',
  'reviews',
  'extras',
];
/** Parts that the rate and the time left are told of: what merchants wait for. */
const RATED_PARTS = ['products', 'orders'];

/** How far the newest import of a shop is. */
export async function readImportProgress(
  shopId: number,
  now: Date = new Date(),
): Promise<ImportProgress> {
  const db = forShop(shopId);
  const run = await db.importRun.findFirst({ orderBy: { queuedAt: 'desc' } });
  if (run === null) return NO_IMPORT;
  const parts = await db.importPart.findMany({ where: { importRunId: run.importRunId } });
  parts.sort((a, b) => PART_ORDER.indexOf(a.part) - PART_ORDER.indexOf(b.part));
  const exports = parts.filter(({ part }) => RATED_PARTS.includes(part));
  const recordsPerSecond = rateOf(exports, run.finishedAt ?? now);
  return {
    state: run.state as ImportProgress['state'],
    parts: parts.map((part) => ({
      part: part.part,
      state: part.state,
      recordsTotal: part.recordsTotal,
      recordsExported: part.recordsExported,
      recordsLoaded: part.recordsLoaded,
      recordsRejected: part.recordsRejected,
      linesLoaded: part.linesLoaded,
      error: part.error,
    })),
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    recordsPerSecond,
    secondsLeft: run.state === 'completed' ? 0 : secondsLeft(exports, recordsPerSecond),
    historyLimitedToDays: run.historyLimitedToDays,
    missing: await readMissingData(shopId),
    error: run.error,
  };
}

const NO_IMPORT: ImportProgress = {
  state: 'none',
  parts: [],
  startedAt: null,
  finishedAt: null,
  recordsPerSecond: null,
  secondsLeft: null,
  historyLimitedToDays: null,
  missing: [],
  error: null,
};

interface Counted {
  startedAt: Date | null;
  recordsTotal: number | null;
  recordsLoaded: number;
}

function rateOf(parts: readonly Counted[], until: Date): number | null {
  const loaded = parts.reduce((sum, part) => sum + part.recordsLoaded, 0);
  const started = parts.flatMap(({ startedAt }) =>
    startedAt === null ? [] : [startedAt.getTime()],
  );
  if (loaded === 0 || started.length === 0) return null;
  const seconds = (until.getTime() - Math.min(...started)) / 1000;
  return seconds > 0 ? loaded / seconds : null;
}

/** At the rate so far; the export, of which Shopify tells no end, counts as part of it. */
function secondsLeft(parts: readonly Counted[], rate: number | null): number | null {
  if (rate === null || parts.some((part) => part.recordsTotal === null)) return null;
  const left = parts.reduce(
    (sum, part) => sum + Math.max(0, (part.recordsTotal ?? 0) - part.recordsLoaded),
    0,
  );
  return Math.ceil(left / rate);
}
