import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { embedUrl } from '../../sandbox/admin-host/embed-url.ts';

const root = path.join(import.meta.dirname, '../../..');
export const CLIENT_ID = 'portolan-sandbox';
export const SECRET = 'sandbox-secret-sandbox-secret-0000';

/** A whole one: the library answers 410 to what looks like a bot. */
export const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

export interface RunningApp {
  url: string;
  ready: { ready: boolean; web: { port: number } | null; worker: boolean; pid: number };
  /** Everything the process has written so far. */
  output: () => string;
  child: ChildProcess;
  /** Sends the signal and waits for the end; the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

export interface AppOptions {
  shopifyUrl?: string | undefined;
  args?: string[] | undefined;
  /** Modules loaded before the app. */
  imports?: string[] | undefined;
  env?: Record<string, string> | undefined;
}

/** Starts the built app as an operator would, on a free port. Rejects with what it said instead. */
export async function startApp(options: AppOptions = {}): Promise<RunningApp> {
  const { child, output } = spawnApp(options);
  const ready = await new Promise<RunningApp['ready']>((resolve, reject) => {
    child.stdout?.on('data', () => {
      const line = output()
        .split('\n')
        .find((each) => each.startsWith('{"ready"'));
      if (line !== undefined) resolve(JSON.parse(line) as RunningApp['ready']);
    });
    child.once('close', () => reject(new Error(output())));
  });
  return {
    url: `http://127.0.0.1:${ready.web?.port ?? 0}`,
    ready,
    output,
    child,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const closed = once(child, 'close');
      child.kill(signal);
      await closed;
      return child.exitCode;
    },
  };
}

/** Starts a process that is expected to end by itself; its exit code and what it said. */
export async function runApp(
  options: AppOptions,
): Promise<{ code: number | null; output: string }> {
  const { child, output } = spawnApp(options);
  await once(child, 'close');
  return { code: child.exitCode, output: output() };
}

function spawnApp({ shopifyUrl, args = [], imports = [], env = {} }: AppOptions) {
  const redirect = shopifyUrl === undefined ? [] : ['./tests/sandbox/redirect-shopify.ts'];
  const before = [...imports, ...redirect].flatMap((module) => ['--import', module]);
  const child = spawn(process.execPath, [...before, 'app/server.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: '0',
      LOG_LEVEL: 'info',
      SHOPIFY_APP_URL: 'https://app.example.com',
      ...(shopifyUrl === undefined ? {} : { SANDBOX_URL: shopifyUrl }),
      ...env,
    },
  });
  let text = '';
  const collect = (chunk: Buffer) => (text += chunk.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  return { child, output: () => text };
}

/** The address at which the admin frames a page of the app. */
export function framed(app: RunningApp, page: string, shopDomain: string): string {
  return embedUrl({
    appOrigin: app.url,
    path: page,
    shopDomain,
    locale: 'en',
    clientId: CLIENT_ID,
    secret: SECRET,
    now: new Date(),
  });
}

/** Opens an address as a browser would, without following redirects. */
export function open(url: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    redirect: 'manual',
    headers: { 'User-Agent': USER_AGENT, Accept: 'text/html', ...headers },
  });
}

export interface TinyShopify {
  url: string;
  tokenRequests: () => number;
  close: () => void;
}

/** Just enough of Shopify for a merchant to come in: tokens, and who the shop is. */
export async function startTinyShopify(): Promise<TinyShopify> {
  let tokens = 0;
  const server: Server = createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url?.endsWith('/oauth/access_token')) {
      tokens += 1;
      response.end(
        JSON.stringify({
          access_token: `shpat_${tokens}`,
          scope: 'read_orders',
          expires_in: 3600,
          refresh_token: `shprt_${tokens}`,
          refresh_token_expires_in: 7_776_000,
        }),
      );
      return;
    }
    response.end(
      JSON.stringify({
        data: {
          shop: {
            name: 'Nordlicht',
            currencyCode: 'EUR',
            ianaTimezone: 'Europe/Berlin',
            shopAddress: { countryCodeV2: 'DE' },
            plan: { publicDisplayName: 'Basic' },
          },
          currentAppInstallation: { id: 'gid://shopify/AppInstallation/1', accessScopes: [] },
        },
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    tokenRequests: () => tokens,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
