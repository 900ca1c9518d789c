import { fitEffects, type Effects } from './fit-effects.ts';
import { levelsOf, logElapsed, type LaneData } from './lane-data.ts';
import { LEARNING_WINDOW_DAYS, type LaneKey } from './model.ts';
import {
  binOf,
  blend,
  normalShape,
  quantileOf,
  SHAPE_BINS,
  shareBelow,
  tailsOf,
  type Shape,
  type Tails,
} from './shape.ts';

/** What is known of the transit time of every lane at an instant. */
export interface LaneFit {
  asOfDay: number;
  halfLifeDays: number;
  levels: LaneData['levels'];
  /** Of the logarithm of days. */
  center: Effects;
  /** Of the logarithm of its variance. */
  scale: Effects;
  /** By lane: parcels in the window that were delivered, and what they are worth by now. */
  delivered: Int32Array;
  effective: Float64Array;
  /** By lane: share of what was sent lately that the carrier will ever tell to be delivered. */
  toldShare: Float64Array;
  /** Of all lanes together, weight 1, standardized. */
  pooled: Shape;
  /** By lane, weights as in `effective`; null where there is too little. */
  own: (Shape | null)[];
}

/** A lane's distribution at the time of its prediction. */
export interface Prediction {
  /** Of the logarithm of days: center and scale, the uncertainty of the center in it. */
  center: number;
  scale: number;
  shape: Shape;
  /** Parcels behind it that were delivered, worth so many by now. */
  effective: number;
}

/**
 * So many parcels of a lane outweigh the pooled shape: the share beyond a P90 that is read from 30
 * parcels is uncertain by 5 points, about as much as shapes differ between lanes.
 */
const SHAPE_WEIGHT = 30;
/** Below that a lane's own residuals say nothing of shape: their center was fitted to them. */
const SHAPE_LEAST = 15;
/** Carriers fall silent from one day to the next: the share that is told is looked at in blocks. */
const TOLD_BLOCK_DAYS = 14;
const TOLD_BLOCKS = Math.ceil(LEARNING_WINDOW_DAYS / TOLD_BLOCK_DAYS) + 1;
/** A block's share leans on its carrier's as if by so many parcels. */
const TOLD_WEIGHT = 5;
/** Parcels under way are guessed, lanes fitted, and again: changes are below 0.1 % after six. */
const SWEEPS = 6;

/**
 * Learns the transit times of all lanes from what was known at `asOfDay`.
 *
 * The logarithm of days is origin + destination + carrier + service + the lane's own, each shrunken
 * as the data ask for; so is the logarithm of the variance. The shape is that of all lanes' residuals,
 * or the lane's own where it has many. A parcel half a half-life old counts 0.7. Parcels under way
 * count as longer than their age, as far as their carrier can be expected to tell of their delivery
 * at all.
 */
export function fitLanes(data: LaneData, asOfDay: number, halfLifeDays: number): LaneFit {
  const { parcels, keys, factors } = data;
  const lanes = keys.length;
  const seen = collect(data, asOfDay, halfLifeDays);
  const told = new ToldShares(data, seen);
  let tails = tailsOf(normalShape());
  let pooled = normalShape();
  let center = initialCenter(seen, lanes);
  let spread = new Float64Array(lanes).fill(pooledSpread(seen, center));
  let centers: Effects | null = null;
  let scales: Effects | null = null;
  let own: (Shape | null)[] = [];
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const sums = copyOf(seen.sums);
    told.begin();
    const waiting = new Map<number, Float64Array>();
    for (let index = 0; index < seen.open.length; index++) {
      const parcel = seen.open[index]!;
      const lane = parcels.lane[parcel]!;
      const bin = binOf((seen.openLogAge[index]! - center[lane]!) / spread[lane]!);
      const chance = told.weigh(index, tails.mass[bin]!);
      const weight = seen.openWeight[index]! * chance;
      if (weight < 1e-9) continue;
      addOpen(sums, lane, weight, center[lane]!, spread[lane]!, tails, bin);
      let bins = waiting.get(lane);
      if (bins === undefined) waiting.set(lane, (bins = new Float64Array(SHAPE_BINS)));
      bins[bin]! += weight;
    }
    told.end();
    ({ centers, scales } = fitMoments(sums, factors, pooledSpread(seen, center)));
    center = centers.estimate;
    spread = scales.estimate.map((logVariance) => Math.exp(logVariance / 2));
    ({ pooled, own } = residualShapes(data, seen, center, spread, waiting, pooled));
    tails = tailsOf(pooled);
  }
  return {
    asOfDay,
    halfLifeDays,
    levels: data.levels,
    center: centers!,
    scale: scales!,
    delivered: seen.delivered,
    effective: effectiveOf(seen.sums),
    toldShare: told.byLane(),
    pooled,
    own,
  };
}

/** By lane: weights, and weighted sums of the logarithm of days and its square. */
interface Sums {
  weight: Float64Array;
  sum: Float64Array;
  square: Float64Array;
  /** What the parcels tell: their weights, those of guessed ones only as far as the guess is sharp. */
  worth: Float64Array;
  worthSquare: Float64Array;
}

function emptySums(lanes: number): Sums {
  const [weight, sum, square, worth, worthSquare] = Array.from(
    { length: 5 },
    () => new Float64Array(lanes),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
  return { weight, sum, square, worth, worthSquare };
}

function copyOf(sums: Sums): Sums {
  return {
    weight: sums.weight.slice(),
    sum: sums.sum.slice(),
    square: sums.square.slice(),
    worth: sums.worth.slice(),
    worthSquare: sums.worthSquare.slice(),
  };
}

interface Seen {
  sums: Sums;
  delivered: Int32Array;
  /** Parcels with a known time and their weights. */
  closed: Int32Array;
  closedWeight: Float32Array;
  /** Parcels under way. */
  open: Int32Array;
  openWeight: Float64Array;
  openLogAge: Float64Array;
  asOfDay: number;
}

/** What was known at an instant: later scans and deliveries are not looked at. */
function collect(data: LaneData, asOfDay: number, halfLifeDays: number): Seen {
  const { parcels, keys, logDays } = data;
  const lanes = keys.length;
  const sums = emptySums(lanes);
  const delivered = new Int32Array(lanes);
  const closed: number[] = [];
  const open: number[] = [];
  for (let parcel = 0; parcel < parcels.count; parcel++) {
    const age = asOfDay - parcels.startedDay[parcel]!;
    if (!(age > 0 && age <= LEARNING_WINDOW_DAYS)) continue;
    (parcels.deliveredDay[parcel]! <= asOfDay ? closed : open).push(parcel);
  }
  const weightOf = (parcel: number) =>
    2 ** ((parcels.startedDay[parcel]! - asOfDay) / halfLifeDays);
  const closedWeight = new Float32Array(closed.length);
  for (let index = 0; index < closed.length; index++) {
    const parcel = closed[index]!;
    const lane = parcels.lane[parcel]!;
    const weight = weightOf(parcel);
    const log = logDays[parcel]!;
    closedWeight[index] = weight;
    delivered[lane]!++;
    sums.weight[lane]! += weight;
    sums.worth[lane]! += weight;
    sums.worthSquare[lane]! += weight * weight;
    sums.sum[lane]! += weight * log;
    sums.square[lane]! += weight * log * log;
  }
  return {
    sums,
    delivered,
    closed: Int32Array.from(closed),
    closedWeight,
    open: Int32Array.from(open),
    openWeight: Float64Array.from(open, weightOf),
    openLogAge: Float64Array.from(open, (parcel) => logElapsed(data, parcel, asOfDay)),
    asOfDay,
  };
}

/**
 * How likely it is that a delivery is ever told, by carrier, whether the parcel was scanned yet, and
 * block of days: parcels that nobody will tell of must not make a lane look slow.
 */
class ToldShares {
  readonly #data: LaneData;
  readonly #carriers: number;
  /** Group of each open parcel. */
  readonly #openGroup: Int32Array;
  readonly #told: Float64Array;
  readonly #all: Float64Array;
  #share: Float64Array;
  #expected: Float64Array;

  constructor(data: LaneData, seen: Seen) {
    const { parcels, factors } = data;
    const carrierOf = factors[2]!.levelOf;
    this.#data = data;
    this.#carriers = factors[2]!.levels;
    const groups = this.#carriers * 2 * TOLD_BLOCKS;
    const groupOf = (parcel: number): number => {
      const age = seen.asOfDay - parcels.startedDay[parcel]!;
      const scanned = parcels.scannedDay[parcel]! <= seen.asOfDay ? 1 : 0;
      const carrier = carrierOf[parcels.lane[parcel]!]!;
      return (carrier * 2 + scanned) * TOLD_BLOCKS + Math.floor(age / TOLD_BLOCK_DAYS);
    };
    this.#told = new Float64Array(groups);
    for (const parcel of seen.closed) this.#told[groupOf(parcel)]!++;
    this.#openGroup = seen.open.map(groupOf);
    this.#all = this.#told.slice();
    for (const group of this.#openGroup) this.#all[group]!++;
    this.#share = new Float64Array(groups).fill(0.9);
    this.#expected = new Float64Array(groups);
    this.end();
  }

  begin(): void {
    this.#expected = new Float64Array(this.#all.length);
  }

  /** Chance that an open parcel is still to be told of, given that it would be open with `mass`. */
  weigh(index: number, mass: number): number {
    const group = this.#openGroup[index]!;
    const share = this.#share[group]!;
    const chance = (share * mass) / (share * mass + 1 - share + 1e-12);
    this.#expected[group]! += chance;
    return chance;
  }

  end(): void {
    const share = new Float64Array(this.#all.length);
    for (let first = 0; first < share.length; first += TOLD_BLOCKS) {
      let [told, all] = [1, 1];
      for (let group = first; group < first + TOLD_BLOCKS; group++) {
        told += this.#told[group]! + this.#expected[group]!;
        all += this.#all[group]!;
      }
      for (let group = first; group < first + TOLD_BLOCKS; group++) {
        const known = this.#told[group]! + this.#expected[group]! + (TOLD_WEIGHT * told) / all;
        share[group] = Math.min(known / (this.#all[group]! + TOLD_WEIGHT), 0.9999);
      }
    }
    this.#share = share;
  }

  /** Of the last two blocks with parcels, by carrier, given to its lanes. */
  byLane(): Float64Array {
    const byCarrier = new Float64Array(this.#carriers);
    for (let carrier = 0; carrier < this.#carriers; carrier++) {
      let [told, all] = [1, 1];
      for (let block = 0, found = 0; block < TOLD_BLOCKS && found < 2; block++) {
        const groups = [0, 1].map((scanned) => (carrier * 2 + scanned) * TOLD_BLOCKS + block);
        const here = groups.reduce((sum, group) => sum + this.#all[group]!, 0);
        if (here === 0) continue;
        found++;
        all += here;
        for (const group of groups) told += this.#told[group]! + this.#expected[group]!;
      }
      byCarrier[carrier] = Math.min(told / all, 1);
    }
    const { levelOf } = this.#data.factors[2]!;
    return Float64Array.from(levelOf, (carrier) => byCarrier[carrier]!);
  }
}

/** Adds what a parcel under way will probably have taken. */
function addOpen(
  sums: Sums,
  lane: number,
  weight: number,
  center: number,
  spread: number,
  tails: Tails,
  bin: number,
): void {
  const value = center + spread * tails.mean[bin]!;
  const variance = spread ** 2 * Math.max(0, tails.square[bin]! - tails.mean[bin]! ** 2);
  // As much as the guess is narrower than one without knowing the age.
  const worth = weight * Math.max(0, 1 - variance / spread ** 2);
  sums.weight[lane]! += weight;
  sums.worth[lane]! += worth;
  sums.worthSquare[lane]! += worth * worth;
  sums.sum[lane]! += weight * value;
  sums.square[lane]! += weight * (value * value + variance);
}

function fitMoments(sums: Sums, factors: LaneData['factors'], usualSpread: number) {
  const lanes = sums.weight.length;
  const effective = effectiveOf(sums);
  const means = new Float64Array(lanes);
  const variances = new Float64Array(lanes).fill(Infinity);
  const logVariances = new Float64Array(lanes);
  const logVarianceVariances = new Float64Array(lanes).fill(Infinity);
  for (let lane = 0; lane < lanes; lane++) {
    const [weight, count] = [sums.weight[lane]!, effective[lane]!];
    if (weight === 0 || count === 0) continue;
    const mean = sums.sum[lane]! / weight;
    means[lane] = mean;
    const biased = Math.max(0, sums.square[lane]! / weight - mean * mean);
    // Two parcels' worth of the usual variance keep the few from looking certain.
    const variance = (biased * count + 2 * usualSpread ** 2) / (count - 1 + 2);
    variances[lane] = Math.max(variance, 1e-4) / count;
    if (count < 3) continue;
    logVariances[lane] = Math.log(Math.max((biased * count) / (count - 1), 1e-4));
    // Of a normal sample 2/(n-1); residuals of parcels have heavier tails, so twice that.
    logVarianceVariances[lane] = 4 / (count - 1);
  }
  const scales = fitEffects(logVariances, logVarianceVariances, factors);
  if (!logVarianceVariances.some(Number.isFinite)) {
    scales.mean += 2 * Math.log(usualSpread);
    scales.estimate = scales.estimate.map((value) => value + 2 * Math.log(usualSpread));
  }
  return { centers: fitEffects(means, variances, factors), scales };
}

function residualShapes(
  data: LaneData,
  seen: Seen,
  center: Float64Array,
  spread: Float64Array,
  waiting: ReadonlyMap<number, Float64Array>,
  before: Shape,
): { pooled: Shape; own: (Shape | null)[] } {
  const { parcels, logDays, keys } = data;
  const effective = effectiveOf(seen.sums);
  const own = keys.map((_, lane) =>
    effective[lane]! >= SHAPE_LEAST ? new Float64Array(SHAPE_BINS) : null,
  );
  for (let index = 0; index < seen.closed.length; index++) {
    const parcel = seen.closed[index]!;
    const lane = parcels.lane[parcel]!;
    const bins = own[lane];
    if (bins === null || bins === undefined) continue;
    const bin = binOf((logDays[parcel]! - center[lane]!) / spread[lane]!);
    bins[bin]! += seen.closedWeight[index]!;
  }
  for (const [lane, bins] of waiting) spreadWaiting(own[lane] ?? null, bins, before);
  const sum = new Float64Array(SHAPE_BINS);
  for (const [lane, bins] of own.entries()) {
    if (bins === null) continue;
    // A lane with ten times the parcels does not have ten times the say in what is usual.
    let total = 0;
    for (const weight of bins) total += weight;
    const scale = Math.min(1, 200 / effective[lane]!) * (effective[lane]! / total);
    for (let bin = 0; bin < SHAPE_BINS; bin++) sum[bin]! += bins[bin]! * scale;
    const toEffective = effective[lane]! / total;
    for (let bin = 0; bin < SHAPE_BINS; bin++) bins[bin]! *= toEffective;
  }
  return { pooled: blend(sum, normalShape(), SHAPE_WEIGHT), own };
}

/** Spreads parcels under way over what lies above their age, as the shape of before has it. */
function spreadWaiting(own: Shape | null, waiting: Float64Array, shape: Shape): void {
  if (own === null) return;
  let above = 0;
  for (const weight of shape) above += weight;
  // Weight per unit of shape that has been passed on from lower bins.
  let carried = 0;
  for (let bin = 0; bin < SHAPE_BINS; bin++) {
    if (above > 1e-12) carried += waiting[bin]! / above;
    own[bin]! += carried * shape[bin]!;
    above -= shape[bin]!;
  }
}

function initialCenter(seen: Seen, lanes: number): Float64Array {
  let [weight, sum] = [0, 0];
  for (let lane = 0; lane < lanes; lane++) {
    weight += seen.sums.weight[lane]!;
    sum += seen.sums.sum[lane]!;
  }
  const usual = weight > 0 ? sum / weight : Math.log(7);
  return Float64Array.from({ length: lanes }, (_, lane) => {
    const own = seen.sums.weight[lane]!;
    return own > 0 ? seen.sums.sum[lane]! / own : usual;
  });
}

/** Standard deviation within lanes; that of a factor of 1.5 where nothing was delivered. */
function pooledSpread(seen: Seen, center: Float64Array): number {
  let [weight, square] = [1, 0.4 ** 2];
  for (let lane = 0; lane < center.length; lane++) {
    const own = seen.sums.weight[lane]!;
    if (own === 0) continue;
    const mean = seen.sums.sum[lane]! / own;
    weight += own;
    square += Math.max(0, seen.sums.square[lane]! - own * mean * mean);
  }
  return Math.sqrt(square / weight);
}

function effectiveOf(sums: Sums): Float64Array {
  return sums.worth.map((worth, lane) =>
    worth === 0 ? 0 : Math.max(1e-6, worth ** 2 / sums.worthSquare[lane]!),
  );
}

/** The distribution of a lane that was fitted. */
export function predictLane(fit: LaneFit, lane: number): Prediction {
  const variance = Math.exp(fit.scale.estimate[lane]!) + fit.center.estimateVariance[lane]!;
  return {
    center: fit.center.estimate[lane]!,
    scale: Math.sqrt(variance),
    shape: blend(fit.own[lane] ?? null, fit.pooled, SHAPE_WEIGHT),
    effective: fit.effective[lane]!,
  };
}

/** The distribution of a lane without parcels, from its origin, destination, carrier and service. */
export function predictUnseen(fit: LaneFit, key: LaneKey): Prediction {
  const levels = levelsOf(fit.levels, key);
  const [center, centerVariance] = sumOf(fit.center, levels);
  const [logVariance, uncertainty] = sumOf(fit.scale, levels);
  return {
    center,
    scale: Math.sqrt(Math.exp(logVariance + uncertainty / 2) + centerVariance),
    shape: fit.pooled,
    effective: 0,
  };
}

function sumOf(effects: Effects, levels: readonly number[]): [value: number, variance: number] {
  let [value, variance] = [effects.mean, effects.unitSpread];
  for (const [factor, level] of levels.entries()) {
    value += level < 0 ? 0 : effects.effect[factor]![level]!;
    variance += level < 0 ? effects.spread[factor]! : effects.effectVariance[factor]![level]!;
  }
  return [value, variance];
}

/** Days that a share of `p` of a lane's parcels takes at most. */
export function daysAt(prediction: Prediction, p: number): number {
  return Math.exp(prediction.center + prediction.scale * quantileOf(prediction.shape, p));
}

/** Share of a lane's parcels that takes at most so many days, given as their logarithm. */
export function shareWithin(prediction: Prediction, logDays: number): number {
  return shareBelow(prediction.shape, (logDays - prediction.center) / prediction.scale);
}
