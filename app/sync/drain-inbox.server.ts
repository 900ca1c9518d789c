import { forShop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { logger } from '../log.server.ts';
import { AdminApiError, isPassing } from '../shopify/index.server.ts';
import { applyWebhooks } from './apply-webhook.server.ts';
import { arrivalsEnded, whereNobodyDrains } from './inbox-locks.server.ts';
import { applyWebhookJob, drainInboxJob } from './job-kinds.server.ts';

/** How much is done before another shop's turn. Tests take smaller steps. */
export interface DrainPace {
  /** After so long the job queues itself again behind other shops' jobs. */
  sliceMs: number;
  /** Subjects that are read at once: most of the time goes into waiting for Shopify. */
  atOnce: number;
  /** Webhooks that are looked at before their subjects are read. */
  batch: number;
}

const PACE: DrainPace = { sliceMs: 10_000, atOnce: 4, batch: 200 };
const TAKEN_DELAY_SECONDS = 1;
/** While Shopify does not answer, or asks for patience. */
const PAUSE_SECONDS = 15;

type Outcome = 'empty' | 'unfinished' | 'paused' | 'no-access';

/**
 * Applies the waiting webhooks of a shop, the oldest first, for some seconds.
 *
 * There is one job for all of them, so that a shop with a hundred thousand waiting webhooks has
 * one job in the queue and no other shop's job is looked for behind them. A subject that can't be
 * applied gets a job of its own, with attempts and a place on the data page, and holds up nothing.
 */
export async function drainInbox(
  shopId: number,
  signal: AbortSignal,
  pace: DrainPace = PACE,
): Promise<void> {
  const outcome = await whereNobodyDrains(shopId, () => drain(shopId, signal, pace));
  const delaySeconds = {
    taken: TAKEN_DELAY_SECONDS,
    paused: PAUSE_SECONDS,
    unfinished: undefined,
  };
  // Without access nothing can be read; what waits is found when the merchant is back.
  if (outcome === 'empty' || outcome === 'no-access') return;
  const options = { groupId: String(shopId), delaySeconds: delaySeconds[outcome] };
  await enqueue(forShop(shopId), drainInboxJob, { shopId }, options);
}

async function drain(shopId: number, signal: AbortSignal, pace: DrainPace): Promise<Outcome> {
  const deadlineMs = Date.now() + pace.sliceMs;
  await arrivalsEnded(shopId);
  for (;;) {
    const subjects = await waitingSubjects(shopId, pace.batch);
    if (subjects.length === 0) return 'empty';
    let stopped: Outcome | null = null;
    const take = async (): Promise<void> => {
      while (stopped === null) {
        const subject = subjects.shift();
        if (subject === undefined) return;
        const problem = await applyOrSetAside(shopId, subject);
        if (problem !== null) stopped = problem;
        else if (signal.aborted || Date.now() >= deadlineMs) stopped = 'unfinished';
      }
    };
    await Promise.all(Array.from({ length: pace.atOnce }, take));
    if (stopped !== null) return stopped;
  }
}

/** Subjects of the oldest waiting webhooks, but for those that were set aside. */
async function waitingSubjects(shopId: number, batch: number): Promise<string[]> {
  const rows = await forShop(shopId).webhookInbox.findMany({
    where: { state: 'waiting', error: null, subject: { not: null } },
    orderBy: { receivedAt: 'asc' },
    take: batch,
    select: { subject: true },
  });
  return [...new Set(rows.flatMap(({ subject }) => subject ?? []))];
}

/** Answers why nothing more of this shop can be applied now; null where it can. */
async function applyOrSetAside(
  shopId: number,
  subject: string,
): Promise<'paused' | 'no-access' | null> {
  try {
    await applyWebhooks(shopId, subject);
    return null;
  } catch (error) {
    if (isPassing(error)) return 'paused';
    if (error instanceof AdminApiError && error.reason === 'reauthorization-needed') {
      return 'no-access';
    }
    logger().warn({ err: error, shopId, subject }, 'a webhook was set aside');
    await setAside(shopId, subject, error);
    return null;
  }
}

async function setAside(shopId: number, subject: string, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  await forShop(shopId).$transaction(async (tx) => {
    await tx.webhookInbox.updateMany({
      where: { subject, state: 'waiting' },
      data: { error: message.slice(0, 1000) || 'unknown' },
    });
    await enqueue(tx, applyWebhookJob, { shopId, subject }, { groupId: String(shopId) });
  });
}
