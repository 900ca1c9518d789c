/** What a lane is, and the columns of parcels that lanes are learned from. */

/** One way that parcels go: from a place, to a country, by a carrier and its service. */
export interface LaneKey {
  /** Id of the location; '' where the source does not say. */
  origin: string;
  /** Ship-to country, 'ZZ' where unknown. */
  destination: string;
  /** As the shop writes it, tidied; '' where unknown. */
  carrier: string;
  /** '' where the source does not tell services apart. */
  service: string;
}

/**
 * Parcels as columns, one entry each. Instants are days since 1970-01-01 UTC with their fraction, so
 * that differences are days.
 */
export interface ParcelColumns {
  count: number;
  /** Index into the lanes. */
  lane: Int32Array;
  /** Handed to the carrier. */
  startedDay: Float64Array;
  /** First scan that the carrier told; NaN without one. */
  scannedDay: Float64Array;
  /** Delivered; NaN while nothing was told of it. */
  deliveredDay: Float64Array;
}

/** A year, and that parcels before count nothing. */
export const LEARNING_WINDOW_DAYS = 365;

/** Shorter than an hour is a slip of the clock; the logarithm needs a floor. */
export const SHORTEST_TRANSIT_DAYS = 1 / 24;
