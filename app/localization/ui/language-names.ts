import { useMemo } from 'react';

import { useFormat } from '../../ui/use-format.ts';

/** Names of languages in the admin's language, by their codes. */
export type LanguageNames = Readonly<Record<string, string>>;

/**
 * Names of languages in the language of the page, which requests for data do not always tell.
 * @example useLanguageNames(['ja']) // { ja: 'Japanese' }
 */
export function useLanguageNames(languages: readonly string[]): LanguageNames {
  const { locale } = useFormat();
  const codes = languages.join(' ');
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale, 'en'], { type: 'language' });
    const known = codes === '' ? [] : codes.split(' ');
    return Object.fromEntries(known.map((code) => [code, names.of(code) ?? code]));
  }, [locale, codes]);
}
