import type { FileEncoding } from '../../../app/sync/files/index.ts';

/** Bytes of a text in an encoding, with or without a byte order mark. */
export function encodeText(text: string, encoding: FileEncoding, mark = false): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(mark ? `\ufeff${text}` : text);
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return new Uint8Array(encoding === 'utf-16be' ? bytes.swap16() : bytes);
  }
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const char of text) {
    const known = char.codePointAt(0)! < 0x80 ? [char.codePointAt(0)!] : table.get(char);
    if (known === undefined) throw new RangeError(`${encoding} has no "${char}"`);
    bytes.push(...known);
  }
  return new Uint8Array(bytes);
}

const tables = new Map<string, Map<string, number[]>>();

/** Platforms decode only: the table of an encoding is its decoder, asked for every sequence. */
function tableOf(encoding: FileEncoding): Map<string, number[]> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x80; lead <= 0xff; lead++) {
    const alone = decoder.decode(new Uint8Array([lead]));
    if (alone !== '\ufffd') table.set(alone, [lead]);
    if (encoding.startsWith('windows')) continue;
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(new Uint8Array([lead, trail]));
      if ([...char].length === 1 && char !== '\ufffd' && !table.has(char)) {
        table.set(char, [lead, trail]);
      }
    }
  }
  tables.set(encoding, table);
  return table;
}

/** Bytes in pieces of a size, as they come from a disk or a network. */
export async function* inPieces(bytes: Uint8Array, size = 65_536): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
