import { Transform } from 'node:stream';

/**
 * Leaves null bytes out of a page on its way.
 *
 * React 18 fills its pieces of a streamed page up with them where a character of several bytes does
 * not fit any more: Chinese pages had a "\uFFFD" every few thousand characters
 * (https://github.com/facebook/react/issues/24985, mended in React 19). HTML has no use for them.
 */
export function withoutNullBytes(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
}
