import { z } from 'zod';
import { forShop, Prisma } from '../../db/index.server.ts';
import { defineJob, enqueue, type JobDefinition } from '../../jobs/index.server.ts';
import {
  adminClient,
  AdminApiError,
  isPassing,
  type AdminClient,
} from '../../shopify/index.server.ts';
import { restartImport } from '../import-runs.server.ts';
import type { DataPart } from '../data-parts.ts';
import { noteMissing } from '../missing-data.server.ts';
import type { WebhookSubject } from '../webhook-subject.ts';
import { compareIds } from './compare-ids.ts';
import { comparePage, notComing, SUBJECTS, type ReconcileSubject } from './find-missed.server.ts';
import {
  idsToCompare,
  isStored,
  nextLoneItem,
  notOfFiles,
  type CountedKind,
} from './id-sources.server.ts';
import {
  findChangedLevels,
  findMovedReturns,
  ordersOf,
  reviewsOf,
  type UnversionedPage,
} from './find-unversioned.server.ts';
import { readAgainOrSetAside } from './read-again.server.ts';

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
/** Items without a variant that one run asks for. */
const LONE_ITEMS_MAX = 500;

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
 * reads again what was missed; then looks for records that Shopify has no longer.
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

/**
 * What a run does, one after the other: changed records, what changes without a version, then ids
 * that Shopify has no longer. Each is a word in `reconcile_run.subject`.
 */
const STAGES = [
  ...SUBJECTS,
  'levels',
  'returns',
  'order-ids',
  'product-ids',
  'customer-ids',
  'review-ids',
  'lone-items',
] as const;
type Stage = (typeof STAGES)[number];

interface StageRun {
  admin: AdminClient;
  step: ReconcileStep;
  sinceAt: Date;
  cursor: string | null;
  pace: ReconcilePace & { deadlineMs: number };
  /** Counts the records that were read again in this run. */
  missed: { count: number };
  signal: AbortSignal;
}

/** `through` goes on with the next stage. */
type StageOutcome = 'through' | Outcome;

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
  const missed = {
    count:
      started.ordersMissed +
      started.productsMissed +
      started.itemsMissed +
      started.customersMissed +
      started.reviewsMissed,
  };
  let stage: Stage = STAGES.find((each) => each === started.subject) ?? STAGES[0];
  let cursor = started.cursor;
  for (;;) {
    const run = { admin, step, sinceAt: started.sinceAt, cursor, pace, missed, signal };
    const outcome = await whereShown(shopId, stage, () => runStage(stage, run));
    if (outcome !== 'through') return outcome;
    const next: Stage | undefined = STAGES[STAGES.indexOf(stage) + 1];
    if (next === undefined) {
      await note(step, { state: 'completed', finishedAt: new Date() });
      return 'ended';
    }
    await note(step, { subject: next, cursor: null });
    stage = next;
    cursor = null;
    if (Date.now() >= pace.deadlineMs) return 'unfinished';
  }
}

function runStage(stage: Stage, run: StageRun): Promise<StageOutcome> {
  switch (stage) {
    case 'order-ids':
      return compareIdsOf('order', run);
    case 'product-ids':
      return compareIdsOf('product', run);
    case 'customer-ids':
      return compareIdsOf('customer', run);
    case 'review-ids':
      return compareIdsOf('review', run);
    case 'lone-items':
      return lookAtLoneItems(run);
    case 'levels':
      return compareUnversioned('inventory-level', run, (at) =>
        findChangedLevels(run.admin, { ...at, sinceAt: run.sinceAt }),
      );
    case 'returns':
      return compareUnversioned('order', run, (at) => findMovedReturns(run.admin, at));
    default:
      return compareChanged(stage, run);
  }
}

/** Stages whose data need a scope of their own, and whose denial keeps nothing else back. */
const MAY_BE_DENIED: Partial<Record<Stage, DataPart>> = {
  customer: 'customers',
  'customer-ids': 'customers',
  review: 'reviews',
  'review-ids': 'reviews',
  levels: 'inventory-levels',
  returns: 'returns',
};

/** Where some kinds are denied, that is noted and all else is compared. @throws AdminApiError */
async function whereShown(
  shopId: number,
  stage: Stage,
  work: () => Promise<StageOutcome>,
): Promise<StageOutcome> {
  try {
    return await work();
  } catch (error) {
    const missing = MAY_BE_DENIED[stage];
    const denied = error instanceof AdminApiError && error.reason === 'access-denied';
    if (!denied || missing === undefined) throw error;
    await noteMissing(shopId, missing, 'access-denied', error.message);
    return 'through';
  }
}

/** Reads again what differs although no version says so. */
async function compareUnversioned(
  kind: 'inventory-level' | 'order',
  { step, pace, missed, signal, ...run }: StageRun,
  find: (at: { cursor: string | null; signal: AbortSignal }) => Promise<UnversionedPage>,
): Promise<StageOutcome> {
  const counter = COUNTERS[kind === 'order' ? 'order' : 'inventory-item'].missed;
  let cursor = run.cursor;
  for (;;) {
    signal.throwIfAborted();
    const page = await find({ cursor, signal });
    for (const id of page.differing) {
      if (missed.count >= pace.readsMax) break;
      missed.count += 1;
      if (await readAgain(step, { kind, id })) await note(step, { [counter]: { increment: 1 } });
      if (Date.now() >= pace.deadlineMs) return 'unfinished';
    }
    await note(step, { cursor: page.next });
    if (page.next === null) return 'through';
    cursor = page.next;
    if (Date.now() >= pace.deadlineMs) return 'unfinished';
  }
}

/** Reads again what changed at Shopify and is not here, or older here. */
async function compareChanged(subject: ReconcileSubject, run: StageRun): Promise<StageOutcome> {
  const { step, pace, signal, missed } = run;
  const { shopId } = step;
  let after = run.cursor;
  for (;;) {
    signal.throwIfAborted();
    const size = subject === 'inventory-item' ? ITEMS_PAGE_MAX : pace.pageSize;
    const page = await comparePage(run.admin, subject, {
      ...{ sinceAt: run.sinceAt, after, signal },
      size: Math.min(size, pace.pageSize),
    });
    for (const id of page.missed) {
      if (missed.count >= pace.readsMax) {
        await endRun(step, 'completed', 'import-restarted');
        await restartImport(shopId);
        return 'ended';
      }
      signal.throwIfAborted();
      missed.count += 1;
      if (await readAgain(step, { kind: subject, id })) {
        await note(step, { [COUNTERS[subject].missed]: { increment: 1 } });
      }
      // What was read is equal from now on: the page is looked at again, and less of it differs.
      if (Date.now() >= pace.deadlineMs) return 'unfinished';
    }
    for (const id of page.unsure) {
      signal.throwIfAborted();
      // Not counted: nothing tells whether anything was missed.
      await readAgain(step, { kind: subject, id });
    }
    const lookedAt = { [COUNTERS[subject].lookedAt]: { increment: page.lookedAt } };
    await note(step, { ...lookedAt, cursor: page.next });
    if (page.next === null) return 'through';
    after = page.next;
    if (Date.now() >= pace.deadlineMs) return 'unfinished';
  }
}

/**
 * Finds what was deleted at Shopify without our hearing of it, and what never came in. Nothing is
 * removed because it is not listed: each such record is asked for by its id, and what may not be
 * seen, be it for its age or for a scope, stays.
 */
async function compareIdsOf(kind: CountedKind, run: StageRun): Promise<StageOutcome> {
  const { step, pace, signal, missed } = run;
  const { shopId } = step;
  const { ours, source } = await idsToCompare(run.admin, kind, signal);
  for await (const found of compareIds(ours, source, Number(run.cursor ?? 0))) {
    signal.throwIfAborted();
    const gone = new Set(await notOfFiles(shopId, kind, found.gone.map(String)));
    const differing = [...gone, ...found.unknown.map(String)];
    for (const id of await notComing(shopId, kind, differing)) {
      if (!gone.has(id) && missed.count >= pace.readsMax) continue;
      if (!(await readAgain(step, { kind, id }))) continue;
      const here = await isStored(shopId, kind, id);
      if (kind === 'customer' && !here) await followLostCustomer(run, id);
      if (gone.has(id) && !here) await note(step, { [COUNTERS[kind].gone]: { increment: 1 } });
      if (gone.has(id) || !here) continue;
      await note(step, { [COUNTERS[kind].missed]: { increment: 1 } });
      missed.count += 1;
    }
    await note(step, { idsCompared: { increment: found.compared }, cursor: String(found.upTo) });
    if (Date.now() >= pace.deadlineMs) return 'unfinished';
  }
  return 'through';
}

/** What was of a customer that is gone is another's, as in a merge that we have not heard of. */
async function followLostCustomer({ step, pace, missed }: StageRun, id: string): Promise<void> {
  const room = Math.max(0, pace.readsMax - missed.count);
  const followed = {
    order: await ordersOf(step.shopId, id, room),
    review: await reviewsOf(step.shopId, id, room),
  };
  for (const kind of ['order', 'review'] as const) {
    for (const id of followed[kind]) {
      missed.count += 1;
      if (!(await readAgain(step, { kind, id }))) continue;
      await note(step, { [COUNTERS[kind].missed]: { increment: 1 } });
    }
  }
}

/** Asks for inventory items that no variant has any more: they went with their variant, or not. */
async function lookAtLoneItems({ step, pace, signal, cursor }: StageRun): Promise<StageOutcome> {
  const { shopId } = step;
  let after = cursor ?? '';
  for (let looked = 0; looked < LONE_ITEMS_MAX; looked++) {
    signal.throwIfAborted();
    const id = await nextLoneItem(shopId, after);
    if (id === null) return 'through';
    if (!(await readAgain(step, { kind: 'inventory-item', id }))) {
      await note(step, { cursor: id });
      after = id;
      continue;
    }
    const gone = (await isStored(shopId, 'inventory-item', id)) ? 0 : 1;
    await note(step, { itemsGone: { increment: gone }, cursor: id });
    after = id;
    if (Date.now() >= pace.deadlineMs) return 'unfinished';
  }
  return 'through';
}

/** False for a record that can't be read: it is set aside, and the run goes on. */
async function readAgain(step: ReconcileStep, subject: WebhookSubject): Promise<boolean> {
  const problem = await readAgainOrSetAside(step, subject);
  if (problem === null) return true;
  const { shopId, reconcileRunId } = step;
  await note(step, { recordsRejected: { increment: 1 } });
  await forShop(shopId).reconcileRun.updateMany({
    where: { reconcileRunId, rejectedReason: null },
    data: { rejectedReason: problem },
  });
  return false;
}

const COUNTERS = {
  order: { lookedAt: 'ordersLookedAt', missed: 'ordersMissed', gone: 'ordersGone' },
  product: { lookedAt: 'productsLookedAt', missed: 'productsMissed', gone: 'productsGone' },
  'inventory-item': { lookedAt: 'itemsLookedAt', missed: 'itemsMissed', gone: 'itemsGone' },
  customer: { lookedAt: 'customersLookedAt', missed: 'customersMissed', gone: 'customersGone' },
  review: { lookedAt: 'reviewsLookedAt', missed: 'reviewsMissed', gone: 'reviewsGone' },
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
