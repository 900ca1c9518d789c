import type { LaneKey, ParcelColumns } from '../../../app/logistics/lanes/model.ts';
import { createRandom } from '../../sandbox/shops/index.ts';

/** How transit times come about in a made-up world; none is the one that lanes are learned by. */
export const WORLDS = ['lognormal', 'gamma', 'mixture', 'heavy', 'drift', 'weekly'] as const;
export type World = (typeof WORLDS)[number];

export const WORLD_DAYS = 540;
/** First day of every world, in days since 1970-01-01: a Monday, 2025-05-26. */
export const WORLD_FROM_DAY = 20_234;

export interface MadeWorld {
  parcels: ParcelColumns;
  keys: LaneKey[];
}

/**
 * Parcels of a year and a half on 200 lanes of very different size, oldest first. One carrier leaves
 * a fifth of its deliveries untold, of the others' parcels 3 in 1000 are lost.
 */
export function makeWorld(world: World, parcels: number, seed: number): MadeWorld {
  const random = createRandom(seed);
  const { normal, gamma } = drawsOf(() => random.next());
  const effects = (count: number, spread: number) =>
    Array.from({ length: count }, () => normal() * spread);
  const [origins, destinations, carriers] = [effects(2, 0.2), effects(25, 0.5), effects(4, 0.3)];
  const carrierSpread = carriers.map(() => 0.2 + 0.3 * random.next());
  const keys: LaneKey[] = [];
  const lanes: { center: number; spread: number; weight: number }[] = [];
  for (const [o, origin] of origins.entries()) {
    for (const [d, destination] of destinations.entries()) {
      for (const [c, carrier] of carriers.entries()) {
        keys.push({ origin: `o${o}`, destination: `d${d}`, carrier: `c${c}`, service: '' });
        lanes.push({
          center: Math.log(7) + origin + destination + carrier + normal() * 0.15,
          spread: carrierSpread[c]! * Math.exp(normal() * 0.2),
          weight: ((o === 0 ? 1 : 0.3) * [5, 3, 1, 0.3][c]!) / (d + 1) ** 1.3,
        });
      }
    }
  }
  const daysOf = (lane: number, startedDay: number): number => {
    const { center, spread } = lanes[lane]!;
    const plain = Math.exp(center + spread * normal());
    switch (world) {
      case 'lognormal':
        return plain;
      case 'gamma':
        return Math.exp(center) * gamma(1 / spread ** 2) * spread ** 2;
      case 'mixture': {
        const stopped = random.next() < 0.02 + 0.06 * (lane % 5);
        return Math.exp(center + 0.7 * spread * normal()) * (stopped ? 1.8 : 1);
      }
      case 'heavy':
        return Math.exp(center + (0.6 * spread * normal()) / Math.sqrt(gamma(2) / 2));
      case 'drift':
        return plain * Math.exp(0.25 * Math.sin(startedDay / 60 + lane));
      case 'weekly': {
        const weekday = Math.floor(startedDay + plain + 3) % 7;
        return plain + Math.max(0, weekday - 4);
      }
    }
  };
  const cumulative: number[] = [];
  let total = 0;
  for (const { weight } of lanes) cumulative.push((total += weight));
  const made: ParcelColumns = {
    count: parcels,
    lane: new Int32Array(parcels),
    startedDay: new Float64Array(parcels),
    scannedDay: new Float64Array(parcels),
    deliveredDay: new Float64Array(parcels),
  };
  for (let parcel = 0; parcel < parcels; parcel++) {
    const at = random.next() * total;
    const lane = cumulative.findIndex((sum) => sum >= at);
    const started = WORLD_FROM_DAY + (WORLD_DAYS * parcel) / parcels + 0.3 * random.next();
    made.lane[parcel] = lane;
    made.startedDay[parcel] = started;
    made.scannedDay[parcel] = started + 0.2;
    const told = random.next() < (keys[lane]!.carrier === 'c1' ? 0.8 : 0.997);
    made.deliveredDay[parcel] = started + Math.max(0.3, daysOf(lane, started));
    if (!told) made.deliveredDay[parcel] = NaN;
  }
  return { parcels: made, keys };
}

function drawsOf(uniform: () => number) {
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  /** Marsaglia and Tsang 2000, for shapes of one and more. */
  const gamma = (shape: number): number => {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v))
        return d * v;
    }
  };
  return { normal, gamma };
}
