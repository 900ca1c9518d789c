import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { freePort, startEmbeddedPostgres } from '../../../app/db/embedded-postgres.server.ts';
import { Refusal, machineSentence } from '../../setup/refusal.ts';
import { projectRoot } from '../../setup/stamp.ts';
import type { SandboxMessage } from '../main.ts';
import type { OrderFileReport } from '../order-files/index.ts';
import type { SandboxConfig } from '../start-sandbox.ts';
import { startApp } from './app-process.ts';
import { Child, orDeath, parseLine } from './child.ts';

const SANDBOX_READY_MS = 180_000;
const STOP_TIMEOUT_MS = 30_000;

export interface StartOptions {
  /** First port for people; 0 takes free ones. */
  port: number;
  shops: string[];
  orderFile: { path: string; skipBadLines: boolean } | null;
  dataDir: string;
  logDir: string;
  keep: boolean;
  /** Told as things come up: "PostgreSQL", "local Shopify", "app". */
  onStep: (name: string, seconds: number) => void;
  onOrderFile: (report: OrderFileReport) => void;
}

export interface RunningDemo {
  /** The local Shopify: shops, admin, storefronts, control. */
  url: string;
  /** The app as people's frames reach it. */
  appUrl: string;
  /** The app process itself, under its own content policy. */
  appOrigin: string;
  databaseUrl: string;
  shops: string[];
  sandbox: Child;
  app: Child;
  /** Resolves with the process that ended by itself. */
  died: Promise<Child>;
  stop: () => Promise<void>;
}

/**
 * Starts PostgreSQL, the local Shopify and the app, in this order, each on the loopback address.
 * What has been started is stopped again when a later one fails.
 * @throws Refusal with the sentences for people when something does not come up.
 */
export async function startDemo(options: StartOptions): Promise<RunningDemo> {
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await inTime(each());
  };
  try {
    return await startAll(options, stops, stop);
  } catch (error) {
    await stop();
    const sentence = machineSentence(error);
    throw sentence ? new Refusal(sentence) : error;
  }
}

/** Waits for something to stop, but not for ever and not for its failure. */
function inTime(stopping: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, STOP_TIMEOUT_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    stopping.then(done, done);
  });
}

async function startAll(
  options: StartOptions,
  stops: (() => Promise<void>)[],
  stop: () => Promise<void>,
): Promise<RunningDemo> {
  const timed = async <T>(name: string, work: Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    const result = await work;
    options.onStep(name, (performance.now() - startedAt) / 1000);
    return result;
  };
  if (!options.keep) await emptyFolder(options.dataDir);
  mkdirSync(options.dataDir, { recursive: true });
  const appPort = await freePort();
  // PostgreSQL and the shops need seconds each and not one another.
  const databaseUp = timed('PostgreSQL', startDatabase(options, stops));
  const sandboxUp = timed('Local Shopify', startSandboxProcess(options, appPort, stops));
  const [database, { sandbox, ready }] = await bothOrNeither(databaseUp, sandboxUp);
  const app = await timed(
    'App',
    startApp(
      {
        port: appPort,
        appUrl: ready.appUrl,
        sandboxUrl: ready.url,
        databaseUrl: database.url,
        dataDir: options.dataDir,
        encryptionKeys: encryptionKey(options.dataDir),
        logFile: path.join(options.logDir, 'app.log'),
      },
      stops,
    ),
  );
  return {
    url: ready.url,
    appUrl: ready.appUrl,
    appOrigin: `http://127.0.0.1:${appPort}`,
    databaseUrl: database.url,
    shops: ready.shops,
    sandbox,
    app,
    died: Promise.race([sandbox, app].map((child) => child.ended.then(() => child))),
    stop,
  };
}

/** Waits for both even when one fails, so that the other can be stopped. */
async function bothOrNeither<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  const [first, second] = await Promise.allSettled([a, b]);
  if (second.status === 'rejected') throw second.reason;
  if (first.status === 'rejected') throw first.reason;
  return [first.value, second.value];
}

async function startDatabase(options: StartOptions, stops: (() => Promise<void>)[]) {
  const database = await startEmbeddedPostgres({
    dataDir: path.join(options.dataDir, 'postgres'),
  });
  stops.push(database.stop);
  return database;
}

/** Takes the data of the last start away. */
async function emptyFolder(folder: string): Promise<void> {
  const dataDir = path.join(folder, 'postgres');
  if (existsSync(path.join(dataDir, 'postmaster.pid'))) {
    // A server that outlived a killed demo holds these files: end it before they go.
    const left = await startEmbeddedPostgres({ dataDir });
    await left.stop();
  }
  rmSync(folder, { recursive: true, force: true });
}

type Ready = Extract<SandboxMessage, { event: 'ready' }>;

async function startSandboxProcess(
  options: StartOptions,
  appPort: number,
  stops: (() => Promise<void>)[],
): Promise<{ sandbox: Child; ready: Ready }> {
  const config: SandboxConfig = {
    port: options.port,
    appFramePort: options.port === 0 ? 0 : options.port + 1,
    appPort,
    shops: options.shops,
    worldFile: path.join(options.dataDir, 'local-shopify.json'),
    ...(options.orderFile ? { orderFile: orderFileConfig(options.orderFile) } : {}),
  };
  let settle: (ready: Ready) => void = () => undefined;
  let refuse: (reason: Error) => void = () => undefined;
  const readyUp = new Promise<Ready>((resolve, reject) => {
    settle = resolve;
    refuse = reject;
  });
  const sandbox = new Child({
    name: 'local Shopify',
    args: [...process.execArgv, 'tests/sandbox/main.ts', JSON.stringify(config)],
    env: {},
    logFile: path.join(options.logDir, 'local-shopify.log'),
    onLine: (line) => {
      const message = parseLine(line) as SandboxMessage | null;
      if (message?.event === 'ready') settle(message);
      if (message?.event === 'order-file') options.onOrderFile(message.report);
      if (message?.event === 'refused') refuse(new Refusal(message.sentences.join('\n')));
    },
  });
  stops.push(() => sandbox.stop());
  const ready = await orDeath(sandbox, readyUp, SANDBOX_READY_MS);
  return { sandbox, ready };
}

function orderFileConfig({ path: file, skipBadLines }: { path: string; skipBadLines: boolean }) {
  const rejectsPath = path.join(projectRoot, '.data', 'rejects');
  mkdirSync(rejectsPath, { recursive: true });
  return { path: file, skipBadLines, rejectsPath };
}

/** The key that seals tokens; kept beside the data, so that `--keep` can open them again. */
function encryptionKey(dataDir: string): string {
  const file = path.join(dataDir, 'encryption-key');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const key = `demo:${randomBytes(32).toString('base64')}`;
  writeFileSync(file, key, { mode: 0o600 });
  return key;
}
