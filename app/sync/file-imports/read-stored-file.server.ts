import { forShop, type Prisma } from '../../db/index.server.ts';
import {
  columnsOf,
  detectFile,
  layoutOf,
  surveyFile,
  type DetectedFile,
  type FileKind,
} from '../files/index.ts';
import { convertWorkbook } from './convert-workbook.server.ts';
import type { FileImportKey } from './job-kind.server.ts';
import { FileWishes, type FileFindings, type FileImportFault } from './model.ts';
import { headOfStoredFile, openStoredFile } from './stored-file.server.ts';

/**
 * Finds out what a file is and what its data prove, the first step of an import. A file that is
 * none of ours is refused with the reason.
 * @throws FileFaultError where it can't be read to its end.
 */
export async function readStoredFile(key: FileImportKey, signal: AbortSignal): Promise<void> {
  const { shopId, fileImportId } = key;
  const row = await forShop(shopId).fileImport.findFirstOrThrow({ where: { fileImportId } });
  const wishes = FileWishes.parse(row.wishes);
  let detection = await detectFile(await headOfStoredFile(key), wishes);
  if (!detection.ok && detection.fault === 'xlsx') {
    const onWork = () => touch(key, {});
    await convertWorkbook(key, row.sizeBytes, { signal, onWork });
    detection = await detectFile(await headOfStoredFile(key), wishes);
  }
  if (!detection.ok) {
    const fault: FileImportFault =
      detection.fault === 'unsupported' ? `unsupported:${detection.file}` : detection.fault;
    await leaveReading(key, row.revision, { state: 'refused', error: fault });
    return;
  }
  const { file } = detection;
  const kind = wishes.kind ?? (file.kind === 'unknown' ? likelyKind(file) : file.kind);
  const columns = wishes.columns ?? columnsFor(file, kind);
  const bytes = openStoredFile(key, {
    signal,
    onBytes: (bytesDone) => touch(key, { bytesDone }),
  });
  const survey = await surveyFile(bytes, file, kind, columns);
  const findings: FileFindings = { file, survey };
  await leaveReading(key, row.revision, {
    state: 'mapping',
    kind,
    findings: findings as unknown as Prisma.InputJsonValue,
    error: null,
  });
}

/** A table of which we know nothing is more likely orders, unless a column looks like costs. */
function likelyKind(file: DetectedFile): FileKind {
  const orders = file.guesses?.orders.columns.orderId;
  const isSpend = file.guesses?.adSpend.columns.cost !== undefined && orders === undefined;
  return isSpend ? 'plain-ad-spend' : 'plain-orders';
}

function columnsFor(file: DetectedFile, kind: FileKind) {
  if (file.kind === kind) return file.columns;
  if (kind === 'plain-orders' && file.guesses !== null) return file.guesses.orders.columns;
  if (kind === 'plain-ad-spend' && file.guesses !== null) return file.guesses.adSpend.columns;
  return columnsOf(layoutOf(kind), file.header);
}

/** Writes what was found, unless the merchant has changed something meanwhile. */
async function leaveReading(
  { shopId, fileImportId }: FileImportKey,
  revision: number,
  data: Prisma.FileImportUpdateManyMutationInput,
): Promise<void> {
  await forShop(shopId).fileImport.updateMany({
    where: { fileImportId, state: 'reading', revision },
    data: { ...data, touchedAt: new Date() },
  });
}

/** Notes that work goes on, and how far it is. */
export async function touch(
  { shopId, fileImportId }: FileImportKey,
  progress: { bytesDone?: number; recordsDone?: number },
): Promise<void> {
  await forShop(shopId).fileImport.updateMany({
    where: { fileImportId },
    data: { ...progress, touchedAt: new Date() },
  });
}
