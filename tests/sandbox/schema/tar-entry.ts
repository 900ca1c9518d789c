const BLOCK = 512;

function text(block: Buffer, start: number, length: number): string {
  return block
    .subarray(start, start + length)
    .toString('utf8')
    .replace(/\0.*$/s, '');
}

/** Content of one file in an unpacked (not gzipped) tar archive; undefined when it is not there. */
export function readTarEntry(archive: Buffer, path: string): Buffer | undefined {
  for (let at = 0; at + BLOCK <= archive.length;) {
    const header = archive.subarray(at, at + BLOCK);
    const name = text(header, 0, 100);
    if (name === '') return undefined;
    const prefix = text(header, 345, 155);
    const size = parseInt(text(header, 124, 12).trim(), 8);
    const full = prefix === '' ? name : `${prefix}/${name}`;
    if (full === path) return archive.subarray(at + BLOCK, at + BLOCK + size);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}
