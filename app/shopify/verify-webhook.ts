import { isShopDomain } from './embed-parameters.ts';
import { isSignedBy } from './signature.ts';

/** What the headers of a genuine webhook say. */
export interface VerifiedWebhook {
  /** As in the toml, e.g. `orders/updated`. */
  topic: string;
  shopDomain: string;
  /** Unique per delivery; a repeated delivery has the same. */
  webhookId: string;
  /** The merchant's action behind it; several topics may share one. */
  eventId: string | null;
  apiVersion: string;
  triggeredAt: Date | null;
}

export type WebhookProblem = 'forged' | 'missing-header';

/** Shopify sends the first family; the second is that of its newer "events". */
const FAMILIES = ['x-shopify-', 'shopify-'] as const;

/**
 * Checks the signature of a webhook over its raw body and reads its headers.
 *
 * Needs neither session nor token, so it also works for shops that have left. A missing signature
 * counts as forged: Shopify's review expects 401 for it.
 */
export function checkWebhook(
  rawBody: Buffer,
  headers: Headers,
  secrets: readonly string[],
): VerifiedWebhook | WebhookProblem {
  const family = FAMILIES.find((prefix) => headers.has(`${prefix}hmac-sha256`));
  if (family === undefined) return 'forged';
  const read = (name: string) => headers.get(`${family}${name}`)?.trim() ?? '';
  if (!isSignedBy(secrets, rawBody, read('hmac-sha256'), 'base64')) return 'forged';

  const topic = read('topic');
  const shopDomain = read('shop-domain').toLowerCase();
  const webhookId = read('webhook-id');
  const sound =
    /^[a-z_]{1,60}\/[a-z_]{1,60}$/.test(topic) &&
    isShopDomain(shopDomain) &&
    /^[\w.:-]{1,128}$/.test(webhookId);
  if (!sound) return 'missing-header';
  const triggeredAt = new Date(read('triggered-at'));
  return {
    topic,
    shopDomain,
    webhookId,
    eventId: read('event-id').slice(0, 128) || null,
    apiVersion: read('api-version').slice(0, 20),
    triggeredAt: Number.isNaN(triggeredAt.getTime()) ? null : triggeredAt,
  };
}
