import type { CalendarDate } from '../kernel/calendar.ts';
import type { MadePromise } from './make-promise.ts';

export const PROMISE_STATES = ['under-way', 'kept', 'early', 'broken', 'not-judgeable'] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];
export const PROMISE_FAULTS = ['warehouse', 'carrier', 'both'] as const;
export type PromiseFault = (typeof PROMISE_FAULTS)[number];

/** A parcel of the order; dates in the zones of origin and destination. */
export interface PromisedParcel {
  handedOverOn: CalendarDate;
  deliveredOn: CalendarDate | null;
  /**
   * Chance that one that was not told to be delivered is really still under way: low where the
   * carrier leaves many deliveries untold.
   */
  underWayChance: number;
}

export interface PromisedOrder {
  promise: MadePromise;
  cancelled: boolean;
  /** Whether all of it was handed over. */
  complete: boolean;
  parcels: readonly PromisedParcel[];
  /** Today at the destination. */
  todayOn: CalendarDate;
  /** Last date by which the carrier should have brought what left on a day. */
  carrierDueOn: (handedOverOn: CalendarDate) => CalendarDate | null;
}

export interface PromiseVerdict {
  state: PromiseState;
  /** Of a broken promise only. */
  fault: PromiseFault | null;
  handedOverOn: CalendarDate | null;
  deliveredOn: CalendarDate | null;
}

/** A parcel that is more probably untold than late is nobody's broken promise. */
const UNDER_WAY_LEAST = 0.5;

/**
 * What has come of a promise. All parcels of the order must come for it to be kept; one that is late
 * breaks it on the day after the last date, arrived or not. What nobody will tell is not judged.
 *
 * At fault is the warehouse where the last parcel left after the last day of handover and the carrier
 * then took no longer than it had; the carrier where it left in time; else both.
 */
export function judgePromise(order: PromisedOrder): PromiseVerdict {
  const { promise, parcels, todayOn } = order;
  const handedOverOn = latest(parcels.map((parcel) => parcel.handedOverOn));
  const open = parcels.filter((parcel) => parcel.deliveredOn === null);
  const arrived = order.complete && parcels.length > 0 && open.length === 0;
  const deliveredOn = arrived ? latest(parcels.map((parcel) => parcel.deliveredOn!)) : null;
  const verdict = (state: PromiseState): PromiseVerdict => {
    const fault = state === 'broken' ? faultOf(order, handedOverOn, deliveredOn) : null;
    return { state, fault, handedOverOn, deliveredOn };
  };
  if (order.cancelled) return verdict('not-judgeable');
  if (deliveredOn !== null) {
    if (deliveredOn > promise.untilOn) return verdict('broken');
    return verdict(deliveredOn < promise.fromOn ? 'early' : 'kept');
  }
  // One parcel that came too late is enough, whatever the others do.
  if (parcels.some((parcel) => (parcel.deliveredOn ?? '') > promise.untilOn)) {
    return verdict('broken');
  }
  if (todayOn <= promise.untilOn) return verdict('under-way');
  if (!order.complete && parcels.length === 0) return verdict('broken');
  const untold = open.every((parcel) => parcel.underWayChance < UNDER_WAY_LEAST);
  return verdict(order.complete && untold ? 'not-judgeable' : 'broken');
}

function faultOf(
  order: PromisedOrder,
  handedOverOn: CalendarDate | null,
  deliveredOn: CalendarDate | null,
): PromiseFault {
  const { promise, todayOn } = order;
  if (!order.complete || handedOverOn === null) return 'warehouse';
  if (handedOverOn <= promise.shipByOn) return 'carrier';
  const dueOn = order.carrierDueOn(handedOverOn);
  return dueOn !== null && (deliveredOn ?? todayOn) > dueOn ? 'both' : 'warehouse';
}

function latest(dates: readonly CalendarDate[]): CalendarDate | null {
  return dates.reduce<CalendarDate | null>(
    (last, date) => (last === null || date > last ? date : last),
    null,
  );
}
