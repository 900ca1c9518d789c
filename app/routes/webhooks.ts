import { acceptWebhook } from '../sync/index.server.ts';
import { methodNotAllowed, webhookAction } from './webhook-route.server.ts';

/** What happens in a shop: orders, parcels, products. Stored and enqueued, then answered. */
export const action = webhookAction(acceptWebhook);

export const loader = methodNotAllowed;
