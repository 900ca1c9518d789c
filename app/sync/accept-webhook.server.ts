import { forShop, Prisma } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { applyWebhookJob } from './job-kinds.server.ts';
import { subjectKey, webhookSubject } from './webhook-subject.ts';

/** A webhook whose signature was found good. */
export interface IncomingWebhook {
  shopId: number;
  /** Unique per delivery; the same when a delivery is repeated. */
  webhookId: string;
  /** The merchant's one action, shared by all topics that it causes. */
  eventId: string | null;
  /** As in the header, "orders/create". */
  topic: string;
  apiVersion: string;
  triggeredAt: Date | null;
  payload: unknown;
}

/**
 * Puts a webhook into the inbox and has it applied, both or neither; a repeated one is ignored.
 *
 * One that concerns nothing we store is only noted, without its payload.
 */
export async function acceptWebhook(webhook: IncomingWebhook): Promise<'accepted' | 'duplicate'> {
  const { shopId, payload, ...rest } = webhook;
  const subject = webhookSubject(webhook.topic, payload);
  const key = subject === null ? null : subjectKey(subject);
  return forShop(shopId).$transaction(async (tx) => {
    const stored = await tx.webhookInbox.createMany({
      data: [
        {
          ...rest,
          shopId,
          subject: key,
          ...(key === null
            ? { state: 'applied', appliedAt: new Date() }
            : { payload: payload as Prisma.InputJsonValue }),
        },
      ],
      skipDuplicates: true,
    });
    if (stored.count === 0) return 'duplicate';
    if (key !== null) {
      await enqueue(tx, applyWebhookJob, { shopId, subject: key }, { groupId: String(shopId) });
    }
    return 'accepted';
  });
}
