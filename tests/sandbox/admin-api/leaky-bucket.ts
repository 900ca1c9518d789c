import type { ShopState } from '../shop-state.ts';

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

function refill(state: ShopState, nowMs: number): { available: number; atMs: number } {
  const { maximumAvailable, restoreRate } = state.settings.throttle;
  const bucket = state.bucket ?? { available: maximumAvailable, atMs: nowMs };
  const gained = (Math.max(0, nowMs - bucket.atMs) / 1000) * restoreRate;
  state.bucket = { available: Math.min(maximumAvailable, bucket.available + gained), atMs: nowMs };
  return state.bucket;
}

export function throttleStatus(state: ShopState, nowMs: number): ThrottleStatus {
  const { maximumAvailable, restoreRate } = state.settings.throttle;
  const available = Math.floor(refill(state, nowMs).available);
  return { maximumAvailable, currentlyAvailable: available, restoreRate };
}

/** Takes the points out when they are there; false when the request must wait. */
export function takePoints(state: ShopState, points: number, nowMs: number): boolean {
  const bucket = refill(state, nowMs);
  if (bucket.available < points) return false;
  bucket.available -= points;
  return true;
}

/** Gives back what was requested and not used. */
export function returnPoints(state: ShopState, points: number, nowMs: number): void {
  const bucket = refill(state, nowMs);
  bucket.available = Math.min(state.settings.throttle.maximumAvailable, bucket.available + points);
}
