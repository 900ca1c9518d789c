/**
 * The outcome of a use-case: an expected refusal is data with a reason, never an exception.
 *
 * `R` is a union of reason words; each has a translation in every locale.
 * @example
 * const saved: Result<Settings, 'stale-version'> = { ok: false, reason: 'stale-version' };
 */
export type Result<T, R extends string = string> = Ok<T> | Refusal<R>;

export interface Ok<T> {
  ok: true;
  value: T;
}

export interface Refusal<R extends string> {
  ok: false;
  reason: R;
  /** Facts for the message of this reason, e.g. the limit that was passed. */
  details?: Record<string, string | number> | undefined;
}

export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

export function refuse<R extends string>(
  reason: R,
  details?: Record<string, string | number>,
): Refusal<R> {
  return { ok: false, reason, details };
}
