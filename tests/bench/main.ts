import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';

/*
 * Measures the product: `npm run bench [-- AREA] [--orders N]`. Prints one JSON line a figure and
 * exits 1 where one misses its reach.
 */

/** What an area may be told on the command line. */
export interface BenchOptions {
  orders: number | null;
}

/** Measures one area; yields figures as they come. */
export type Bench = (options: BenchOptions) => AsyncIterable<Figure>;

const areas: Record<string, () => Promise<{ bench: Bench }>> = {
  sync: () => import('./sync/sync.ts'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { orders: { type: 'string' } },
});
const orders = values.orders === undefined ? null : Number(values.orders);
if (orders !== null && !(Number.isSafeInteger(orders) && orders > 0)) {
  throw new RangeError(`--orders takes a whole number above 0, not "${values.orders}".`);
}
for (const name of positionals.length > 0 ? positionals : Object.keys(areas)) {
  const load = areas[name];
  if (load === undefined) {
    throw new RangeError(`There is no bench "${name}"; there are ${Object.keys(areas).join(', ')}.`);
  }
  const { bench } = await load();
  for await (const figure of bench({ orders })) {
    process.stdout.write(`${JSON.stringify(figure)}\n`);
    if (!figure.ok) process.exitCode = 1;
  }
}
