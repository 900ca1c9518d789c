/** What Shopify said of a shop's budget of query points, and when it said so. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  /** Points that come back per second. */
  restoreRate: number;
  /** Milliseconds on the clock of the caller. */
  atMs: number;
}

/**
 * Milliseconds until a call of `cost` points fits the budget; 0 when it fits now, or when nothing
 * is known. A call dearer than the whole bucket waits for a full one.
 * @example
 * waitForPoints({ maximumAvailable: 2000, currentlyAvailable: 100, restoreRate: 100, atMs: 0 }, 300, 0)
 * // 2000
 */
export function waitForPoints(
  status: ThrottleStatus | undefined,
  cost: number,
  nowMs: number,
): number {
  if (status === undefined || status.restoreRate <= 0) return 0;
  const elapsedSeconds = Math.max(0, nowMs - status.atMs) / 1000;
  const available = Math.min(
    status.maximumAvailable,
    status.currentlyAvailable + elapsedSeconds * status.restoreRate,
  );
  const missing = Math.min(cost, status.maximumAvailable) - available;
  return missing <= 0 ? 0 : Math.ceil((missing / status.restoreRate) * 1000);
}

/**
 * Milliseconds before attempt `attempt + 1`: doubling from half a second to 16 s, spread by
 * `random` (0 to 1) over its upper half so that callers do not march in step.
 */
export function backOffMs(attempt: number, random: number): number {
  const ceiling = Math.min(16_000, 500 * 2 ** (attempt - 1));
  return Math.round(ceiling / 2 + (ceiling / 2) * random);
}

/** Milliseconds named by a Retry-After header: seconds, possibly fractional, or an HTTP date. */
export function retryAfterMs(header: string | null, nowMs: number): number | undefined {
  if (header === null || header.trim() === '') return undefined;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return seconds < 0 ? undefined : Math.ceil(seconds * 1000);
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
