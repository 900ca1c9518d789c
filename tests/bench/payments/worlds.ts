import type { CountedCell } from '../../../app/payments/index.ts';
import { createRandom, type Random } from '../../sandbox/shops/index.ts';

/** A made-up shop whose true rates are known: methods by countries, some crossings not offered. */
export interface World {
  cells: { method: string; country: string; share: number; rate: number }[];
}

/** How far rates differ on the logit scale: by method, by country, by crossing. */
export interface WorldKind {
  name: string;
  methods: number;
  countries: number;
  crossings: number;
}

export const WORLDS: readonly WorldKind[] = [
  { name: 'same', methods: 0, countries: 0, crossings: 0 },
  { name: 'methods', methods: 0.6, countries: 0, crossings: 0 },
  { name: 'countries', methods: 0, countries: 0.6, crossings: 0 },
  { name: 'additive', methods: 0.5, countries: 0.4, crossings: 0 },
  { name: 'crossed', methods: 0.5, countries: 0.3, crossings: 0.4 },
  { name: 'crossings', methods: 0, countries: 0, crossings: 0.6 },
  { name: 'wild', methods: 1, countries: 1, crossings: 1 },
];

const METHODS = 8;
const COUNTRIES = 14;
const OFFERED = 0.6;

export function makeWorld(kind: WorldKind, seed: number): World {
  const random = createRandom(seed);
  const spread = (count: number, size: number) =>
    Array.from({ length: count }, () => size * random.normal());
  const [methods, countries] = [spread(METHODS, kind.methods), spread(COUNTRIES, kind.countries)];
  const [many, large] = [spread(METHODS, 1), spread(COUNTRIES, 1)];
  const cells = methods.flatMap((method, m) =>
    countries.flatMap((country, c) => {
      const rate = 1 / (1 + Math.exp(-(2 + method + country + kind.crossings * random.normal())));
      const weight = Math.exp(many[m]! + large[c]!);
      return random.chance(OFFERED)
        ? [{ method: `m${m}`, country: `c${c}`, share: weight, rate }]
        : [];
    }),
  );
  const sum = cells.reduce((total, { share }) => total + share, 0);
  return { cells: cells.map((cell) => ({ ...cell, share: cell.share / sum })) };
}

/** So many trials of a world, counted. */
export function drawTrials(world: World, trials: number, random: Random): CountedCell[] {
  const counts = world.cells.map(() => ({ successes: 0, trials: 0 }));
  const shares = world.cells.map(({ share }) => share);
  for (let trial = 0; trial < trials; trial++) {
    const at = random.weighted(shares);
    const count = counts[at]!;
    count.trials += 1;
    if (random.chance(world.cells[at]!.rate)) count.successes += 1;
  }
  return world.cells.map(({ method, country }, index) => ({
    row: method,
    column: country,
    ...counts[index]!,
  }));
}
