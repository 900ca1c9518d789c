/** Cursor pages as Shopify gives them: forward and backward, at most 250 at a time. */
import { GraphQLError } from 'graphql';

export const PAGE_SIZE_MAX = 250;

export interface PageArgs {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

export interface Listing<T> {
  /** In ascending order of `sortValue`, then `id`. */
  items: readonly T[];
  id: (item: T) => string;
  /** Left out where the order of `items` is its own: then cursors hold the id alone. */
  sortValue?: ((item: T) => string | number) | undefined;
}

/** One page; the connection, its edges and its page info are read from it. */
export class Page<T> {
  readonly items: readonly T[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly cursor: (item: T) => string;

  constructor(
    items: readonly T[],
    cursor: (item: T) => string,
    more: { next: boolean; previous: boolean } = { next: false, previous: false },
  ) {
    this.items = items;
    this.cursor = cursor;
    this.hasNextPage = more.next;
    this.hasPreviousPage = more.previous;
  }
}

interface Cursor {
  last_id: string;
  last_value?: string | number;
}

const encode = (cursor: Cursor): string => Buffer.from(JSON.stringify(cursor)).toString('base64');

function badRequest(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } });
}

function decode(text: string): Cursor {
  try {
    const cursor = JSON.parse(Buffer.from(text, 'base64').toString()) as Cursor;
    if (typeof cursor.last_id === 'string') return cursor;
  } catch {
    // Told below, together with a cursor of another shape.
  }
  throw badRequest(`Invalid cursor for current pagination sort: "${text}".`);
}

function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
}

function compareKeys(
  a: { value: string | number; id: string },
  b: { value: string | number; id: string },
): number {
  if (a.value < b.value) return -1;
  return a.value > b.value ? 1 : compareIds(a.id, b.id);
}

/** Sorts a copy into the order that `Listing.items` wants. */
export function sortListing<T>(
  items: readonly T[],
  id: (item: T) => string,
  sortValue: (item: T) => string | number,
): T[] {
  return items
    .map((item) => ({ item, value: sortValue(item), id: id(item) }))
    .sort(compareKeys)
    .map(({ item }) => item);
}

function position<T>(listing: Listing<T>, cursor: Cursor, edge: 'after' | 'before'): number {
  const { items, id, sortValue } = listing;
  if (!sortValue) {
    const at = items.findIndex((item) => id(item) === cursor.last_id);
    if (at < 0) throw badRequest('Invalid cursor for current pagination sort.');
    return edge === 'after' ? at + 1 : at;
  }
  if (cursor.last_value === undefined) {
    throw badRequest('Invalid cursor for current pagination sort.');
  }
  const key = { value: cursor.last_value, id: cursor.last_id };
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle] as T;
    const order = compareKeys({ value: sortValue(item), id: id(item) }, key);
    if (order < 0 || (edge === 'after' && order === 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function pageSize({ first, last }: PageArgs): { size: number; fromEnd: boolean } {
  if (typeof first !== 'number' && typeof last !== 'number') {
    throw badRequest('you must provide one of first or last');
  }
  if (typeof first === 'number' && typeof last === 'number') {
    throw badRequest('providing both first and last is not supported');
  }
  const size = (first ?? last) as number;
  if (size < 0) throw badRequest(`first and last cannot be negative, and ${size} is.`);
  if (size > PAGE_SIZE_MAX) {
    throw badRequest(`The page size of ${size} exceeds the maximum of ${PAGE_SIZE_MAX}.`);
  }
  return { size, fromEnd: typeof first !== 'number' };
}

/** The page that `args` ask for. Cursors stay right when items before them come or go. */
export function paginate<T>(listing: Listing<T>, args: PageArgs): Page<T> {
  const { size, fromEnd } = pageSize(args);
  const { items, id, sortValue } = listing;
  const cursor = (item: T): string =>
    encode(sortValue ? { last_id: id(item), last_value: sortValue(item) } : { last_id: id(item) });
  const reverse = args.reverse === true;
  // Reading backwards, what comes "after" a cursor lies before it in the ascending list.
  const lowEdge = reverse ? args.before : args.after;
  const highEdge = reverse ? args.after : args.before;
  const low = lowEdge ? position(listing, decode(lowEdge), 'after') : 0;
  const high = Math.max(
    low,
    highEdge ? position(listing, decode(highEdge), 'before') : items.length,
  );
  const takeLow = fromEnd === reverse;
  const start = takeLow ? low : Math.max(low, high - size);
  const end = takeLow ? Math.min(high, low + size) : high;
  const slice = items.slice(start, end);
  const [before, behind] = [start > 0, end < items.length];
  return new Page(reverse ? slice.reverse() : slice, cursor, {
    next: reverse ? before : behind,
    previous: reverse ? behind : before,
  });
}
