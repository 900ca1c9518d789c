import { forwardToApp } from '../app-proxy/forward.ts';
import { moveOrder } from '../order-moves.ts';
import type { OrderMove } from '../order-moves.ts';
import type { Handler } from '../serve.ts';
import type { SandboxStore, ShopState } from '../store.ts';
import type { AppConfig } from '../admin-host/app-config.ts';
import type { AppBlocks } from './app-blocks.ts';
import { checkOut, payAgain } from './checkout.ts';
import type { PaymentOutcome } from './checkout.ts';
import { orderObject, pageObjects, productObject } from './page-objects.ts';
import type { PageInput } from './page-objects.ts';
import { paymentTypesFor, shopperCookies, shopperOf, withQuantity } from './shopper.ts';
import type { Shopper } from './shopper.ts';
import { ASSET_PATH, createThemeRenderer } from './theme-renderer.ts';
import type { ThemeRenderer } from './theme-renderer.ts';

export interface StorefrontOptions {
  store: SandboxStore;
  app: AppConfig;
  blocks: AppBlocks;
  /** Where the app listens, for the app proxy. */
  appOrigin: () => string;
}

interface Visit extends StorefrontOptions {
  request: Request;
  url: URL;
  state: ShopState;
  shopper: Shopper;
  /** `/storefront/nordlicht-living` */
  root: string;
  /** Path inside the storefront, e.g. `/products/mug`. */
  path: string;
  theme: ThemeRenderer;
}

const MAX_PRODUCTS = 24;
const MAX_CUSTOMERS_OFFERED = 8;

/** The storefronts of all shops, under `/storefront/{name}/`. */
export function createStorefront(options: StorefrontOptions): Handler {
  const theme = createThemeRenderer(options.blocks);
  return async (request) => {
    const url = new URL(request.url);
    if (url.pathname.startsWith(ASSET_PATH)) {
      return theme.asset(url.pathname.slice(ASSET_PATH.length));
    }
    const match = /^\/storefront\/([a-z0-9-]+)(\/.*)?$/.exec(url.pathname);
    const state = match && options.store.find(`${match[1]}.myshopify.com`);
    if (!match || !state) return null;
    const root = `/storefront/${match[1]}`;
    if (match[2] === undefined) return redirect(`${root}/`, []);
    const shopper = shopperOf(state.shop, request);
    const visit = { ...options, request, url, state, shopper, root, path: match[2], theme };
    const { prefix, subpath } = options.app.proxy;
    const proxyPath = `/${prefix}/${subpath}`;
    if (visit.path === proxyPath || visit.path.startsWith(`${proxyPath}/`)) {
      return answerProxy(visit, proxyPath);
    }
    return request.method === 'POST' ? answerPost(visit) : answerGet(visit);
  };
}

async function answerGet(visit: Visit): Promise<Response> {
  const { path, state, url, shopper, root } = visit;
  if (path === '/') return show(visit, 'index', 'index', { products: products(visit) });
  if (path === '/cart') return show(visit, 'cart', 'cart');
  if (path === '/cart.js') return Response.json(pageObjects(pageInput(visit, 'cart'))['cart']);
  if (path === '/checkout') {
    if (shopper.cart.length === 0) return redirect(`${root}/cart`, []);
    const payment_types = offeredMethods(visit);
    return show(visit, 'checkout', 'checkout', { payment_types });
  }
  const order = /^\/orders\/(\d+)$/.exec(path);
  const placed = order && state.order(order[1] ?? '');
  if (placed) {
    const payment_types = offeredMethods(visit);
    return show(visit, 'order', 'order', { order: orderObject(placed), payment_types });
  }
  const [, handle, picture] = /^\/products\/([^/]+?)(\.svg)?$/.exec(path) ?? [];
  const product = state.shop.products.find((each) => each.handle === handle);
  if (product && product.status !== 'DRAFT') {
    if (picture) {
      return new Response(product.imageSvg, { headers: { 'content-type': 'image/svg+xml' } });
    }
    const variant = url.searchParams.get('variant');
    return show(visit, 'product', 'product', { product: productObject(product, visit, variant) });
  }
  return show(visit, 'not-found', '404', {}, 404);
}

async function answerPost(visit: Visit): Promise<Response> {
  const { path, request, root, store, state, shopper } = visit;
  const domain = state.shop.domain;
  const form = await readForm(request);
  const field = (name: string): string => form.get(name) ?? '';
  const payment = [field('method'), field('outcome') as PaymentOutcome] as const;
  const order = /^\/orders\/(\d+)\/(fulfill|deliver|refund|cancel|pay)$/.exec(path);
  if (path === '/localization') return changeLocalization(visit, form);
  if (path === '/cart/add' || path === '/cart/add.js') {
    const id = field('id');
    const had = shopper.cart.find(({ variantId }) => variantId === id)?.quantity ?? 0;
    const added = Number(field('quantity') || '1');
    if (!state.variant(id)) return new Response('No such variant.', { status: 422 });
    return keepCart(visit, withQuantity(shopper.cart, id, had + added));
  }
  if (path === '/cart/change' || path === '/cart/change.js') {
    return keepCart(visit, withQuantity(shopper.cart, field('id'), Number(field('quantity'))));
  }
  if (path === '/checkout') {
    const placed = checkOut(store, domain, shopper, ...payment, field('discount'));
    if (!placed) return redirect(`${root}/cart`, []);
    return redirect(`${root}/orders/${placed.id}`, shopperCookies(root, { ...shopper, cart: [] }));
  }
  if (order) {
    const [, id = '', verb = ''] = order;
    if (!state.order(id)) return new Response('No such order.', { status: 404 });
    if (verb === 'pay') payAgain(store, domain, id, ...payment);
    else moveOrder(store, domain, id, verb as OrderMove);
    return redirect(`${root}/orders/${id}`, []);
  }
  return new Response('Not found.', { status: 404 });
}

function keepCart(visit: Visit, cart: Shopper['cart']): Response {
  const shopper = { ...visit.shopper, cart };
  const cookies = shopperCookies(visit.root, shopper);
  if (!visit.path.endsWith('.js')) return redirect(`${visit.root}/cart`, cookies);
  const body = pageObjects(pageInput({ ...visit, shopper }, 'cart'))['cart'];
  const response = Response.json(body);
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

function changeLocalization(visit: Visit, form: Map<string, string>): Response {
  const { root, url, request, state } = visit;
  const wish = new URL(url);
  for (const name of ['country', 'locale', 'customer']) {
    const value = form.get(name);
    if (value !== undefined) wish.searchParams.set(name, value);
  }
  const shopper = shopperOf(state.shop, new Request(wish, { headers: request.headers }));
  const returnTo = form.get('return_to') ?? '';
  return redirect(
    returnTo.startsWith(`${root}/`) ? returnTo : `${root}/`,
    shopperCookies(root, shopper),
  );
}

function answerProxy(visit: Visit, proxyPath: string): Promise<Response> {
  const { app, appOrigin, path, request, root, shopper, state, store, theme } = visit;
  return forwardToApp({
    request,
    target: appOrigin() + app.proxy.path + path.slice(proxyPath.length),
    shopDomain: state.shop.domain,
    customerId: shopper.customer?.id ?? '',
    pathPrefix: root + proxyPath,
    secret: store.app.secret,
    now: store.clock(),
    renderLiquid: (source) => theme.proxied(pageInput(visit, 'page'), source),
  });
}

/** The shop's methods here; a shop read from an order file knows none, so it gets a card. */
function offeredMethods({ state, shopper }: Visit): string[] {
  const methods = paymentTypesFor(state.shop, shopper.country);
  return methods.length > 0 ? methods : ['visa'];
}

/** A window on the catalog: products spread over it, because neighbors look alike. */
function products({ state, shopper, root }: Visit): Record<string, unknown>[] {
  const active = state.shop.products.filter(({ status }) => status === 'ACTIVE');
  const step = Math.max(1, Math.floor(active.length / MAX_PRODUCTS));
  return active
    .filter((_, index) => index % step === 0)
    .slice(0, MAX_PRODUCTS)
    .map((product) => productObject(product, { shopper, root }));
}

function pageInput(visit: Visit, pageType: string): PageInput {
  const { state, shopper, root, url, app } = visit;
  const proxyPath = `${root}/${app.proxy.prefix}/${app.proxy.subpath}`;
  return { state, shopper, root, pageType, url, proxyPath };
}

async function show(
  visit: Visit,
  template: string,
  pageType: string,
  extra: Record<string, unknown> = {},
  status = 200,
): Promise<Response> {
  const { theme, state, shopper, root, url } = visit;
  const name = root.split('/').pop() ?? '';
  const returnTo = new URL(url);
  for (const asked of ['country', 'locale', 'customer']) returnTo.searchParams.delete(asked);
  const body = await theme.page(pageInput(visit, pageType), template, {
    ...extra,
    sandbox: {
      admin_url: `/store/${name}`,
      return_to: returnTo.pathname + returnTo.search,
      customers: offeredCustomers(state, shopper),
    },
  });
  const response = new Response(body, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  });
  for (const cookie of shopperCookies(root, shopper)) {
    response.headers.append('set-cookie', cookie);
  }
  return response;
}

/** The latest customers, and the one who is logged in. */
function offeredCustomers(
  { shop }: ShopState,
  { customer }: Shopper,
): { id: string; name: string }[] {
  const latest = shop.customers.slice(-MAX_CUSTOMERS_OFFERED);
  const offered = customer && !latest.includes(customer) ? [customer, ...latest] : latest;
  return offered.map(({ id, displayName, country }) => ({
    id,
    name: country ? `${displayName} (${country})` : displayName,
  }));
}

async function readForm(request: Request): Promise<Map<string, string>> {
  const type = request.headers.get('content-type') ?? '';
  if (type.includes('application/json')) {
    const body = (await request.json()) as Record<string, unknown>;
    return new Map(Object.entries(body).map(([name, value]) => [name, String(value)]));
  }
  const form = await request.formData();
  return new Map([...form].map(([name, value]) => [name, String(value)]));
}

function redirect(location: string, cookies: string[]): Response {
  const response = new Response(null, { status: 303, headers: { location } });
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}
