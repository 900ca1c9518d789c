import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareIds, type IdSource } from './compare-ids.ts';

/** The other side as an array, and what it was asked. */
function sourceOf(ids: readonly number[], pageSize = 250) {
  const sorted = ids.toSorted((a, b) => a - b);
  const asked = { counts: 0, pages: 0 };
  const source: IdSource = {
    count: ({ from, to }) => {
      asked.counts += 1;
      return Promise.resolve(sorted.filter((id) => id >= from && id <= to).length);
    },
    list: async function* ({ from, to }) {
      const inside = sorted.filter((id) => id >= from && id <= to);
      for (let start = 0; start < inside.length; start += pageSize) {
        asked.pages += 1;
        yield await Promise.resolve(inside.slice(start, start + pageSize));
      }
    },
  };
  return { source, asked };
}

async function compare(ours: readonly number[], source: IdSource, after = 0) {
  const found = { gone: [] as number[], unknown: [] as number[], compared: 0, upTo: [after] };
  const sorted = Float64Array.from(ours).sort();
  for await (const step of compareIds(sorted, source, after)) {
    found.gone.push(...step.gone);
    found.unknown.push(...step.unknown);
    found.compared += step.compared;
    found.upTo.push(step.upTo);
  }
  return found;
}

const numbers = (count: number) => Array.from({ length: count }, (_, index) => 1000 + index * 3);

test('equal sides are counted and not listed', async () => {
  const ids = numbers(12_000);
  const { source, asked } = sourceOf(ids);
  expect(await compare(ids, source)).toMatchObject({ gone: [], unknown: [], compared: 12_000 });
  expect(asked).toEqual({ counts: 3, pages: 0 });
});

test('one that is gone among a hundred thousand is found by some dozen questions', async () => {
  const ids = numbers(100_000);
  const gone = ids[41_234] ?? 0;
  const { source, asked } = sourceOf(ids.filter((id) => id !== gone));
  expect((await compare(ids, source)).gone).toEqual([gone]);
  expect(asked.counts + asked.pages).toBeLessThan(20 + 2 * Math.ceil(Math.log2(5_000 / 250)) + 2);
});

test('a count that is not exact makes nothing gone: the ids decide', async () => {
  const ids = numbers(700);
  const { source } = sourceOf(ids);
  const vague = { ...source, count: () => Promise.resolve(null) };
  expect(await compare(ids, vague)).toMatchObject({ gone: [], unknown: [], compared: 700 });
});

test('nothing of ours is nothing to compare', async () => {
  const { source, asked } = sourceOf([1, 2, 3]);
  expect(await compare([], source)).toMatchObject({ gone: [], unknown: [] });
  expect(asked.counts).toBe(0);
});

test('whatever differs is found, once, and from any place on', async () => {
  const ids = fc.uniqueArray(fc.integer({ min: 1, max: 4_000 }), { maxLength: 1_500 });
  await fc.assert(
    fc.asyncProperty(ids, ids, fc.nat({ max: 4_000 }), async (ours, theirs, after) => {
      const { source } = sourceOf(theirs, 100);
      // A stretch that is as long on both sides is taken as equal: without that, all is found.
      const listing = { ...source, count: () => Promise.resolve(null) };
      const found = await compare(ours, listing, after);
      const last = Math.max(0, ...ours);
      const inside = (id: number) => id > after && id <= last;
      const ascending = (some: number[]) => some.filter(inside).sort((a, b) => a - b);
      expect(found.gone).toEqual(ascending(ours.filter((id) => !theirs.includes(id))));
      expect(found.unknown).toEqual(ascending(theirs.filter((id) => !ours.includes(id))));
      expect(found.upTo).toEqual(found.upTo.toSorted((a, b) => a - b));
      expect(found.compared).toBe(ours.filter(inside).length);
    }),
    { numRuns: 60 },
  );
});

test('where only some are gone, all of them are found by counting', async () => {
  const picks = fc.uniqueArray(fc.nat({ max: 2_999 }), { minLength: 1, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(picks, async (indexes) => {
      const ours = numbers(3_000);
      const gone = indexes.map((index) => ours[index] ?? 0).sort((a, b) => a - b);
      const { source } = sourceOf(ours.filter((id) => !gone.includes(id)));
      expect(await compare(ours, source)).toMatchObject({ gone, unknown: [] });
    }),
    { numRuns: 30 },
  );
});
