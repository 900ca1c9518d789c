import { Agent, get } from 'node:http';
import { performance } from 'node:perf_hooks';
import { embedUrl } from '../../sandbox/admin-host/embed-url.ts';
import { mintSessionToken } from '../../sandbox/oauth/session-token.ts';
import { sandboxAppDefaults } from '../../sandbox/store.ts';
import { percentile } from '../figure.ts';

const WARM_UP = 8;
/** Enough for a 95th percentile that three slow answers do not make. */
const REQUESTS = 60;

/** A browser's: Shopify's library turns programs away. */
export const BROWSER_HEADERS = {
  'accept-encoding': 'gzip, deflate, br, zstd',
  'accept-language': 'en-US,en;q=0.9',
  'user-agent':
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
};

export interface AppAddress {
  origin: string;
  shopDomain: string;
}

/** What is asked for: an address that is new each time, because session tokens run out. */
export type Ask = () => { url: string; headers: Record<string, string> };

/** How Shopify's admin frames a page: the address carries a fresh session token. */
export function askDocument({ origin, shopDomain }: AppAddress, page: string): Ask {
  const { clientId, secret } = sandboxAppDefaults;
  return () => ({
    url: embedUrl({
      appOrigin: origin,
      path: page,
      shopDomain,
      locale: 'en',
      clientId,
      secret,
      now: new Date(),
    }),
    headers: {},
  });
}

/** How the page's own script asks when one moves about in the app. */
export function askData({ origin, shopDomain }: AppAddress, page: string): Ask {
  const url = new URL(page, origin);
  url.pathname += '.data';
  return () => ({
    url: url.href,
    headers: { authorization: `Bearer ${mintSessionToken(shopDomain, sandboxAppDefaults)}` },
  });
}

export function p95(samples: readonly number[]): number {
  return percentile(samples, 0.95);
}

/** Status of one answer. */
export async function statusOf(next: Ask): Promise<number> {
  const { url, headers } = next();
  const agent = new Agent();
  return ask(agent, url, headers).finally(() => agent.destroy());
}

/**
 * Milliseconds from each request to the last byte of its answer, one request after the other.
 * What is asked for takes turns, so that a machine that is busy for a while is so for all.
 */
export async function timeInTurns(asks: readonly Ask[]): Promise<number[][]> {
  const agent = new Agent({ keepAlive: true });
  const samples = asks.map((): number[] => []);
  for (let turn = 0; turn < WARM_UP + REQUESTS; turn++) {
    for (const [index, next] of asks.entries()) {
      const { url, headers } = next();
      const startedAt = performance.now();
      const status = await ask(agent, url, headers);
      if (status !== 200) throw new Error(`${new URL(url).pathname} answered ${status}.`);
      if (turn >= WARM_UP) samples[index]?.push(performance.now() - startedAt);
    }
  }
  agent.destroy();
  return samples;
}

function ask(agent: Agent, url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { ...BROWSER_HEADERS, ...headers } }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    }).on('error', reject);
  });
}
