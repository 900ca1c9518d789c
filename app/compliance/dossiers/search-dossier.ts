/** Characters of a search; what is beyond is not looked for. */
export const DOSSIER_SEARCH_MAX = 60;

/** The words that somebody searches for: all of them have to be found, in any order. */
export function searchedWords(text: string): string[] {
  return text
    .slice(0, DOSSIER_SEARCH_MAX)
    .toLocaleLowerCase()
    .split(/[\s,，、]+/u)
    .filter(Boolean);
}

/**
 * Whether every searched word is found in some text.
 * @example findsAll(['增值税', '门槛'], ['增值税（MwSt）', '境外卖家登记门槛']) // true
 */
export function findsAll(wanted: readonly string[], texts: readonly string[]): boolean {
  const all = texts.join('\n').toLocaleLowerCase();
  return wanted.every((word) => all.includes(word));
}
