import type { CalendarDate } from '../../kernel/calendar.ts';

/** What an order has come to for its customer's points, as of one version of the order. */
export interface OrderFact {
  orderId: string;
  /** Grows with every version that is read; see `versionOf`. */
  version: string;
  /** ISO instant and date in the shop's zone. */
  at: string;
  on: CalendarDate;
  /** Points that are left of what the order earned, after refunds and cancellation. */
  points: number;
  /** First day on which they can be used; null: not known before the order is shipped. */
  availableOn: CalendarDate | null;
  expiresOn: CalendarDate | null;
}

/** Points that a shopper has given for a code. */
export interface Reservation {
  redemptionId: string;
  at: string;
  on: CalendarDate;
  points: number;
}

/** An order on which a code was used, as of one version of the order. */
export interface CodeUse {
  redemptionId: string;
  orderId: string;
  version: string;
  /** A cancelled order gives the points back. */
  cancelled: boolean;
}

/** Points that the merchant has given or taken by hand. */
export interface Adjustment {
  adjustmentId: string;
  at: string;
  on: CalendarDate;
  /** Above zero given, below taken. */
  points: number;
  /** Last day of points that are given; null: no end. */
  expiresOn: CalendarDate | null;
}

/** What can happen to a customer's points. The same event twice is the same as once. */
export type LedgerEvent =
  | ({ type: 'order' } & OrderFact)
  | ({ type: 'reserve' } & Reservation)
  /** The code was made useless unused, or was never made. */
  | { type: 'release'; redemptionId: string }
  | ({ type: 'use' } & CodeUse)
  | ({ type: 'adjust' } & Adjustment)
  | { type: 'undo-adjust'; adjustmentId: string }
  /** A day has begun: points may have ended. */
  | { type: 'day'; on: CalendarDate };

/** What is known of a redemption; its parts come in any order. */
export interface RedemptionFact {
  reservation: Reservation | null;
  released: boolean;
  use: Omit<CodeUse, 'redemptionId'> | null;
}

export interface AdjustmentFact {
  adjustment: Adjustment | null;
  undone: boolean;
}

/** Everything that is known of a customer, whatever the order in which it came. */
export interface Facts {
  orders: ReadonlyMap<string, OrderFact>;
  redemptions: ReadonlyMap<string, RedemptionFact>;
  adjustments: ReadonlyMap<string, AdjustmentFact>;
  /** The last day that has begun. */
  on: CalendarDate;
}

/** Debt is booked on this lot: points that were taken and that no lot could cover. */
export const OWED = 'owed';
/** The cause of points that ended. */
export const EXPIRY = 'expiry';

/**
 * What a transfer is called to people: `earn` by an order, `refund` by one that was refunded or
 * cancelled, `spend` for a code, `return` from a code, `expire`, `adjust` by the merchant.
 */
export type TransferKind = 'earn' | 'refund' | 'spend' | 'return' | 'expire' | 'adjust';

/** One line of the ledger: points that came to a lot or went from it. */
export interface Transfer {
  /** `order:…`, `redemption:…`, `adjustment:…` or `expiry`. */
  cause: string;
  lotId: string;
  kind: TransferKind;
  points: number;
}

/** Points that were given together, with what is left of them. Never below zero. */
export interface Lot {
  /** The cause that gave them. */
  lotId: string;
  points: number;
  availableOn: CalendarDate | null;
  expiresOn: CalendarDate | null;
}

/** An order's version: by its last change, and where that is equal by when it was read. */
export function versionOf(updatedAt: string, readAt: string): string {
  return `${new Date(updatedAt).toISOString()}/${new Date(readAt).toISOString()}`;
}
