import type { AdminLocale } from './locale.ts';
import type { Namespace } from './namespaces.ts';

type WordFile = () => Promise<Record<string, unknown>>;

/** One chunk for each namespace and language; the keys are paths from this file. */
const FILES = import.meta.glob('../*/locales/*.json', { import: 'default' }) as Record<
  string,
  WordFile
>;

/**
 * Fetches the words of one namespace into the browser.
 * @throws Error for a namespace that has no words in the language.
 */
export async function loadWords(
  locale: AdminLocale,
  namespace: Namespace,
): Promise<Record<string, unknown>> {
  const folder = namespace === 'common' ? '.' : `../${namespace}`;
  const file = FILES[`${folder}/locales/${locale}.json`];
  if (file === undefined) throw new Error(`There are no words for ${namespace} in ${locale}`);
  return file();
}
