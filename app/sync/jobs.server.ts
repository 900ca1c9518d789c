import type { AnyJob, JobDefinition } from '../jobs/index.server.ts';
import { applyWebhooks } from './apply-webhook.server.ts';
import { drainInbox } from './drain-inbox.server.ts';
import { importShop } from './import-shop.server.ts';
import { fileImportJobs } from './file-imports/work-on-import.server.ts';
import {
  applyWebhookJob,
  drainInboxJob,
  importShopJob,
  loadImportPartJob,
  readExtrasJob,
  readOrderDetailsJob,
  readReviewsJob,
  rebuildRollupsJob,
  resumeSyncJob,
} from './job-kinds.server.ts';
import { loadImportPart } from './load-import-part.server.ts';
import { followOrders, type DayRollup, type OrderFollower } from './order-feed.server.ts';
import { readExtras } from './read-extras.server.ts';
import { readOrderDetails } from './read-order-details.server.ts';
import { readReviews } from './read-reviews.server.ts';
import { rebuildDirtyDays } from './rebuild-rollups.server.ts';
import { planReconcilesJob } from './reconcile/plan-reconciles.server.ts';
import { reconcileJob } from './reconcile/run-reconcile.server.ts';
import { resumeSync } from './resume-sync.server.ts';

/** What domains have done with the data as it changes. */
export interface SyncExtensions {
  dayRollups: readonly DayRollup[];
  orderFollowers: readonly OrderFollower[];
}

/** Every job of this folder, for the worker. */
export const syncJobs = ({ dayRollups, orderFollowers }: SyncExtensions): readonly AnyJob[] => [
  ...fileImportJobs,
  bind(importShopJob, (run) => importShop(run)),
  bind(loadImportPartJob, (part, { signal }) => loadImportPart(part, signal)),
  bind(readOrderDetailsJob, (run, { signal }) => readOrderDetails(run, signal)),
  bind(readReviewsJob, (run, { signal }) => readReviews(run, signal)),
  bind(readExtrasJob, (run, { signal }) => readExtras(run, signal)),
  bind(drainInboxJob, ({ shopId }, { signal }) => drainInbox(shopId, signal)),
  bind(applyWebhookJob, ({ shopId, subject }) => applyWebhooks(shopId, subject)),
  bind(rebuildRollupsJob, async ({ shopId }, { signal }) => {
    await rebuildDirtyDays(shopId, signal, dayRollups);
    await followOrders(shopId, orderFollowers, signal);
  }),
  bind(resumeSyncJob, () => resumeSync()),
  reconcileJob as unknown as AnyJob,
  planReconcilesJob as unknown as AnyJob,
];

function bind<Payload extends object>(
  kind: JobDefinition<Payload>,
  handle: JobDefinition<Payload>['handle'],
): AnyJob {
  return { ...kind, handle } as unknown as AnyJob;
}
