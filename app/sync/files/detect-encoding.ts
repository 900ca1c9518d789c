import type { FileEncoding } from './model.ts';

/**
 * Encoding of a file by its first bytes: a byte order mark, else what the bytes can be.
 *
 * UTF-8 where they are valid UTF-8 (a character cut off at the end counts as valid); else GB18030
 * where nearly all high bytes are pairs that stand for the 3,755 common Chinese characters
 * (GB 2312, level 1) or Chinese punctuation; else windows-1252, which every byte can be.
 * @example detectEncoding(new Uint8Array([0xff, 0xfe, 0x41, 0])) // 'utf-16le'
 */
export function detectEncoding(head: Uint8Array): FileEncoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  const wide = utf16WithoutMark(head);
  if (wide !== null) return wide;
  if (decodes(head, 'utf-8')) return 'utf-8';
  return looksChinese(head) ? 'gb18030' : 'windows-1252';
}

/** ASCII text in UTF-16 has a zero in every second byte. */
function utf16WithoutMark(head: Uint8Array): FileEncoding | null {
  const length = Math.min(head.length, 4096);
  let evenZeros = 0;
  let oddZeros = 0;
  for (let at = 0; at < length; at++) {
    if (head[at] !== 0) continue;
    if (at % 2 === 0) evenZeros++;
    else oddZeros++;
  }
  const many = length / 2 / 2;
  if (length < 4) return null;
  if (oddZeros > many && evenZeros === 0) return 'utf-16le';
  if (evenZeros > many && oddZeros === 0) return 'utf-16be';
  return null;
}

function decodes(head: Uint8Array, encoding: 'utf-8' | 'gb18030'): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const COMMON_SHARE = 0.8;

function looksChinese(head: Uint8Array): boolean {
  if (!decodes(head, 'gb18030')) return false;
  let common = 0;
  let others = 0;
  for (let at = 0; at < head.length; at++) {
    const lead = head[at] ?? 0;
    if (lead < 0x80) continue;
    const trail = head[at + 1] ?? 0;
    const punctuation = lead >= 0xa1 && lead <= 0xa3;
    const hanzi = lead >= 0xb0 && lead <= 0xd7;
    if ((punctuation || hanzi) && trail >= 0xa1) common++;
    else others++;
    at++;
  }
  return common > 0 && common / (common + others) >= COMMON_SHARE;
}
