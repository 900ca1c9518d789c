import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { LoadInput, LoadResult } from './load.ts';

/** Sends a load from a process of its own, so that nothing here delays it. */
export async function sendLoad(input: LoadInput): Promise<LoadResult> {
  const child = fork(path.join(import.meta.dirname, 'load-process.ts'));
  child.send(input);
  const [result] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`The load ended with code ${code}.`);
    }),
  ])) as [LoadResult];
  child.disconnect();
  return result;
}
