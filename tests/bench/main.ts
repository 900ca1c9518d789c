import { parseArgs } from 'node:util';
import type { Figure } from './figure.ts';

/*
 * Measures the product: `npm run bench [-- AREA] [--orders N] [--seconds N] [--fairness]`. Prints one JSON line a
 * figure and exits 1 where one misses its reach.
 */

/** What an area may be told on the command line. */
export interface BenchOptions {
  orders: number | null;
  /** How long a load lasts. */
  seconds: number | null;
  /** Of `jobs`: how long a huge shop keeps a small one waiting, instead of how fast webhooks are. */
  fairness: boolean;
}

/** Measures one area; yields figures as they come. */
export type Bench = (options: BenchOptions) => AsyncIterable<Figure>;

const areas: Record<string, () => Promise<{ bench: Bench }>> = {
  sync: () => import('./sync/sync.ts'),
  storefront: () => import('./storefront/storefront.ts'),
  admin: () => import('./admin/admin.ts'),
  jobs: () => import('./jobs/jobs.ts'),
  proxy: () => import('./proxy/proxy.ts'),
  compliance: () => import('./compliance/compliance.ts'),
  files: () => import('./files/files.ts'),
  logistics: () => import('./logistics/logistics.ts'),
  payments: () => import('./payments/payments.ts'),
  localization: () => import('./localization/localization.ts'),
  loyalty: () => import('./loyalty/loyalty.ts'),
  insights: () => import('./insights/insights.ts'),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    orders: { type: 'string' },
    seconds: { type: 'string' },
    fairness: { type: 'boolean', default: false },
  },
});
const orders = wholeNumber('orders');
const seconds = wholeNumber('seconds');
for (const name of positionals.length > 0 ? positionals : Object.keys(areas)) {
  const load = areas[name];
  if (load === undefined) {
    throw new RangeError(
      `There is no bench "${name}"; there are ${Object.keys(areas).join(', ')}.`,
    );
  }
  const { bench } = await load();
  for await (const figure of bench({ orders, seconds, fairness: values.fairness })) {
    process.stdout.write(`${JSON.stringify(figure)}\n`);
    if (!figure.ok) process.exitCode = 1;
  }
}
// Whoever listens on the channel to the wrapper would keep this process from ending.
if (process.connected) process.disconnect();

function wholeNumber(name: 'orders' | 'seconds'): number | null {
  const text = values[name];
  if (text === undefined) return null;
  const value = Number(text);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new RangeError(`--${name} takes a whole number above 0, not "${text}".`);
}
