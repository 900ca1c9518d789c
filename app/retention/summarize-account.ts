import type { CalendarDate } from '../kernel/calendar.ts';
import { UNKNOWN_DAY } from './ledger/replay-facts.ts';

/** Points that were earned together and end together; what was taken of them is already off. */
export interface PointLot {
  /** Left of it; below zero for what is owed. */
  points: number;
  /** First day on which it can be used; null: always could; `UNKNOWN_DAY`: not known yet. */
  availableOn: CalendarDate | null;
  /** Last day on which it can be used; null: it does not end. */
  expiresOn: CalendarDate | null;
}

/** A customer's points as of a day. */
export interface LoyaltyAccount {
  /** Can be used today. */
  points: number;
  /**
   * Earned, but not to be used before `availableOn`, the first of their days; null where none of
   * them has a day before its order is shipped.
   */
  pending: { points: number; availableOn: CalendarDate | null } | null;
  /** Those of the usable points that end first. */
  expiry: { points: number; expiresOn: CalendarDate } | null;
}

/**
 * What lots come to on a day in the shop's zone.
 *
 * A lot that ended is worth nothing. What is owed (below zero) counts whatever its days are: a debt
 * neither waits nor ends; the account is never shown below zero.
 * @example
 * summarizeAccount([{ points: 5, availableOn: null, expiresOn: '2026-12-31' }], '2027-01-01').points
 * // 0
 */
export function summarizeAccount(lots: readonly PointLot[], on: CalendarDate): LoyaltyAccount {
  const owed = lots.filter(({ points }) => points < 0);
  const held = lots.filter(
    ({ points, expiresOn }) => points > 0 && (expiresOn === null || expiresOn >= on),
  );
  const pending = held.filter((lot) => lot.availableOn !== null && lot.availableOn > on);
  const usable = held.filter((lot) => !pending.includes(lot));
  const points = Math.max(0, sum(usable) + sum(owed));
  const availableOn = first(pending.map((lot) => lot.availableOn));
  const expiresOn = first(usable.map((lot) => lot.expiresOn));
  const ending = Math.min(sum(usable.filter((lot) => lot.expiresOn === expiresOn)), points);
  return {
    points,
    pending:
      availableOn === null
        ? null
        : {
            points: sum(pending),
            availableOn: availableOn === UNKNOWN_DAY ? null : availableOn,
          },
    expiry: expiresOn === null || ending === 0 ? null : { points: ending, expiresOn },
  };
}

function sum(lots: readonly PointLot[]): number {
  return lots.reduce((total, { points }) => total + points, 0);
}

function first(days: readonly (CalendarDate | null)[]): CalendarDate | null {
  return days.filter((day) => day !== null).sort()[0] ?? null;
}
