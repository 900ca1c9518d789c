import { z } from 'zod';
import { forShop } from '../../db/index.server.ts';
import { enqueue } from '../../jobs/index.server.ts';
import { logger } from '../../log.server.ts';
import { bringUpToDate } from '../apply-webhook.server.ts';
import { applyWebhookJob } from '../job-kinds.server.ts';
import { subjectKey, type WebhookSubject } from '../webhook-subject.ts';

/** Classes of PostgreSQL's errors that a value is to blame for: data exceptions, constraints. */
const DATA_ERRORS = /^2[23]/;

/**
 * Reads a record again; null where that went well.
 *
 * One that is not what Shopify promises holds up nothing: it is set aside as a webhook that can't
 * be applied would be, with a job of its own, attempts and a place on the data page. What is stored
 * of it stays. Answers what was wrong. @throws whatever is no fault of the record.
 */
export async function readAgainOrSetAside(
  run: { shopId: number; reconcileRunId: string },
  subject: WebhookSubject,
): Promise<string | null> {
  try {
    await bringUpToDate(run.shopId, subject);
    return null;
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    const key = subjectKey(subject);
    logger().warn({ err: error, shopId: run.shopId, subject: key }, 'a record can not be read');
    const problem = `${key}: ${(error as Error).message}`.slice(0, 1000);
    await setAside(run, key, problem);
    return problem;
  }
}

/** Whether it is the record's fault, and not that of the network, the database or Shopify. */
function isUnreadable(error: unknown): boolean {
  if (error instanceof RangeError || error instanceof z.ZodError) return true;
  // A request that failed is a TypeError with a cause; one without is about a missing value.
  if (error instanceof TypeError) return error.cause === undefined;
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && code.length === 5 && DATA_ERRORS.test(code);
}

async function setAside(
  { shopId, reconcileRunId }: { shopId: number; reconcileRunId: string },
  subject: string,
  error: string,
): Promise<void> {
  await forShop(shopId).$transaction(async (tx) => {
    const webhookId = `reconcile:${reconcileRunId}:${subject}`;
    const row = { shopId, webhookId, topic: 'reconcile', subject, apiVersion: '', error };
    await tx.webhookInbox.createMany({ data: [row], skipDuplicates: true });
    await enqueue(tx, applyWebhookJob, { shopId, subject }, { groupId: String(shopId) });
  });
}
