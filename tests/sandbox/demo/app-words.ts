import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../setup/stamp.ts';

/** A text of the app by domain and key, with its places filled. */
export type AppWords = (
  domain: 'common' | 'insights' | 'localization' | 'logistics' | 'payments' | 'retention' | 'sync',
  key: string,
  values?: Record<string, string>,
) => string;

/** The app's own texts in one admin language, so that the walk finds what a merchant reads. */
export function appWords(locale: string): AppWords {
  return (domain, key, values = {}) => {
    const folder = domain === 'common' ? 'i18n' : domain;
    const file = path.join(projectRoot, 'app', folder, 'locales', `${locale}.json`);
    let found: unknown = JSON.parse(readFileSync(file, 'utf8'));
    for (const part of key.split('.'))
      found = (found as Record<string, unknown> | undefined)?.[part];
    if (typeof found !== 'string') throw new Error(`app/${folder}/locales has no text ${key}.`);
    return found.replace(/\{\{(\w+)\}\}/g, (place, name: string) => values[name] ?? place);
  };
}
