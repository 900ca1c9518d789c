/** Ids of both ends are included. */
export interface IdStretch {
  from: number;
  to: number;
}

/** How the other side is asked. */
export interface IdSource {
  /** How many records there are in a stretch; null where that is not exactly known. */
  count: (stretch: IdStretch) => Promise<number | null>;
  /** The ids of a stretch in ascending order, page by page. */
  list: (stretch: IdStretch) => AsyncIterable<number[]>;
}

/** What a comparison has found up to an id. */
export interface IdDifferences {
  /** Everything up to here is compared. */
  upTo: number;
  /** Ids of ours that were compared. */
  compared: number;
  /** Ours, and not there. */
  gone: number[];
  /** There, and not ours. */
  unknown: number[];
}

/**
 * Ids that are counted at once. Smaller stretches cost more questions, larger ones let a record
 * that is gone and one that is unknown hide each other more easily.
 */
const COUNTED_AT_ONCE = 5_000;
/** So few are listed rather than counted by halves. */
const LISTED_AT_ONCE = 250;

/**
 * Compares our ids with those of the other side, and asks little where they are equal: a stretch
 * with as many records there as here is taken as equal, any other is cut in halves until it is
 * short enough to be listed.
 *
 * `ours` ascends. Ids above our last one are not looked at. A record that is gone and an unknown
 * one that are counted in the same stretch hide each other.
 */
export async function* compareIds(
  ours: Float64Array,
  source: IdSource,
  after: number,
): AsyncGenerator<IdDifferences> {
  let start = firstAbove(ours, after);
  let from = after + 1;
  while (start < ours.length) {
    const end = Math.min(start + COUNTED_AT_ONCE, ours.length);
    const to = at(ours, end - 1);
    yield* compareStretch(ours.subarray(start, end), source, { from, to });
    start = end;
    from = to + 1;
  }
}

async function* compareStretch(
  ours: Float64Array,
  source: IdSource,
  stretch: IdStretch,
): AsyncGenerator<IdDifferences> {
  if ((await source.count(stretch)) === ours.length) {
    yield { upTo: stretch.to, compared: ours.length, gone: [], unknown: [] };
    return;
  }
  if (ours.length <= LISTED_AT_ONCE) {
    yield* compareListed(ours, source, stretch);
    return;
  }
  const middle = ours.length >> 1;
  const to = at(ours, middle - 1);
  yield* compareStretch(ours.subarray(0, middle), source, { from: stretch.from, to });
  yield* compareStretch(ours.subarray(middle), source, { from: to + 1, to: stretch.to });
}

async function* compareListed(
  ours: Float64Array,
  source: IdSource,
  stretch: IdStretch,
): AsyncGenerator<IdDifferences> {
  let start = 0;
  for await (const page of source.list(stretch)) {
    const last = page.at(-1);
    if (last === undefined) continue;
    const end = firstAbove(ours, last);
    yield differences(ours.subarray(start, end), page, last);
    start = end;
  }
  yield differences(ours.subarray(start), [], stretch.to);
}

function differences(ours: Float64Array, theirs: readonly number[], upTo: number): IdDifferences {
  const there = new Set(theirs);
  const here = new Set(ours);
  return {
    upTo,
    compared: ours.length,
    gone: [...ours].filter((id) => !there.has(id)),
    unknown: theirs.filter((id) => !here.has(id)),
  };
}

/** The first place whose id is above `id`. */
function firstAbove(ids: Float64Array, id: number): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at(ids, middle) <= id) low = middle + 1;
    else high = middle;
  }
  return low;
}

function at(ids: Float64Array, index: number): number {
  return ids[index] ?? Number.NaN;
}
