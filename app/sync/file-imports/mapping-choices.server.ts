import type { FileImportState } from './model.ts';

/**
 * Zones and currencies to choose from while a file is mapped, from the server: browsers differ in
 * what they know. Other states need none.
 */
export function mappingChoices(state: FileImportState, locale: string) {
  if (state !== 'mapping') return { zones: [], currencies: [] };
  const names = new Intl.DisplayNames([locale, 'en'], { type: 'currency' });
  return {
    zones: ['UTC', ...Intl.supportedValuesOf('timeZone')],
    currencies: Intl.supportedValuesOf('currency').map((code) => ({
      code,
      name: names.of(code) ?? code,
    })),
  };
}
