import { Transform } from 'node:stream';

/**
 * Replaces every occurrence of a text in a byte stream, also where it is cut by a chunk border.
 * Holds back no more than the length of the text, so the stream keeps flowing.
 */
export function replaceInStream(search: string, replacement: string): Transform {
  const needle = Buffer.from(search);
  const substitute = Buffer.from(replacement);
  let rest: Buffer = Buffer.alloc(0);
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      let bytes = Buffer.concat([rest, chunk]);
      for (let at = bytes.indexOf(needle); at !== -1; at = bytes.indexOf(needle)) {
        this.push(bytes.subarray(0, at));
        this.push(substitute);
        bytes = bytes.subarray(at + needle.length);
      }
      const keep = heldBack(bytes, needle);
      this.push(bytes.subarray(0, bytes.length - keep));
      rest = bytes.subarray(bytes.length - keep);
      done();
    },
    flush(done) {
      this.push(rest);
      done();
    },
  });
}

/** How many bytes at the end may be the beginning of the searched text. */
function heldBack(bytes: Buffer, needle: Buffer): number {
  for (let length = Math.min(needle.length - 1, bytes.length); length > 0; length--) {
    if (bytes.subarray(bytes.length - length).equals(needle.subarray(0, length))) return length;
  }
  return 0;
}
