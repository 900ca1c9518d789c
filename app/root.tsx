import type { LoaderFunctionArgs } from '@remix-run/node';
import {
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteLoaderData,
} from '@remix-run/react';
import { useContext, type ReactNode } from 'react';
import { CspNonce } from './csp-nonce.ts';
import { env } from './env.server.ts';
import { localeOfRequest } from './i18n/locale.ts';
import { STORAGE_STAND_IN } from './storage-stand-in.ts';

export function loader({ request }: LoaderFunctionArgs) {
  return { apiKey: env().SHOPIFY_API_KEY, locale: localeOfRequest(request) };
}

/** What the root says never changes while the page is open. */
export function shouldRevalidate() {
  return false;
}

export function Layout({ children }: { children: ReactNode }) {
  const nonce = useContext(CspNonce);
  const data = useRouteLoaderData<typeof loader>('root');
  return (
    <html lang={data?.locale ?? 'en'}>
      <head>
        <meta charSet="utf-8" />
        {/* App Bridge must come before every other script (App Store requirement 2.2.3). */}
        <script
          data-api-key={data?.apiKey ?? ''}
          src="https://cdn.shopify.com/shopifycloud/app-bridge.js"
        />
        <script
          nonce={nonce}
          // The browser hides the nonce from scripts, and hydration would miss it.
          suppressHydrationWarning
          dangerouslySetInnerHTML={{ __html: STORAGE_STAND_IN }}
        />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}
