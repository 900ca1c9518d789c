import type { WeakMarket } from './find-weak-markets.ts';

/** One thing for the merchant to do, as it can be told from the shop's state. */
export type Task =
  | { kind: 'confirm-delivery' }
  | { kind: 'retry-publication' }
  | { kind: 'add-block' }
  | ({ kind: 'weak-market' } & WeakMarket);

export interface TodayState {
  /** Whether the merchant has saved the delivery settings once. */
  deliveryConfirmed: boolean;
  publicationFailed: boolean;
  /** null while the theme has not answered. */
  blockActive: boolean | null;
  weakMarkets: readonly WeakMarket[];
}

/** The most that one day asks for. */
export const MOST_TASKS = 5;

/**
 * What to do today, the most pressing first: what shoppers do not get, then what goes wrong.
 */
export function planToday(state: TodayState): Task[] {
  const tasks: Task[] = [];
  if (state.publicationFailed) tasks.push({ kind: 'retry-publication' });
  if (!state.deliveryConfirmed) tasks.push({ kind: 'confirm-delivery' });
  else if (state.blockActive === false) tasks.push({ kind: 'add-block' });
  for (const market of state.weakMarkets) tasks.push({ kind: 'weak-market', ...market });
  return tasks.slice(0, MOST_TASKS);
}
