import { forShop } from '../../db/index.server.ts';
import { startReconcile } from './reconcile-runs.server.ts';

const TOLD_FOR_MS = 24 * 3_600_000;

/**
 * Compares a shop at once to which the app has access again: losing it left a run that waits.
 * Free where there is none; safe to call many times.
 */
export async function catchUp(shopId: number): Promise<void> {
  const db = forShop(shopId);
  const waiting = { trigger: 'reconnected', state: 'waiting' };
  if ((await db.reconcileRun.findFirst({ where: waiting })) === null) return;
  const started = await startReconcile(shopId, 'reconnected');
  // An import reads everything that was missed; what can't start yet goes on waiting.
  const waits = !started.ok && ['not-connected', 'already-running'].includes(started.reason);
  if (!waits) await db.reconcileRun.deleteMany({ where: waiting });
}

/** Whether the app has access to a shop, as pages tell it; null where there is nothing to tell. */
export type Connection =
  | { state: 'needs-merchant' }
  /** It had been lost; what changed since is read, or was. */
  | { state: 'back'; since: Date; done: boolean }
  | null;

/** What a merchant should know of the app's access right now. */
export async function readConnection(shopId: number, now: Date = new Date()): Promise<Connection> {
  const db = forShop(shopId);
  const shop = await db.shop.findFirst({ select: { state: true } });
  if (shop?.state === 'needs-merchant') return { state: 'needs-merchant' };
  const run = await db.reconcileRun.findFirst({
    where: {
      trigger: 'reconnected',
      state: { in: ['running', 'completed'] },
      startedAt: { gt: new Date(now.getTime() - TOLD_FOR_MS) },
    },
    orderBy: { startedAt: 'desc' },
  });
  if (run === null) return null;
  return { state: 'back', since: run.sinceAt, done: run.state === 'completed' };
}
