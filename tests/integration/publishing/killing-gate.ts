import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { listen } from '../../sandbox/serve.ts';

/**
 * When a worker dies around a call: before Shopify has it, when Shopify has done it and nobody has
 * heard, or at some moment after the answer.
 */
export type Moment = 'before' | 'unheard' | 'answered';

/** The call at which the worker dies that makes it first. */
export interface Fate {
  /** Of the body of a request, whether it is the call. */
  isCall: (body: string) => boolean;
  moment: Moment;
  /** For `answered`: how long after the answer. */
  afterMs: number;
}

/** A worker behind a door to the local Shopify that kills it, really (SIGKILL), around a call. */
export interface KillingGate {
  /** Starts a worker; the one before must be dead. A fate that is null lets it live. */
  start: (fate: Fate | null) => void;
  /** When workers died, in order. */
  killedAt: readonly Moment[];
  /** Kills the worker that runs, at whatever it does. */
  kill: () => Promise<void>;
  close: () => Promise<void>;
}

export async function openKillingGate(sandboxUrl: string): Promise<KillingGate> {
  let worker: ChildProcess | null = null;
  let fate: Fate | null = null;
  const killedAt: Moment[] = [];

  const kill = async (): Promise<void> => {
    if (worker === null || worker.exitCode !== null || worker.signalCode !== null) return;
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  };
  const die = async (moment: Moment): Promise<void> => {
    await kill();
    killedAt.push(moment);
  };
  const pass = async (request: IncomingMessage, body: Buffer, response: ServerResponse) => {
    const doom = fate?.isCall(body.toString()) === true ? fate : null;
    if (doom !== null) fate = null;
    if (doom?.moment === 'before') return die('before');
    const answer = await fetch(sandboxUrl + (request.url ?? ''), {
      method: 'POST',
      headers: passedOn(request.headers),
      body: new Uint8Array(body),
    });
    const text = await answer.text();
    if (doom?.moment === 'unheard') return die('unheard');
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(text);
    if (doom?.moment === 'answered') {
      await sleep(doom.afterMs);
      await die('answered');
    }
  };
  const gate = await listen(
    createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => void pass(request, Buffer.concat(chunks), response));
    }),
    0,
  );
  return {
    killedAt,
    kill,
    start: (next) => {
      fate = next;
      worker = fork(path.join(import.meta.dirname, 'publish-worker.process.ts'), {
        execArgv: ['--import', path.join(import.meta.dirname, '../../sandbox/redirect-shopify.ts')],
        env: { ...process.env, SANDBOX_URL: gate.url },
      });
    },
    close: async () => {
      await kill();
      await gate.close();
    },
  };
}

const NOT_PASSED_ON = ['host', 'connection', 'content-length', 'transfer-encoding'];

function passedOn(headers: NodeJS.Dict<string | string[]>): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    NOT_PASSED_ON.includes(name) || typeof value !== 'string'
      ? []
      : [[name, value] as [string, string]],
  );
}
