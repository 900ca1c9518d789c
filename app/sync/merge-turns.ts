/**
 * Lets pieces of work take turns: one of a key at a time, and `atOnce` of all keys together. Who
 * waits longest goes next, unless work of its key is under way.
 *
 * `atOnce` above one keeps a key whose work is held up from holding up all others.
 * @example
 * const inTurn = takeTurns({ atOnce: 2 });
 * await Promise.all([inTurn(7, first), inTurn(7, second), inTurn(8, third)]); // 7 and 8, then 7
 */
export function takeTurns<Key>({ atOnce }: { atOnce: number }) {
  const underWay = new Set<Key>();
  const waiting: { key: Key; begin: () => void }[] = [];

  const letNextBegin = (): void => {
    while (underWay.size < atOnce) {
      const index = waiting.findIndex(({ key }) => !underWay.has(key));
      const [next] = index < 0 ? [] : waiting.splice(index, 1);
      if (next === undefined) return;
      underWay.add(next.key);
      next.begin();
    }
  };
  return async function inTurn<T>(key: Key, work: () => Promise<T>): Promise<T> {
    await new Promise<void>((begin) => {
      waiting.push({ key, begin });
      letNextBegin();
    });
    try {
      return await work();
    } finally {
      underWay.delete(key);
      letNextBegin();
    }
  };
}
