import { randomUUID } from 'node:crypto';
import type { ShopTransaction } from '../db/index.server.ts';

/**
 * Leaves a comparison waiting for the day on which the app has access to the shop again: what
 * happens meanwhile sends no webhooks. One is enough, however often the access is lost.
 */
export async function noteLostAccess(tx: ShopTransaction, shopId: number): Promise<void> {
  const waiting = { trigger: 'reconnected', state: 'waiting' };
  if ((await tx.reconcileRun.findFirst({ where: waiting })) !== null) return;
  await tx.reconcileRun.create({
    data: { shopId, reconcileRunId: randomUUID(), ...waiting, sinceAt: new Date() },
  });
}
