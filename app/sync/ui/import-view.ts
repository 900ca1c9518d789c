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
}

export interface ImportPartView {
  part: 'orders' | 'products';
  state: 'waiting' | 'exporting' | 'loading' | 'completed' | 'failed';
  /** null until Shopify says. */
  recordsTotal: number | null;
  recordsExported: number;
  recordsLoaded: number;
  linesLoaded: number;
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

/** Records read of a part, or 0 where the run has no such part. */
export function recordsOf(view: ImportView, name: ImportPartView['part']): number {
  return view.parts.find(({ part }) => part === name)?.recordsLoaded ?? 0;
}

/** True while there is something to watch. */
export function isUnderway(view: ImportView): boolean {
  return view.state === 'queued' || view.state === 'running';
}
