import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { findShopByDomain, type Shop, type ShopTransaction } from '../db/index.server.ts';
import type { Result } from '../kernel/result.ts';
import { logger } from '../log.server.ts';
import { isShopDomain, shopperOfToken, verifyAppProxy } from '../shopify/index.server.ts';
import { answerOnce } from './proxy-idempotency.server.ts';
import { countRequest } from './proxy-rate.server.ts';
import { BodyTooLarge, readBody } from './read-body.server.ts';

/** Who asks: a shopper who is logged in to a shop, both by Shopify's word alone. */
export interface ProxyVisitor {
  shop: Shop;
  customerId: string;
}

/** Something that a logged-in shopper may see. */
export interface ProxyRead {
  method: 'GET';
  handle: (visitor: ProxyVisitor) => Promise<Result<object>>;
}

/**
 * Something that a logged-in shopper may do. It runs in a transaction together with the note of its
 * answer, so a request that is repeated has its effect once; a refusal undoes what it wrote.
 */
export interface ProxyWrite {
  method: 'POST';
  input: z.ZodType;
  handle: (visitor: ProxyVisitor, input: unknown, tx: ShopTransaction) => Promise<Result<object>>;
}

export type ProxyEndpoint = ProxyRead | ProxyWrite;

/** A write whose handler knows the type of its input. */
export function proxyWrite<Input extends z.ZodType>(endpoint: {
  input: Input;
  handle: (
    visitor: ProxyVisitor,
    input: z.infer<Input>,
    tx: ShopTransaction,
  ) => Promise<Result<object>>;
}): ProxyWrite {
  return { method: 'POST', ...endpoint } as ProxyWrite;
}

/** Shopify adds some 300 characters of its own; we ask for nothing by query. */
const QUERY_LIMIT = 2_000;
const BODY_LIMIT_BYTES = 8 * 1024;

/** What is posted: `input` is the endpoint's, the key is made by the page once for each intent. */
const Posted = z.strictObject({
  idempotencyKey: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  input: z.unknown(),
});

type ProxyRefusal =
  | 'query-too-long'
  | 'not-signed'
  | 'not-found'
  | 'method-not-allowed'
  | 'not-logged-in'
  | 'too-many-requests'
  | 'not-json'
  | 'too-large'
  | 'invalid-input'
  | 'unexpected';

/**
 * Answers a request of a shopper that came through Shopify's app proxy, in JSON:
 * `{ ok: true, value }` or `{ ok: false, reason }`.
 *
 * Not signed, or signed more than 90 seconds ago: 401. A path that is not there and a shop that has
 * not installed the app: the same 404. Nobody logged in: 403. Too many requests in a minute: 429
 * with `Retry-After`. Malformed input: 400, 413, 414 or 415; a refusal of the use-case: 422. Answers
 * are never cached: they belong to one customer.
 */
export async function answerProxy(
  endpoints: Readonly<Record<string, ProxyEndpoint>>,
  { request, params }: LoaderFunctionArgs,
): Promise<Response> {
  const response = await respond(endpoints, request, params['*'] ?? '', bySignature);
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}

/**
 * The same for the server of a headless storefront, which names the shop in `X-Shop-Domain` and passes
 * the shopper's access token of the Customer Account API on as `Authorization: Bearer …`.
 *
 * No token: 403. A token that Shopify does not know for the shop: 401.
 */
export async function answerHeadless(
  endpoints: Readonly<Record<string, ProxyEndpoint>>,
  { request, params }: LoaderFunctionArgs,
): Promise<Response> {
  const response = await respond(endpoints, request, params['*'] ?? '', byToken);
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}

/** The shop that a request is for, and whose it is; the latter is asked for once the shop is known. */
interface Claim {
  shopDomain: string;
  customerId: () => Promise<string | null | Response>;
}

function bySignature(_request: Request, url: URL): Claim | null {
  const verified = verifyAppProxy(url);
  if (verified === null) return null;
  const { shopDomain, customerId } = verified;
  return { shopDomain, customerId: () => Promise.resolve(customerId) };
}

function byToken({ headers }: Request): Claim | null {
  const shopDomain = headers.get('x-shop-domain') ?? '';
  if (!isShopDomain(shopDomain)) return null;
  const [, token] = /^Bearer (\S+)$/i.exec(headers.get('authorization') ?? '') ?? [];
  return {
    shopDomain,
    customerId: async () => {
      if (token === undefined) return null;
      const shopper = await shopperOfToken(shopDomain, token);
      if (shopper === 'busy') return refusal(429, 'too-many-requests', { 'Retry-After': '1' });
      return shopper === 'unknown' ? refusal(401, 'not-signed') : shopper.customerId;
    },
  };
}

async function respond(
  endpoints: Readonly<Record<string, ProxyEndpoint>>,
  request: Request,
  path: string,
  claimOf: (request: Request, url: URL) => Claim | null,
): Promise<Response> {
  const url = new URL(request.url);
  if (url.search.length > QUERY_LIMIT) return refusal(414, 'query-too-long');
  const verified = claimOf(request, url);
  if (verified === null) return refusal(401, 'not-signed');
  const endpoint = Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
  const shop = endpoint && (await findShopByDomain(verified.shopDomain));
  if (endpoint === undefined || !shop || shop.state === 'uninstalled') {
    return refusal(404, 'not-found');
  }
  if (endpoint.method !== request.method) {
    return refusal(405, 'method-not-allowed', { Allow: endpoint.method });
  }
  try {
    const customerId = await verified.customerId();
    if (customerId === null) return refusal(403, 'not-logged-in');
    if (customerId instanceof Response) return customerId;
    const { allowed, retryAfterSeconds } = await countRequest(shop.shopId, customerId, new Date());
    if (!allowed) {
      return refusal(429, 'too-many-requests', { 'Retry-After': String(retryAfterSeconds) });
    }
    const visitor = { shop, customerId };
    if (endpoint.method === 'GET') return answerOf(await endpoint.handle(visitor));
    return await write(endpoint, path, visitor, request);
  } catch (error) {
    logger().error({ err: error, shopId: shop.shopId, path }, 'a proxy request failed');
    return refusal(500, 'unexpected');
  }
}

async function write(
  endpoint: ProxyWrite,
  path: string,
  visitor: ProxyVisitor,
  request: Request,
): Promise<Response> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return refusal(415, 'not-json');
  }
  let body: Buffer;
  try {
    body = await readBody(request, BODY_LIMIT_BYTES);
  } catch (error) {
    if (error instanceof BodyTooLarge) return refusal(413, 'too-large');
    throw error;
  }
  const posted = Posted.safeParse(parseStorable(body));
  if (!posted.success) return refusal(400, 'invalid-input');
  const { idempotencyKey, input } = posted.data;
  const parsed = endpoint.input.safeParse(input);
  if (!parsed.success) return refusal(400, 'invalid-input');
  const answered = await answerOnce(
    { shopId: visitor.shop.shopId, customerId: visitor.customerId, idempotencyKey, path, body },
    (tx) => endpoint.handle(visitor, parsed.data, tx),
  );
  return answerOf(answered);
}

/** JSON with nothing in it that PostgreSQL cannot keep; undefined for everything else. */
function parseStorable(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'), (_key, value: unknown) => {
      if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
        throw new SyntaxError('unstorable text');
      }
      return value;
    });
  } catch {
    return undefined;
  }
}

function answerOf(result: Result<object>): Response {
  return Response.json(result, { status: result.ok ? 200 : 422 });
}

function refusal(status: number, reason: ProxyRefusal, headers: HeadersInit = {}): Response {
  return Response.json({ ok: false, reason }, { status, headers });
}
