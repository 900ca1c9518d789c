import { createHash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { connectionPool, forShop, Prisma, queryForShop } from '../../db/index.server.ts';
import { DRAFTS, UPLOAD_LIMITS } from './model.ts';

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
    const piece = await readPiece({ shopId, fileImportId }, position);
    if (piece === null) return;
    for (let at = 0; at < piece.length; at += SLICE_BYTES) {
      yield piece.subarray(at, at + SLICE_BYTES);
    }
    bytesDone += piece.length;
    await options.onBytes?.(bytesDone);
  }
}

/** As base64: the driver reads bytes as text, and in its own form that is twice their length. */
async function readPiece(
  { shopId, fileImportId }: { shopId: number; fileImportId: string },
  position: number,
): Promise<Uint8Array | null> {
  const { rows } = await connectionPool().query<{ content: string }>(
    `SELECT encode(content, 'base64') AS content FROM file_import_piece
     WHERE shop_id = $1 AND file_import_id = $2 AND position = $3`,
    [shopId, fileImportId, position],
  );
  return rows[0] === undefined ? null : Buffer.from(rows[0].content, 'base64');
}

/** The first bytes of an uploaded file, a piece of it at most. */
export async function headOfStoredFile(key: {
  shopId: number;
  fileImportId: string;
}): Promise<Uint8Array> {
  return (await readPiece(key, 0)) ?? new Uint8Array(0);
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

/** Some of the bytes of an uploaded file, from `start` up to and without `end`. */
export async function* openStoredRange(
  key: { shopId: number; fileImportId: string },
  { start, end }: { start: number; end: number },
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const { pieceBytes } = UPLOAD_LIMITS;
  for (let at = start; at < end;) {
    signal.throwIfAborted();
    const position = Math.floor(at / pieceBytes);
    const piece = await readPiece(key, position);
    if (piece === null) return;
    const from = at - position * pieceBytes;
    const some = piece.subarray(from, Math.min(piece.length, end - position * pieceBytes));
    if (some.length === 0) return;
    for (let slice = 0; slice < some.length; slice += SLICE_BYTES) {
      yield some.subarray(slice, slice + SLICE_BYTES);
    }
    at += some.length;
  }
}

/** Writes one piece of a file; the same piece again replaces it. */
export async function writePiece(
  client: PoolClient,
  { shopId, fileImportId }: { shopId: number; fileImportId: string },
  position: number,
  content: Uint8Array,
): Promise<void> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  await client.query(
    `INSERT INTO file_import_piece (shop_id, file_import_id, position, content)
     VALUES ($1, $2, $3, $4)
     ON CONFLICT (shop_id, file_import_id, position) DO UPDATE SET content = excluded.content`,
    [shopId, fileImportId, position, bytes],
  );
}
