import { sandboxAppDefaults } from '../store.ts';
import { Child, orDeath, parseLine } from './child.ts';

const READY_MS = 120_000;

export interface AppProcessOptions {
  port: number;
  /** SHOPIFY_APP_URL: where the browser that frames the app finds it. */
  appUrl: string;
  sandboxUrl: string;
  databaseUrl: string;
  dataDir: string;
  /** `id:base64` of 32 bytes. */
  encryptionKeys: string;
  logFile: string;
  /** Only this part of the app; both when left out. */
  only?: 'web' | 'worker' | undefined;
}

/**
 * Starts the built app against the local Shopify and waits until it serves.
 * `stops` gets the way to stop it at once, so that a start that fails is stopped too.
 * @throws Refusal with its last lines when it does not come up.
 */
export async function startApp(
  options: AppProcessOptions,
  stops: (() => Promise<void>)[],
): Promise<Child> {
  let settle: () => void = () => undefined;
  const readyUp = new Promise<void>((resolve) => (settle = resolve));
  const app = new Child({
    name: 'app',
    args: [
      ...process.execArgv.filter((argument) => argument.startsWith('--disable-warning')),
      ...['--import', './tests/sandbox/demo/tie-to-parent.ts'],
      ...['--import', './tests/sandbox/redirect-shopify.ts'],
      'app/server.ts',
      ...(options.only ? ['--only', options.only] : []),
    ],
    env: {
      SANDBOX_URL: options.sandboxUrl,
      NODE_ENV: 'production',
      LOG_LEVEL: 'info',
      HOST: '127.0.0.1',
      PORT: String(options.port),
      DATABASE_URL: options.databaseUrl,
      DATA_DIR: options.dataDir,
      SHOPIFY_API_KEY: sandboxAppDefaults.clientId,
      SHOPIFY_API_SECRET: sandboxAppDefaults.secret,
      SHOPIFY_APP_URL: options.appUrl,
      ENCRYPTION_KEYS: options.encryptionKeys,
    },
    logFile: options.logFile,
    onLine: (line) => {
      if ((parseLine(line) as { ready?: unknown } | null)?.ready === true) settle();
    },
  });
  stops.push(() => app.stop());
  await orDeath(app, readyUp, READY_MS);
  return app;
}
