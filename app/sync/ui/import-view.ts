import { DATA_PARTS, type DataPart, type MissingReason } from '../data-parts.ts';

/** The import as pages show it. */
export interface ImportView {
  state: 'none' | 'queued' | 'running' | 'completed' | 'failed';
  parts: ImportPartView[];
  startedAt: Date | null;
  finishedAt: Date | null;
  recordsPerSecond: number | null;
  secondsLeft: number | null;
  /** How far back Shopify lets this app read; null without a limit. */
  historyLimitedToDays: number | null;
  /** What Shopify does not give this app, or the shop does not have. */
  missing: { part: DataPart; why: MissingReason }[];
}

const PARTS = [
  'products',
  'orders',
  'customers',
  'inventory',
  'order-details',
  'reviews',
  'extras',
] as const;
/** Parts that go on in the background after the run. */
const BACKGROUND: readonly string[] = ['order-details', 'reviews', 'extras'];
const PART_STATES = ['waiting', 'exporting', 'loading', 'completed', 'failed'] as const;

export interface ImportPartView {
  /** 'order-details' are parcels and payments. */
  part: (typeof PARTS)[number];
  state: (typeof PART_STATES)[number];
  /** null until Shopify says. */
  recordsTotal: number | null;
  recordsExported: number;
  recordsLoaded: number;
  recordsRejected: number;
  linesLoaded: number;
}

/** The import as it is stored. */
export interface StoredImport extends Omit<ImportView, 'parts' | 'missing'> {
  missing: { part: string; why: string }[];
  parts: (Omit<ImportPartView, 'part' | 'state'> & { part: string; state: string })[];
}

/** What pages show of an import; parts that they have no words for are left out. */
export function importView(stored: StoredImport): ImportView {
  return {
    state: stored.state,
    parts: stored.parts.flatMap((row) => {
      const part = PARTS.find((known) => known === row.part);
      const state = PART_STATES.find((known) => known === row.state);
      if (part === undefined || state === undefined) return [];
      const { recordsTotal, recordsExported, recordsLoaded, recordsRejected, linesLoaded } = row;
      return {
        ...{ part, state, recordsTotal, recordsExported },
        ...{ recordsLoaded, recordsRejected, linesLoaded },
      };
    }),
    startedAt: stored.startedAt,
    finishedAt: stored.finishedAt,
    recordsPerSecond: stored.recordsPerSecond,
    secondsLeft: stored.secondsLeft,
    historyLimitedToDays: stored.historyLimitedToDays,
    missing: stored.missing.flatMap(({ part, why }) => {
      const known = DATA_PARTS.find((each) => each === part);
      if (known === undefined) return [];
      return [{ part: known, why: why === 'not-available' ? why : 'access-denied' }];
    }),
  };
}

/** Share of a part's time that Shopify takes to write the file, before it can be read. */
const EXPORT_SHARE = 0.3;

/**
 * How far a part is, 0…1; null while its size is not known.
 *
 * Shopify writes the file first and we read it afterwards, so the bar has two stretches.
 */
export function fractionOfPart(part: ImportPartView): number | null {
  if (part.state === 'completed') return 1;
  if (part.state === 'waiting') return 0;
  const { recordsTotal: total } = part;
  if (total === null || total === 0) return null;
  const exported = part.state === 'loading' ? 1 : Math.min(part.recordsExported / total, 1);
  const loaded = Math.min(part.recordsLoaded / total, 1);
  return EXPORT_SHARE * exported + (1 - EXPORT_SHARE) * loaded;
}

/** Parts that a merchant waits for. */
export function foregroundParts(view: ImportView): ImportPartView[] {
  return view.parts.filter(({ part }) => !BACKGROUND.includes(part));
}

/** The others. */
export function backgroundParts(view: ImportView): ImportPartView[] {
  return view.parts.filter(({ part }) => BACKGROUND.includes(part));
}

const DATA_OF_PART: Partial<Record<ImportPartView['part'], DataPart>> = {
  customers: 'customers',
  inventory: 'inventory-levels',
  reviews: 'reviews',
};

/** Whether Shopify gives nothing of a part. */
export function isMissing(view: ImportView, { part }: ImportPartView): boolean {
  const data = DATA_OF_PART[part];
  return data !== undefined && view.missing.some((each) => each.part === data);
}

/** Records read of a part, or 0 where the run has no such part. */
export function recordsOf(view: ImportView, name: ImportPartView['part']): number {
  return view.parts.find(({ part }) => part === name)?.recordsLoaded ?? 0;
}

/** Records that could not be read and were left out. */
export function rejectedOf(view: ImportView): number {
  return view.parts.reduce((sum, part) => sum + part.recordsRejected, 0);
}

/** True while there is something to watch. */
export function isUnderway(view: ImportView): boolean {
  return view.state === 'queued' || view.state === 'running';
}
