import type { CalendarDate } from '../../kernel/calendar.ts';
import { type ParcelFacts, parcelStage } from './parcel-state.ts';

/**
 * What the list of orders is filtered by and that stands in rows of other tables. It is kept in the
 * order's own row, and holds whatever day it is: an order is late when it is under way on a day
 * after `parcelDueOn`.
 */
export interface OrderStanding {
  /** `arrived` once some parcel has and none is under way; null where neither can be said. */
  parcelStage: 'under-way' | 'arrived' | null;
  /** The earliest date that was said of the parcels under way. */
  parcelDueOn: CalendarDate | null;
  /** Attempts to pay in which no money came. */
  failedAttempts: number;
}

/** Of a payment, what says whether it failed. */
export interface AttemptFacts {
  kind: string;
  status: string;
}

const FAILED = ['FAILURE', 'ERROR'];
const ATTEMPTS = ['SALE', 'AUTHORIZATION', 'CAPTURE'];

/**
 * How an order stands by its parcels and payments.
 * @example orderStanding([], [{ kind: 'SALE', status: 'FAILURE' }]).failedAttempts // 1
 */
export function orderStanding(
  parcels: readonly ParcelFacts[],
  payments: readonly AttemptFacts[],
): OrderStanding {
  let hasArrived = false;
  let isUnderWay = false;
  let parcelDueOn: CalendarDate | null = null;
  for (const parcel of parcels) {
    const stage = parcelStage(parcel);
    if (stage === 'delivered') hasArrived = true;
    if (stage !== 'on-its-way') continue;
    isUnderWay = true;
    const { estimatedOn } = parcel;
    if (estimatedOn !== null && (parcelDueOn === null || estimatedOn < parcelDueOn)) {
      parcelDueOn = estimatedOn;
    }
  }
  const failed = payments.filter(
    ({ kind, status }) => FAILED.includes(status) && ATTEMPTS.includes(kind),
  );
  return {
    parcelStage: isUnderWay ? 'under-way' : hasArrived ? 'arrived' : null,
    parcelDueOn,
    failedAttempts: failed.length,
  };
}
