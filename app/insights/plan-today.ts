/** One thing for the merchant to do, as it can be told from the shop's state. */
export type Task =
  { kind: 'confirm-delivery' } | { kind: 'retry-publication' } | { kind: 'add-block' };

export interface TodayState {
  /** Whether the merchant has saved the delivery settings once. */
  deliveryConfirmed: boolean;
  publicationFailed: boolean;
  /** null while the theme has not answered. */
  blockActive: boolean | null;
}

/** The most that one day asks for, insights included. */
export const MOST_TASKS = 5;

/**
 * What keeps shoppers from seeing what the merchant set up, the most pressing first.
 */
export function planToday(state: TodayState): Task[] {
  const tasks: Task[] = [];
  if (state.publicationFailed) tasks.push({ kind: 'retry-publication' });
  if (!state.deliveryConfirmed) tasks.push({ kind: 'confirm-delivery' });
  else if (state.blockActive === false) tasks.push({ kind: 'add-block' });
  return tasks;
}
