import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { redirectShopifyFetch } from './redirect-fetch.ts';

let server: Server;
let origin: string;
beforeAll(async () => {
  server = createServer((req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const { method, url, headers } = req;
      const shop = headers['x-sandbox-shop'] ?? null;
      const body = Buffer.concat(chunks).toString();
      res.end(JSON.stringify({ method, url, shop, mark: headers['x-mark'] ?? null, body }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const shopUrl = 'https://tiny.myshopify.com/admin/x?y=1';
const answer = { method: 'POST', url: '/admin/x?y=1', shop: 'tiny.myshopify.com', body: 'hello' };

describe('redirectShopifyFetch', () => {
  const redirected = (): typeof fetch => redirectShopifyFetch(origin, fetch);
  const init = { method: 'POST', body: 'hello', headers: { 'x-mark': 'kept' } };

  it.each([
    ['an address and options', () => redirected()(shopUrl, init)],
    ['a URL object', () => redirected()(new URL(shopUrl), init)],
    ['a Request', () => redirected()(new Request(shopUrl, init))],
    [
      'a streamed body',
      () =>
        redirected()(shopUrl, {
          ...init,
          body: new Blob(['hello']).stream(),
          duplex: 'half',
        } as RequestInit),
    ],
  ])('takes %s to the sandbox with everything it carries', async (_name, call) => {
    expect(await (await call()).json()).toEqual({ ...answer, mark: 'kept' });
  });

  it('leaves every other host alone, also one that only looks like a shop', async () => {
    expect(await (await redirected()(`${origin}/other`)).json()).toMatchObject({ shop: null });
    const seen: string[] = [];
    const spy: typeof fetch = (input) => {
      seen.push(String(input));
      return Promise.resolve(new Response());
    };
    await redirectShopifyFetch(origin, spy)('https://myshopify.com.example.com/');
    expect(seen).toEqual(['https://myshopify.com.example.com/']);
  });

  it('can be aborted', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(redirected()(shopUrl, { signal: controller.signal })).rejects.toThrow(/abort/i);
  });
});

describe('node --import redirect-shopify.ts', () => {
  const file = fileURLToPath(new URL('redirect-shopify.ts', import.meta.url));
  const run = (env: Record<string, string>): Promise<{ stdout: string; stderr: string }> =>
    promisify(execFile)(
      process.execPath,
      [
        '--import',
        file,
        '--input-type=module',
        '--eval',
        `const r = await fetch('${shopUrl}', { method: 'POST', body: 'hello' }); console.log(await r.text());`,
      ],
      { env: { ...process.env, SANDBOX_URL: undefined, ...env } },
    );

  it('sends the whole process to the sandbox', async () => {
    const { stdout } = await run({ SANDBOX_URL: origin });
    expect(JSON.parse(stdout)).toMatchObject(answer);
  });

  it('stops with one clear sentence without SANDBOX_URL', async () => {
    await expect(run({})).rejects.toThrow(/SANDBOX_URL is missing/);
  });
});
