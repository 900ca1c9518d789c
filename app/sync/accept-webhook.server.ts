import { forShop, type Prisma, type Shop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import type { VerifiedWebhook } from '../shopify/index.server.ts';
import { applyWebhookJob } from './job-kinds.server.ts';
import { subjectKey, webhookSubject } from './webhook-subject.ts';

/**
 * Takes a genuine webhook in: stored under its id and enqueued in one transaction, so that after
 * the answer 200 it is never lost, and one that is delivered twice is applied once.
 *
 * Webhooks about one record share one waiting job. One that changes nothing we store is only
 * noted, without its payload. Nothing is kept of a shop that has removed the app.
 */
export async function acceptWebhook(incoming: {
  webhook: VerifiedWebhook;
  shop: Shop;
  payload: Record<string, unknown>;
}): Promise<void> {
  const { webhook, shop, payload } = incoming;
  if (shop.state === 'uninstalled') return;
  const { shopId } = shop;
  const subject = webhookSubject(webhook.topic, payload);
  const key = subject === null ? null : subjectKey(subject);
  await forShop(shopId).$transaction(async (tx) => {
    const { count } = await tx.webhookInbox.createMany({
      skipDuplicates: true,
      data: {
        shopId,
        webhookId: webhook.webhookId,
        eventId: webhook.eventId,
        topic: webhook.topic,
        subject: key,
        apiVersion: webhook.apiVersion,
        triggeredAt: webhook.triggeredAt,
        ...(key === null
          ? { state: 'applied', appliedAt: new Date() }
          : { payload: payload as Prisma.InputJsonObject }),
      },
    });
    if (count === 0 || key === null) return;
    await enqueue(tx, applyWebhookJob, { shopId, subject: key }, { groupId: String(shopId) });
  });
}
