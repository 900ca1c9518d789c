import type { PublicHolidays } from '../facts/public-holidays.ts';
import { backtestLanes, type Backtest } from './backtest-lanes.ts';
import { calibrate, calibratedDaysAt, type Calibration } from './calibration.ts';
import { chooseClocks } from './choose-clocks.ts';
import { daysAt, fitLanes, predictLane, predictUnseen } from './fit-lanes.ts';
import type { LaneFit } from './fit-lanes.ts';
import { prepareLanes, type LaneData } from './lane-data.ts';
import type { LaneKey, ParcelColumns } from './model.ts';

/** What a shop's parcels have taught about its lanes. */
export interface LearnedLanes {
  data: LaneData;
  fit: LaneFit;
  calibration: Calibration;
  /** What was said of the parcels of the last weeks before they were sent. */
  backtest: Backtest;
  halfLifeDays: number;
}

/** A quarter of a year of weeks: seasons and carriers differ from older ones. */
const CALIBRATION_PERIODS = 13;
const PERIOD_DAYS = 7;

/** How fast the past may be forgotten: a month, a quarter, a year. */
const HALF_LIVES = [30, 90, 365] as const;
const USUAL_HALF_LIFE = 90;
/** Choosing looks at so many parcels, evenly taken; more would not change the choice. */
const PARCELS_TO_CHOOSE_BY = 60_000;
/** Another half-life must predict better by this much, so that the choice does not flicker. */
const BETTER_BY = 0.005;

/**
 * Learns everything about lanes from the parcels known at an instant: in which days they are
 * measured, how fast the past is forgotten, their distributions, and how to correct these by what
 * came of earlier ones.
 *
 * About a second for 1,000,000 parcels and 500 lanes; nothing is random.
 */
export function learnLanes(
  parcels: ParcelColumns,
  keys: readonly LaneKey[],
  asOfDay: number,
  holidays: PublicHolidays,
): LearnedLanes {
  const clocks = chooseClocks(parcels, keys, asOfDay, holidays);
  const data = prepareLanes(parcels, keys, clocks);
  const halfLifeDays = chooseHalfLife(data, asOfDay);
  const backtest = backtestLanes(data, {
    asOfDay,
    halfLifeDays,
    periods: CALIBRATION_PERIODS,
    periodDays: PERIOD_DAYS,
  });
  const calibration = calibrate(backtest);
  return { data, fit: fitLanes(data, asOfDay, halfLifeDays), calibration, backtest, halfLifeDays };
}

/** Days within which `p` of the parcels of a lane come; the lane need not have had any. */
export function laneDaysAt(learned: LearnedLanes, lane: number | LaneKey, p: number): number {
  const prediction =
    typeof lane === 'number' ? predictLane(learned.fit, lane) : predictUnseen(learned.fit, lane);
  return calibratedDaysAt(prediction, learned.calibration, p);
}

/** The half-life by which the last quarter would have been predicted best. */
function chooseHalfLife(data: LaneData, asOfDay: number): number {
  const sample = everyNth(data, Math.ceil(data.parcels.count / PARCELS_TO_CHOOSE_BY));
  const losses = HALF_LIVES.map((halfLifeDays) =>
    logLoss(
      sample,
      backtestLanes(sample, { asOfDay, halfLifeDays, periods: 6, periodDays: 2 * PERIOD_DAYS }),
    ),
  );
  const usual = losses[HALF_LIVES.indexOf(USUAL_HALF_LIFE)]!;
  const best = losses.indexOf(Math.min(...losses));
  return losses[best]! < usual * (1 - BETTER_BY) ? HALF_LIVES[best]! : USUAL_HALF_LIFE;
}

/** Mean pinball loss of P50 and P90 on the scale of logarithms, over delivered parcels. */
function logLoss(data: LaneData, backtest: Backtest): number {
  const asked = [0.5, 0.9];
  const quantiles = backtest.fits.map((fit) =>
    data.keys.map((_, lane) => {
      const prediction = predictLane(fit, lane);
      return asked.map((p) => Math.log(daysAt(prediction, p)));
    }),
  );
  let [sum, count] = [0, 0];
  for (let row = 0; row < backtest.parcel.length; row++) {
    if (backtest.delivered[row] === 0) continue;
    const parcel = backtest.parcel[row]!;
    const said = quantiles[backtest.fit[row]!]![data.parcels.lane[parcel]!]!;
    for (const [index, p] of asked.entries()) {
      sum += pinballLoss(data.logDays[parcel]!, said[index]!, p);
    }
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/**
 * The cost of having said `quantile` for the share `p` where `value` came: least, on average, for
 * the true quantile.
 * @example pinballLoss(12, 10, 0.9) // 1.8: two days too late cost more than two too early
 */
export function pinballLoss(value: number, quantile: number, p: number): number {
  return value > quantile ? (value - quantile) * p : (quantile - value) * (1 - p);
}

function everyNth(data: LaneData, step: number): LaneData {
  if (step <= 1) return data;
  const rows = Int32Array.from(
    { length: Math.floor(data.parcels.count / step) },
    (_, index) => index * step,
  );
  const take = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!);
  const { parcels } = data;
  return {
    ...data,
    logDays: take(data.logDays),
    parcels: {
      count: rows.length,
      lane: Int32Array.from(rows, (row) => parcels.lane[row]!),
      startedDay: take(parcels.startedDay),
      scannedDay: take(parcels.scannedDay),
      deliveredDay: take(parcels.deliveredDay),
    },
  };
}
