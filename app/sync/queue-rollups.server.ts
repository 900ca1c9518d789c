import type { PoolClient } from 'pg';
import { enqueue } from '../jobs/index.server.ts';
import { rebuildRollupsJob } from './job-kinds.server.ts';
import { asTransaction } from './queue-on-client.server.ts';
import { nextRebuildMs } from './rebuild-pace.ts';

const SHOPS_REMEMBERED = 10_000;

/** When the last rebuild that this process has sent for a shop begins, or began. */
const lastRebuildMs = new Map<number, number>();

/**
 * Has the rollups of a shop's dirty days rebuilt if and only if the merge of `client` commits: at
 * once, and in a burst of merges once a second. Must run inside `inMergeTransaction`.
 *
 * A merge whose job would be the second to wait sends none: the one that waits begins by waiting
 * for this merge, and a killed process leaves it in the queue.
 */
export async function queueRollups(client: PoolClient, shopId: number): Promise<void> {
  const nowMs = Date.now();
  const startMs = nextRebuildMs(lastRebuildMs.get(shopId) ?? null, nowMs);
  const delay = startMs > nowMs ? { delaySeconds: (startMs - nowMs) / 1000 } : {};
  const group = { groupId: String(shopId) };
  const tx = asTransaction(client);
  const jobId = await enqueue(tx, rebuildRollupsJob, { shopId }, { ...group, ...delay });
  if (jobId === null) return;
  if (lastRebuildMs.size >= SHOPS_REMEMBERED) lastRebuildMs.clear();
  lastRebuildMs.set(shopId, startMs);
}
