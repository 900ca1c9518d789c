import { listActiveShopIds } from '../../../app/db/index.server.ts';
import { startWorker, type AnyJob } from '../../../app/jobs/index.server.ts';
import {
  publishHeadless,
  publishStorefront,
  resumePublications,
} from '../../../app/publishing/index.server.ts';

/* A worker as a process of its own, to be killed; it begins as the app's own does. */

await startWorker([publishHeadless, publishStorefront] as unknown as AnyJob[]);
for (const shopId of await listActiveShopIds()) await resumePublications(shopId);
process.send?.('working');
