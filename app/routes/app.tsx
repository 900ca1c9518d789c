import type { HeadersFunction, LinksFunction } from '@remix-run/node';
import { Link, Outlet, useRouteError } from '@remix-run/react';
import { NavMenu } from '@shopify/app-bridge-react';
import { AppProvider } from '@shopify/polaris';
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url';
import english from '@shopify/polaris/locales/en.json' with { type: 'json' };
import { boundary } from '@shopify/shopify-app-remix/server';
import { adminLoader } from './admin-route.server.ts';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: polarisStyles }];

export const loader = adminLoader({}, ({ shop, locale }) => ({
  locale,
  shop: { name: shop.name, domain: shop.domain, currency: shop.currency, zone: shop.zone },
}));

export default function AdminLayout() {
  return (
    <AppProvider i18n={english}>
      <NavMenu>
        <Link to="/app" rel="home">
          Home
        </Link>
      </NavMenu>
      <Outlet />
    </AppProvider>
  );
}

export function ErrorBoundary() {
  return boundary.error(useRouteError());
}

export const headers: HeadersFunction = (args) => boundary.headers(args);
