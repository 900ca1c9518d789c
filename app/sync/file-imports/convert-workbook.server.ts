import { inTransaction } from '../../db/index.server.ts';
import { workbookToCsv } from '../files/index.ts';
import type { FileImportKey } from './job-kind.server.ts';
import { UPLOAD_LIMITS } from './model.ts';
import { openStoredRange, writePiece } from './stored-file.server.ts';

/** Pieces of the CSV wait behind all pieces that an upload can have. */
const ASIDE = 1_000_000;

/**
 * Puts the CSV of a workbook in the place of its bytes. The CSV is written aside and takes its place
 * in one transaction: killed in between, the workbook is still there.
 * @throws FileFaultError where it can't be read to its end.
 */
export async function convertWorkbook(
  key: FileImportKey,
  sizeBytes: number,
  options: { signal: AbortSignal; onWork: () => Promise<void> },
): Promise<void> {
  const { shopId, fileImportId } = key;
  await inTransaction((client) =>
    client.query(
      `DELETE FROM file_import_piece
       WHERE shop_id = $1 AND file_import_id = $2 AND position >= $3`,
      [shopId, fileImportId, ASIDE],
    ),
  );
  const source = {
    size: sizeBytes,
    read: (start: number, end: number) => openStoredRange(key, { start, end }, options.signal),
  };
  let position = ASIDE;
  let csvBytes = 0;
  for await (const piece of inPieces(workbookToCsv(source), UPLOAD_LIMITS.pieceBytes)) {
    options.signal.throwIfAborted();
    await inTransaction((client) => writePiece(client, key, position, piece));
    await options.onWork();
    position++;
    csvBytes += piece.length;
  }
  await inTransaction(async (client) => {
    const held = await client.query(
      `UPDATE file_import SET size_bytes = $3, bytes_done = 0, touched_at = now()
       WHERE shop_id = $1 AND file_import_id = $2 AND state = 'reading'`,
      [shopId, fileImportId, csvBytes],
    );
    if (held.rowCount === 0) return;
    const its = 'shop_id = $1 AND file_import_id = $2';
    const values = [shopId, fileImportId, ASIDE];
    await client.query(`DELETE FROM file_import_piece WHERE ${its} AND position < $3`, values);
    await client.query(
      `UPDATE file_import_piece SET position = position - $3 WHERE ${its} AND position >= $3`,
      values,
    );
  });
}

/** Bytes in pieces of one length, the last one shorter. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const some of bytes) {
    held.push(some);
    size += some.length;
    if (size < length) continue;
    const all = Buffer.concat(held);
    let at = 0;
    for (; all.length - at >= length; at += length) yield all.subarray(at, at + length);
    held = [all.subarray(at)];
    size = all.length - at;
  }
  if (size > 0) yield Buffer.concat(held);
}
