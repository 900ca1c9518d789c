import { createHash } from 'node:crypto';
import { forShop, Prisma, queryForShop } from '../../db/index.server.ts';
import { DRAFTS } from './model.ts';

/** A file is read in slices of this length: the process breathes between them. */
const SLICE_BYTES = 128 * 1024;

/**
 * The bytes of an uploaded file, a piece in memory at a time; `onBytes` hears how far reading is.
 * @throws the reason of `signal` where it is aborted.
 */
export async function* openStoredFile(
  { shopId, fileImportId }: { shopId: number; fileImportId: string },
  options: {
    signal?: AbortSignal | undefined;
    onBytes?: ((bytesDone: number) => Promise<void>) | undefined;
  } = {},
): AsyncGenerator<Uint8Array> {
  let bytesDone = 0;
  for (let position = 0; ; position++) {
    options.signal?.throwIfAborted();
    const piece = await forShop(shopId).fileImportPiece.findFirst({
      where: { fileImportId, position },
      select: { content: true },
    });
    if (piece === null) return;
    for (let at = 0; at < piece.content.length; at += SLICE_BYTES) {
      yield piece.content.subarray(at, at + SLICE_BYTES);
    }
    bytesDone += piece.content.length;
    await options.onBytes?.(bytesDone);
  }
}

/** The first bytes of an uploaded file, a piece of it at most. */
export async function headOfStoredFile(key: {
  shopId: number;
  fileImportId: string;
}): Promise<Uint8Array> {
  const piece = await forShop(key.shopId).fileImportPiece.findFirst({
    where: { fileImportId: key.fileImportId, position: 0 },
    select: { content: true },
  });
  return piece?.content ?? new Uint8Array(0);
}

const GLIMPSE_BYTES = 16 * 1024;

/** The very first bytes of an uploaded file; none once they are gone. */
export async function glimpseOfStoredFile(key: {
  shopId: number;
  fileImportId: string;
}): Promise<Uint8Array> {
  const [piece] = await queryForShop<{ head: Uint8Array }>(
    forShop(key.shopId),
    key.shopId,
    (shop) => Prisma.sql`
      SELECT substring(content FROM 1 FOR ${GLIMPSE_BYTES}::int) AS head FROM file_import_piece
      WHERE shop_id = ${shop} AND file_import_id = ${key.fileImportId}::uuid AND position = 0`,
  );
  return piece?.head ?? new Uint8Array(0);
}

/** SHA-256 over all pieces, and how many bytes they are. */
export async function hashStoredFile(key: {
  shopId: number;
  fileImportId: string;
}): Promise<{ hash: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const slice of openStoredFile(key)) {
    hash.update(slice);
    bytes += slice.length;
  }
  return { hash: hash.digest('hex'), bytes };
}

/** Deletes the bytes of files whose import is through or gone. */
export async function dropStoredFile(shopId: number, fileImportId: string): Promise<void> {
  await queryForShop(
    forShop(shopId),
    shopId,
    (shop) =>
      Prisma.sql`DELETE FROM file_import_piece
                 WHERE shop_id = ${shop} AND file_import_id = ${fileImportId}::uuid`,
  );
}

/** Deletes bytes that no import will read again: of one that was cut off at its very end. */
export async function dropStrayFiles(shopId: number): Promise<void> {
  const states = [...DRAFTS, 'importing'];
  await queryForShop(
    forShop(shopId),
    shopId,
    (shop) =>
      Prisma.sql`DELETE FROM file_import_piece AS piece
                 WHERE shop_id = ${shop} AND NOT EXISTS (
                   SELECT 1 FROM file_import AS f WHERE f.shop_id = ${shop}
                     AND f.file_import_id = piece.file_import_id AND f.state = ANY(${states}))`,
  );
}
