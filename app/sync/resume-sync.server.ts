import { forShop, listActiveShopIds } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { EXPORT_PARTS, failRun } from './import-runs.server.ts';
import {
  applyWebhookJob,
  drainInboxJob,
  importShopJob,
  loadImportPartJob,
  readExtrasJob,
  readOrderDetailsJob,
  readReviewsJob,
  rebuildRollupsJob,
} from './job-kinds.server.ts';

const SILENT_MS = 60_000;
/** Shopify keeps the file of an export for seven days; nobody waits that long for numbers. */
const GIVE_UP_MS = 24 * 3_600_000;
const WEBHOOKS_AT_ONCE = 500;
/** Price lists, payouts and the like are read again after so long. */
const EXTRAS_EVERY_MS = 24 * 3_600_000;

/**
 * Enqueues again what has been silent for a minute: imports and webhooks whose worker was killed
 * or whose job has used up its attempts. Harmless where the job is still there.
 */
export async function resumeSync(now = new Date(), silentMs = SILENT_MS): Promise<void> {
  for (const shopId of await listActiveShopIds()) {
    await resumeImports(shopId, now, silentMs);
    await resumeWebhooks(shopId, now, silentMs);
    const dirty = await forShop(shopId).dirtyDay.findFirst();
    if (dirty !== null) await enqueue(forShop(shopId), rebuildRollupsJob, { shopId });
  }
}

async function resumeImports(shopId: number, now: Date, silentMs: number): Promise<void> {
  const db = forShop(shopId);
  const silentSince = new Date(now.getTime() - silentMs);
  const run = await db.importRun.findFirst({ orderBy: { queuedAt: 'desc' } });
  if (run === null || run.state === 'failed') return;
  const { importRunId } = run;
  const unfinished = run.state === 'queued' || run.state === 'running';
  if (unfinished && run.queuedAt.getTime() < now.getTime() - GIVE_UP_MS) {
    await failRun(shopId, importRunId, 'The import had not come to its end after a day.');
    return;
  }
  const parts = await db.importPart.findMany({
    where: { importRunId, touchedAt: { lte: silentSince } },
  });
  const silent = new Map(parts.map((part) => [part.part, part]));
  const group = { groupId: String(shopId) };
  const unstarted = EXPORT_PARTS.some((name) => {
    const part = silent.get(name);
    return part !== undefined && part.state !== 'failed' && part.bulkOperationId === null;
  });
  if (unfinished && unstarted) await enqueue(db, importShopJob, { shopId, importRunId }, group);
  for (const part of EXPORT_PARTS) {
    const state = silent.get(part)?.state;
    if (state === 'exporting' || state === 'loading') {
      await enqueue(db, loadImportPartJob, { shopId, importRunId, part }, group);
    }
  }
  const reviews = silent.get('reviews');
  if (reviews?.state === 'waiting' || reviews?.state === 'loading') {
    await enqueue(db, readReviewsJob, { shopId, importRunId }, group);
  }
  const details = silent.get('order-details');
  await resumeExtras(shopId, importRunId, now, silentSince);
  if (run.state === 'completed' && (details?.state === 'waiting' || details?.state === 'loading')) {
    await enqueue(db, readOrderDetailsJob, { shopId, importRunId }, group);
  }
}

async function resumeExtras(
  shopId: number,
  importRunId: string,
  now: Date,
  silentSince: Date,
): Promise<void> {
  const db = forShop(shopId);
  const which = { importRunId, part: 'extras' };
  const readBefore = new Date(now.getTime() - EXTRAS_EVERY_MS);
  await db.importPart.updateMany({
    where: { ...which, state: 'completed', touchedAt: { lte: readBefore } },
    data: { state: 'waiting' },
  });
  const waiting = await db.importPart.findFirst({
    where: { ...which, state: { in: ['waiting', 'loading'] }, touchedAt: { lte: silentSince } },
  });
  if (waiting === null) return;
  await enqueue(db, readExtrasJob, { shopId, importRunId }, { groupId: String(shopId) });
}

async function resumeWebhooks(shopId: number, now: Date, silentMs: number): Promise<void> {
  const db = forShop(shopId);
  const silent = { state: 'waiting', receivedAt: { lte: new Date(now.getTime() - silentMs) } };
  const waiting = await db.webhookInbox.findFirst({ where: { ...silent, error: null } });
  if (waiting !== null) await enqueue(db, drainInboxJob, { shopId });
  const aside = await db.webhookInbox.findMany({
    where: { ...silent, error: { not: null } },
    select: { subject: true },
    distinct: ['subject'],
    take: WEBHOOKS_AT_ONCE,
  });
  for (const { subject } of aside) {
    if (subject !== null) await enqueue(db, applyWebhookJob, { shopId, subject });
  }
}
