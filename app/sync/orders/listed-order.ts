import type { ParcelState } from './parcel-state.ts';

/** An order as a row of the list. */
export interface ListedOrder {
  orderId: string;
  channel: string;
  name: string;
  /** ISO instant. */
  processedAt: string;
  country: string;
  totalMinor: number;
  currency: string;
  /** What the shopper paid in; the same as above where the currency is. */
  presentmentTotalMinor: number;
  presentmentCurrency: string;
  refundedMinor: number;
  financialStatus: string;
  fulfillmentStatus: string;
  /** The most urgent of its parcels; null before there are any. */
  parcelState: ParcelState | null;
  failedAttempts: number;
  cancelled: boolean;
  test: boolean;
}

export interface OrderPage {
  orders: ListedOrder[];
  /** Cursors of the pages around this one; null where there is none. */
  nextAfter: string | null;
  previousBefore: string | null;
}

/** Orders are counted up to here: more are “1,000+”. */
export const COUNT_MAX = 1000;

/** What the shop has orders of, to choose from. */
export interface OrderChoices {
  channels: string[];
  countries: string[];
  /** States and provinces of the country that the list is of, as "US-TX"; none where it is of all. */
  regions: string[];
}
