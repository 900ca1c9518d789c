import { startWorker, type JobDefinition } from '../../../app/jobs/index.server.ts';
import { resumeSync, syncJobs } from '../../../app/sync/index.server.ts';
import { loadImportPart, type PartOfRun } from '../../../app/sync/load-import-part.server.ts';

/*
 * A worker as a process of its own, to be killed. It takes up at once what the last one left, and
 * merges little at a time, so that there are many places at which to kill it.
 */

const pace = { sliceMs: 2000, batchBytes: 512 * 1024 };

const jobs = syncJobs({ dayRollups: [], orderFollowers: [] }).map((job) => {
  if (job.name !== 'load-import-part') return job;
  const handle: JobDefinition<PartOfRun>['handle'] = (part, { signal }) =>
    loadImportPart(part, signal, pace);
  return { ...job, handle } as unknown as typeof job;
});

await startWorker(jobs);
await resumeSync(new Date(), 0);
process.send?.('working');
