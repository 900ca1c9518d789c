/**
 * A Hydrogen storefront of every shop, as small as it can be: product pages under
 * `/hydrogen/{name}/products/{handle}?country=&language=` and the Storefront API under
 * `/hydrogen/{name}/api/2026-04/graphql.json`.
 */
import { resolveNamespace } from '../admin-api/resolvers/metafields.ts';
import type { Handler } from '../serve.ts';
import type { SandboxStore, ShopState } from '../store.ts';
import { SandboxUnresolvedError } from '../unresolved.ts';
import { STOREFRONT_API_VERSION } from './api-version.ts';
import { askStorefront, type StorefrontRequest } from './storefront-api.ts';

const SCRIPT_PATH = '/hydrogen/page.js';

export function createHydrogenDemo(store: SandboxStore): Handler {
  return async (request) => {
    const url = new URL(request.url);
    if (url.pathname === SCRIPT_PATH) {
      const { clientScript } = await import('./render-page.ts');
      return reply(await clientScript(), 'text/javascript');
    }
    const match = /^\/hydrogen\/([a-z0-9-]+)\/(.+)$/.exec(url.pathname);
    const state = match && store.find(`${match[1]}.myshopify.com`);
    if (!match || !state) return null;
    const path = match[2] ?? '';
    if (path === `api/${STOREFRONT_API_VERSION}/graphql.json`) return answerApi(state, request);
    const handle = /^products\/([^/]+)$/.exec(path)?.[1];
    return handle === undefined ? null : showProduct(store, state, handle, url);
  };
}

async function showProduct(
  store: SandboxStore,
  state: ShopState,
  handle: string,
  url: URL,
): Promise<Response> {
  // React and Hydrogen are only loaded for those who look.
  const { loadPage, renderPage } = await import('./render-page.ts');
  const page = await loadPage({
    state,
    handle: decodeURIComponent(handle),
    country: codeOf(url, 'country'),
    language: codeOf(url, 'language'),
    namespace: resolveNamespace('$app:portolan', store.app.id),
    now: store.clock(),
  });
  if (!page) return reply('There is no such product.', 'text/plain', 404);
  return reply(await renderPage(page, SCRIPT_PATH), 'text/html');
}

/** A code of the Storefront API, which refuses a query with any other text. */
function codeOf(url: URL, name: string): string | null {
  const code = url.searchParams.get(name) ?? '';
  return /^[A-Z]{2}(_[A-Z]{2})?$/.test(code) ? code : null;
}

async function answerApi(state: ShopState, request: Request): Promise<Response> {
  if (!request.headers.get('x-shopify-storefront-access-token')) {
    return Response.json({ errors: [{ message: '', extensions: { code: 'UNAUTHORIZED' } }] });
  }
  try {
    return Response.json(await askStorefront(state, (await request.json()) as StorefrontRequest));
  } catch (error) {
    if (!(error instanceof SandboxUnresolvedError)) throw error;
    const extensions = { code: 'SANDBOX_UNRESOLVED' };
    return Response.json({ errors: [{ message: error.message, extensions }] }, { status: 501 });
  }
}

function reply(body: string, type: string, status = 200): Response {
  return new Response(body, {
    status,
    headers: { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' },
  });
}
