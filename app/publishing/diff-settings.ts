import type { Change } from '../kernel/action.ts';
import { type SaidValue, saidCount, saidName, saidNumber, saidWord } from '../kernel/saying.ts';

/**
 * What a save changes, one line for each part of the settings that differs: words and numbers as
 * they are, lists by how many entries they have, and other parts as changed.
 *
 * `namespace` is where the words of the page are: its `title`, and `activity.section.<part>`.
 * Without `before` nothing had been saved.
 */
export function diffSettings(
  before: object | null,
  after: object | null,
  namespace: string,
): Change[] {
  const old = (before ?? {}) as Record<string, unknown>;
  const wanted = (after ?? {}) as Record<string, unknown>;
  const parts = [...new Set([...Object.keys(old), ...Object.keys(wanted)])];
  return parts
    .filter((part) => canonical(old[part]) !== canonical(wanted[part]))
    .map((part): Change => {
      const [from, to] = [describe(old[part]), describe(wanted[part])];
      const alike = JSON.stringify(from) === JSON.stringify(to);
      return {
        object: saidWord(`${namespace}:title`),
        field: saidWord(`${namespace}:activity.section.${part}`),
        before: from,
        after: alike ? saidWord('publishing:activity.edited') : to,
      };
    });
}

/** JSON with the keys of objects in order, so that equal settings are equal texts. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** As the log shows one line of names. */
const MOST_CHARACTERS = 120;

function describe(value: unknown): SaidValue | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'string') return saidName(value.slice(0, MOST_CHARACTERS));
  if (typeof value === 'number') return saidNumber(value, 2);
  if (typeof value === 'boolean') return saidWord(`publishing:activity.${value ? 'on' : 'off'}`);
  if (Array.isArray(value)) return value.length === 0 ? null : saidCount(value.length);
  return saidWord('publishing:activity.set');
}
