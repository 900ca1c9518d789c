import { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { FileFaultError } from '../model.ts';

/** Bytes that can be read from any place. */
export interface ByteSource {
  size: number;
  /** Bytes from `start` up to and without `end`. */
  read: (start: number, end: number) => AsyncIterable<Uint8Array>;
}

/** Bytes that a part may have when unpacked. The package says how many; more are never read. */
const PART_BYTES = { sheet: 1_500_000_000, strings: 150_000_000, other: 8_000_000 } as const;
const ENTRIES = 2000;

/** The parts of a workbook file by their paths. */
export interface Package {
  has: (path: string) => boolean;
  /** @throws FileFaultError 'xlsx' where there is no such part, 'workbook-too-large'. */
  open: (path: string, kind: keyof typeof PART_BYTES) => Promise<AsyncIterable<Uint8Array>>;
}

class SourceReader extends yauzl.RandomAccessReader {
  readonly #source: ByteSource;

  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#source.read(start, end), { objectMode: false });
  }
}

/**
 * Opens a ZIP package.
 * @throws FileFaultError 'xlsx' where it is damaged, encrypted or has more than 2,000 parts.
 */
export async function openPackage(source: ByteSource): Promise<Package> {
  const zip = await orDamaged(
    yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, {
      autoClose: false,
    }),
  );
  const entries = await orDamaged(entriesOf(zip));
  return {
    has: (path) => entries.has(path),
    open: async (path, kind) => {
      const entry = entries.get(path);
      if (entry === undefined || entry.isEncrypted()) throw new FileFaultError('xlsx');
      if (entry.uncompressedSize > PART_BYTES[kind]) {
        throw new FileFaultError('workbook-too-large');
      }
      return orDamaged(zip.openReadStreamPromise(entry));
    },
  };
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > ENTRIES) throw new FileFaultError('xlsx');
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
  return entries;
}

async function orDamaged<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof FileFaultError ? error : new FileFaultError('xlsx');
  }
}
