import { z } from 'zod';
import { recordScopes, recordUninstall } from '../shopify/index.server.ts';
import { acceptWebhook } from '../sync/index.server.ts';
import { methodNotAllowed, webhookAction } from './webhook-route.server.ts';

const ScopesPayload = z.object({ current: z.array(z.string().max(100)).max(500) });

/** What happens to the app in a shop: removed, or granted other scopes. */
export const action = webhookAction(async (incoming) => {
  const { webhook, shop, payload } = incoming;
  if (webhook.topic === 'app/uninstalled') await recordUninstall(shop, webhook);
  if (webhook.topic !== 'app/scopes_update') return;
  await recordScopes(shop, ScopesPayload.parse(payload).current);
  await acceptWebhook(incoming);
});

export const loader = methodNotAllowed;
