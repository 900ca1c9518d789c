/** Parcels of one carrier in the order in which they were sent. */
export interface CarrierWords {
  startedDay: readonly number[];
  /** Instant of the first word of a parcel, scan or delivery; NaN for none yet. */
  firstWordDay: readonly number[];
}

export interface Silence {
  /** Day of the first parcel of which nothing was told, with none told of since. */
  sinceDay: number;
  parcels: number;
  /** How probable so much silence would be if the carrier told as ever. */
  chance: number;
}

/** Once in a million looks: carriers lose single parcels, not all of them. */
export const SILENCE_CHANCE = 1e-6;
const PARCELS_LEAST = 5;
/** What is usual is learned from at least so many parcels that had their time. */
const USUAL_LEAST = 20;
/** After so many days a parcel has had its time to be scanned. */
const SCANNED_BY_DAYS = 30;

/**
 * Since when a carrier tells nothing of its parcels, or null: no scan and no delivery of any parcel
 * sent since, where as many would usually have been told of by now.
 *
 * How soon a first word comes is learned from the parcels before. A carrier that never told much is
 * not called silent: nothing has changed.
 */
export function findSilence(words: CarrierWords, asOfDay: number): Silence | null {
  const { startedDay, firstWordDay } = words;
  let first = startedDay.length;
  while (first > 0 && !(firstWordDay[first - 1]! <= asOfDay)) first--;
  const usual = delaysOfFirstWord(words, first, asOfDay);
  if (usual === null) return null;
  let logChance = 0;
  for (let at = first; at < startedDay.length; at++) {
    logChance += Math.log(1 - Math.min(0.99, usual(asOfDay - startedDay[at]!)));
  }
  const parcels = startedDay.length - first;
  if (parcels < PARCELS_LEAST || logChance > Math.log(SILENCE_CHANCE)) return null;
  return { sinceDay: startedDay[first]!, parcels, chance: Math.exp(logChance) };
}

/** Share of parcels of which a word has come by an age in days; null where too little is known. */
function delaysOfFirstWord(
  { startedDay, firstWordDay }: CarrierWords,
  until: number,
  asOfDay: number,
): ((ageDays: number) => number) | null {
  const delays: number[] = [];
  let parcels = 0;
  // The last hundreds: carriers change their ways.
  for (let at = until - 1; at >= 0 && parcels < 500; at--) {
    if (asOfDay - startedDay[at]! < SCANNED_BY_DAYS && !(firstWordDay[at]! <= asOfDay)) continue;
    parcels++;
    if (firstWordDay[at]! <= asOfDay) delays.push(firstWordDay[at]! - startedDay[at]!);
  }
  if (parcels < USUAL_LEAST) return null;
  delays.sort((a, b) => a - b);
  return (ageDays) => {
    let [low, high] = [0, delays.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (delays[middle]! <= ageDays) low = middle + 1;
      else high = middle;
    }
    return low / parcels;
  };
}
