import { randomUUID } from 'node:crypto';
import { adminApiVersion } from '../../sandbox/schema/fetch-schema.ts';
import { signWebhook } from '../../sandbox/webhooks/webhook-sender.ts';
import type { LoadRequest } from './load.ts';

export interface WebhookLoad {
  requests: LoadRequest[];
  /** Webhooks with an id of their own. */
  unique: number;
  duplicates: LoadRequest[];
}

/** Every so-and-so-many-th webhook is delivered twice: 5 % of them. */
const DUPLICATE_EVERY = 20;
/** Half of the duplicates follow at once, half this much later, as Shopify's retries do. */
const LATER_BY = 150;

/** Signed webhooks about changed orders, one after the other, with 5 % of them twice. */
export function webhookLoad(input: {
  count: number;
  shopDomain: string;
  orderIds: readonly string[];
  secret: string;
  now: Date;
}): WebhookLoad {
  const unique = Array.from({ length: input.count }, (_, index) => {
    const orderId = input.orderIds[index % input.orderIds.length] ?? '';
    return orderUpdated(input, orderId);
  });
  const duplicates = unique.filter((_, index) => index % DUPLICATE_EVERY === 0);
  const requests: LoadRequest[] = [];
  const later = new Map<number, LoadRequest>();
  for (const [index, request] of unique.entries()) {
    requests.push(request);
    if (index % DUPLICATE_EVERY === 0) {
      if (index % (2 * DUPLICATE_EVERY) === 0) requests.push(request);
      else later.set(index + LATER_BY, request);
    }
    const due = later.get(index);
    if (!due) continue;
    requests.push(due);
    later.delete(index);
  }
  requests.push(...later.values());
  return { requests, unique: unique.length, duplicates };
}

/** A signed webhook about a changed order. */
export function orderUpdated(
  input: { shopDomain: string; secret: string; now: Date },
  orderId: string,
): LoadRequest {
  const at = input.now.toISOString();
  const body = JSON.stringify({
    id: Number(orderId),
    admin_graphql_api_id: `gid://shopify/Order/${orderId}`,
    updated_at: at,
  });
  return {
    path: '/webhooks',
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': 'Shopify-Captain-Hook',
      'x-shopify-topic': 'orders/updated',
      'x-shopify-hmac-sha256': signWebhook(body, input.secret),
      'x-shopify-shop-domain': input.shopDomain,
      'x-shopify-api-version': adminApiVersion,
      'x-shopify-webhook-id': randomUUID(),
      'x-shopify-event-id': randomUUID(),
      'x-shopify-triggered-at': at,
    },
  };
}
