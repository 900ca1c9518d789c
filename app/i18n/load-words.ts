import type { AdminLocale } from './locale.ts';
import type { Namespace, WordTree } from './namespaces.ts';

/** One chunk for each namespace and language; the keys are paths from this file. */
const FILES = import.meta.glob<WordTree>('../*/locales/*.json', { import: 'default' });

/**
 * Fetches the words of one namespace into the browser.
 * @throws Error for a namespace that has no words in the language.
 */
export async function loadWords(locale: AdminLocale, namespace: Namespace): Promise<WordTree> {
  const folder = namespace === 'common' ? '.' : `../${namespace}`;
  const file = FILES[`${folder}/locales/${locale}.json`];
  if (file === undefined) throw new Error(`There are no words for ${namespace} in ${locale}`);
  return file();
}
