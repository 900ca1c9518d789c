import type { Random } from '../sandbox/shops/random.ts';

/** One of a list, each as likely. @throws RangeError for an empty list. */
export function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[random.integer(0, list.length - 1)];
  if (found === undefined) throw new RangeError('There is nothing to pick from.');
  return found;
}
