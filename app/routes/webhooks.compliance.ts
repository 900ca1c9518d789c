import { PRIVACY_TOPICS, recordPrivacyRequest } from '../shopify/index.server.ts';
import { methodNotAllowed, webhookAction } from './webhook-route.server.ts';

/** The three mandatory topics of privacy law. */
export const action = webhookAction(async ({ webhook, shop, payload }) => {
  const topics: readonly string[] = PRIVACY_TOPICS;
  if (topics.includes(webhook.topic)) await recordPrivacyRequest(shop, webhook, payload);
});

export const loader = methodNotAllowed;
