import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freePort } from '../../app/db/embedded-postgres.server.ts';
import { startApp } from '../sandbox/demo/app-process.ts';
import type { Child } from '../sandbox/demo/child.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import type { SandboxStore } from '../sandbox/store.ts';
import { buildApp } from '../setup/prepare.ts';
import { createTestDatabase } from '../setup/test-database.ts';

export interface World {
  /** The local Shopify: admin, storefronts, control. */
  sandboxUrl: string;
  /** The same local Shopify from the inside, in this process. */
  store: SandboxStore;
  /** The app process, a real one. */
  app: Child;
  appOrigin: string;
  databaseUrl: string;
  stop: () => Promise<void>;
}

export interface WorldOptions {
  /** `inject('postgresUrl')` */
  postgresUrl: string;
  shops: string[];
  /** Orders per shop; small, because a browser test is about pages. */
  orders?: number | undefined;
}

/** The local Shopify in this process and the built app in another, on a database of its own. */
export async function startWorld(options: WorldOptions): Promise<World> {
  await buildApp();
  const folder = await mkdtemp(path.join(tmpdir(), 'portolan-world-'));
  const database = await createTestDatabase(options.postgresUrl);
  const port = await freePort();
  const sandbox = await startSandbox({
    port: 0,
    appFramePort: 0,
    appPort: port,
    shops: options.shops,
    orders: options.orders,
  });
  if ('sentences' in sandbox) throw new Error(sandbox.sentences.join(' '));
  const stops: (() => Promise<void>)[] = [
    () => rm(folder, { recursive: true, force: true }),
    database.drop,
    sandbox.close,
  ];
  const stop = async (): Promise<void> => {
    for (const each of stops.splice(0).reverse()) await each();
  };
  const appOrigin = `http://127.0.0.1:${port}`;
  try {
    const app = await startApp(
      {
        port,
        appUrl: appOrigin,
        sandboxUrl: sandbox.url,
        databaseUrl: database.url,
        dataDir: folder,
        encryptionKeys: `test:${createHash('sha256').update('browser tests').digest('base64')}`,
        logFile: path.join(folder, 'app.log'),
      },
      stops,
    );
    const { url: sandboxUrl, store } = sandbox;
    return { sandboxUrl, store, app, appOrigin, databaseUrl: database.url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
