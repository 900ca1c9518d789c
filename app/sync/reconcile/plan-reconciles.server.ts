import { z } from 'zod';
import { forShop, listActiveShopIds } from '../../db/index.server.ts';
import { defineJob, enqueue } from '../../jobs/index.server.ts';
import { catchUp } from './catch-up.server.ts';
import { startReconcile } from './reconcile-runs.server.ts';
import { isReconcileDue } from './reconcile-time.ts';
import { endRun, reconcileJob } from './run-reconcile.server.ts';

const SILENT_MS = 5 * 60_000;
const GIVE_UP_MS = 12 * 3_600_000;

/** Starts the nightly comparisons that are due, and takes up those that lost their worker. */
export const planReconcilesJob = defineJob({
  name: 'plan-reconciles',
  payload: z.object({}),
  singletonKey: () => 'all',
  concurrency: 1,
  schedule: { cron: '*/5 * * * *', payload: {} },
  handle: (_payload, { signal }) => planReconciles(new Date(), signal),
});

/** The work of one look; `now` decides what is due. */
export async function planReconciles(now: Date, signal: AbortSignal): Promise<void> {
  for (const shopId of await listActiveShopIds()) {
    signal.throwIfAborted();
    if (await resume(shopId, now)) continue;
    await catchUp(shopId);
    const db = forShop(shopId);
    const shop = await db.shop.findFirst({ select: { zone: true } });
    const last = await db.reconcileRun.findFirst({
      where: { trigger: 'nightly' },
      orderBy: { startedAt: 'desc' },
      select: { startedAt: true },
    });
    if (shop === null) continue;
    const lastMs = last?.startedAt.getTime() ?? null;
    if (isReconcileDue({ shopId, zone: shop.zone, nowMs: now.getTime(), lastMs })) {
      await startReconcile(shopId, 'nightly', now);
    }
  }
}

/** True where a run is under way; one that is silent gets its job again, or is given up. */
async function resume(shopId: number, now: Date): Promise<boolean> {
  const db = forShop(shopId);
  const run = await db.reconcileRun.findFirst({ where: { state: 'running' } });
  if (run === null) return false;
  const step = { shopId, reconcileRunId: run.reconcileRunId };
  if (now.getTime() - run.startedAt.getTime() > GIVE_UP_MS)
    await endRun(step, 'failed', 'too-long');
  else if (now.getTime() - run.touchedAt.getTime() > SILENT_MS) {
    await enqueue(db, reconcileJob, step, { groupId: String(shopId) });
  }
  return true;
}
