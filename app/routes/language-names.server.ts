/**
 * Names of languages as the admin's language writes them.
 * @example languageNames(['ja'], 'en') // { ja: 'Japanese' }
 */
export function languageNames(
  languages: readonly string[],
  locale: string,
): Record<string, string> {
  const names = new Intl.DisplayNames([locale, 'en'], { type: 'language' });
  return Object.fromEntries(
    languages.map((language) => [language, names.of(language) ?? language]),
  );
}
