import { type CountedCell, type FittedRates, fitRates } from './fit-rates.ts';

/** Fits that are kept: those of a few shops' pages, a tenth of a megabyte each at most. */
const KEPT_MOST = 24;

const kept = new Map<string, FittedRates>();

/**
 * `fitRates`, worked out once for the same counts: a matrix and the cells that are opened from it
 * rest on the same ones, and a page that is loaded again has mostly seen no new order.
 */
export function rememberedFits(counted: readonly CountedCell[]): FittedRates {
  const key = counted
    .map(({ row, column, successes, trials }) => `${row}\t${column}\t${successes}\t${trials}`)
    .join('\n');
  const fitted = kept.get(key) ?? fitRates(counted);
  // The latest last, so that the oldest is the first to go.
  kept.delete(key);
  kept.set(key, fitted);
  const [oldest] = kept.keys();
  if (kept.size > KEPT_MOST && oldest !== undefined) kept.delete(oldest);
  return fitted;
}
