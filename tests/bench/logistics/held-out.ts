import { publicHolidays } from '../../../app/logistics/facts/public-holidays.ts';
import type { LaneKey, ParcelColumns } from '../../../app/logistics/lanes/model.ts';
import { laneDaysAt, learnLanes, pinballLoss } from '../../../app/logistics/lanes/learn-lanes.ts';

/** What was said of parcels that had not been sent yet, against two plain ways of saying it. */
export interface HeldOut {
  parcels: number;
  /** Of all parcels, and of those of lanes with fewer than 10 delivered ones. */
  covered: number;
  thinParcels: number;
  thinCovered: number;
  /** Sums of pinball loss, in days. */
  loss: { learned: number; lane: number; global: number };
}

/**
 * Learns at several instants and holds what is said of the next weeks' parcels, at a share of `p`,
 * against what came: all of them, told later or not at all being left out. Beside it the quantile of
 * the lane's own delivered parcels, and that of all parcels.
 */
export function holdOut(
  { parcels, keys }: { parcels: ParcelColumns; keys: readonly LaneKey[] },
  options: { p: number; fromDay: number; times: number; everyDays: number },
): HeldOut {
  const { p, everyDays } = options;
  const sums: HeldOut = {
    parcels: 0,
    covered: 0,
    thinParcels: 0,
    thinCovered: 0,
    loss: { learned: 0, lane: 0, global: 0 },
  };
  for (let time = 0; time < options.times; time++) {
    const asOfDay = options.fromDay + time * everyDays;
    const learned = learnLanes(parcels, keys, asOfDay, publicHolidays);
    const own = keys.map((): number[] => []);
    const all: number[] = [];
    for (let parcel = 0; parcel < parcels.count; parcel++) {
      if (!(parcels.deliveredDay[parcel]! <= asOfDay)) continue;
      const days = parcels.deliveredDay[parcel]! - parcels.startedDay[parcel]!;
      own[parcels.lane[parcel]!]!.push(days);
      all.push(days);
    }
    const global = quantile(all, p);
    const lanes = own.map((days) => (days.length === 0 ? global : quantile(days, p)));
    for (let parcel = 0; parcel < parcels.count; parcel++) {
      const started = parcels.startedDay[parcel]!;
      const delivered = parcels.deliveredDay[parcel]!;
      if (!(started >= asOfDay && started < asOfDay + everyDays && delivered > 0)) continue;
      const lane = parcels.lane[parcel]!;
      const clock = learned.data.clocks[lane] ?? null;
      const said = laneDaysAt(learned, lane, p);
      const saidDays = clock === null ? said : clock.after(started, said) - started;
      const days = delivered - started;
      sums.parcels++;
      sums.covered += days <= saidDays ? 1 : 0;
      if (own[lane]!.length < 10) {
        sums.thinParcels++;
        sums.thinCovered += days <= saidDays ? 1 : 0;
      }
      sums.loss.learned += pinballLoss(days, saidDays, p);
      sums.loss.lane += pinballLoss(days, lanes[lane]!, p);
      sums.loss.global += pinballLoss(days, global, p);
    }
  }
  return sums;
}

/** Sums of several. */
export function addHeldOut(all: readonly HeldOut[]): HeldOut {
  return all.reduce((sum, one) => ({
    parcels: sum.parcels + one.parcels,
    covered: sum.covered + one.covered,
    thinParcels: sum.thinParcels + one.thinParcels,
    thinCovered: sum.thinCovered + one.thinCovered,
    loss: {
      learned: sum.loss.learned + one.loss.learned,
      lane: sum.loss.lane + one.loss.lane,
      global: sum.loss.global + one.loss.global,
    },
  }));
}

function quantile(values: number[], p: number): number {
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * p;
  const low = Math.floor(place);
  return (
    sorted[low]! + (place - low) * (sorted[Math.min(low + 1, sorted.length - 1)]! - sorted[low]!)
  );
}
