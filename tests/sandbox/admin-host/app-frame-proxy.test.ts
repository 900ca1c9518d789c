import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../serve.ts';
import type { RunningServer } from '../serve.ts';
import { APP_BRIDGE_URL, startAppFrameProxy, withoutFrameAncestors } from './app-frame-proxy.ts';

let app: RunningServer;
let proxy: RunningServer;
let openStream: ServerResponse | null = null;

beforeAll(async () => {
  app = await listen(
    createServer((request, response) => {
      if (request.url === '/stream') {
        openStream = response;
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write('data: first\n\n');
        return;
      }
      if (request.url === '/leave') {
        response.writeHead(302, { location: 'https://admin.shopify.com/store/sample-shop/apps/x' });
        response.end();
        return;
      }
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy':
          "frame-ancestors https://admin.shopify.com; script-src 'self' https://cdn.shopify.com; object-src 'none'",
        link: `<${APP_BRIDGE_URL}>; rel="preload"; as="script", </app.css>; rel="preload"`,
      });
      response.end(`<script src="${APP_BRIDGE_URL}"></script>`);
    }),
    0,
  );
  proxy = await startAppFrameProxy({
    appPort: app.port,
    port: 0,
    hostOrigin: () => 'http://127.0.0.1:1',
  });
});

afterAll(async () => {
  openStream?.end();
  await proxy.close();
  await app.close();
});

test('lets the page be framed and points App Bridge to the stand-in, keeping the rest', async () => {
  const answer = await fetch(`${proxy.url}/app`);
  expect(answer.headers.get('content-security-policy')).toBe(
    "script-src 'self' 'self'; object-src 'none'",
  );
  expect(answer.headers.get('link')).toBe('</app.css>; rel="preload"');
  expect(await answer.text()).toBe('<script src="/__sandbox/app-bridge.js"></script>');
});

test('serves the stand-in with the origin of the admin written in', async () => {
  const script = await (await fetch(`${proxy.url}/__sandbox/app-bridge.js`)).text();
  expect(script).toContain('const HOST_ORIGIN="http://127.0.0.1:1"');
});

test('passes a stream on as it comes', async () => {
  const answer = await fetch(`${proxy.url}/stream`);
  const reader = answer.body?.getReader();
  const first = await reader?.read();
  expect(new TextDecoder().decode(first?.value)).toBe('data: first\n\n');
  await reader?.cancel();
});

test('sends redirects into the admin to the local admin', async () => {
  const answer = await fetch(`${proxy.url}/leave`, { redirect: 'manual' });
  expect(answer.headers.get('location')).toBe('http://127.0.0.1:1/store/sample-shop/apps/x');
});

test.each([
  [undefined, ''],
  ["frame-ancestors 'none'", ''],
  ["default-src 'self'", "default-src 'self'"],
])('drops only frame-ancestors from %s', (policy, expected) => {
  expect(withoutFrameAncestors(policy)).toBe(expected);
});
