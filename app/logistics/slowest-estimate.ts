import type { DeliveryEstimate } from './estimate-delivery.ts';

/**
 * What is true of several things that are ordered together: all of them are there on the last of
 * their dates, and the first cut-off is everybody's. null where nothing can be said of one of them.
 */
export function slowestEstimate(
  estimates: readonly (DeliveryEstimate | null)[],
): DeliveryEstimate | null {
  return estimates.reduce(
    (one, other) =>
      one &&
      other && {
        ...(one.cutOffAt < other.cutOffAt ? one : other),
        shipOn: later(one.shipOn, other.shipOn),
        earliestOn: later(one.earliestOn, other.earliestOn),
        latestOn: later(one.latestOn, other.latestOn),
      },
  );
}

/** Business days, fewest and most, of several things that are ordered together. */
export function slowestDays(ranges: readonly (readonly [number, number])[]): [number, number] {
  return [Math.max(...ranges.map(([least]) => least)), Math.max(...ranges.map(([, most]) => most))];
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}
