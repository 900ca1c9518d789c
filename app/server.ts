import path from 'node:path';
import { parseArgs } from 'node:util';
import { applyMigrations } from './db/apply-migrations.server.ts';
import { startEmbeddedPostgres, type EmbeddedDatabase } from './db/embedded-postgres.server.ts';
import { env } from './env.server.ts';
import { logger } from './log.server.ts';
import { listen, type AppBuild, type RunningWeb } from './web-server.server.ts';

/*
 * Starts the app: `node app/server.ts [--only web|worker]`, after `npm run build`.
 *
 * With an empty DATABASE_URL it starts the PostgreSQL that comes with it. It prints one JSON line
 * when it is ready, and ends in order on SIGTERM or SIGINT.
 */

const root = path.join(import.meta.dirname, '..');
const STOP_TIMEOUT_MS = 20_000;

const stops: { name: string; stop: () => Promise<void> }[] = [];
let stopping: Promise<void> | null = null;

// Importing embedded-postgres has hooked these to stop PostgreSQL at once, under our open requests.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.removeAllListeners(signal);
  process.on(signal, () => void end(0));
}
process.on('unhandledRejection', (error) => {
  logger().error({ err: error }, 'a promise was rejected and nobody waited for it');
});

try {
  await start(readArguments());
} catch (error) {
  process.stderr.write(`${startFailure(error)}\n`);
  await end(1);
}

/** A sentence for the operator where one was written; the stack where nobody expected it. */
function startFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.constructor === Error ? error.message : (error.stack ?? error.message);
}

function readArguments(): { web: boolean; worker: boolean } {
  const { values } = parseArgs({ options: { only: { type: 'string' } } });
  const only = values.only;
  if (only !== undefined && only !== 'web' && only !== 'worker') {
    throw new Error(`--only takes "web" or "worker", not "${only}".`);
  }
  return { web: only !== 'worker', worker: only !== 'web' };
}

async function start(parts: { web: boolean; worker: boolean }): Promise<void> {
  const startedAt = performance.now();
  const { PORT, HOST, DATABASE_URL, DATA_DIR } = env();
  let url = DATABASE_URL;
  if (url === '') {
    const database = await startDatabase(DATA_DIR);
    url = database.url;
    // The built app reads its environment on its own and must find the same database.
    process.env['DATABASE_URL'] = url;
  }
  await applyMigrations(url, path.join(root, 'prisma/migrations'));

  const build = await loadBuild();
  const app = await build.entry.module.startProcess({ worker: parts.worker });
  stops.push({ name: 'worker and database', stop: () => app.stop(STOP_TIMEOUT_MS) });

  let web: RunningWeb | null = null;
  if (parts.web) {
    web = await listen({
      build,
      host: HOST,
      port: PORT,
      clientFolder: path.join(root, 'build/client'),
    });
    stops.push({ name: 'web', stop: () => web?.stop(STOP_TIMEOUT_MS) ?? Promise.resolve() });
  }
  const ready = {
    ready: true,
    web: web === null ? null : { port: web.port, url: web.url },
    worker: parts.worker,
    pid: process.pid,
    ms: Math.round(performance.now() - startedAt),
  };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
}

async function startDatabase(dataDir: string): Promise<EmbeddedDatabase> {
  const database = await startEmbeddedPostgres({ dataDir: path.join(dataDir, 'postgres') });
  stops.push({ name: 'PostgreSQL', stop: database.stop });
  return database;
}

async function loadBuild(): Promise<AppBuild> {
  const file = path.join(root, 'build/server/index.js');
  try {
    return (await import(file)) as AppBuild;
  } catch (cause) {
    const missing = (cause as { code?: string }).code === 'ERR_MODULE_NOT_FOUND';
    if (missing && String(cause).includes(file)) {
      throw new Error('The app is not built. Run `npm run build` first.', { cause });
    }
    throw cause;
  }
}

/** Stops in the reverse order of starting; a second signal does not start it twice. */
function end(code: number): Promise<void> {
  stopping ??= (async () => {
    process.exitCode = code;
    for (const { name, stop } of stops.toReversed()) {
      await stop().catch((error: unknown) => {
        process.exitCode = 1;
        logger().error({ err: error }, `${name} did not stop in order`);
      });
    }
    process.exit();
  })();
  return stopping;
}
