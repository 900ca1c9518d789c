import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { LoadInput, LoadRequest, LoadResult } from './load.ts';

/* Sends a load to a server of this machine, alone in its process, and tells how it was answered. */

const TIMEOUT_MS = 30_000;
const TICK_MS = 1;

process.once('message', (input: LoadInput) => {
  // Whoever asked hangs up when the result is there; a process that leaves first may lose it.
  void sendLoad(input).then((result) => process.send?.(result));
});

async function sendLoad({ origin, requests, perSecond }: LoadInput): Promise<LoadResult> {
  const agent = new Agent({ keepAlive: true, maxSockets: 128 });
  const latenciesMs: number[] = [];
  const statuses: Record<number, number> = {};
  const answers: Promise<void>[] = [];
  let lateMsMax = 0;
  const startedAt = performance.now();
  await new Promise<void>((resolve) => {
    const tick = (): void => {
      while (answers.length < requests.length) {
        const index = answers.length;
        const dueAt = startedAt + (index * 1000) / perSecond;
        const lateMs = performance.now() - dueAt;
        if (lateMs < 0) break;
        lateMsMax = Math.max(lateMsMax, lateMs);
        const answered = send(agent, origin, requests[index]!).then((status) => {
          latenciesMs[index] = performance.now() - dueAt;
          statuses[status] = (statuses[status] ?? 0) + 1;
        });
        answers.push(answered);
      }
      if (answers.length === requests.length) resolve();
      else setTimeout(tick, TICK_MS);
    };
    tick();
  });
  await Promise.all(answers);
  agent.destroy();
  return { latenciesMs, statuses, lateMsMax, seconds: (performance.now() - startedAt) / 1000 };
}

/** Status of the answer; 0 where there was none. */
function send(agent: Agent, origin: string, message: LoadRequest): Promise<number> {
  return new Promise((resolve) => {
    const { method, path, headers, body } = message;
    const sent = request(
      new URL(path, origin),
      { agent, method, headers, timeout: TIMEOUT_MS },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
        response.on('error', () => resolve(0));
      },
    );
    sent.on('timeout', () => sent.destroy());
    sent.on('error', () => resolve(0));
    sent.end(body);
  });
}
