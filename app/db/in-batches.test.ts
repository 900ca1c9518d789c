import { expect, test } from 'vitest';
import { inBatches } from './in-batches.ts';

/** Work that waits to be let go, and tells which batches it got. */
function controlled() {
  const batches: string[][] = [];
  const gates: (() => void)[] = [];
  const work = async (items: string[]): Promise<string[]> => {
    batches.push(items);
    await new Promise<void>((resolve) => gates.push(resolve));
    return items.map((item) => item.toUpperCase());
  };
  const letGo = async (): Promise<void> => {
    gates.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { batches, work, letGo };
}

test('those that come while work is under way share the next, and each gets its own answer', async () => {
  const { batches, work, letGo } = controlled();
  const ask = inBatches({ most: 10 }, work);
  const answers = Promise.all(['a', 'b', 'c'].map((item) => ask(item)));
  await letGo();
  await letGo();
  expect(await answers).toEqual(['A', 'B', 'C']);
  expect(batches).toEqual([['a'], ['b', 'c']]);
});

test('a batch has no more items than allowed', async () => {
  const { batches, work, letGo } = controlled();
  const ask = inBatches({ most: 2 }, work);
  const answers = Promise.all(['a', 'b', 'c', 'd'].map((item) => ask(item)));
  for (let turn = 0; turn < 3; turn++) await letGo();
  expect(await answers).toEqual(['A', 'B', 'C', 'D']);
  expect(batches).toEqual([['a'], ['b', 'c'], ['d']]);
});

test('one that the database refuses fails alone', async () => {
  const refusal = Object.assign(new Error('bad'), { code: '22P05' });
  const ask = inBatches({ most: 10 }, (items: string[]) =>
    items.includes('bad') ? Promise.reject(refusal) : Promise.resolve(items),
  );
  const answers = await Promise.allSettled(
    ['first', 'good', 'bad', 'fine'].map((item) => ask(item)),
  );
  expect(answers.map((answer) => answer.status)).toEqual([
    'fulfilled',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
});

test('a database that is gone is not asked again for each item', async () => {
  let calls = 0;
  const gone = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' });
  const ask = inBatches({ most: 10 }, () => {
    calls++;
    return Promise.reject(gone);
  });
  const answers = await Promise.allSettled(['a', 'b', 'c'].map((item) => ask(item)));
  expect(answers.map((answer) => answer.status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(calls).toBe(2);
});

test('after a failure it goes on', async () => {
  let isDown = true;
  const ask = inBatches({ most: 10 }, (items: string[]) =>
    isDown ? Promise.reject(new Error('down')) : Promise.resolve(items),
  );
  await expect(ask('a')).rejects.toThrow('down');
  isDown = false;
  expect(await ask('b')).toBe('b');
});
