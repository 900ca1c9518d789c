import { forShop, listActiveShopIds, withShopLock } from '../../db/index.server.ts';
import { defineJob, enqueue, type AnyJob, type JobDefinition } from '../../jobs/index.server.ts';
import { z } from 'zod';
import { FileFaultError } from '../files/index.ts';
import { checkFile } from './check-file.server.ts';
import { importFile } from './import-file.server.ts';
import { fileImportJob, type FileImportKey } from './job-kind.server.ts';
import { AT_WORK, type FileImportFault, type FileImportState } from './model.ts';
import { readStoredFile } from './read-stored-file.server.ts';
import { dropStrayFiles } from './stored-file.server.ts';
import { undoImport } from './undo-import.server.ts';
import { forgetOldDrafts } from './upload.server.ts';

const SILENT_MS = 30_000;
/** Work that has made no progress for so long is given up; what came in stays and can be undone. */
const GIVE_UP_MS = 3 * 86_400_000;

type Step = (key: FileImportKey, signal: AbortSignal) => Promise<void>;

const STEPS: Partial<Record<FileImportState, Step>> = {
  reading: readStoredFile,
  checking: checkFile,
  importing: importFile,
  undoing: undoImport,
};

/** Takes an import on from where it stands; one worker at a time works on the files of a shop. */
export async function workOnFileImport(key: FileImportKey, signal: AbortSignal): Promise<void> {
  await withShopLock(key.shopId, 'file-import', async () => {
    const db = forShop(key.shopId);
    const { fileImportId } = key;
    const row = await db.fileImport.findFirst({ where: { fileImportId } });
    const state = row?.state as FileImportState | undefined;
    const step = state === undefined ? undefined : STEPS[state];
    if (row === null || step === undefined) return;
    try {
      await step(key, signal);
    } catch (error) {
      if (!(error instanceof FileFaultError)) throw error;
      await db.fileImport.updateMany({
        where: { fileImportId, state: row.state, revision: row.revision },
        data: { ...failed(row.state, error.fault), touchedAt: new Date() },
      });
    }
  });
}

function failed(state: string, fault: FileImportFault): { state: FileImportState; error: string } {
  return { state: state === 'importing' ? 'failed' : 'refused', error: fault };
}

/** Enqueues again the work that has been silent, and forgets what nobody went on with. */
export async function resumeFileImports(now: Date, silentMs = SILENT_MS): Promise<void> {
  for (const shopId of await listActiveShopIds()) {
    const db = forShop(shopId);
    const silent = await db.fileImport.findMany({
      where: {
        state: { in: [...AT_WORK] },
        touchedAt: { lte: new Date(now.getTime() - silentMs) },
      },
      select: { fileImportId: true, state: true, touchedAt: true },
    });
    for (const { fileImportId, state, touchedAt } of silent) {
      if (now.getTime() - touchedAt.getTime() > GIVE_UP_MS && state !== 'undoing') {
        await db.fileImport.updateMany({
          where: { fileImportId, state },
          data: failed(state, 'unexpected'),
        });
        continue;
      }
      const key = { shopId, fileImportId };
      await enqueue(db, fileImportJob, key, { groupId: String(shopId) });
    }
    await forgetOldDrafts(shopId, now);
    await dropStrayFiles(shopId);
  }
}

const resumeJob = defineJob({
  name: 'resume-file-imports',
  payload: z.object({}),
  singletonKey: () => 'all',
  schedule: { cron: '* * * * *', payload: {} },
  concurrency: 1,
  handle: () => resumeFileImports(new Date()),
});

const workJob: JobDefinition<FileImportKey> = {
  ...fileImportJob,
  handle: (key, { signal }) => workOnFileImport(key, signal),
};

/** The jobs of this folder, for the worker. */
export const fileImportJobs: readonly AnyJob[] = [workJob, resumeJob] as unknown as AnyJob[];
