import type { Backtest } from './backtest-lanes.ts';
import { daysAt, type Prediction } from './fit-lanes.ts';

/** Lanes by how much is known of them: what is said of thin ones errs in its own way. */
export const THIN_BELOW = 10;
export const THICK_FROM = 50;
export const STRATA = ['thin', 'middling', 'thick'] as const;
export type Stratum = (typeof STRATA)[number];

export function stratumOf(effective: number): Stratum {
  return effective < THIN_BELOW ? 'thin' : effective < THICK_FROM ? 'middling' : 'thick';
}

/** What shares that were said have come to, by stratum: entry k is what became of k / (length - 1). */
export type Calibration = Record<Stratum, number[]>;

const STEPS = 200;
/** A stratum leans on all parcels, and they on what was said, as if by so many parcels. */
const LEANING = 60;

export function identityCalibration(): Calibration {
  const same = Array.from({ length: STEPS + 1 }, (_, step) => step / STEPS);
  return { thin: same, middling: same, thick: same };
}

/**
 * How often parcels came to within the share that was said, from a backtest: conformal
 * recalibration. Parcels under way count as what they are, not yet there (product-limit estimate on
 * the scale of shares), so the feedback may be late without being one-sided.
 */
export function calibrate(backtest: Backtest): Calibration {
  const rows = backtest.rank.length;
  const all = shareReached(backtest, () => true);
  const identity = identityCalibration().thin;
  const overall = identity.map(
    (said, step) => (rows * all.share[step]! + LEANING * said) / (rows + LEANING),
  );
  const calibration = identityCalibration();
  for (const stratum of STRATA) {
    const own = shareReached(backtest, (row) => stratumOf(backtest.effective[row]!) === stratum);
    calibration[stratum] = overall.map(
      (share, step) => (own.weight * own.share[step]! + LEANING * share) / (own.weight + LEANING),
    );
  }
  return calibration;
}

/** Product-limit estimate of the share of parcels whose rank is at most k / STEPS. */
function shareReached(
  backtest: Backtest,
  counts: (row: number) => boolean,
): { share: number[]; weight: number } {
  const ended = new Float64Array(STEPS + 1);
  const left = new Float64Array(STEPS + 1);
  let weight = 0;
  for (let row = 0; row < backtest.rank.length; row++) {
    if (!counts(row)) continue;
    const rank = backtest.rank[row]!;
    weight += backtest.weight[row]!;
    if (backtest.delivered[row] === 1) ended[Math.ceil(rank * STEPS)]! += 1;
    else left[Math.floor(rank * STEPS)]! += backtest.weight[row]!;
  }
  const share: number[] = [];
  let [survival, atRisk] = [1, weight];
  for (let step = 0; step <= STEPS; step++) {
    if (atRisk > 1e-9) survival *= Math.max(0, 1 - ended[step]! / atRisk);
    atRisk -= ended[step]! + left[step]!;
    share.push(1 - survival);
  }
  return { share, weight };
}

/**
 * The share to ask a prediction for so that `p` of the parcels keep to it.
 * @example shareToAsk(calibration, 'thin', 0.9) // 0.93: thin lanes were too sure
 */
export function shareToAsk(calibration: Calibration, stratum: Stratum, p: number): number {
  const reached = calibration[stratum];
  const last = reached.length - 1;
  const above = reached.findIndex((share) => share >= p);
  if (above === -1) return 1 - 0.5 / last;
  if (above === 0) return 0;
  const [low, high] = [reached[above - 1]!, reached[above]!];
  return (above - 1 + (high > low ? (p - low) / (high - low) : 1)) / last;
}

/** Days that `p` of a lane's parcels take at most, by what has come of earlier predictions. */
export function calibratedDaysAt(
  prediction: Prediction,
  calibration: Calibration,
  p: number,
): number {
  return daysAt(prediction, shareToAsk(calibration, stratumOf(prediction.effective), p));
}

/**
 * Share of parcels that came within the share asked for each, those under way counted as far as they
 * are (product-limit estimate, on the scale of rank against what was asked).
 */
export function reachedShare(
  backtest: Backtest,
  counts: (row: number) => boolean,
  asked: (row: number) => number,
): { share: number; weight: number } {
  // One scale for all: a rank in units of what was asked, 1 being just in time.
  const scaled: Backtest = { ...backtest, rank: new Float64Array(backtest.rank.length) };
  for (let row = 0; row < backtest.rank.length; row++) {
    const [rank, limit] = [backtest.rank[row]!, asked(row)];
    scaled.rank[row] =
      rank <= limit ? rank / Math.max(limit, 1e-9) / 2 : 0.5 + (rank - limit) / (1 - limit) / 2;
  }
  const reached = shareReached(scaled, counts);
  return { share: reached.share[STEPS / 2]!, weight: reached.weight };
}
