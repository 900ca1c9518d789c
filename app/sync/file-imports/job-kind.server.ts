import { z } from 'zod';
import { defineJob } from '../../jobs/index.server.ts';

/** What names one import. */
export interface FileImportKey {
  shopId: number;
  fileImportId: string;
}

/**
 * Takes an import on from where it stands. As it is enqueued: what it does is bound to it in
 * file-import-jobs.server.ts, because the steps enqueue each other.
 */
export const fileImportJob = defineJob<FileImportKey>({
  name: 'work-on-file-import',
  payload: z.object({ shopId: z.int().positive(), fileImportId: z.uuid() }),
  singletonKey: ({ fileImportId }) => fileImportId,
  handle: () => Promise.reject(new Error('work-on-file-import was started unbound')),
  retryLimit: 3,
  expireInSeconds: 3600,
  concurrency: 1,
});
