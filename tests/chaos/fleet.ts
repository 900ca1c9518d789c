import type { ChildProcess } from 'node:child_process';
import { freePort } from '../../app/db/embedded-postgres.server.ts';
import { startApp, type RunningApp } from '../integration/server/running-app.ts';

type Role = 'web' | 'worker';

interface Member {
  role: Role;
  /** The process, or how its start went. */
  running: Promise<RunningApp | null>;
}

export interface Fleet {
  /** Where webhooks go, whichever process answers there at the moment. */
  url: string;
  /** Kills one process of the role outright and starts another in its place. */
  kill: (role: Role, pick: number) => Promise<void>;
  /** Ends all in order and starts them anew with a clock so far ahead: the deployment of a night. */
  redeploy: (clockOffsetMs: number) => Promise<void>;
  stop: () => Promise<void>;
  /** What the processes and failed starts said last. */
  lastWords: () => Promise<string>;
}

const WORKERS = 2;
const STARTS_MAX = 20;
const REMEMBERED_LINES = 5;
const REMEMBERED_LENGTH = 3_000;

/** One web process and two workers of the built app, each a process of its own. */
export async function startFleet(options: {
  shopifyUrl: string;
  env: Record<string, string>;
}): Promise<Fleet> {
  const port = await freePort();
  let offsetMs = 0;
  let isStopping = false;
  const words: string[] = [];

  // A start may fall into a restart of the database; an operator's supervisor would try again too.
  const children = new Set<ChildProcess>();
  const killAll = () => {
    for (const child of children) child.kill('SIGKILL');
  };
  process.once('exit', killAll);
  const start = async (role: Role): Promise<RunningApp | null> => {
    for (let attempt = 0; attempt < STARTS_MAX && !isStopping; attempt++) {
      try {
        const app = await startApp({
          shopifyUrl: options.shopifyUrl,
          args: ['--only', role],
          imports: ['./tests/chaos/shift-clock.ts'],
          env: {
            ...options.env,
            PORT: role === 'web' ? String(port) : '0',
            CHAOS_CLOCK_OFFSET_MS: String(offsetMs),
          },
        });
        children.add(app.child);
        app.child.once('exit', () => children.delete(app.child));
        return app;
      } catch (error) {
        const lines = String(error instanceof Error ? error.message : error)
          .trim()
          .split('\n');
        words.push(...lines.slice(-REMEMBERED_LINES));
      }
    }
    return null;
  };
  const roles: Role[] = ['web', ...Array.from({ length: WORKERS }, (): Role => 'worker')];
  const members = roles.map((role): Member => ({ role, running: start(role) }));
  const allUp = async () => {
    const up = await Promise.all(members.map(({ running }) => running));
    if (up.includes(null)) throw new Error(`The app did not start: ${words.join('\n')}`);
  };
  const end = async (signal: NodeJS.Signals) => {
    await Promise.all(members.map(async ({ running }) => (await running)?.stop(signal)));
  };
  await allUp();
  return {
    url: `http://127.0.0.1:${port}`,
    kill: async (role, pick) => {
      const candidates = members.filter((member) => member.role === role);
      const member = candidates[pick % candidates.length];
      if (member === undefined) return;
      const app = await member.running;
      member.running = (async () => {
        await app?.stop('SIGKILL');
        return start(role);
      })();
    },
    redeploy: async (clockOffsetMs) => {
      await end('SIGTERM');
      offsetMs = clockOffsetMs;
      for (const member of members) member.running = start(member.role);
      await allUp();
    },
    stop: async () => {
      isStopping = true;
      await end('SIGTERM');
      process.off('exit', killAll);
    },
    lastWords: async () => {
      const apps = await Promise.all(members.map(({ running }) => running));
      return [...words, ...apps.map((app) => app?.output().slice(-REMEMBERED_LENGTH) ?? '')].join(
        '\n',
      );
    },
  };
}
