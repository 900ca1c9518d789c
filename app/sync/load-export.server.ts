import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { ExportBatch, ExportLine, ExportReader } from './export-reader.ts';
import { readJsonLines } from './json-lines.server.ts';
import { inMergeTransaction } from './merge-transaction.server.ts';

/** Bytes of a file that are merged in one transaction: some 2,800 orders. */
const BATCH_BYTES = 8 * 1024 * 1024;

/** The part of an import that a file fills, and how far that is. */
export interface ExportFile {
  shopId: number;
  importRunId: string;
  part: string;
  url: string;
  bytesTotal: number | null;
  /** Everything before is merged. */
  bytesLoaded: number;
}

export interface LoadOptions<Packed> {
  reader: ExportReader<Packed>;
  /** Stores a batch; runs in the transaction that notes the progress. */
  merge: (client: PoolClient, batch: ExportBatch<Packed>) => Promise<void>;
  signal: AbortSignal;
  /** Stop after the first batch past this instant (epoch ms), to give other shops their turn. */
  deadlineMs: number;
  batchBytes?: number | undefined;
}

/**
 * Streams an export into the database, from the last merged byte on.
 *
 * Rows and progress are one transaction, so being killed at any moment repeats and loses nothing.
 * The next batch is read while PostgreSQL works on the one before; memory holds two.
 * Answers `paused` at the deadline, and `overtaken` where another worker went on with this file.
 * @throws Error where the file can't be read to its end.
 */
export async function loadExport<Packed>(
  file: ExportFile,
  options: LoadOptions<Packed>,
): Promise<'loaded' | 'paused' | 'overtaken'> {
  const { reader, signal, deadlineMs, batchBytes = BATCH_BYTES } = options;
  let mergedTo = file.bytesLoaded;
  let bytes = 0;
  let merging: Promise<boolean> = Promise.resolve(true);
  const flush = async () => {
    if (!(await merging)) return false;
    const span = { from: mergedTo, to: mergedTo + bytes };
    mergedTo = span.to;
    bytes = 0;
    merging = mergeBatch(file, span, reader.take(), options.merge);
    // Awaited before the next batch; until then nobody may call it unhandled.
    merging.catch(() => undefined);
    return true;
  };
  const stretches = readJsonLines(file.url, {
    fromByte: file.bytesLoaded,
    endByte: file.bytesTotal,
    signal,
  });
  try {
    for await (const stretch of stretches) {
      for (const line of stretch.lines) {
        if (line !== '') reader.add(JSON.parse(line) as ExportLine);
      }
      bytes += stretch.bytes;
      // Chunks that are there already come without a turn of the event loop; PostgreSQL, and in
      // one process with us the web server, would wait for each answer until they are used up.
      await nextTurn();
      if (bytes < batchBytes) continue;
      if (!(await flush())) return 'overtaken';
      if (Date.now() > deadlineMs) return (await merging) ? 'paused' : 'overtaken';
    }
    if (bytes > 0 && !(await flush())) return 'overtaken';
    return (await merging) ? 'loaded' : 'overtaken';
  } finally {
    await merging.catch(() => undefined);
  }
}

/** False where somebody else has merged this span already. */
async function mergeBatch<Packed>(
  file: ExportFile,
  span: { from: number; to: number },
  batch: ExportBatch<Packed>,
  merge: (client: PoolClient, batch: ExportBatch<Packed>) => Promise<void>,
): Promise<boolean> {
  const store = async (client: PoolClient) => {
    const noted = await client.query(
      `UPDATE import_part
       SET bytes_loaded = $5, lines_loaded = lines_loaded + $6, records_loaded = records_loaded + $7,
           records_rejected = records_rejected + $8, error = coalesce(error, $9), touched_at = now()
       WHERE shop_id = $1 AND import_run_id = $2 AND part = $3
         AND state = 'loading' AND bytes_loaded = $4`,
      [
        file.shopId,
        file.importRunId,
        file.part,
        span.from,
        span.to,
        batch.lines,
        batch.records,
        batch.rejected.length,
        batch.rejectedReason,
      ],
    );
    if (noted.rowCount === 0) return false;
    await merge(client, batch);
    return true;
  };
  // Losing the last batches to a crash of the server loses their progress too: they come again.
  return inMergeTransaction(file.shopId, store, { durable: false });
}
