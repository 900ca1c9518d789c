import { randomUUID } from 'node:crypto';
import { forShop, inTransaction } from '../../db/index.server.ts';
import { enqueue } from '../../jobs/index.server.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import { fileImportJob, type FileImportKey } from './job-kind.server.ts';
import { DRAFTS, UPLOAD_LIMITS } from './model.ts';
import { hashStoredFile, writePiece } from './stored-file.server.ts';

export type UploadRefusal =
  'file-too-large' | 'file-empty' | 'import-gone' | 'piece-unexpected' | 'upload-incomplete';

/**
 * Makes room for a file that comes in pieces. Drafts beyond the limit of a shop go, oldest first.
 */
export async function beginUpload(
  shopId: number,
  file: { fileName: string; sizeBytes: number },
): Promise<Result<{ fileImportId: string; pieceBytes: number }, UploadRefusal>> {
  if (file.sizeBytes === 0) return refuse('file-empty');
  if (file.sizeBytes > UPLOAD_LIMITS.fileBytes) return refuse('file-too-large');
  const db = forShop(shopId);
  const drafts = await db.fileImport.findMany({
    where: { state: { in: [...DRAFTS] } },
    orderBy: { createdAt: 'desc' },
    skip: UPLOAD_LIMITS.drafts - 1,
    select: { fileImportId: true },
  });
  for (const { fileImportId } of drafts) await deleteDraft({ shopId, fileImportId });
  const fileImportId = randomUUID();
  const fileName = file.fileName.slice(0, UPLOAD_LIMITS.fileNameChars);
  await db.fileImport.create({
    data: { shopId, fileImportId, fileName, sizeBytes: file.sizeBytes },
  });
  return ok({ fileImportId, pieceBytes: UPLOAD_LIMITS.pieceBytes });
}

/** Keeps one piece of a file; the same piece again changes nothing. */
export async function storePiece(
  { shopId, fileImportId }: FileImportKey,
  position: number,
  content: Uint8Array<ArrayBuffer>,
): Promise<Result<null, UploadRefusal>> {
  // Through the driver: Prisma would write the bytes as text several times over.
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ size_bytes: number }>(
      `UPDATE file_import SET touched_at = now()
       WHERE shop_id = $1 AND file_import_id = $2 AND state = 'uploading' RETURNING size_bytes`,
      [shopId, fileImportId],
    );
    const [upload] = rows;
    if (upload === undefined) return refuse('import-gone');
    if (content.length !== pieceLength(upload.size_bytes, position)) {
      return refuse('piece-unexpected');
    }
    await writePiece(client, { shopId, fileImportId }, position, content);
    return ok(null);
  });
}

/** Bytes that a piece must have; negative beyond the end of the file. */
function pieceLength(sizeBytes: number, position: number): number {
  return Math.min(UPLOAD_LIMITS.pieceBytes, sizeBytes - position * UPLOAD_LIMITS.pieceBytes);
}

/** Ends an upload whose pieces are all there and lets the file be read. */
export async function finishUpload(key: FileImportKey): Promise<Result<null, UploadRefusal>> {
  const { shopId, fileImportId } = key;
  const db = forShop(shopId);
  const upload = await db.fileImport.findFirst({ where: { fileImportId } });
  if (upload === null) return refuse('import-gone');
  if (upload.state !== 'uploading') return ok(null);
  const { hash, bytes } = await hashStoredFile(key);
  if (bytes !== upload.sizeBytes) return refuse('upload-incomplete');
  await db.$transaction(async (tx) => {
    const moved = await tx.fileImport.updateMany({
      where: { fileImportId, state: 'uploading' },
      data: { state: 'reading', contentHash: hash, touchedAt: new Date() },
    });
    if (moved.count > 0) await enqueue(tx, fileImportJob, key, { groupId: String(shopId) });
  });
  return ok(null);
}

/** Forgets a file from which nothing was imported; one that was imported stays. */
export async function discardDraft(key: FileImportKey): Promise<Result<null, 'not-a-draft'>> {
  return (await deleteDraft(key)) ? ok(null) : refuse('not-a-draft');
}

async function deleteDraft({ shopId, fileImportId }: FileImportKey): Promise<boolean> {
  return forShop(shopId).$transaction(async (tx) => {
    const gone = await tx.fileImport.deleteMany({
      where: { fileImportId, state: { in: [...DRAFTS] } },
    });
    if (gone.count === 0) return false;
    await tx.fileImportPiece.deleteMany({ where: { fileImportId } });
    await tx.adSpend.deleteMany({ where: { fileImportId } });
    return true;
  });
}

/** Forgets drafts that nobody went on with for a week. */
export async function forgetOldDrafts(shopId: number, now: Date): Promise<void> {
  const since = new Date(now.getTime() - UPLOAD_LIMITS.draftDays * 86_400_000);
  const old = await forShop(shopId).fileImport.findMany({
    where: { state: { in: [...DRAFTS] }, touchedAt: { lt: since } },
    select: { fileImportId: true },
  });
  for (const { fileImportId } of old) await deleteDraft({ shopId, fileImportId });
}
