import { type CountedCell, fitRates, wayOf } from '../../../app/payments/index.ts';
import { BUILT_IN_SHOPS, createRandom, generateShop, mixSeed } from '../../sandbox/shops/index.ts';
import { atLeast, atMost, type Figure, told } from '../figure.ts';
import { drawTrials, makeWorld, WORLDS } from './worlds.ts';

const SIZES = [600, 3000, 20_000] as const;
const WORLDS_EACH = 24;
/** Of the normal distribution: one in twenty lies beyond by chance. */
const Z = 1.645;
/** Worlds in which shrunken rates may be behind the pooled one beyond what chance makes of it. */
const BEHIND_SHARE = 0.05;

/**
 * Nats a trial by which shrunken rates may be behind the pooled one on average. In a world without
 * any difference the pooled rate is the truth but for one parameter, which costs 1 / 2n; looking for
 * differences may cost no more than one parameter, too. Elsewhere nothing.
 */
const behindMost = (world: string, trials: number): number =>
  world === 'same' ? 1 / (2 * trials) : 0;

/** How well shrunken rates foretell payments, against raw cells and the pooled mean. */
export function* measureRates(): Generator<Figure> {
  for (const kind of WORLDS) {
    for (const size of SIZES) {
      const losses = { shrunken: 0, raw: 0, pooled: 0 };
      let [covered, cells, behind] = [0, 0, 0];
      for (let seed = 0; seed < WORLDS_EACH; seed++) {
        const world = makeWorld(kind, mixSeed(seed, size));
        const counted = drawTrials(world, size, createRandom(mixSeed(seed, size + 1)));
        const { rateOf, rawOf, pooled } = estimators(counted);
        let [ahead, variance] = [0, 0];
        for (const { method, country, share, rate } of world.cells) {
          const found = rateOf(method, country);
          ahead += share * (lossOf(rate, pooled) - lossOf(rate, found.rate));
          const apart = logit(found.rate) - logit(pooled);
          variance += share * rate * (1 - rate) * apart * apart;
          losses.shrunken += (share * lossOf(rate, found.rate)) / WORLDS_EACH;
          losses.raw += (share * lossOf(rate, rawOf(method, country))) / WORLDS_EACH;
          losses.pooled += (share * lossOf(rate, pooled)) / WORLDS_EACH;
          covered += Number(rate >= found.low && rate <= found.high);
          cells += 1;
        }
        // What a comparison on as many new trials would make of it.
        if (ahead < -Z * Math.sqrt(variance / size)) behind += 1;
      }
      const name = `world-${kind.name}-${size}`;
      yield atLeast('payments', `${name}-ahead-of-raw`, losses.raw - losses.shrunken, 'nats', 0);
      yield atLeast(
        'payments',
        `${name}-ahead-of-pooled`,
        losses.pooled - losses.shrunken,
        'nats',
        -behindMost(kind.name, size),
      );
      yield atMost(
        'payments',
        `${name}-behind-pooled-beyond-noise`,
        behind / WORLDS_EACH,
        'share',
        BEHIND_SHARE,
      );
      if (size > SIZES[0]) {
        yield atLeast('payments', `${name}-range-90-covers`, covered / cells, 'share', 0.85);
      } else yield told('payments', `${name}-range-90-covers`, covered / cells, 'share');
    }
  }
  for (const shop of BUILT_IN_SHOPS) yield* measureShop(shop);
}

const logit = (share: number): number => Math.log(share / (1 - share));

/** Expected logarithmic loss of saying `said` where `rate` is true. */
function lossOf(rate: number, said: number): number {
  return -(rate * Math.log(said) + (1 - rate) * Math.log(1 - said));
}

function estimators(counted: readonly CountedCell[]) {
  const fitted = fitRates(counted);
  const raw = new Map(counted.map((cell) => [`${cell.row} ${cell.column}`, cell]));
  const successes = counted.reduce((sum, cell) => sum + cell.successes, 0);
  const trials = counted.reduce((sum, cell) => sum + cell.trials, 0);
  const pooled = (successes + 0.5) / (trials + 1);
  return {
    rateOf: fitted.rateOf,
    // Half a case more of each, or one lucky cell would lose everything.
    rawOf: (row: string, column: string) => {
      const cell = raw.get(`${row} ${column}`);
      return cell === undefined ? pooled : (cell.successes + 0.5) / (cell.trials + 1);
    },
    pooled,
  };
}

/** Rolling: what was known after so many first attempts foretells those that come next. */
function* measureShop(name: (typeof BUILT_IN_SHOPS)[number]): Generator<Figure> {
  const shop = generateShop(name, { now: new Date('2026-11-22T18:00:00Z'), plantTruths: false });
  const attempts = shop.orders
    .filter(({ test, sourceName }) => !test && sourceName === 'web')
    .map(({ country, transactions }) => {
      const [first] = transactions.filter(
        ({ kind }) => kind === 'SALE' || kind === 'AUTHORIZATION',
      );
      const way = wayOf({
        gateway: first?.gateway ?? '',
        gatewayName: first?.formattedGateway ?? '',
        paymentMethod: first?.paymentMethodName ?? '',
      });
      return { row: way.id, column: country ?? 'ZZ', succeeded: first?.status === 'SUCCESS' };
    });
  for (const size of [600, 3000, Math.floor(attempts.length * 0.8)]) {
    const losses = { shrunken: 0, raw: 0, pooled: 0, held: 0 };
    // The next part after each stretch of this size, all over the shop's life.
    const step = Math.max(size, Math.floor(attempts.length / 8));
    for (let from = 0; from + size + 200 <= attempts.length; from += step) {
      const known = countOf(attempts.slice(from, from + size));
      const { rateOf, rawOf, pooled } = estimators(known);
      for (const next of attempts.slice(from + size, from + size + Math.min(size, 2000))) {
        const truth = Number(next.succeeded);
        losses.shrunken += lossOf(truth, rateOf(next.row, next.column).rate);
        losses.raw += lossOf(truth, rawOf(next.row, next.column));
        losses.pooled += lossOf(truth, pooled);
        losses.held += 1;
      }
    }
    const ahead = (loss: number) => (loss - losses.shrunken) / losses.held;
    yield atLeast('payments', `${name}-${size}-ahead-of-raw`, ahead(losses.raw), 'nats', 0);
    yield atLeast('payments', `${name}-${size}-ahead-of-pooled`, ahead(losses.pooled), 'nats', 0);
  }
  yield told('payments', `${name}-first-attempts`, attempts.length, 'attempts');
}

function countOf(attempts: readonly { row: string; column: string; succeeded: boolean }[]) {
  const cells = new Map<string, CountedCell>();
  for (const { row, column, succeeded } of attempts) {
    const key = `${row} ${column}`;
    const cell = cells.get(key) ?? { row, column, successes: 0, trials: 0 };
    cell.trials += 1;
    if (succeeded) cell.successes += 1;
    cells.set(key, cell);
  }
  return [...cells.values()];
}
