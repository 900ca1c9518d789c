/** A clock that is slow by so much is as good as right. */
export const CLOCK_SLOW_MAX_MS = 5 * 60_000;

/** A page older than this, by the shopper's clock, is taken for one on a clock that is fast. */
export const PAGE_AGE_MAX_MS = 12 * 3_600_000;

/**
 * Whether dates may be said by the shopper's clock on a page that Shopify rendered at
 * `renderedAtSeconds` (Unix time, from the page itself).
 *
 * The page may come from a cache, so it only says what time it is not: before it was rendered. A
 * clock that is slow shows on any fresh page. A clock that is fast and a page that is old look the
 * same; after half a day neither is believed, and the words without dates, which hold for days,
 * stay. What cannot be seen: a clock that is fast by less than that, on a fresh page (its dates
 * are late, by a working day at most), and one that is slow on a page just as old.
 *
 * A page that does not say when it was rendered is not believed either.
 * @example canTrustClock(1_763_900_000, 1_763_900_000_000 + 86_400_000) // false: a day later
 */
export function canTrustClock(renderedAtSeconds: number, nowMs: number): boolean {
  const ageMs = nowMs - renderedAtSeconds * 1000;
  return ageMs >= -CLOCK_SLOW_MAX_MS && ageMs <= PAGE_AGE_MAX_MS;
}
