import { WIDGET_LANGUAGES } from '../word-hours.ts';

/** How our own texts stand in the languages of a shop. */
export interface OwnTexts {
  /** Languages in which the widgets have no words: their shoppers read English. */
  widgetsLack: string[];
  /** The loyalty program's name and the languages without one of their own; null: no program. */
  loyalty: { name: string; lack: string[] } | null;
}

/**
 * Languages of a shop that the widgets do not speak. A theme file serves a region's language where
 * it has no file of its own.
 * @example missingWidgetLanguages(['de-AT', 'th']) // ['th']
 */
export function missingWidgetLanguages(languages: readonly string[]): string[] {
  const spoken = new Set(WIDGET_LANGUAGES);
  return languages.filter(
    (language) => !spoken.has(language) && !spoken.has(new Intl.Locale(language).language),
  );
}
