import { refreshLowestPrices, reviewThresholdsJob } from './compliance/index.server.ts';
import { actionDesk } from './actions.server.ts';
import { closeDatabase, listActiveShopIds } from './db/index.server.ts';
import { closeQueue, startWorker, type AnyJob } from './jobs/index.server.ts';
import { monitor } from './detectors.server.ts';
import { dayRollups, orderFollowers } from './followers.server.ts';
import { textJobs } from './localization/index.server.ts';
import { logisticsJobs } from './logistics/index.server.ts';
import { refreshExchangeRates } from './payments/index.server.ts';
import { keepOwnTexts } from './own-texts.server.ts';
import { projections } from './projections.server.ts';
import {
  publishHeadless,
  publishStorefront,
  refreshJobs,
  resumePublications,
} from './publishing/index.server.ts';
import { retentionJobs } from './retention/index.server.ts';
import {
  answerPrivacyRequest,
  enforceRetentionJob,
  keepTokensAlive,
  syncShopProfileJob,
} from './shopify/index.server.ts';
import { resumeSync, syncJobs } from './sync/index.server.ts';

/** Every job of the app: what a worker can do. */
export const jobs = [
  ...actionDesk.jobs,
  ...monitor.jobs,
  answerPrivacyRequest,
  enforceRetentionJob,
  keepTokensAlive,
  ...logisticsJobs((shopId) => monitor.ask(shopId)),
  publishHeadless,
  publishStorefront,
  refreshExchangeRates,
  refreshLowestPrices,
  ...refreshJobs(projections),
  ...retentionJobs,
  reviewThresholdsJob,
  syncShopProfileJob,
  ...textJobs(async (shopId) => {
    await keepOwnTexts(shopId, new Date());
    await monitor.ask(shopId);
  }),
  ...syncJobs({ dayRollups, orderFollowers }),
] as unknown as readonly AnyJob[];

/** Silent for so long, work of a process before this one has lost its worker. */
const LEFT_BEHIND_MS = 5000;

export interface RunningProcess {
  /** Lets running jobs end for up to `timeoutMs`, then closes queue and database. */
  stop: (timeoutMs: number) => Promise<void>;
}

/** Starts what the built app does beside answering requests; the server calls it once. */
export async function startProcess(options: { worker: boolean }): Promise<RunningProcess> {
  if (options.worker) {
    await startWorker(jobs);
    // What a killed process has left half done should not wait for the next round.
    await resumeSync(new Date(), LEFT_BEHIND_MS);
    for (const shopId of await listActiveShopIds()) await resumePublications(shopId);
  }
  return {
    stop: async (timeoutMs) => {
      await closeQueue(timeoutMs);
      await closeDatabase();
    },
  };
}
