import { z } from 'zod';
import { backtestLanes, type Backtest } from './backtest-lanes.ts';
import type { LaneFit } from './fit-lanes.ts';
import { calibrate, reachedShare, shareToAsk, STRATA, stratumOf } from './calibration.ts';
import type { LaneData } from './lane-data.ts';
import { ADHERENCES, EARLY_SHARE } from './lane-shares.ts';
import { laneDaysAt, type LearnedLanes } from './learn-lanes.ts';

/** How well lanes that were learned earlier foretold later parcels, and what more certainty costs. */
export const LaneQuality = z.object({
  /** Parcels that were foretold before they were sent. */
  parcels: z.int(),
  /** Of a share that was said, the share that came to be. 'all' or a stratum of lanes. */
  coverage: z.array(
    z.object({
      said: z.number(),
      lanes: z.enum(['all', ...STRATA]),
      reached: z.number(),
      parcels: z.int(),
    }),
  ),
  /** Mean over recent parcels of the days that a promise takes, by adherence. */
  tradeOff: z.array(z.object({ adherence: z.number(), minDays: z.number(), maxDays: z.number() })),
});
export type LaneQuality = z.infer<typeof LaneQuality>;

const HELD_OUT_PERIODS = 6;
const EARLIER_PERIODS = 7;
const PERIOD_DAYS = 7;
/** Recent parcels stand for those to come. */
const RECENT_DAYS = 60;

/**
 * Judges learned lanes by parcels that they had not seen: those of the last six weeks, foretold each
 * week from what was known then and corrected by the seven weeks before.
 */
export function judgeLanes(learned: LearnedLanes): LaneQuality {
  const { data, backtest } = learned;
  const firstDay = backtest.asOfDay - HELD_OUT_PERIODS * PERIOD_DAYS;
  const calibration = calibrate(
    backtestLanes(data, {
      asOfDay: firstDay,
      halfLifeDays: learned.halfLifeDays,
      periods: EARLIER_PERIODS,
      periodDays: PERIOD_DAYS,
      fits: fitsOfWeeks(backtest, firstDay),
    }),
  );
  const heldOut = (row: number) => data.parcels.startedDay[backtest.parcel[row]!]! >= firstDay;
  const coverage = [0.5, 0.8, 0.9, 0.95].flatMap((said) =>
    (['all', ...STRATA] as const).flatMap((lanes) => {
      const rows = (row: number) =>
        heldOut(row) && (lanes === 'all' || stratumOf(backtest.effective[row]!) === lanes);
      const { share, weight } = reachedShare(backtest, rows, (row) =>
        shareToAsk(calibration, stratumOf(backtest.effective[row]!), said),
      );
      return weight < 1 ? [] : [{ said, lanes, reached: share, parcels: Math.round(weight) }];
    }),
  );
  return {
    parcels: countRows(backtest, heldOut),
    coverage,
    tradeOff: tradeOffOf(learned, data),
  };
}

/** The weeks before, as the backtest has learned them already: they are the same ones. */
function fitsOfWeeks(backtest: Backtest, untilDay: number): LaneFit[] {
  const fromDay = untilDay - EARLIER_PERIODS * PERIOD_DAYS;
  const place = backtest.fits.findIndex(({ asOfDay }) => Math.abs(asOfDay - fromDay) < 1e-6);
  return place < 0 ? [] : backtest.fits.slice(place, place + EARLIER_PERIODS);
}

function tradeOffOf(learned: LearnedLanes, data: LaneData): LaneQuality['tradeOff'] {
  const { parcels, keys } = data;
  const recent = new Float64Array(keys.length);
  for (let parcel = 0; parcel < parcels.count; parcel++) {
    const age = learned.fit.asOfDay - parcels.startedDay[parcel]!;
    if (age > 0 && age <= RECENT_DAYS) recent[parcels.lane[parcel]!]! += 1;
  }
  const total = recent.reduce((sum, count) => sum + count, 0);
  if (total === 0) return [];
  const meanDays = (share: number) =>
    keys.reduce(
      (sum, _, lane) =>
        sum + (recent[lane] === 0 ? 0 : recent[lane]! * laneDaysAt(learned, lane, share)),
      0,
    ) / total;
  const minDays = meanDays(EARLY_SHARE);
  return ADHERENCES.map((adherence) => ({ adherence, minDays, maxDays: meanDays(adherence) }));
}

function countRows(backtest: Backtest, counts: (row: number) => boolean): number {
  let count = 0;
  for (let row = 0; row < backtest.parcel.length; row++) if (counts(row)) count++;
  return count;
}
