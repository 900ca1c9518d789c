/** Shares of parcels for which a lane's days are stored. */
export const LANE_SHARES = [
  0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9,
  0.95, 0.975, 0.99,
] as const;

/** One parcel in ten comes before the first day that is said. */
export const EARLY_SHARE = 0.1;
/** Nine in ten come by the last one, where the merchant asks for nothing else. */
export const USUAL_ADHERENCE = 0.9;
/** What a merchant may ask for. */
export const ADHERENCES = [0.8, 0.85, 0.9, 0.95, 0.975] as const;

/** Stored days of a lane and how much it counts among others. */
export interface WeighedDays {
  /** By LANE_SHARES. */
  days: readonly number[];
  weight: number;
}

/**
 * Days within which a share of the parcels of several lanes comes, together.
 * @example daysOfAll([{ days, weight: 1 }], 0.9) // days of that lane at 0.9
 */
export function daysOfAll(lanes: readonly WeighedDays[], share: number): number {
  let [low, high] = [0, Math.max(0, ...lanes.map(({ days }) => days.at(-1) ?? 0)) * 1.5];
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (shareOfAll(lanes, middle) < share) low = middle;
    else high = middle;
  }
  return high;
}

function shareOfAll(lanes: readonly WeighedDays[], days: number): number {
  let [sum, total] = [0, 0];
  for (const lane of lanes) {
    sum += lane.weight * shareWithinDays(lane.days, days);
    total += lane.weight;
  }
  return total === 0 ? 0 : sum / total;
}

/** Share of a lane's parcels that take at most so many days, between the stored ones by a line. */
export function shareWithinDays(stored: readonly number[], days: number): number {
  const [first, last] = [stored[0] ?? 0, stored.at(-1) ?? 0];
  if (days <= first) return first === 0 ? 0 : (days / first) * LANE_SHARES[0];
  // Above the last stored one the rest comes within half as long again.
  if (days >= last) return Math.min(1, 0.99 + (0.01 * (days - last)) / Math.max(last / 2, 1e-9));
  const above = stored.findIndex((value) => value >= days);
  const [from, to] = [stored[above - 1]!, stored[above]!];
  const [shareFrom, shareTo] = [LANE_SHARES[above - 1]!, LANE_SHARES[above]!];
  return shareFrom + ((days - from) / Math.max(to - from, 1e-9)) * (shareTo - shareFrom);
}

/**
 * A range of transit as the delivery settings have it: whole days, of the lane's week, from the date
 * of handover to that of delivery.
 *
 * `week` is the lane's; days are those of a week of seven and become its open ones. `dateShift` turns
 * hours into dates: a parcel of 1.2 days from an afternoon arrives on the second date.
 */
export function transitRange(
  lane: { days: (share: number) => number; week: string | null; dateShift: number },
  adherence: number,
): { min: number; max: number; carrierDays: string } {
  const week = lane.week ?? '1111111';
  const dates = (share: number) => Math.max(1, Math.floor(transitDates(lane, week, share)));
  const min = dates(EARLY_SHARE);
  return { min, max: Math.max(min, dates(adherence)), carrierDays: week };
}

/** Dates within which a share of parcels comes, before they are whole: 5.9 is said as 5. */
export function transitDates(
  lane: { days: (share: number) => number; dateShift: number },
  week: string,
  share: number,
): number {
  const open = week.replaceAll('0', '').length;
  return (lane.days(share) * open) / 7 + lane.dateShift;
}
