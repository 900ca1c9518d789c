import { inBatches, inTransaction, type Shop } from '../db/index.server.ts';
import { enqueueAll } from '../jobs/index.server.ts';
import type { VerifiedWebhook } from '../shopify/index.server.ts';
import { announceArrivals } from './inbox-locks.server.ts';
import { drainInboxJob } from './job-kinds.server.ts';
import { asTransaction } from './queue-on-client.server.ts';
import { subjectKey, webhookSubject, type WebhookSubject } from './webhook-subject.ts';

/**
 * Takes a genuine webhook in: stored under its id and enqueued in one transaction, so that after
 * the answer 200 it is never lost, and one that is delivered twice is applied once.
 *
 * All waiting webhooks of a shop share one job. One that changes nothing we store is only noted,
 * without its payload. Nothing is kept of a shop that has removed the app.
 */
export async function acceptWebhook(incoming: {
  webhook: VerifiedWebhook;
  shop: Shop;
  payload: Record<string, unknown>;
}): Promise<void> {
  const { webhook, shop, payload } = incoming;
  if (shop.state === 'uninstalled') return;
  const subject = webhookSubject(webhook.topic, payload);
  const row = {
    shop_id: shop.shopId,
    webhook_id: webhook.webhookId,
    event_id: webhook.eventId,
    topic: webhook.topic,
    api_version: webhook.apiVersion,
    triggered_at: webhook.triggeredAt,
  };
  await store(
    subject === null
      ? { ...row, subject: null, payload: null, state: 'applied', applied_at: new Date() }
      : {
          ...{ ...row, state: 'waiting', applied_at: null },
          ...{ subject: subjectKey(subject), payload: withoutText(subject, payload) },
        },
  );
}

/** What a shopper has written is read again, and not kept in a message even if it came in one. */
function withoutText(
  subject: WebhookSubject,
  payload: Record<string, unknown>,
): Record<string, unknown> {
  if (subject.kind !== 'review') return payload;
  return { id: payload['id'], type: payload['type'], updated_at: payload['updated_at'] };
}

interface InboxRow {
  shop_id: number;
  webhook_id: string;
  event_id: string | null;
  topic: string;
  subject: string | null;
  api_version: string;
  triggered_at: Date | null;
  payload: Record<string, unknown> | null;
  state: 'waiting' | 'applied';
  applied_at: Date | null;
}

/**
 * A transaction with its flush to disk costs far more than a row in it: webhooks that come while
 * one is committed share the next.
 */
const store = inBatches({ most: 100 }, async (rows: InboxRow[]) => {
  await inTransaction(async (client) => {
    // In one order, so that two processes that get the same webhooks never wait for each other.
    const stored = await client.query<Pick<InboxRow, 'shop_id' | 'subject'>>(
      `INSERT INTO webhook_inbox (shop_id, webhook_id, event_id, topic, subject, api_version,
                                  triggered_at, payload, state, applied_at)
       SELECT row.* FROM (${announceArrivals('$2')}) AS announced, json_to_recordset($1)
         AS row (shop_id int, webhook_id text, event_id text, topic text, subject text,
                 api_version text, triggered_at timestamptz, payload jsonb, state text,
                 applied_at timestamptz)
        ORDER BY shop_id, webhook_id
       ON CONFLICT DO NOTHING
       RETURNING shop_id, subject`,
      [JSON.stringify(rows), rows.map((row) => row.shop_id)],
    );
    await enqueueAll(asTransaction(client), drainInboxJob, jobsFor(stored.rows));
  });
  return rows.map(() => undefined);
});

/** One job for each shop that the stored webhooks are of. */
function jobsFor(rows: readonly Pick<InboxRow, 'shop_id' | 'subject'>[]) {
  const shopIds = rows.flatMap((row) => (row.subject === null ? [] : row.shop_id));
  return [...new Set(shopIds)]
    .toSorted((a, b) => a - b)
    .map((shopId) => ({ payload: { shopId }, groupId: String(shopId) }));
}
