/** How far some work was at an instant; `fraction` is 0…1. */
export interface WorkSeen {
  step: string;
  fraction: number;
  atMs: number;
}

const ENOUGH_MS = 3000;
const ENOUGH_FRACTION = 0.01;

/**
 * Seconds that work will still take if it goes on as it did between two looks at it; null as long as
 * too little of it was seen. @example secondsLeft({ step: 'a', fraction: 0.2, atMs: 0 },
 * { step: 'a', fraction: 0.6, atMs: 10_000 }) // 10
 */
export function secondsLeft(first: WorkSeen, now: WorkSeen): number | null {
  const took = now.atMs - first.atMs;
  const done = now.fraction - first.fraction;
  if (first.step !== now.step || took < ENOUGH_MS || done < ENOUGH_FRACTION) return null;
  return Math.max(0, ((1 - now.fraction) * took) / done / 1000);
}
