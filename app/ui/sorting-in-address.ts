import type { Sorting } from './data-table.tsx';

/**
 * Sorting as it is kept in an address: the column, with a minus before it for descending.
 * @example parseSorting('-orders', ['orders'], fallback) // { column: 'orders', descending: true }
 */
export function parseSorting(
  text: string | null,
  columns: readonly string[],
  fallback: Sorting,
): Sorting {
  if (text === null) return fallback;
  const descending = text.startsWith('-');
  const column = descending ? text.slice(1) : text;
  return columns.includes(column) ? { column, descending } : fallback;
}

/** @example formatSorting({ column: 'orders', descending: true }) // '-orders' */
export function formatSorting(sorting: Sorting): string {
  return `${sorting.descending ? '-' : ''}${sorting.column}`;
}

/** The same address with some parameters changed; null takes one away. */
export function withParams(
  search: URLSearchParams,
  changes: Record<string, string | null>,
): string {
  const next = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  const query = next.toString();
  return query === '' ? '?' : `?${query}`;
}
