import { dateInZone, localTimeOf } from '../../kernel/calendar.ts';

/** The night in a shop's own zone: from one o'clock, for four hours. */
const NIGHT_STARTS_MINUTE = 60;
const NIGHT_MINUTES = 240;

/**
 * The minute after midnight, in its zone, at which a shop is compared each night. Shops are spread
 * evenly over four hours, so that Shopify and the queue see no rush.
 * @example reconcileMinute(7) // 109
 */
export function reconcileMinute(shopId: number): number {
  // A step that shares no factor with the night puts neighboring ids far apart.
  return NIGHT_STARTS_MINUTE + ((shopId * 7) % NIGHT_MINUTES);
}

/**
 * Whether a shop's nightly comparison is to start now: its minute has come today and none has
 * started today. A night that was missed is made up for at the next occasion.
 * @example
 * isReconcileDue({ shopId: 7, zone: 'UTC', nowMs: Date.parse('2026-11-22T02:00:00Z'), lastMs: null }) // true
 */
export function isReconcileDue(shop: {
  shopId: number;
  zone: string;
  nowMs: number;
  /** Start of the last nightly one; null before the first. */
  lastMs: number | null;
}): boolean {
  const { zone, nowMs, lastMs } = shop;
  if (localTimeOf(zone, nowMs).minute < reconcileMinute(shop.shopId)) return false;
  return lastMs === null || dateInZone(zone, lastMs) < dateInZone(zone, nowMs);
}
