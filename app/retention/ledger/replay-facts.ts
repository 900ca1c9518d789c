import type { CalendarDate } from '../../kernel/calendar.ts';
import { EXPIRY, type Facts, type Lot, OWED, type RedemptionFact } from './model.ts';

/** What facts come to. */
export interface Replay {
  /** All lots that were ever given, with what is left of each. */
  lots: Lot[];
  /** Taken and covered by no lot; while it is above zero, every lot is at zero. */
  owed: number;
  /** Points by cause and lot: above zero given, below taken. */
  booked: Booked;
}

/** Sums of points by cause, then by lot. */
export type Booked = Map<string, Map<string, number>>;

interface Step {
  cause: string;
  at: string;
  on: CalendarDate;
  points: number;
  availableOn: CalendarDate | null;
  expiresOn: CalendarDate | null;
}

/**
 * Plays what is known through in the order in which it happened, whatever the order in which it was
 * heard of, up to the end of `facts.on`.
 *
 * What is taken comes from the lots that can be used on that day, the one that ends first before the
 * others; then from those that wait; what no lot covers is owed, and the next points that are given
 * pay it. On the day after its last one a lot loses what is left of it. An order counts with what is
 * left of its points, as if it had never earned the rest; a redemption whose points went back, and
 * an adjustment that was undone, as if they had not been.
 */
export function replayFacts(facts: Facts): Replay {
  const lots: Lot[] = [];
  const booked: Booked = new Map();
  const debts: { cause: string; points: number }[] = [];
  const book = (cause: string, lotId: string, points: number): void => {
    if (points === 0) return;
    let ofCause = booked.get(cause);
    if (ofCause === undefined) booked.set(cause, (ofCause = new Map<string, number>()));
    ofCause.set(lotId, (ofCause.get(lotId) ?? 0) + points);
  };
  let endsNextOn = NEVER;
  const expireBefore = (on: CalendarDate): void => {
    if (endsNextOn >= on) return;
    endsNextOn = NEVER;
    for (const lot of lots) {
      if (lot.points === 0 || lot.expiresOn === null) continue;
      if (lot.expiresOn < on) {
        book(EXPIRY, lot.lotId, -lot.points);
        lot.points = 0;
      } else if (lot.expiresOn < endsNextOn) endsNextOn = lot.expiresOn;
    }
  };
  for (const step of stepsOf(facts)) {
    expireBefore(step.on);
    if (step.points > 0) {
      const { cause, points, availableOn, expiresOn } = step;
      const lot: Lot = { lotId: cause, points, availableOn, expiresOn };
      lots.push(lot);
      if (expiresOn !== null && expiresOn < endsNextOn) endsNextOn = expiresOn;
      book(cause, cause, points);
      while (lot.points > 0 && debts[0] !== undefined) {
        const [debt] = debts;
        const paid = Math.min(lot.points, debt.points);
        lot.points -= paid;
        debt.points -= paid;
        book(debt.cause, lot.lotId, -paid);
        if (debt.points === 0) debts.shift();
      }
      continue;
    }
    let missing = -step.points;
    for (const lot of inOrderOfUse(lots, step.on)) {
      const taken = Math.min(lot.points, missing);
      lot.points -= taken;
      missing -= taken;
      book(step.cause, lot.lotId, -taken);
      if (missing === 0) break;
    }
    if (missing > 0) debts.push({ cause: step.cause, points: missing });
  }
  expireBefore(facts.on);
  for (const { cause, points } of debts) book(cause, OWED, -points);
  return { lots, owed: debts.reduce((sum, { points }) => sum + points, 0), booked };
}

/** Behind every day. */
const NEVER = '9999-99-99';

/** Whether the points of a redemption are gone: held for a code, or used. */
export function isSpent({ reservation, released, use }: RedemptionFact): boolean {
  if (reservation === null) return false;
  // Used before it was made useless: the order counts.
  return use === null ? !released : !use.cancelled;
}

function stepsOf({ orders, redemptions, adjustments }: Facts): Step[] {
  const steps: Step[] = [];
  const never = { availableOn: null, expiresOn: null };
  for (const { orderId, at, on, points, availableOn, expiresOn } of orders.values()) {
    if (points === 0) continue;
    // A day that is not known yet is behind all that are.
    const usableOn = availableOn ?? UNKNOWN_DAY;
    steps.push({ cause: `order:${orderId}`, at, on, points, availableOn: usableOn, expiresOn });
  }
  for (const fact of redemptions.values()) {
    if (!isSpent(fact) || fact.reservation === null) continue;
    const { redemptionId, at, on, points } = fact.reservation;
    steps.push({ ...never, cause: `redemption:${redemptionId}`, at, on, points: -points });
  }
  for (const { adjustment, undone } of adjustments.values()) {
    if (adjustment === null || undone || adjustment.points === 0) continue;
    const { adjustmentId, at, on, points, expiresOn } = adjustment;
    steps.push({ cause: `adjustment:${adjustmentId}`, at, on, points, availableOn: on, expiresOn });
  }
  return steps.sort(
    (a, b) =>
      compare(a.at, b.at) ||
      Number(a.points < 0) - Number(b.points < 0) ||
      compare(a.cause, b.cause),
  );
}

/** First day of points whose order is not shipped yet. */
export const UNKNOWN_DAY = '9999-12-31';

function inOrderOfUse(lots: readonly Lot[], on: CalendarDate): Lot[] {
  const waits = ({ availableOn }: Lot) => Number(availableOn !== null && availableOn > on);
  return lots
    .filter(({ points }) => points > 0)
    .sort(
      (a, b) =>
        waits(a) - waits(b) ||
        compare(a.expiresOn ?? '9999', b.expiresOn ?? '9999') ||
        compare(a.availableOn ?? '', b.availableOn ?? '') ||
        compare(a.lotId, b.lotId),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
