import { type CountedCell, splitChange } from '../../../app/payments/index.ts';
import { createRandom, mixSeed, type Random } from '../../sandbox/shops/index.ts';
import { atLeast, atMost, type Figure, told } from '../figure.ts';
import { makeWorld } from './worlds.ts';

const WORLDS_EACH = 120;
/** Where nothing has changed a range of nine in ten is left once in ten times, give or take. */
const NOTHING_TOLD_MOST = 0.1 + 2 * Math.sqrt((0.1 * 0.9) / WORLDS_EACH);
const SIZES = [600, 3000, 20_000] as const;
const PERIOD_SEED = 23;

/** What moves from one period to the next, on the logit scale: all rates, and how much each cell's weight. */
const CHANGES = [
  { name: 'nothing', rate: 0, mix: 0 },
  { name: 'mix-alone', rate: 0, mix: 1 },
  { name: 'rate-alone', rate: -0.5, mix: 0 },
  /** The mix hides or turns around what rates do: shoppers move to what works better. */
  { name: 'simpson', rate: -0.3, mix: 'toward-better' },
] as const;

const KIND = { name: 'crossed', methods: 0.7, countries: 0.4, crossings: 0.3 };

/** Whether a change of the whole is told apart into mix and rate: direction, size, range. */
export function* measureChanges(): Generator<Figure> {
  for (const change of CHANGES) {
    for (const size of SIZES) {
      const found = { covered: 0, wrong: 0, told: 0, error: 0, turned: 0 };
      for (let seed = 0; seed < WORLDS_EACH; seed++) {
        const one = tellOne(change, size, mixSeed(PERIOD_SEED, seed * 7 + size));
        found.covered += Number(one.covered);
        found.wrong += Number(one.wrong);
        found.told += Number(one.told);
        found.turned += Number(one.turned);
        found.error += one.error / WORLDS_EACH;
      }
      const name = `change-${change.name}-${size}`;
      const share = (count: number) => count / WORLDS_EACH;
      yield atLeast('payments', `${name}-range-90-covers`, share(found.covered), 'share', 0.85);
      // A range of nine in ten leaves five in a hundred on either side.
      const most = change.rate === 0 ? NOTHING_TOLD_MOST : 0.05;
      yield atMost('payments', `${name}-told-the-wrong-way`, share(found.wrong), 'share', most);
      yield told('payments', `${name}-mean-error`, found.error, 'points');
      yield told('payments', `${name}-told`, share(found.told), 'share');
      if (change.mix === 'toward-better') {
        yield told('payments', `${name}-whole-turned-around`, share(found.turned), 'share');
      }
    }
  }
}

function tellOne(change: (typeof CHANGES)[number], size: number, seed: number) {
  const random = createRandom(seed);
  const world = makeWorld(KIND, seed);
  const before = world.cells;
  const middle = before.reduce((sum, { share, rate }) => sum + share * rate, 0);
  const weights = before.map(({ share, rate }) => {
    const by = change.mix === 'toward-better' ? 12 * (rate - middle) : change.mix * random.normal();
    return share * Math.exp(by);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  const after = before.map((cell, index) => ({
    ...cell,
    share: weights[index]! / sum,
    rate: moved(cell.rate, change.rate),
  }));
  const effect = before.reduce((total, cell, index) => {
    const next = after[index]!;
    return total + ((cell.share + next.share) / 2) * (next.rate - cell.rate);
  }, 0);
  // What rounding leaves is no change.
  const truth = Math.abs(effect) < 1e-9 ? 0 : effect;
  const whole = (cells: typeof before) =>
    cells.reduce((total, { share, rate }) => total + share * rate, 0);
  const split = splitChange(draw(before, size, random), draw(after, size, random))!;
  const said = split.verdict === 'better' ? 1 : split.verdict === 'worse' ? -1 : 0;
  return {
    covered: split.rateLow <= truth && truth <= split.rateHigh,
    wrong: said !== 0 && said !== Math.sign(truth),
    told: said !== 0 && said === Math.sign(truth),
    turned: Math.sign(whole(after) - whole(before)) === -Math.sign(truth),
    error: Math.abs(split.rateEffect - truth) * 100,
  };
}

const moved = (rate: number, by: number): number =>
  1 / (1 + Math.exp(-(Math.log(rate / (1 - rate)) + by)));

function draw(
  cells: readonly { method: string; country: string; share: number; rate: number }[],
  trials: number,
  random: Random,
): CountedCell[] {
  const shares = cells.map(({ share }) => share);
  const counted = cells.map(({ method, country }) => ({
    ...{ row: method, column: country, successes: 0, trials: 0 },
  }));
  for (let trial = 0; trial < trials; trial++) {
    const at = random.weighted(shares);
    counted[at]!.trials += 1;
    if (random.chance(cells[at]!.rate)) counted[at]!.successes += 1;
  }
  return counted.filter(({ trials: made }) => made > 0);
}
