import { env } from '../env.server.ts';
import { checkAppProxy, type VerifiedProxyRequest } from './verify-app-proxy.ts';
import { checkWebhook, type VerifiedWebhook, type WebhookProblem } from './verify-webhook.ts';

/** A genuine webhook's headers, or what is wrong with it. */
export function verifyWebhook(rawBody: Buffer, headers: Headers): VerifiedWebhook | WebhookProblem {
  return checkWebhook(rawBody, headers, secrets());
}

/** Who is behind an app proxy request; null when it is not genuine, or older than 90 seconds. */
export function verifyAppProxy(url: URL): VerifiedProxyRequest | null {
  return checkAppProxy(url, secrets(), Date.now());
}

/** The secret in use, and the one before it while Shopify may still sign with that. */
function secrets(): string[] {
  const { SHOPIFY_API_SECRET, SHOPIFY_API_SECRET_PREVIOUS } = env();
  return [SHOPIFY_API_SECRET, SHOPIFY_API_SECRET_PREVIOUS].filter((secret) => !!secret) as string[];
}
