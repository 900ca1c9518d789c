/** Letters and digits that are not taken for each other. */
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/**
 * The code of a redemption, always the same for the same bytes: so that a process that was killed
 * finds the code it has made. 50 bits: nobody guesses one, and it is of use to its customer only.
 * @example makeCodeText(sha256('…')) // 'PT-7KQ2M-9XHRD'
 */
export function makeCodeText(hash: Uint8Array): string {
  const letters = Array.from(hash.slice(0, 10), (byte) => ALPHABET[byte % ALPHABET.length]).join(
    '',
  );
  return `PT-${letters.slice(0, 5)}-${letters.slice(5)}`;
}
