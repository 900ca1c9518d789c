/** One decided attempt to pay: a sale or an authorization that succeeded or failed. */
export interface PaymentAttempt {
  orderId: string;
  transactionId: string;
  /** Epoch milliseconds; null where the source does not say. */
  atMs: number | null;
  /** How the attempt was made, e.g. gateway and method in one text. */
  way: string;
  succeeded: boolean;
  errorCode: string | null;
}

/** What became of one way to pay within one purchase. */
export interface Trial {
  way: string;
  /** Attempts with this way. */
  attempts: number;
  successes: number;
  /** Whether the first attempt with this way succeeded. */
  firstSucceeded: boolean;
  /** Code of that first attempt where it failed. */
  firstErrorCode: string | null;
}

/** A purchase: all attempts to pay one order, so that somebody who fails twice and pays is one. */
export interface Purchase {
  orderId: string;
  /** The way of the first attempt. */
  firstWay: string;
  firstSucceeded: boolean;
  /** Whether any attempt succeeded, with whatever way. */
  paid: boolean;
  /** Each way that was tried once, in the order of their first attempts. */
  trials: Trial[];
}

/**
 * Groups attempts into purchases, in the order in which orders are first met.
 *
 * Attempts of an order count by time, those without a time first, equal ones by their id: the same
 * result whatever the order of the list. Repeating a declined card four times is one failed trial,
 * because those four say one thing.
 * @example
 *   groupAttempts([declined, declined, paid])[0] // { firstSucceeded: false, paid: true, … }
 */
export function groupAttempts(attempts: readonly PaymentAttempt[]): Purchase[] {
  const byOrder = Map.groupBy(attempts, ({ orderId }) => orderId);
  return [...byOrder].map(([orderId, ofOrder]) => purchaseOf(orderId, ofOrder));
}

function purchaseOf(orderId: string, attempts: readonly PaymentAttempt[]): Purchase {
  const inTime = attempts.toSorted(
    (a, b) =>
      (a.atMs ?? -Infinity) - (b.atMs ?? -Infinity) || (a.transactionId < b.transactionId ? -1 : 1),
  );
  const trials = new Map<string, Trial>();
  for (const { way, succeeded, errorCode } of inTime) {
    const trial = trials.get(way) ?? {
      way,
      attempts: 0,
      successes: 0,
      firstSucceeded: succeeded,
      firstErrorCode: succeeded ? null : errorCode,
    };
    trial.attempts += 1;
    if (succeeded) trial.successes += 1;
    trials.set(way, trial);
  }
  return {
    orderId,
    firstWay: inTime[0]?.way ?? '',
    firstSucceeded: inTime[0]?.succeeded ?? false,
    paid: inTime.some(({ succeeded }) => succeeded),
    trials: [...trials.values()],
  };
}
