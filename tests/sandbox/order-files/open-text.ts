import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { problem, type OrderFileProblem } from './model.ts';

export type Encoding = 'utf-8' | 'windows-1252';

export interface OpenedText {
  encoding: Encoding;
  /** The text in pieces, without a byte order mark. */
  chunks(): AsyncIterable<string>;
}

const MAX_BYTES = 2 * 1024 ** 3;

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

async function* bytesOf(path: string, gzip: boolean): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: 1 << 18 });
  if (!gzip) {
    yield* file as AsyncIterable<Buffer>;
    return;
  }
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  // A read error must reach the loop below, which only listens to the unpacker.
  file.on('error', (error) => gunzip.destroy(error));
  yield* file.pipe(gunzip) as AsyncIterable<Buffer>;
}

/** Reads everything once: is it whole, is it text, is it UTF-8? Nothing is kept. */
async function inspect(path: string, gzip: boolean): Promise<Encoding | OrderFileProblem> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let encoding: Encoding = 'utf-8';
  let size = 0;
  for await (const bytes of bytesOf(path, gzip)) {
    size += bytes.length;
    if (size > MAX_BYTES) {
      return problem(null, null, 'at most 2 GB of text', 'a larger file');
    }
    if (bytes.includes(0)) return problem(null, null, 'a CSV text', 'binary data');
    if (encoding !== 'utf-8') continue;
    try {
      decoder.decode(bytes, { stream: true });
    } catch {
      encoding = 'windows-1252';
    }
  }
  if (size === 0) return problem(null, null, 'a header line and orders', 'an empty file');
  if (encoding === 'utf-8') {
    try {
      decoder.decode();
    } catch {
      encoding = 'windows-1252';
    }
  }
  return encoding;
}

async function* decode(path: string, gzip: boolean, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of bytesOf(path, gzip)) yield decoder.decode(bytes, { stream: true });
  yield decoder.decode();
}

/**
 * Opens a CSV file, plain or gzip-packed (told by its first bytes, not its name).
 *
 * The whole file is read once before: a file cut short, binary data and other encodings than UTF-8
 * are known before the first line is parsed. What is not UTF-8 is read as windows-1252, in which
 * no byte is wrong.
 */
export async function openText(path: string): Promise<OpenedText | OrderFileProblem> {
  try {
    const info = await stat(path);
    if (!info.isFile()) return problem(null, null, 'a CSV file', 'a folder');
    if (info.size === 0) return problem(null, null, 'a header line and orders', 'an empty file');
    const gzip = await isGzip(path);
    const encoding = await inspect(path, gzip);
    if (typeof encoding !== 'string') return encoding;
    return { encoding, chunks: () => decode(path, gzip, encoding) };
  } catch (error) {
    return unreadable(error);
  }
}

function unreadable(error: unknown): OrderFileProblem {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT') return problem(null, null, 'a CSV file', 'no file of that name');
  if (code === 'EACCES')
    return problem(null, null, 'a readable file', 'one without read permission');
  if (code === 'Z_BUF_ERROR') {
    return problem(null, null, 'a whole gzip file', 'one that was cut short; copy it again');
  }
  if (code.startsWith('Z_')) {
    return problem(null, null, 'a sound gzip file', `a damaged one (${code})`);
  }
  throw error;
}
