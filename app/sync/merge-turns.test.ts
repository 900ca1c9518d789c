import fc from 'fast-check';
import { expect, test } from 'vitest';
import { takeTurns } from './merge-turns.ts';

/** Work that ends when it is told to, and notes when it began. */
function held(log: string[]) {
  const ends = new Map<string, () => void>();
  const work = (name: string) => () => {
    log.push(name);
    return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
  };
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { work, end };
}

test('one of a key at a time, in the order of coming, and others beside it', async () => {
  const log: string[] = [];
  const { work, end } = held(log);
  const inTurn = takeTurns<number>({ atOnce: 2 });
  for (const [key, name] of [
    [7, 'a'],
    [7, 'b'],
    [8, 'c'],
    [9, 'd'],
  ] as const) {
    void inTurn(key, work(name));
  }
  await end('nothing');
  expect(log).toEqual(['a', 'c']);
  await end('c');
  expect(log).toEqual(['a', 'c', 'd']);
  await end('d');
  expect(log).toEqual(['a', 'c', 'd']);
  await end('a');
  expect(log).toEqual(['a', 'c', 'd', 'b']);
});

test('work that fails gives its turn on and tells who asked', async () => {
  const inTurn = takeTurns<number>({ atOnce: 1 });
  const failed = inTurn(1, () => Promise.reject(new Error('no')));
  const next = inTurn(2, () => Promise.resolve('yes'));
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('yes');
});

test('whatever comes: all of it is done, never two of a key, never more than may be', async () => {
  const keys = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(keys, fc.integer({ min: 1, max: 3 }), async (order, atOnce) => {
      const inTurn = takeTurns<number>({ atOnce });
      const now: number[] = [];
      let most = 0;
      const done = order.map((key) =>
        inTurn(key, async () => {
          expect(now).not.toContain(key);
          now.push(key);
          most = Math.max(most, now.length);
          await new Promise((resolve) => setImmediate(resolve));
          now.splice(now.indexOf(key), 1);
          return key;
        }),
      );
      expect(await Promise.all(done)).toEqual(order);
      expect(most).toBeLessThanOrEqual(atOnce);
    }),
    { numRuns: 50 },
  );
});
