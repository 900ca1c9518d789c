/** Filters and sorting of the list of orders under a name; `query` as `formatOrderQuery` writes it. */
export interface OrderView {
  viewId: string;
  name: string;
  query: string;
}

/** Views that every shop has; the locales name them. */
export const DEFAULT_VIEWS = [
  { viewId: 'all', query: '' },
  { viewId: 'late', query: 'parcel=late' },
  { viewId: 'failed', query: 'failed=1' },
  { viewId: 'refunded', query: 'refunded=1' },
] as const;

export const VIEWS_MAX = 20;
export const VIEW_NAME_MAX = 40;

/** A change of a shop's views. */
export type ViewChange =
  | { intent: 'create'; name: string; query: string }
  | { intent: 'rename'; viewId: string; name: string }
  | { intent: 'update'; viewId: string; query: string }
  | { intent: 'delete'; viewId: string };

/** `name-taken` by another view, whatever its case; `too-many`: `VIEWS_MAX` are there. */
export type ViewRefusal = 'name-taken' | 'too-many' | 'view-gone';
