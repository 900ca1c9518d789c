import { withoutContacts } from './personal-columns.ts';
import { FileEncoding } from './model.ts';

const MAX_SHOWN = 160;

/**
 * One line of a file as each encoding reads it, so that a person can see which one is right; by
 * preference the line of the header, which names columns and not people. What looks like an e-mail
 * address or a phone number is left out.
 * @example glimpseLine(new TextEncoder().encode('größe\n'), 1)['windows-1252'] // 'grÃ¶ÃŸe'
 */
export function glimpseLine(head: Uint8Array, headerLine: number): Record<FileEncoding, string> {
  const read = FileEncoding.options.map((encoding) => {
    const lines = new TextDecoder(encoding).decode(head, { stream: true }).split(/\r\n|\n|\r/);
    const line = lines[headerLine - 1]?.trim() || lines.find((text) => text.trim() !== '') || '';
    const text = withoutContacts(line.slice(0, 1000));
    const shown = text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN - 1)}…` : text;
    return [encoding, shown] as const;
  });
  return Object.fromEntries(read) as Record<FileEncoding, string>;
}
