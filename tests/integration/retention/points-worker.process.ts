import { startWorker } from '../../../app/jobs/index.server.ts';
import {
  followOrdersForPoints,
  retentionJobs,
  tendPoints,
} from '../../../app/retention/index.server.ts';
import { resumeSync, syncJobs } from '../../../app/sync/index.server.ts';

/*
 * A worker as a process of its own, to be killed. It takes up at once what the last one left.
 */

await startWorker([
  ...syncJobs({ dayRollups: [], orderFollowers: [followOrdersForPoints] }),
  ...retentionJobs,
]);
await resumeSync(new Date(), 0);
await tendPoints(Number(process.env['SHOP_ID']), new Date(), new AbortController().signal);
process.send?.('working');
