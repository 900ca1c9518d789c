import { signProxyQuery } from './sign-query.ts';

export interface ProxyInput {
  request: Request;
  /** The app's address for this path, without a query. */
  target: string;
  shopDomain: string;
  /** Empty when nobody is logged in. */
  customerId: string;
  /** Path under which the shop serves the app, e.g. `/apps/portolan`. */
  pathPrefix: string;
  secret: string;
  now: Date;
  renderLiquid: (source: string) => Promise<string>;
}

const OWN_PARAMETERS = [
  ...['shop', 'logged_in_customer_id', 'path_prefix', 'timestamp'],
  ...['signature', 'hmac'],
];

const FORWARDED_HEADERS = ['accept', 'accept-language', 'content-type', 'user-agent'];

/** Response headers that Shopify does not let through. Source: Shopify, "About app proxies". */
const STRIPPED_HEADERS = [
  ...['accept-patch', 'accept-ranges', 'connection', 'cookie', 'date', 'delta-base', 'im', 'p3p'],
  ...['pragma', 'preference-applied', 'proxy-authenticate', 'public-key-pins', 'server'],
  ...['service-worker-allowed', 'set-cookie', 'trailer', 'tk', 'warning', 'x-powered-by'],
  ...['content-encoding', 'content-length', 'transfer-encoding'],
];

const MAX_REDIRECTS = 5;
const TIMEOUT_MS = 10_000;

/**
 * Forwards a storefront request to the app as Shopify's app proxy does: signed query, no cookies
 * in either direction, redirects followed, `application/liquid` rendered inside the theme.
 */
export async function forwardToApp(input: ProxyInput): Promise<Response> {
  let answer: Response;
  try {
    answer = await callApp(input);
  } catch {
    return new Response('The app did not answer.', { status: 502 });
  }
  const headers = new Headers(answer.headers);
  for (const name of STRIPPED_HEADERS) headers.delete(name);
  if (!headers.get('content-type')?.startsWith('application/liquid')) {
    return new Response(answer.body, { status: answer.status, headers });
  }
  headers.set('content-type', 'text/html; charset=utf-8');
  const page = await input.renderLiquid(await answer.text());
  return new Response(page, { status: answer.status, headers });
}

async function callApp(input: ProxyInput): Promise<Response> {
  const { request } = input;
  const headers = new Headers();
  for (const name of FORWARDED_HEADERS) {
    const value = request.headers.get(name);
    if (value) headers.set(name, value);
  }
  headers.set('x-forwarded-host', input.shopDomain);
  let method = request.method;
  let body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
  let url = signedUrl(input, input.target);
  for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
    const answer = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(body ? { body } : {}),
    });
    const location = answer.headers.get('location');
    if (answer.status < 300 || answer.status > 399 || !location) return answer;
    url = new URL(location, url).href;
    if (answer.status !== 307 && answer.status !== 308) {
      method = 'GET';
      body = null;
    }
  }
  throw new Error('Too many redirects.');
}

function signedUrl(input: ProxyInput, target: string): string {
  const url = new URL(target);
  const query = new URL(input.request.url).searchParams;
  // A visitor must not be able to speak for another shop or customer.
  for (const name of OWN_PARAMETERS) query.delete(name);
  query.set('shop', input.shopDomain);
  query.set('logged_in_customer_id', input.customerId);
  query.set('path_prefix', input.pathPrefix);
  query.set('timestamp', String(Math.floor(input.now.getTime() / 1000)));
  query.set('signature', signProxyQuery(query, input.secret));
  url.search = query.toString();
  return url.href;
}
