/** What the shop's own orders of a country tell about a method. */
export interface MethodEvidence {
  /** Attempts to pay with it in the window, and how many succeeded. */
  attempts: number;
  successes: number;
  /** The same of the last days only. */
  recentAttempts: number;
  recentSuccesses: number;
  /** Recent attempts that failed because the method itself did not work. */
  recentMethodErrors: number;
  /** The last few attempts, the latest first; true is a success. */
  latest: readonly boolean[];
  /** Calendar date (UTC) of the last success in the window. */
  lastSuccessOn: string | null;
}

export const NO_EVIDENCE: MethodEvidence = {
  attempts: 0,
  successes: 0,
  recentAttempts: 0,
  recentSuccesses: 0,
  recentMethodErrors: 0,
  latest: [],
  lastSuccessOn: null,
};

/**
 * When a method is known to work. No number is fitted to any shop's data:
 *
 * - `windowDays` 90: a quarter. A small market pays a few times in it; what a shop has dropped is
 *   forgotten after it.
 * - `recentDays` 30: long enough for some attempts, short enough to be "now".
 * - `successShareLeast` one half: below it the next attempt more likely fails than succeeds.
 * - `methodErrorShareMost` one in twenty: the usual tolerance; a method that works has about none.
 * - `failuresInARow` 5: by chance in 1 of 400 cases where even 30 % of the attempts fail, which
 *   cards across borders reach (`facts`: approval of 80 to 90 %, abroad less).
 * - `z` 1.96: certain to 95 %, by Wilson's interval (E. B. Wilson 1927; Brown, Cai and DasGupta
 *   2001 advise it for small numbers). So no least count is needed: four of four will do, three of
 *   three will not.
 */
export const KNOWN_WORKING = {
  windowDays: 90,
  recentDays: 30,
  successShareLeast: 0.5,
  methodErrorShareMost: 0.05,
  failuresInARow: 5,
  z: 1.96,
} as const;

export type Verdict =
  | 'works'
  /** Nobody tried it in the window. */
  | 'not-seen'
  /** Too few attempts, or too mixed, to be certain. */
  | 'uncertain'
  | 'mostly-fails'
  /** Itself out of order, not set up or not for this country. */
  | 'unavailable'
  | 'fails-now';

/**
 * Whether a method is known to work, by the shop's own orders.
 *
 * It works where it is certain to 95 % that an attempt rather succeeds than fails, over the window
 * and not against the last days, and where neither a row of failures at the end nor errors of the
 * method itself speak against it.
 * @example judgeMethod({ ...NO_EVIDENCE, attempts: 4, successes: 4, latest: [true] }) // 'works'
 */
export function judgeMethod(evidence: MethodEvidence): Verdict {
  const { attempts, successes, recentAttempts } = evidence;
  if (attempts === 0) return 'not-seen';
  const latest = evidence.latest.slice(0, KNOWN_WORKING.failuresInARow);
  if (latest.length === KNOWN_WORKING.failuresInARow && !latest.includes(true)) return 'fails-now';
  const methodErrors = wilson(evidence.recentMethodErrors, recentAttempts);
  if (methodErrors.low > KNOWN_WORKING.methodErrorShareMost) return 'unavailable';
  const recent = wilson(evidence.recentSuccesses, recentAttempts);
  if (recent.high < KNOWN_WORKING.successShareLeast) return 'mostly-fails';
  if (wilson(successes, attempts).low >= KNOWN_WORKING.successShareLeast) return 'works';
  return successes < attempts * KNOWN_WORKING.successShareLeast ? 'mostly-fails' : 'uncertain';
}

/**
 * Wilson's 95 % interval of a share; from 0 to 1 where nothing was counted.
 * @example wilson(4, 4).low // 0.51
 */
export function wilson(count: number, of: number): { low: number; high: number } {
  if (of === 0) return { low: 0, high: 1 };
  const { z } = KNOWN_WORKING;
  const share = count / of;
  const middle = share + (z * z) / (2 * of);
  const reach = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return { low: (middle - reach) / whole, high: (middle + reach) / whole };
}
