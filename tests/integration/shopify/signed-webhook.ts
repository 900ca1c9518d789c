import { createHmac, randomUUID } from 'node:crypto';

export interface SignedWebhook {
  topic: string;
  shop: string;
  payload: unknown;
  webhookId?: string | undefined;
  triggeredAt?: Date | undefined;
  secret?: string | undefined;
  /** Prefix of the header names: the classic family, or that of Shopify's "events". */
  family?: 'X-Shopify-' | 'shopify-' | undefined;
}

export const SECRET = 'sandbox-secret-sandbox-secret-0000';

/** A webhook request as Shopify sends it. */
export function signedWebhook(path: string, webhook: SignedWebhook): Request {
  const body =
    typeof webhook.payload === 'string' ? webhook.payload : JSON.stringify(webhook.payload);
  const prefix = webhook.family ?? 'X-Shopify-';
  const hmac = createHmac('sha256', webhook.secret ?? SECRET)
    .update(body)
    .digest('base64');
  return new Request(`https://app.example.com${path}`, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'application/json',
      [`${prefix}Hmac-Sha256`]: hmac,
      [`${prefix}Topic`]: webhook.topic,
      [`${prefix}Shop-Domain`]: webhook.shop,
      [`${prefix}Webhook-Id`]: webhook.webhookId ?? randomUUID(),
      [`${prefix}Event-Id`]: randomUUID(),
      [`${prefix}API-Version`]: '2026-10',
      [`${prefix}Triggered-At`]: (webhook.triggeredAt ?? new Date()).toISOString(),
    },
  });
}

type Action = (args: { request: Request; params: object; context: object }) => unknown;

/** What a route answers to a request. */
export async function send(action: unknown, request: Request): Promise<Response> {
  return (await (action as Action)({ request, params: {}, context: {} })) as Response;
}
