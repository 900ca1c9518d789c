import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  startEmbeddedPostgres,
  type EmbeddedDatabase,
} from '../../app/db/embedded-postgres.server.ts';

export interface ChaosDatabase {
  url: string;
  /** Stops the server and starts it on the same data; `SIGQUIT` is a crash, `SIGINT` is in order. */
  restart: (signal: 'SIGQUIT' | 'SIGINT') => Promise<void>;
  stop: () => Promise<void>;
}

const GONE_WITHIN_MS = 20_000;

/** A PostgreSQL of its own that keeps what it promised through a crash. */
export async function startChaosDatabase(): Promise<ChaosDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-chaos-'));
  await chmod(folder, 0o755);
  const dataDir = path.join(folder, 'postgres');
  let server: EmbeddedDatabase = await startEmbeddedPostgres({ dataDir });
  const { port, url } = server;
  return {
    url,
    restart: async (signal) => {
      const pid = Number(
        (await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8')).split('\n')[0],
      );
      process.kill(pid, signal);
      await gone(pid);
      await rm(path.join(dataDir, 'postmaster.pid'), { force: true });
      server = await startEmbeddedPostgres({ dataDir, port });
    },
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function gone(pid: number): Promise<void> {
  const deadline = Date.now() + GONE_WITHIN_MS;
  while (Date.now() < deadline) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('PostgreSQL did not end in time.');
}
