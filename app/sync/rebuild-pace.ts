/** Between two rebuilds of a shop's rollups in a burst of changes. */
const APART_MS = 1_000;

/**
 * When the next rebuild of a shop begins, in epoch ms: now, or a second after the last one began.
 * A clock that was set back makes nobody wait longer.
 * @example nextRebuildMs(10_000, 10_300) // 11_000
 */
export function nextRebuildMs(lastMs: number | null, nowMs: number): number {
  if (lastMs === null) return nowMs;
  return Math.min(Math.max(nowMs, lastMs + APART_MS), nowMs + APART_MS);
}
