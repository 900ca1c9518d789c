import { fitLanes, predictLane, shareWithin, type LaneFit, type Prediction } from './fit-lanes.ts';
import { logElapsed, type LaneData } from './lane-data.ts';

/** Parcels of some weeks, each with what was said of its lane before it was sent. */
export interface Backtest {
  asOfDay: number;
  /** Index of the parcel. */
  parcel: Int32Array;
  /** Which of `fits` spoke of it. */
  fit: Int32Array;
  /**
   * The share of parcels that was said to take no longer than this one did; for one still under way
   * the share said to take no longer than it is old.
   */
  rank: Float64Array;
  delivered: Uint8Array;
  /** 1 for a delivered parcel; for one under way the chance that its delivery is told at all. */
  weight: Float64Array;
  /** Parcels that were behind the prediction. */
  effective: Float64Array;
  fits: LaneFit[];
}

export interface BacktestOptions {
  asOfDay: number;
  halfLifeDays: number;
  /** How many periods before `asOfDay` are looked at. */
  periods: number;
  /** Lanes are learned anew each period, as often as the nightly job would matter. */
  periodDays: number;
  /** Fits of the same periods where somebody has learned them before. */
  fits?: readonly LaneFit[] | undefined;
}

/**
 * Predicts the parcels of the last periods, each from what was known when its period began: what the
 * lanes would have said, had they been learned then.
 */
export function backtestLanes(data: LaneData, options: BacktestOptions): Backtest {
  const { parcels } = data;
  const { asOfDay, periods, periodDays } = options;
  const firstDay = asOfDay - periods * periodDays;
  const fits = Array.from(
    { length: periods },
    (_, period) =>
      options.fits?.[period] ??
      fitLanes(data, firstDay + period * periodDays, options.halfLifeDays),
  );
  const predictions = fits.map(() => new Map<number, Prediction>());
  const rows: number[] = [];
  for (let parcel = 0; parcel < parcels.count; parcel++) {
    const started = parcels.startedDay[parcel]!;
    if (started >= firstDay && started < asOfDay) rows.push(parcel);
  }
  const result: Backtest = {
    asOfDay,
    parcel: Int32Array.from(rows),
    fit: new Int32Array(rows.length),
    rank: new Float64Array(rows.length),
    delivered: new Uint8Array(rows.length),
    weight: new Float64Array(rows.length),
    effective: new Float64Array(rows.length),
    fits,
  };
  for (const [row, parcel] of rows.entries()) {
    const period = Math.min(
      periods - 1,
      Math.floor((parcels.startedDay[parcel]! - firstDay) / periodDays),
    );
    const lane = parcels.lane[parcel]!;
    let prediction = predictions[period]!.get(lane);
    if (prediction === undefined) {
      prediction = predictLane(fits[period]!, lane);
      predictions[period]!.set(lane, prediction);
    }
    const delivered = parcels.deliveredDay[parcel]! <= asOfDay;
    const log = delivered ? data.logDays[parcel]! : logElapsed(data, parcel, asOfDay);
    const rank = shareWithin(prediction, log);
    const told = fits[period]!.toldShare[lane]!;
    result.fit[row] = period;
    result.rank[row] = rank;
    result.delivered[row] = delivered ? 1 : 0;
    result.weight[row] = delivered
      ? 1
      : (told * (1 - rank)) / (told * (1 - rank) + 1 - told + 1e-9);
    result.effective[row] = prediction.effective;
  }
  return result;
}
