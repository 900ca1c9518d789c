import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export interface EmptyHandler {
  /** `http://127.0.0.1:port` */
  origin: string;
  stop: () => Promise<void>;
}

/** A handler that does nothing, in a process of its own: the reference for times of ours. */
export async function startEmptyHandler(): Promise<EmptyHandler> {
  const child = fork(path.join(import.meta.dirname, 'empty-handler.ts'));
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
    },
  };
}
