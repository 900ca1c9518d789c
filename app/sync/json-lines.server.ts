/** Complete lines of a JSONL file, in stretches as they come off the network. */
export interface JsonLines {
  lines: string[];
  /** Bytes of these lines with their line ends. */
  bytes: number;
}

const NEW_LINE = 0x0a;
/** No record of Shopify comes near it; a file without line ends must not fill the memory. */
const LINE_LIMIT_BYTES = 32 * 1024 * 1024;

/**
 * Reads a JSONL file over HTTP from a byte on, which must be the first of a line.
 *
 * Asks for the rest only (Range); a server that sends everything anyway is read past the start.
 * @throws Error for an answer other than 200 and 206, and where the file ends before `endByte`.
 */
export async function* readJsonLines(
  url: string,
  options: { fromByte: number; endByte: number | null; signal: AbortSignal },
): AsyncGenerator<JsonLines> {
  const { fromByte, endByte, signal } = options;
  if (endByte !== null && fromByte >= endByte) return;
  const response = await fetch(url, {
    signal,
    headers: {
      // A compressed answer would number other bytes than those of the file.
      'accept-encoding': 'identity',
      ...(fromByte > 0 ? { range: `bytes=${fromByte}-` } : {}),
    },
  });
  if ((response.status !== 200 && response.status !== 206) || response.body === null) {
    await response.body?.cancel();
    throw new Error(`The export could not be read: the server answered ${response.status}.`);
  }
  let skip = response.status === 206 ? 0 : fromByte;
  let rest: Buffer = Buffer.alloc(0);
  let read = fromByte;
  for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>) {
    let chunk = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (skip > 0) {
      const skipped = Math.min(skip, chunk.length);
      skip -= skipped;
      chunk = chunk.subarray(skipped);
    }
    const received = chunk.length;
    read += received;
    const end = chunk.lastIndexOf(NEW_LINE) + 1;
    if (end === 0) {
      rest = Buffer.concat([rest, chunk]);
      if (rest.length > LINE_LIMIT_BYTES) throw new Error('The export has a line without end.');
      continue;
    }
    if (rest.length > 0) {
      const first = chunk.indexOf(NEW_LINE) + 1;
      yield stretch(Buffer.concat([rest, chunk.subarray(0, first)]));
      chunk = chunk.subarray(first, end);
    } else {
      chunk = chunk.subarray(0, end);
    }
    // A copy: a view would keep the network's whole buffer alive.
    rest = Buffer.from(piece.subarray(piece.byteLength - (received - end)));
    if (chunk.length > 0) yield stretch(chunk);
  }
  if (endByte !== null && read < endByte) {
    throw new Error(`The export ended after ${read} of ${endByte} bytes.`);
  }
  if (rest.length > 0) yield stretch(rest);
}

function stretch(bytes: Buffer): JsonLines {
  const lines = bytes.toString('utf8').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return { lines, bytes: bytes.length };
}
