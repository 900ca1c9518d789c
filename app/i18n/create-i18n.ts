import { type BackendModule, createInstance, type i18n } from 'i18next';

import type { AdminLocale } from './locale.ts';
import type { Namespace, Words, WordTree } from './namespaces.ts';

type LoadWords = (locale: AdminLocale, namespace: Namespace) => Promise<WordTree>;

/**
 * An i18next instance of its own for one request, or for one browser tab: ready at once with
 * `words`, and loading other namespaces by `loadWords` when they are first used.
 *
 * Nothing falls back to English: a test keeps the languages complete.
 */
export function createI18n(options: {
  locale: AdminLocale;
  words: Words;
  loadWords?: LoadWords | undefined;
}): i18n {
  const instance = createInstance();
  if (options.loadWords !== undefined) instance.use(backendOf(options.loadWords));
  void instance.init({
    lng: options.locale,
    fallbackLng: false,
    load: 'currentOnly',
    ns: Object.keys(options.words),
    defaultNS: 'common',
    resources: { [options.locale]: options.words } as never,
    partialBundledLanguages: true,
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: true },
  });
  return instance;
}

function backendOf(loadWords: LoadWords): BackendModule {
  return {
    type: 'backend',
    init: () => undefined,
    read: (language, namespace, done) => {
      loadWords(language as AdminLocale, namespace as Namespace).then(
        (words) => done(null, words as never),
        (error: unknown) => done(error as Error, null),
      );
    },
  };
}
