import { z } from 'zod';
import { forShop, Prisma } from '../../db/index.server.ts';
import { defineJob, enqueue, type JobDefinition } from '../../jobs/index.server.ts';
import { adminClient, AdminApiError, isPassing } from '../../shopify/index.server.ts';
import { bringUpToDate } from '../apply-webhook.server.ts';
import { restartImport } from '../import-runs.server.ts';
import { comparePage, SUBJECTS, type ReconcileSubject } from './find-missed.server.ts';

const ReconcileStep = z.object({ shopId: z.int().positive(), reconcileRunId: z.uuid() });
export type ReconcileStep = z.infer<typeof ReconcileStep>;

/** How much is done between two looks at the clock. Tests take smaller steps. */
export interface ReconcilePace {
  /** After so long the job queues itself again behind other shops' jobs. */
  sliceMs: number;
  pageSize: number;
  /** More than so many missed records come faster by an export than one by one. */
  readsMax: number;
}

const PACE: ReconcilePace = { sliceMs: 15_000, pageSize: 250, readsMax: 5_000 };
/** Inventory items are read whole; a page of them must stay affordable. */
const ITEMS_PAGE_MAX = 50;

/** Takes a comparison some seconds on. */
export const reconcileJob: JobDefinition<ReconcileStep> = defineJob({
  name: 'reconcile-shop',
  payload: ReconcileStep,
  singletonKey: ({ reconcileRunId }) => reconcileRunId,
  expireInSeconds: 120,
  handle: (step, { signal }) => reconcileShop(step, signal),
});

/**
 * Compares what changed at Shopify since the run's instant with what is stored, page by page, and
 * reads again what was missed.
 *
 * Every page and every record read is noted, so a killed process goes on where it was. What no
 * waiting will cure ends the run with its reason; what is stored stays.
 */
export async function reconcileShop(
  step: ReconcileStep,
  signal: AbortSignal,
  pace: ReconcilePace = PACE,
): Promise<void> {
  const deadlineMs = Date.now() + pace.sliceMs;
  try {
    const outcome = await compareUntil(step, signal, { ...pace, deadlineMs });
    if (outcome !== 'unfinished') return;
    const group = { groupId: String(step.shopId) };
    await enqueue(forShop(step.shopId), reconcileJob, step, group);
  } catch (error) {
    if (!(error instanceof AdminApiError) || isPassing(error)) throw error;
    await endRun(step, 'failed', error.reason);
  }
}

type Outcome = 'unfinished' | 'ended';

async function compareUntil(
  step: ReconcileStep,
  signal: AbortSignal,
  pace: ReconcilePace & { deadlineMs: number },
): Promise<Outcome> {
  const { shopId, reconcileRunId } = step;
  const db = forShop(shopId);
  const started = await db.reconcileRun.findFirst({ where: { reconcileRunId, state: 'running' } });
  if (started === null) return 'ended';
  const admin = await adminClient(shopId);
  let subject = SUBJECTS.find((each) => each === started.subject) ?? SUBJECTS[0];
  let after = started.cursor;
  let missed = started.ordersMissed + started.productsMissed + started.itemsMissed;
  for (;;) {
    signal.throwIfAborted();
    const size = subject === 'inventory-item' ? ITEMS_PAGE_MAX : pace.pageSize;
    const page = await comparePage(admin, subject, {
      ...{ sinceAt: started.sinceAt, after, signal },
      size: Math.min(size, pace.pageSize),
    });
    for (const id of page.missed) {
      if (missed >= pace.readsMax) {
        await endRun(step, 'completed', 'import-restarted');
        await restartImport(shopId);
        return 'ended';
      }
      signal.throwIfAborted();
      await bringUpToDate(shopId, { kind: subject, id });
      await note(step, { [COUNTERS[subject].missed]: { increment: 1 } });
      missed += 1;
      // What was read is equal from now on: the page is looked at again, and less of it differs.
      if (Date.now() >= pace.deadlineMs) return 'unfinished';
    }
    const following = SUBJECTS[SUBJECTS.indexOf(subject) + 1];
    const nextSubject: ReconcileSubject | undefined = page.next === null ? following : subject;
    const lookedAt = { [COUNTERS[subject].lookedAt]: { increment: page.lookedAt } };
    if (nextSubject === undefined) {
      await note(step, { ...lookedAt, state: 'completed', finishedAt: new Date() });
      return 'ended';
    }
    await note(step, { ...lookedAt, subject: nextSubject, cursor: page.next });
    subject = nextSubject;
    after = page.next;
    if (Date.now() >= pace.deadlineMs) return 'unfinished';
  }
}

const COUNTERS = {
  order: { lookedAt: 'ordersLookedAt', missed: 'ordersMissed' },
  product: { lookedAt: 'productsLookedAt', missed: 'productsMissed' },
  'inventory-item': { lookedAt: 'itemsLookedAt', missed: 'itemsMissed' },
} as const satisfies Record<ReconcileSubject, object>;

async function note(
  { shopId, reconcileRunId }: ReconcileStep,
  data: Prisma.ReconcileRunUpdateManyMutationInput,
): Promise<void> {
  await forShop(shopId).reconcileRun.updateMany({
    where: { reconcileRunId, state: 'running' },
    data: { ...data, touchedAt: new Date() },
  });
}

/** Ends a run that is under way, with a word for the reason. */
export async function endRun(
  step: ReconcileStep,
  state: 'completed' | 'failed',
  error: string,
): Promise<void> {
  await note(step, { state, error, finishedAt: new Date() });
}
