import { AppProvider, type AppProviderProps } from '@shopify/polaris';
import { type ReactNode, useState } from 'react';
import { I18nextProvider } from 'react-i18next';

import { createI18n } from '../i18n/create-i18n.ts';
import { loadWords } from '../i18n/load-words.ts';
import type { AdminLocale } from '../i18n/locale.ts';
import type { Words } from '../i18n/namespaces.ts';
import { RemixPolarisLink } from './remix-polaris-link.tsx';
import { type ShopFormats, ShopFormatsContext } from './use-format.ts';

// Polaris types its link by React's old string refs, which no component of today takes.
type LinkComponent = NonNullable<AppProviderProps['linkComponent']>;

/**
 * Language, formats and Polaris for every admin page.
 *
 * The i18next instance is made once: one for a request on the server, one for the life of the
 * tab in the browser.
 */
export function LanguageProvider(props: {
  locale: AdminLocale;
  words: Words;
  polarisWords: AppProviderProps['i18n'];
  shop: ShopFormats;
  children: ReactNode;
}) {
  const [i18n] = useState(() =>
    createI18n({ locale: props.locale, words: props.words, loadWords }),
  );
  return (
    <I18nextProvider i18n={i18n}>
      <ShopFormatsContext.Provider value={props.shop}>
        <AppProvider i18n={props.polarisWords} linkComponent={RemixPolarisLink as LinkComponent}>
          {props.children}
        </AppProvider>
      </ShopFormatsContext.Provider>
    </I18nextProvider>
  );
}
