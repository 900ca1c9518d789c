export { acceptWebhook } from './accept-webhook.server.ts';
export { applyWebhook } from './apply-webhook.server.ts';
