import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { connectionPool, findShopByDomain, forShop } from '../../../app/db/index.server.ts';
import { buildApp } from '../../setup/prepare.ts';
import { signedWebhook } from '../shopify/signed-webhook.ts';
import {
  framed,
  open,
  runApp,
  startApp,
  startTinyShopify,
  type RunningApp,
  type TinyShopify,
} from './running-app.ts';

const DOMAIN = 'nordlicht-living.myshopify.com';

let shopify: TinyShopify;
let app: RunningApp;

beforeAll(async () => {
  await buildApp();
  shopify = await startTinyShopify();
  // Web alone: what a worker would do with this small a Shopify is not the subject here.
  app = await startApp({ shopifyUrl: shopify.url, args: ['--only', 'web'] });
}, 180_000);

afterAll(async () => {
  await app.stop();
  shopify.close();
});

test('it says in one line of JSON that it is ready, and where', () => {
  expect(app.ready).toMatchObject({ ready: true, worker: false });
  expect(app.ready.web?.port).toBeGreaterThan(0);
});

test('its health is told outside authentication', async () => {
  const response = await open(`${app.url}/healthz`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ ok: true });
});

describe('the first visit of a merchant', () => {
  test('defect a: layout and page of one document exchange one token; many visits at once install once', async () => {
    const before = shopify.tokenRequests();
    const first = await open(framed(app, '/app', DOMAIN));
    expect(first.status).toBe(200);
    expect(shopify.tokenRequests() - before).toBe(1);

    const other = 'many-at-once.myshopify.com';
    const visits = await Promise.all(
      Array.from({ length: 6 }, () => open(framed(app, '/app', other))),
    );
    expect(visits.map((each) => each.status)).toEqual(Array(6).fill(200));
    const shop = await findShopByDomain(other);
    const db = forShop(shop!.shopId);
    expect(await db.importRun.count()).toBe(1);
    expect(await db.session.count()).toBe(1);
    expect(shop).toMatchObject({ name: 'Nordlicht', currency: 'EUR', zone: 'Europe/Berlin' });
  });

  test('a forged session token gets no data', async () => {
    const url = new URL(framed(app, '/app', DOMAIN));
    const [head, , signature] = url.searchParams.get('id_token')!.split('.');
    const claims = {
      dest: 'https://other.myshopify.com',
      aud: 'portolan-sandbox',
      exp: 9e9,
      nbf: 0,
    };
    const forged = Buffer.from(JSON.stringify(claims)).toString('base64url');
    url.searchParams.set('id_token', `${head}.${forged}.${signature}`);
    const response = await open(url.href);
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toMatch(/^\/auth\/session-token\?/);
    expect(await findShopByDomain('other.myshopify.com')).toBeNull();
  });

  test('the shop is who the token names, whatever the address says', async () => {
    const url = new URL(framed(app, '/app', DOMAIN));
    url.searchParams.set('shop', 'somebody-else.myshopify.com');
    expect((await open(url.href)).status).toBe(200);
    expect(await findShopByDomain('somebody-else.myshopify.com')).toBeNull();
  });
});

const documents: [string, () => string][] = [
  ['a page of the admin', () => framed(app, '/app', DOMAIN)],
  ['a page that is not there', () => `${app.url}/nowhere`],
  ['the login page', () => `${app.url}/auth/login`],
  ['the bounce page', () => `${app.url}/auth/session-token?shop=${DOMAIN}&shopify-reload=%2Fapp`],
];

describe('every document', () => {
  test.each(documents)('%s says who may frame it', async (_what, url) => {
    const response = await open(url());
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^frame-ancestors ('none'|https:\/\/)/,
    );
    expect(response.headers.get('content-security-policy')).not.toContain('evil');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('strict-origin');
  });

  test.each(documents)('%s has App Bridge before any other script', async (_what, url) => {
    const html = await (await open(url())).text();
    const first = /<script[^>]*>/.exec(html)?.[0] ?? '';
    expect(first).toContain('src="https://cdn.shopify.com/shopifycloud/app-bridge.js"');
    expect(first).toContain('data-api-key="portolan-sandbox"');
  });

  test('runs only scripts of ours, of the CDN, or with its nonce', async () => {
    const response = await open(framed(app, '/app', DOMAIN));
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(nonce).toBeTruthy();
    const scripts = (await response.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(2);
    for (const tag of scripts.filter((each) => !each.includes('src='))) {
      expect(tag).toContain(`nonce="${nonce}"`);
    }
  });
});

describe('what no Shopify admin would send', () => {
  test('defect g: a malformed host leads to the login page, not to an error', async () => {
    for (const host of ['9998966025409999999', '%%%', 'a'.repeat(5000), '']) {
      const query = new URLSearchParams({ shop: DOMAIN, host, embedded: '1' });
      const response = await open(`${app.url}/app?${query.toString()}`);
      expect(response.status, host.slice(0, 30)).toBe(302);
      expect(response.headers.get('location')).toBe('/auth/login');
    }
  });

  test('defect h: a shop of somebody else never reaches a header', async () => {
    const evil = encodeURIComponent('https://evil.example; script-src *');
    for (const page of ['/auth/session-token', '/auth/exit-iframe', '/app', '/auth/login', '/x']) {
      const response = await open(`${app.url}${page}?shop=${evil}&exitIframe=%2F`);
      expect(response.status, page).toBeLessThan(500);
      expect([...response.headers].join(), page).not.toContain('evil');
    }
  });

  test('defect i: without a shop the login page comes, and asks for no domain', async () => {
    const response = await open(`${app.url}/app`);
    expect(response.status).toBe(302);
    const login = await open(new URL(response.headers.get('location')!, app.url).href);
    expect(login.status).toBe(200);
    const html = await login.text();
    expect(html).not.toMatch(/<(form|input)\b/);
    expect(html).toContain('https://admin.shopify.com');
    expect(login.headers.get('content-security-policy')).toContain(
      'frame-ancestors https://admin.shopify.com;',
    );
  });

  test('an address that is too long, a body that is too large', async () => {
    expect((await open(`${app.url}/app?x=${'y'.repeat(15_900)}`)).status).toBeLessThan(500);
    const long = await open(`${app.url}/app?x=${'y'.repeat(16_400)}`).catch(() => null);
    expect([414, 431, undefined]).toContain(long?.status);
    const body = 'z'.repeat(33 * 1024 * 1024);
    const large = await fetch(`${app.url}/webhooks`, { method: 'POST', body }).catch(() => null);
    // The server may hang up before all is sent; it must not take it.
    expect([413, undefined]).toContain(large?.status);
    expect((await open(`${app.url}/healthz`)).status).toBe(200);
  });

  test('requests that are not HTTP', async () => {
    const socket = connect(app.ready.web!.port, '127.0.0.1');
    socket.end('NONSENSE\r\n\r\n');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect((await open(`${app.url}/healthz`)).status).toBe(200);
  });
});

test('defect j: no session token, signature or token is ever logged', async () => {
  const url = framed(app, '/app', DOMAIN);
  const { searchParams } = new URL(url);
  await open(url);
  await open(`${app.url}/app`, { Authorization: `Bearer ${searchParams.get('id_token')}` });
  await open(`${app.url}/proxy/x?shop=${DOMAIN}&signature=feedbeef&timestamp=1`);
  await vi.waitFor(() => expect(app.output()).toContain('/proxy/x'));
  const output = app.output();
  for (const name of ['id_token', 'hmac', 'session']) {
    expect(output, name).not.toContain(searchParams.get(name));
  }
  for (const secret of ['feedbeef', 'shpat_', 'shprt_', 'sandbox-secret', 'eyJ']) {
    expect(output, secret).not.toContain(secret);
  }
});

test('defect k: the app proxy is no page: what is not signed gets no document', async () => {
  for (const page of ['/proxy/anything', '/proxy/', '/proxy/a/b?shop=x']) {
    const response = await open(`${app.url}${page}`);
    expect(response.status, page).toBe(401);
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(response.headers.get('cache-control')).toContain('no-store');
  }
  for (const page of ['/proxy/anything.data', '/webhooks.data', '/healthz.data?_routes=x']) {
    expect((await open(`${app.url}${page}`)).status, page).toBe(404);
  }
});

test('a webhook is taken over HTTP, and still after PostgreSQL has cut every connection', async () => {
  const post = async () => {
    const { headers, body } = signedWebhook('/webhooks', {
      topic: 'orders/updated',
      shop: DOMAIN,
      payload: { id: 42, updated_at: '2026-11-01T00:00:00Z' },
    });
    const init = { method: 'POST', headers, body: await new Response(body).text() };
    return (await fetch(`${app.url}/webhooks`, init)).status;
  };
  expect(await post()).toBe(200);
  await connectionPool().query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );
  // Shopify tries again after an error; so does this, for as long as cut connections come up.
  await expect.poll(post, { timeout: 10_000 }).toBe(200);
  expect(app.child.exitCode).toBeNull();
  expect((await open(`${app.url}/healthz`)).status).toBe(200);
});

describe('starting and stopping', () => {
  test('--only worker listens to nobody; SIGTERM ends it in order', async () => {
    const worker = await startApp({ shopifyUrl: shopify.url, args: ['--only', 'worker'] });
    expect(worker.ready).toMatchObject({ web: null, worker: true });
    expect(await worker.stop()).toBe(0);
  });

  test('a request that is being answered when SIGTERM comes is answered', async () => {
    const own = await startApp({ args: ['--only', 'web'] });
    const socket = connect(own.ready.web!.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    const head =
      'POST /webhooks HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nConnection: close\r\n\r\n';
    socket.write(`${head}{`);
    await once(socket, 'ready').catch(() => undefined);
    await open(`${own.url}/healthz`);
    const stopped = own.stop();
    socket.write('}');
    await once(socket, 'close');
    expect(answer).toMatch(/^HTTP\/1\.1 401/);
    expect(await stopped).toBe(0);
  });

  test('a taken port is told in one sentence', async () => {
    const { code, output } = await runApp({ env: { PORT: String(app.ready.web!.port) } });
    expect(code).toBe(1);
    expect(output).toContain(`Port ${app.ready.web!.port} is taken. Set PORT to a free one.`);
    expect(output).not.toContain('    at ');
  });

  test('a missing variable is told by its name', async () => {
    const { code, output } = await runApp({ env: { SHOPIFY_API_KEY: '', ENCRYPTION_KEYS: '' } });
    expect(code).toBe(1);
    expect(output).toContain('SHOPIFY_API_KEY: the client id from the Partner Dashboard');
    expect(output).toContain('ENCRYPTION_KEYS');
    expect(output).not.toContain('    at ');
  });

  test('a word it does not know after --only', async () => {
    const { code, output } = await runApp({ args: ['--only', 'cron'] });
    expect(code).toBe(1);
    expect(output).toContain('"cron"');
  });
});
