import type { LoaderFunctionArgs } from '@remix-run/node';
import { findShopByDomain, type Shop } from '../db/index.server.ts';
import { logger } from '../log.server.ts';
import { verifyAppProxy } from '../shopify/index.server.ts';

export interface ProxyRequest {
  shop: Shop;
  /** Customer who is logged in, by Shopify's signature; never an id that the client sent. */
  customerId: string | null;
  request: Request;
  url: URL;
}

export interface ProxyEndpoint {
  method: 'GET' | 'POST';
  handle: (request: ProxyRequest) => Promise<Response>;
}

/**
 * Answers a request of a shopper that came through Shopify's app proxy.
 *
 * Not signed, or signed more than 90 seconds ago: 401. A path that is not there and a shop that is
 * not installed: the same 404. Answers are never cached: they may belong to one customer.
 */
export async function answerProxy(
  endpoints: Readonly<Record<string, ProxyEndpoint>>,
  { request, params }: LoaderFunctionArgs,
): Promise<Response> {
  const response = await respond(endpoints, request, params['*'] ?? '');
  response.headers.set('Cache-Control', 'private, no-store');
  return response;
}

async function respond(
  endpoints: Readonly<Record<string, ProxyEndpoint>>,
  request: Request,
  path: string,
): Promise<Response> {
  const url = new URL(request.url);
  const verified = verifyAppProxy(url);
  if (verified === null) return plain(401, 'Not signed by Shopify.');
  const shop = await findShopByDomain(verified.shopDomain);
  const endpoint = Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
  if (shop?.state !== 'active' || endpoint === undefined) return plain(404, 'Not found.');
  if (endpoint.method !== request.method) {
    return new Response(null, { status: 405, headers: { Allow: endpoint.method } });
  }
  try {
    return await endpoint.handle({ shop, customerId: verified.customerId, request, url });
  } catch (error) {
    logger().error({ err: error, shopId: shop.shopId, path }, 'a proxy request failed');
    return plain(500, 'Something went wrong on our side.');
  }
}

function plain(status: number, text: string): Response {
  return new Response(text, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
