/**
 * A share as it is counted: never a bare percentage, so that thin data can be told from thick.
 * `of` 0 means "nothing to judge", not 0 %.
 */
export interface Share {
  count: number;
  of: number;
}

/** The share as a fraction 0…1, or null where nothing was counted. */
export function fractionOf(share: Share): number | null {
  return share.of > 0 ? share.count / share.of : null;
}

/**
 * Relative change from `before` to `after` as a fraction, or null where `before` is not positive.
 * @example relativeChange(200, 250) // 0.25
 */
export function relativeChange(before: number, after: number): number | null {
  return before > 0 ? (after - before) / before : null;
}
