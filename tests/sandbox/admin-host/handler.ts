import { readFile } from 'node:fs/promises';
import { htmlResponse } from '../html.ts';
import type { SandboxShop } from '../model.ts';
import type { Handler } from '../serve.ts';
import type { Installation, SandboxStore } from '../store.ts';
import type { AppBlocks } from '../storefront/app-blocks.ts';
import type { AppConfig } from './app-config.ts';
import { browserScript } from './browser-script.ts';
import { adminPage, shopName } from './chrome.ts';
import type { ChromeInput } from './chrome.ts';
import { appFrame } from './app-page.ts';
import { consentPage } from './consent-page.ts';
import { answerFrame } from './frame-api.ts';
import { moveOrder } from '../order-moves.ts';
import type { OrderMove } from '../order-moves.ts';
import { ordersPage } from './orders-page.ts';
import { homePage, onlineStorePage, productsPage, settingsPage } from './shop-pages.ts';
import type { AdminLocale } from './words.ts';
import { adminLocaleOf, wordsFor } from './words.ts';

export interface AdminHostOptions {
  store: SandboxStore;
  app: AppConfig;
  blocks: AppBlocks;
  /** Where people's frames find the app: the proxy that drops `frame-ancestors`. */
  framedAppOrigin: () => string;
  /** Where the app itself listens, framed under its real policy in browser tests. */
  directAppOrigin: () => string;
}

/** One page request inside one shop's admin. */
export interface PageContext extends AdminHostOptions {
  shop: SandboxShop;
  /** Null before the merchant's consent and after uninstalling. */
  installation: Installation | null;
  locale: AdminLocale;
  url: URL;
  /** `/store/nordlicht-living` */
  base: string;
  appOrigin: string;
}

/** Set by the browser tests' interception, which frames the app under its own address. */
export const DIRECT_FRAMING_HEADER = 'x-sandbox-framing';

/** The admin of every shop: pages under `/store/{name}` and what their scripts ask for. */
export function createAdminHost(options: AdminHostOptions): Handler {
  const locales = new Map<string, AdminLocale>();
  return async (request) => {
    const url = new URL(request.url);
    if (url.pathname.startsWith('/__host/')) {
      const file = await hostFile(url.pathname);
      if (file) return file;
    }
    const match = /^(\/__host)?\/store\/([a-z0-9-]+)(\/.*)?$/.exec(url.pathname);
    const state = match && options.store.find(`${match[2]}.myshopify.com`);
    if (!match || !state) return null;
    const { shop, installation } = state;
    const isDirect = request.headers.get(DIRECT_FRAMING_HEADER) === 'direct';
    const context: PageContext = {
      ...options,
      shop,
      installation,
      url,
      base: `/store/${shopName(shop)}`,
      locale: locales.get(shop.domain) ?? adminLocaleOf(shop.adminLocale),
      appOrigin: isDirect ? options.directAppOrigin() : options.framedAppOrigin(),
    };
    const path = match[3] ?? '';
    if (match[1]) return answerFrame(context, path, request);
    if (request.method === 'POST') return answerPost(context, path, request, locales);
    return answerPage(context, path);
  };
}

async function hostFile(pathname: string): Promise<Response | null> {
  if (pathname === '/__host/admin.css') {
    const css = await readFile(new URL('admin.css', import.meta.url));
    return new Response(css, { headers: { 'content-type': 'text/css; charset=utf-8' } });
  }
  if (pathname === '/__host/page.js') {
    const script = await browserScript('page/host-page.ts');
    return new Response(script, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
  }
  return null;
}

function answerPage(context: PageContext, path: string): Response {
  const { app, blocks, shop, base } = context;
  const words = wordsFor(context.locale);
  const inApp = /^\/apps\/([^/]+)(\/.*)?$/.exec(path);
  if (inApp) return answerAppPage(context, inApp[2] ?? '');
  if (path === '/themes/current/editor') {
    const { searchParams } = context.url;
    const asked = searchParams.get('addAppBlockId') ?? searchParams.get('activateAppId') ?? '';
    const handle = asked.split('/').pop() ?? '';
    return redirect(`${base}/online-store?block=${encodeURIComponent(handle)}`);
  }
  const pages: Record<string, () => { page: Omit<ChromePart, 'title'>; title: string }> = {
    '': () => ({ title: words.home, page: { current: 'home', body: homePage(context) } }),
    '/orders': () => ({
      title: words.orders,
      page: { current: 'orders', body: ordersPage(context) },
    }),
    '/products': () => ({
      title: words.products,
      page: { current: 'products', body: productsPage(context) },
    }),
    '/online-store': () => ({
      title: words.onlineStore,
      page: { current: 'online-store', body: onlineStorePage(context, blocks.list(shop.domain)) },
    }),
    '/settings': () => ({
      title: words.settings,
      page: {
        current: 'settings',
        body: settingsPage(context, app),
      },
    }),
  };
  const found = pages[path.replace(/\/$/, '')];
  if (!found) return redirect(base);
  const { title, page } = found();
  return show(context, { title, ...page });
}

type ChromePart = Pick<ChromeInput, 'title' | 'current' | 'body'>;

function show(context: PageContext, part: ChromePart & Pick<ChromeInput, 'boot'>): Response {
  const { shop, app, locale, url } = context;
  const returnTo = url.pathname + url.search;
  return htmlResponse(adminPage({ shop, app, locale, returnTo, ...part }));
}

function answerAppPage(context: PageContext, inside: string): Response {
  const { app } = context;
  if (!context.installation) {
    return show(context, { title: app.name, current: 'app', body: consentPage(context) });
  }
  const { body, boot } = appFrame(context, inside);
  return show(context, { title: app.name, current: 'app', body, boot });
}

async function answerPost(
  context: PageContext,
  path: string,
  request: Request,
  locales: Map<string, AdminLocale>,
): Promise<Response> {
  const { store, shop, app, blocks, base } = context;
  const form = await request.formData();
  const field = (name: string): string => String(form.get(name) ?? '');
  const order = /^\/orders\/(\d+)\/(fulfill|deliver|refund|cancel)$/.exec(path);
  const block = /^\/online-store\/blocks\/([a-z0-9-]+)$/.exec(path);
  if (path === '/language') {
    locales.set(shop.domain, adminLocaleOf(field('locale')));
    const returnTo = field('returnTo');
    return redirect(returnTo.startsWith(base) ? returnTo : base);
  }
  if (/^\/apps\/[^/]+\/install$/.test(path)) {
    store.install(shop.domain, app.scopes);
    return redirect(`${base}/apps/portolan`);
  }
  if (path === '/settings/uninstall') {
    store.uninstall(shop.domain);
    return redirect(`${base}/settings`);
  }
  if (order) {
    moveOrder(store, shop.domain, order[1] ?? '', order[2] as OrderMove);
    return redirect(`${base}/orders`);
  }
  if (block) {
    blocks.place(shop.domain, block[1] ?? '', field('placed') === 'true');
    return redirect(`${base}/online-store`);
  }
  return new Response('Not found.', { status: 404 });
}

export function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}
