import { type CalendarDate, daysBetween } from '../../kernel/calendar.ts';

/**
 * How a parcel stands. `sent` is a parcel without tracking: nobody will ever tell more of it, so it
 * is neither under way nor late. `failed` was given up or went back.
 */
export type ParcelState = 'cancelled' | 'delivered' | 'failed' | 'late' | 'on-its-way' | 'sent';

/** What of a fulfillment says how its parcel stands; `…On` are calendar dates in the shop's zone. */
export interface ParcelFacts {
  status: string;
  displayStatus: string | null;
  inTransit: boolean;
  delivered: boolean;
  estimatedOn: CalendarDate | null;
  trackingPresent: boolean;
}

/** Values of Shopify's FulfillmentStatus and FulfillmentDisplayStatus, by what they say. */
const VOID_STATUSES = ['CANCELLED', 'ERROR', 'FAILURE'];
const VOID_DISPLAYS = ['CANCELED', 'LABEL_VOIDED'];
const ARRIVED_DISPLAYS = ['DELIVERED', 'PICKED_UP'];
const FAILED_DISPLAYS = ['NOT_DELIVERED', 'FAILURE'];

/** How a parcel stands, whatever day it is; one that is under way may be late. */
export type ParcelStage = Exclude<ParcelState, 'late'>;

export function parcelStage(parcel: Omit<ParcelFacts, 'estimatedOn'>): ParcelStage {
  const display = parcel.displayStatus ?? '';
  if (VOID_STATUSES.includes(parcel.status) || VOID_DISPLAYS.includes(display)) return 'cancelled';
  if (parcel.delivered || ARRIVED_DISPLAYS.includes(display)) return 'delivered';
  if (FAILED_DISPLAYS.includes(display)) return 'failed';
  return parcel.trackingPresent || parcel.inTransit ? 'on-its-way' : 'sent';
}

/** The state of a parcel on a day. It is late from the day after the date that was said. */
export function parcelState(parcel: ParcelFacts, todayOn: CalendarDate): ParcelState {
  const stage = parcelStage(parcel);
  return stage === 'on-its-way' && daysLate(parcel.estimatedOn, todayOn) > 0 ? 'late' : stage;
}

/** Days past the date that was said; 0 where none was or it is yet to come. */
export function daysLate(estimatedOn: CalendarDate | null, todayOn: CalendarDate): number {
  return estimatedOn === null ? 0 : Math.max(daysBetween(estimatedOn, todayOn), 0);
}

const MOST_URGENT_FIRST: readonly ParcelState[] = [
  'late',
  'failed',
  'on-its-way',
  'sent',
  'delivered',
];

/** The state of an order by its parcels: the most urgent one; null without any. */
export function mostUrgent(states: readonly ParcelState[]): ParcelState | null {
  return MOST_URGENT_FIRST.find((state) => states.includes(state)) ?? null;
}
