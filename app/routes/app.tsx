import type { HeadersFunction, LinksFunction } from '@remix-run/node';
import {
  Link,
  Outlet,
  useLoaderData,
  useNavigate,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { NavMenu } from '@shopify/app-bridge-react';
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url';
import { boundary } from '@shopify/shopify-app-remix/server';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { countryNames } from '../i18n/country-names.ts';
import { type AdminLocale, localeOfRequest } from '../i18n/locale.ts';
import english from '../i18n/locales/en.json' with { type: 'json' };
import chinese from '../i18n/locales/zh-CN.json' with { type: 'json' };
import { namespacesForPath } from '../i18n/namespaces.ts';
import { polarisWordsOf, wordsOf } from '../i18n/words.server.ts';
import { readConnection } from '../sync/index.server.ts';
import adminStyles from '../ui/admin.css?url';
import { ConnectionBanner } from '../ui/connection-banner.tsx';
import { ErrorPage, isShopifyAnswer } from '../ui/error-panel.tsx';
import { LanguageProvider } from '../ui/language-provider.tsx';
import { adminLoader } from './admin-route.server.ts';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: polarisStyles },
  { rel: 'stylesheet', href: adminStyles },
];

export const loader = adminLoader({}, async ({ shop, url, request }) => {
  const locale = localeOfRequest(request);
  return {
    locale,
    words: wordsOf(locale, namespacesForPath(url.pathname)),
    polarisWords: polarisWordsOf(locale),
    connection: await readConnection(shop.shopId),
    shop: { currency: shop.currency, zone: shop.zone, countryNames: countryNames(locale) },
  };
});

/** Language and shop stay what they were when the page was opened; words are loaded as needed. */
export function shouldRevalidate() {
  return false;
}

export default function AdminLayout() {
  const data = useLoaderData<typeof loader>();
  return (
    <LanguageProvider {...data}>
      <AdminMenu />
      <main>
        <ConnectionBanner connection={data.connection} />
        <Outlet />
      </main>
    </LanguageProvider>
  );
}

/**
 * What merchants come for day by day; what is set up once or looked up now and then is a page of
 * Settings, or is linked where it is needed.
 */
const MENU = [
  { url: '/app/insights', name: 'insights' },
  { url: '/app/agent', name: 'agent' },
  { url: '/app/markets', name: 'markets' },
  { url: '/app/orders', name: 'orders' },
  { url: '/app/logistics', name: 'logistics' },
  { url: '/app/payments', name: 'payments' },
  { url: '/app/loyalty', name: 'loyalty' },
  { url: '/app/compliance', name: 'compliance' },
  { url: '/app/localization', name: 'localization' },
  { url: '/app/settings', name: 'settings' },
] as const;

function AdminMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useEffect(() => {
    // The admin's menu asks for a page by an event, and the router fetches it without a reload.
    const follow = (event: Event) => {
      const href = (event.target as Element | null)?.getAttribute('href');
      if (href) navigate(href);
    };
    document.addEventListener('shopify:navigate', follow);
    return () => document.removeEventListener('shopify:navigate', follow);
  }, [navigate]);
  return (
    <NavMenu>
      <Link to="/app" rel="home">
        {t('nav.home')}
      </Link>
      {MENU.map(({ url, name }) => (
        <Link key={url} to={url}>
          {t(`nav.${name}`)}
        </Link>
      ))}
    </NavMenu>
  );
}

/** Nothing of the layout could be had: the words for that travel with this file. */
export function ErrorBoundary() {
  const error = useRouteError();
  const root = useRouteLoaderData<{ locale: AdminLocale }>('root');
  if (isShopifyAnswer(error)) return boundary.error(error);
  const locale = root?.locale === 'zh-CN' ? 'zh-CN' : 'en';
  return (
    <LanguageProvider
      locale={locale}
      words={{ common: locale === 'zh-CN' ? chinese : english }}
      polarisWords={{}}
      shop={{ currency: 'USD', zone: 'UTC', countryNames: {} }}
    >
      <main>
        <ErrorPage error={error} />
      </main>
    </LanguageProvider>
  );
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
