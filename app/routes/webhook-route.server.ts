import type { ActionFunctionArgs } from '@remix-run/node';
import { ZodError } from 'zod';
import { findShopByDomain, type Shop } from '../db/index.server.ts';
import { logger } from '../log.server.ts';
import { verifyWebhook, type VerifiedWebhook } from '../shopify/index.server.ts';
import { BodyTooLarge, readBody } from './read-body.server.ts';

/** The subscriptions ask for few fields: what is longer than this is not what we asked for. */
const BODY_LIMIT_BYTES = 2 * 1024 * 1024;

/** Since this process began; logged with each, so that a person sees whether it is one or a flood. */
let ofUnknownShops = 0;

export interface IncomingWebhook {
  webhook: VerifiedWebhook;
  shop: Shop;
  payload: Record<string, unknown>;
}

/**
 * The action of a webhook address: checked by signature alone, never by session.
 *
 * 405 for another method, 413 for an oversized body, 401 for a forged signature, 400 for missing
 * headers or a body that is not a JSON object. A shop we do not know is answered 200: telling
 * Shopify to try again would not make it known. When `accept` fails, 500, and Shopify retries.
 */
export function webhookAction(accept: (incoming: IncomingWebhook) => Promise<void>) {
  return async ({ request }: ActionFunctionArgs): Promise<Response> => {
    if (request.method !== 'POST') return methodNotAllowed();
    let body: Buffer;
    try {
      body = await readBody(request, BODY_LIMIT_BYTES);
    } catch (error) {
      if (error instanceof BodyTooLarge) return answer(413);
      throw error;
    }
    const webhook = verifyWebhook(body, request.headers);
    if (webhook === 'forged') return answer(401);
    if (webhook === 'missing-header') return answer(400);
    const payload = parseObject(body.toString('utf8'));
    if (payload === null) return answer(400);
    const { shopDomain, topic } = webhook;
    const shop = await findShopByDomain(shopDomain);
    if (shop === null) {
      ofUnknownShops += 1;
      const told = { shop: shopDomain, topic, sinceStart: ofUnknownShops };
      logger().warn(told, 'a webhook of a shop that is not here');
      return answer(200);
    }
    try {
      await accept({ webhook, shop, payload });
    } catch (error) {
      if (error instanceof ZodError) return answer(400);
      throw error;
    }
    return answer(200);
  };
}

/** What a webhook address answers to a browser. */
export function methodNotAllowed(): Response {
  return new Response(null, { status: 405, headers: { Allow: 'POST' } });
}

function answer(status: number): Response {
  return new Response(null, { status });
}

/** The payload as PostgreSQL can keep it, or null where it is not a JSON object. */
function parseObject(text: string): Record<string, unknown> | null {
  // jsonb refuses the character NUL and halves of surrogate pairs.
  const risky = /\\u(0000|d[89a-f])/i.test(text);
  const storable = (_key: string, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value;
  try {
    const value = JSON.parse(text, risky ? storable : undefined) as unknown;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
