import { startWorker } from '../../../app/jobs/index.server.ts';
import { resumeSync, syncJobs } from '../../../app/sync/index.server.ts';

/* A worker as a process of its own, to be killed. It takes up at once what the last one left. */

await startWorker(syncJobs);
await resumeSync(new Date(), 0);
process.send?.('working');
