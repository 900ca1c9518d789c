import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { APP_BRIDGE_URL } from '../sandbox/admin-host/app-frame-proxy.ts';
import { createAdminHost } from '../sandbox/admin-host/handler.ts';
import { verifySessionToken } from '../sandbox/oauth/session-token.ts';
import { listen, serve } from '../sandbox/serve.ts';
import type { RunningServer } from '../sandbox/serve.ts';
import { createSandboxStore } from '../sandbox/store.ts';
import { AppBlocks } from '../sandbox/storefront/app-blocks.ts';
import { sampleShop } from '../sandbox/storefront/sample-shop.ts';
import { ADMIN_ORIGIN, launchBrowser, openAdminContext, openApp } from './admin-frame.ts';

/*
 * A page of a few lines stands for the app, so that each behavior of the stand-in is seen alone:
 * framed by the local admin at https://admin.shopify.com, under a policy like the app's own.
 */

const DOMAIN = 'sample-shop.myshopify.com';
const CLIENT = { clientId: 'portolan-sandbox', secret: 'sandbox-secret-sandbox-secret-0000' };

const PAGE = `
<ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/delivery">Delivery</a></ui-nav-menu>
<ui-title-bar title="Delivery settings">
  <button variant="breadcrumb" onclick="say('back')">Settings</button>
  <button variant="primary" onclick="say('published')">Publish</button>
  <button onclick="say('exported')">Export</button>
</ui-title-bar>
<ui-save-bar id="bar" discardConfirmation>
  <button variant="primary" onclick="say('saved'); shopify.saveBar.hide('bar')">Save</button>
  <button onclick="say('discarded'); shopify.saveBar.hide('bar')">Discard</button>
</ui-save-bar>
<ui-modal id="modal"><p>Are you sure?</p>
  <ui-title-bar title="Remove rule"><button variant="primary" onclick="shopify.modal.hide('modal')">Remove</button></ui-title-bar>
</ui-modal>
<h1></h1><p role="log"></p>
<label>Days <input oninput="shopify.saveBar.show('bar')"></label>
<button onclick="shopify.toast.show('Published', {action: 'Undo', onAction: () => say('undone')})">Toast</button>
<button onclick="shopify.modal.show('modal')">Modal</button>
<button onclick="call('/api/ok')">Call</button>
<button onclick="call('/api/stale')">Call with a stale token</button>
<button onclick="call('/api/reauthorize')">Call without access</button>
<button onclick="shopify.resourcePicker({type:'product',multiple:true}).then((it) => say(it ? it.map((one) => one.handle).join() : 'nothing'))">Pick</button>
<button onclick="shopify.app.extensions().then((it) => say(it[0].activations.map((one) => one.handle + ' ' + one.status).join()))">Blocks</button>
<button onclick="window.open('shopify://admin/products', '_top')">Products</button>
<button onclick="history.pushState(null, '', '/app/delivery?tab=rules')">Push</button>
<script>
  document.querySelector('h1').textContent = location.pathname;
  const say = (text) => (document.querySelector('[role=log]').textContent = text);
  const call = (path) => fetch(path).then((answer) => answer.text()).then(say);
</script>`;

let browser: Browser;
let app: RunningServer;
let host: RunningServer;
let context: BrowserContext;
let apiCalls: string[] = [];
const store = createSandboxStore();

function answerApp(request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', 'http://app');
  if (url.pathname.startsWith('/api/')) {
    answerApi(url.pathname, request, response);
    return;
  }
  if (url.pathname === '/bounced') {
    const reload = `/auth/session-token?shopify-reload=${encodeURIComponent('/app?embedded=1')}`;
    response.writeHead(302, { location: reload }).end();
    return;
  }
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      `frame-ancestors https://${DOMAIN} ${ADMIN_ORIGIN}`,
      "script-src https://cdn.shopify.com 'unsafe-inline'",
      "style-src 'self'",
    ].join('; '),
  });
  const bridge = `<script src="${APP_BRIDGE_URL}" data-api-key="portolan-sandbox"></script>`;
  const isBounce = url.pathname.startsWith('/auth/');
  response.end(`<!doctype html><title>App</title>${bridge}${isBounce ? '' : PAGE}`);
}

function answerApi(path: string, request: IncomingMessage, response: ServerResponse): void {
  const token = (request.headers.authorization ?? '').replace('Bearer ', '');
  const claims = verifySessionToken(token, { domain: DOMAIN, ...CLIENT, now: new Date() });
  apiCalls.push(claims ? claims.jti : 'no token');
  if (path === '/api/stale' && apiCalls.length === 1) {
    response.writeHead(401, { 'X-Shopify-Retry-Invalid-Session-Request': '1' }).end('stale');
  } else if (path === '/api/reauthorize') {
    const location = `${ADMIN_ORIGIN}/store/sample-shop/settings`;
    response
      .writeHead(401, { 'X-Shopify-API-Request-Failure-Reauthorize-Url': location })
      .end('no access');
  } else response.end(claims ? 'welcome' : 'who are you?');
}

/** Hangs up a boolean metafield of the app, as publishing does. */
function publishFlag(key: string): void {
  const { installation, metafields } = store.shop('sample-shop.myshopify.com');
  metafields.set({
    id: key,
    ownerId: `gid://shopify/AppInstallation/${installation?.id ?? ''}`,
    namespace: 'portolan',
    key,
    type: 'boolean',
    value: 'true',
    compareDigest: 'any',
    createdAt: '2026-11-22T00:00:00Z',
    updatedAt: '2026-11-22T00:00:00Z',
  });
}

beforeAll(async () => {
  store.addShop(sampleShop());
  app = await listen(createServer(answerApp), 0);
  const blocks = new AppBlocks();
  host = await serve([
    createAdminHost({
      store,
      blocks,
      app: {
        name: 'Portolan',
        homePath: '/app',
        scopes: ['read_orders', 'write_app_proxy'],
        optionalScopes: [],
        proxy: { prefix: 'apps', subpath: 'portolan', path: '/proxy' },
      },
      framedAppOrigin: () => app.url,
      directAppOrigin: () => app.url,
    }),
  ]);
  browser = await launchBrowser();
  context = await openAdminContext(browser, { sandboxUrl: host.url });
});

afterAll(async () => {
  await browser?.close();
  await host?.close();
  await app?.close();
});

beforeEach(() => {
  apiCalls = [];
});

async function open(path = '') {
  store.install(DOMAIN, ['read_orders']);
  for (const page of context.pages()) await page.close();
  const { page, frame } = await openApp(context, 'sample-shop', path);
  await frame.getByRole('heading', { level: 1 }).waitFor();
  return { page, frame, said: frame.getByRole('log') };
}

async function until(check: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`This did not happen: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

describe('installing', () => {
  test('asks for consent in plain words and for nothing else', async () => {
    store.uninstall(DOMAIN);
    const page = await context.newPage();
    await page.goto(`${ADMIN_ORIGIN}/store/sample-shop/apps/portolan`);
    await page.getByText('See orders').waitFor();
    expect(await page.locator('main input').count()).toBe(0);
    await page.getByRole('button', { name: 'Install' }).click();
    await page.frameLocator('iframe').getByRole('heading', { name: '/app' }).waitFor();
    expect(store.shop(DOMAIN).installation?.scopes).toEqual(['read_orders', 'write_app_proxy']);
  });
});

describe('the frame and the admin', () => {
  test('agree on the address, also after a push and a reload', async () => {
    const { page, frame } = await open('/app/delivery');
    await frame.getByRole('button', { name: 'Push' }).click();
    const address = `${ADMIN_ORIGIN}/store/sample-shop/apps/portolan/app/delivery?tab=rules`;
    await page.waitForURL(address);
    await page.reload();
    await frame.getByRole('heading', { name: '/app/delivery' }).waitFor();
    expect(page.url()).toBe(address);
  });

  test('show the nav menu, and a press there brings the page', async () => {
    const { page, frame } = await open();
    await page.getByRole('link', { name: 'Delivery', exact: true }).click();
    await frame.getByRole('heading', { name: '/app/delivery' }).waitFor();
    const link = page.getByRole('link', { name: 'Delivery', exact: true });
    await until(async () => (await link.getAttribute('aria-current')) === 'page', 'link marked');
    expect(await page.getByRole('navigation').getByRole('link', { name: 'Home' }).count()).toBe(1);
  });

  test('show title, back button and actions, and pass presses on', async () => {
    const { page, said } = await open();
    await page.getByRole('heading', { name: 'Delivery settings' }).waitFor();
    for (const [button, word] of [
      ['Back: Settings', 'back'],
      ['Publish', 'published'],
      ['Export', 'exported'],
    ] as const) {
      await page.getByRole('button', { name: button }).click();
      await until(async () => (await said.textContent()) === word, word);
    }
  });

  test('open other admin pages for shopify:// addresses', async () => {
    const { page, frame } = await open();
    await frame.getByRole('button', { name: 'Products' }).click();
    await page.waitForURL(`${ADMIN_ORIGIN}/store/sample-shop/products`);
  });

  test('leave the bounce page with a fresh token', async () => {
    const { frame } = await open('/bounced');
    await frame.getByRole('heading', { name: '/app' }).waitFor();
  });
});

describe('fetch', () => {
  test('carries a valid session token to the own server', async () => {
    const { frame, said } = await open();
    await frame.getByRole('button', { name: 'Call', exact: true }).click();
    await until(async () => (await said.textContent()) === 'welcome', 'answered');
  });

  test('tries a stale token once more, with a new one', async () => {
    const { frame, said } = await open();
    await frame.getByRole('button', { name: 'Call with a stale token' }).click();
    await until(async () => (await said.textContent()) === 'welcome', 'answered');
    expect(new Set(apiCalls).size).toBe(2);
  });

  test('leaves the frame where the server asks for a new authorization', async () => {
    const { page, frame } = await open();
    await frame.getByRole('button', { name: 'Call without access' }).click();
    await page.waitForURL(`${ADMIN_ORIGIN}/store/sample-shop/settings`);
  });
});

describe('the save bar', () => {
  test("takes the search field's place and saves", async () => {
    const { page, frame, said } = await open();
    await frame.getByLabel('Days').fill('3');
    await page.getByRole('region', { name: 'Unsaved changes' }).waitFor();
    expect(await page.getByRole('searchbox').isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Save' }).click();
    await until(async () => (await said.textContent()) === 'saved', 'saved');
    await page.getByRole('searchbox').waitFor();
  });

  test('asks before it discards, when told to', async () => {
    const { page, frame, said } = await open();
    await frame.getByLabel('Days').fill('3');
    await page.getByRole('button', { name: 'Discard' }).click();
    const dialog = page.getByRole('dialog', { name: 'Discard all unsaved changes?' });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await said.textContent()).toBe('');
    await page.getByRole('button', { name: 'Discard' }).click();
    await dialog.getByRole('button', { name: 'Discard' }).click();
    await until(async () => (await said.textContent()) === 'discarded', 'discarded');
  });

  test.each(['Delivery', 'Orders'])('keeps a press on %s from losing edits', async (name) => {
    const { page, frame } = await open();
    await frame.getByLabel('Days').fill('3');
    await page.getByRole('region', { name: 'Unsaved changes' }).waitFor();
    const link = page.getByRole('link', { name, exact: true });
    const dialog = page.getByRole('dialog', { name: 'Leave page with unsaved changes?' });
    await link.click();
    await dialog.getByRole('button', { name: 'Stay' }).click();
    expect(await frame.getByLabel('Days').inputValue()).toBe('3');
    await link.click();
    await dialog.getByRole('button', { name: 'Leave page' }).click();
    await page.waitForURL(name === 'Orders' ? '**/orders' : '**/app/delivery');
  });
});

describe('overlays', () => {
  test('a toast is announced, acts and can be dismissed', async () => {
    const { page, frame, said } = await open();
    await frame.getByRole('button', { name: 'Toast' }).click();
    const status = page.getByRole('status');
    await status.getByText('Published').waitFor();
    await status.getByRole('button', { name: 'Undo' }).click();
    await until(async () => (await said.textContent()) === 'undone', 'undone');
    await status.getByRole('button', { name: 'Dismiss' }).click();
    await until(async () => (await status.textContent()) === '', 'dismissed');
  });

  test('a modal shows its title and actions and closes', async () => {
    const { frame } = await open();
    await frame.getByRole('button', { name: 'Modal' }).click();
    const dialog = frame.getByRole('dialog', { name: 'Remove rule' });
    await dialog.getByText('Are you sure?').waitFor();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await dialog.waitFor({ state: 'hidden' });
  });

  test('the resource picker gives back what was chosen, or nothing', async () => {
    const { page, frame, said } = await open();
    await frame.getByRole('button', { name: 'Pick' }).click();
    await page.getByRole('checkbox', { name: 'Bowl' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Select' }).click();
    await until(async () => (await said.textContent()) === 'bowl', 'chosen');
    await frame.getByRole('button', { name: 'Pick' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await until(async () => (await said.textContent()) === 'nothing', 'closed');
  });

  test('block status follows the theme and what the app has published', async () => {
    const says = async (status: string) => {
      const { page, frame, said } = await open();
      await frame.getByRole('button', { name: 'Blocks' }).click();
      const wanted = `delivery-estimate ${status}`;
      await until(async () => (await said.textContent())?.includes(wanted) ?? false, status);
      return page;
    };
    await says('unavailable');
    publishFlag('delivery_ready');
    const page = await says('active');
    await page.goto(`${ADMIN_ORIGIN}/store/sample-shop/online-store`);
    const row = page.getByRole('row', { name: 'Delivery estimate' });
    await row.getByRole('button', { name: 'Remove block' }).click();
    await row.getByText('Not added').waitFor();
    await says('available');
  });
});

test('the admin speaks Chinese when asked to, and tells the app', async () => {
  const { page } = await open();
  await page.getByLabel('Language').selectOption('zh-CN');
  await page.getByRole('link', { name: '订单' }).waitFor();
  // The frame gets its address only after the host's script has run.
  const source = await page.locator('iframe[src*="locale="]').getAttribute('src');
  expect(new URL(source ?? '').searchParams.get('locale')).toBe('zh-CN');
});
