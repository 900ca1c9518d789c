import { ADMIN_LOCALES, type AdminLocale } from '../../i18n/locale.ts';
import type { FileImportState } from './model.ts';

/** A currency with its name in each language of the admin. */
export interface CurrencyChoice {
  code: string;
  names: Record<AdminLocale, string>;
}

const NAMES = ADMIN_LOCALES.map(
  (locale) => [locale, new Intl.DisplayNames(locale, { type: 'currency' })] as const,
);

/**
 * Zones and currencies to choose from while a file is mapped, from the server: browsers differ in
 * what they know. In every language: only the request that opens the admin says which one is read.
 */
export function mappingChoices(state: FileImportState): {
  zones: string[];
  currencies: CurrencyChoice[];
} {
  if (state !== 'mapping') return { zones: [], currencies: [] };
  return {
    zones: ['UTC', ...Intl.supportedValuesOf('timeZone')],
    currencies: Intl.supportedValuesOf('currency').map((code) => ({
      code,
      names: Object.fromEntries(
        NAMES.map(([locale, names]) => [locale, names.of(code) ?? code]),
      ) as Record<AdminLocale, string>,
    })),
  };
}
