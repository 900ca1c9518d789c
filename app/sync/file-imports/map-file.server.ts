import { forShop, type Prisma, type ShopTransaction } from '../../db/index.server.ts';
import { enqueue } from '../../jobs/index.server.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { previewMapping, type MappingPreview } from '../files/index.ts';
import { fileImportJob, type FileImportKey } from './job-kind.server.ts';
import { FileWishes, type FileFindings } from './model.ts';

export type MappingRefusal = 'import-gone' | 'mapping-open';

/** The mapping as the file and the wishes make it. */
export function previewOf(findings: FileFindings, wishes: FileWishes): MappingPreview {
  const { file, survey } = findings;
  const { answers, channel } = wishes;
  const columnsChosen = wishes.columns !== undefined;
  return previewMapping({ file, survey, answers, channel, columnsChosen });
}

/**
 * Takes what a person says about a file. Another kind, encoding or column makes the file be read
 * again; an answer alone leads on to the check once nothing is open.
 */
export async function mapFile(
  key: FileImportKey,
  wishes: FileWishes,
): Promise<Result<null, MappingRefusal>> {
  const { shopId, fileImportId } = key;
  return forShop(shopId).$transaction(async (tx) => {
    const row = await lockDraft(tx, key);
    if (row === null) return refuse('import-gone');
    const before = FileWishes.parse(row.wishes);
    const data = { wishes: wishes as Prisma.InputJsonValue, ...STEP };
    if (mustBeRead(row.state) || readingOf(wishes) !== readingOf(before)) {
      await tx.fileImport.updateMany({
        where: { fileImportId },
        data: { ...data, state: 'reading', error: null },
      });
    } else {
      const preview = previewOf(row.findings as unknown as FileFindings, wishes);
      await tx.fileImport.updateMany({
        where: { fileImportId },
        data: { ...data, ...settled(preview) },
      });
      if (preview.plan === null) return ok(null);
    }
    await enqueue(tx, fileImportJob, key, { groupId: String(shopId) });
    return ok(null);
  });
}

/** What was found belongs to earlier wishes, or nothing was found yet. */
function mustBeRead(state: string): boolean {
  return state === 'refused' || state === 'reading';
}

/** The wishes that decide how the bytes are read. */
function readingOf({ kind, encoding, delimiter, quotes, columns }: FileWishes): string {
  return JSON.stringify([kind, encoding, delimiter, quotes, columns]);
}

/** Goes back from the summary to the mapping. */
export async function remapFile(key: FileImportKey): Promise<Result<null, MappingRefusal>> {
  const moved = await forShop(key.shopId).fileImport.updateMany({
    where: { fileImportId: key.fileImportId, state: { in: ['checking', 'ready'] } },
    data: { ...STEP, state: 'mapping' },
  });
  return moved.count === 0 ? refuse('import-gone') : ok(null);
}

const STEP = { revision: { increment: 1 }, recordsDone: 0, bytesDone: 0 };

function settled({ plan }: MappingPreview): Prisma.FileImportUpdateManyMutationInput {
  if (plan === null) return { state: 'mapping' };
  return { state: 'checking', plan: plan };
}

async function lockDraft(tx: ShopTransaction, { fileImportId }: FileImportKey) {
  const states = ['reading', 'refused', 'mapping', 'checking', 'ready'];
  // The write comes first: it holds the row until the transaction ends.
  const held = await tx.fileImport.updateMany({
    where: { fileImportId, state: { in: states } },
    data: { touchedAt: new Date() },
  });
  return held.count === 0 ? null : tx.fileImport.findFirst({ where: { fileImportId } });
}
