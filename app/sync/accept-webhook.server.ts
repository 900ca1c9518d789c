import { forShop, type Prisma, type Shop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import type { VerifiedWebhook } from '../shopify/index.server.ts';
import { applyWebhook } from './apply-webhook.server.ts';

/**
 * Takes a genuine webhook in: stored under its id and enqueued in one transaction, so that after
 * the answer 200 it is never lost, and one that is delivered twice is applied once.
 *
 * Nothing is kept of a shop that has removed the app.
 */
export async function acceptWebhook(incoming: {
  webhook: VerifiedWebhook;
  shop: Shop;
  payload: Record<string, unknown>;
}): Promise<void> {
  const { webhook, shop, payload } = incoming;
  if (shop.state === 'uninstalled') return;
  const { shopId } = shop;
  await forShop(shopId).$transaction(async (tx) => {
    const { count } = await tx.webhookInbox.createMany({
      skipDuplicates: true,
      data: {
        shopId,
        webhookId: webhook.webhookId,
        eventId: webhook.eventId,
        topic: webhook.topic,
        apiVersion: webhook.apiVersion,
        triggeredAt: webhook.triggeredAt,
        payload: payload as Prisma.InputJsonObject,
      },
    });
    if (count === 0) return;
    await enqueue(
      tx,
      applyWebhook,
      { shopId, webhookId: webhook.webhookId },
      { groupId: String(shopId) },
    );
  });
}
