import { closeDatabase } from '../../../app/db/index.server.ts';
import { closeQueue, startWorker, type AnyJob } from '../../../app/jobs/index.server.ts';
import { tallyJob } from './tally-job.ts';

/* A worker as a process of its own; told to stop, it ends in order as the server does. */

await startWorker([tallyJob as unknown as AnyJob]);
process.once('message', () => {
  void (async () => {
    await closeQueue(20_000);
    await closeDatabase();
    process.disconnect();
  })();
});
process.send?.('working');
