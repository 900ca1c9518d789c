import { z } from 'zod';
import {
  enforceRetention,
  eraseShop,
  FINISHED_JOBS_KEPT_HOURS,
  listShopsUninstalledBefore,
  UNINSTALLED_SHOPS_KEPT_DAYS,
} from '../db/index.server.ts';
import { defineJob, forgetJobs, purgeFinishedJobs } from '../jobs/index.server.ts';
import { logger } from '../log.server.ts';

const HOUR_MS = 3_600_000;
const JOB_BATCHES_MAX = 500;

/** Deletes each night what is past its stated life; what is left over goes the next night. */
export const enforceRetentionJob = defineJob({
  name: 'enforce-retention',
  payload: z.object({}),
  singletonKey: () => 'all',
  concurrency: 1,
  expireInSeconds: 3600,
  schedule: { cron: '43 2 * * *', payload: {} },
  handle: (_payload, { signal }) => deleteWhatIsPastItsLife(new Date(), signal),
});

/** The work of one night. */
export async function deleteWhatIsPastItsLife(now: Date, signal: AbortSignal): Promise<void> {
  const deleted = await enforceRetention(now, signal);
  const finishedBefore = new Date(now.getTime() - FINISHED_JOBS_KEPT_HOURS * HOUR_MS);
  for (let batch = 0; batch < JOB_BATCHES_MAX; batch++) {
    signal.throwIfAborted();
    if ((await purgeFinishedJobs(finishedBefore)) === 0) break;
  }
  const goneBefore = new Date(now.getTime() - UNINSTALLED_SHOPS_KEPT_DAYS * 24 * HOUR_MS);
  for (const shopId of await listShopsUninstalledBefore(goneBefore)) {
    signal.throwIfAborted();
    await forgetJobs(shopId);
    logger().info({ shopId, erased: await eraseShop(shopId) }, 'shop erased a week after it left');
  }
  logger().info({ deleted }, 'what was past its life is deleted');
}
