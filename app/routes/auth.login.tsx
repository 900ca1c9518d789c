import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useEffect } from 'react';
import { localeOfRequest } from '../i18n/locale.ts';
import english from '../i18n/locales/en.json' with { type: 'json' };
import chinese from '../i18n/locales/zh-CN.json' with { type: 'json' };

/**
 * Where a request ends that does not say which shop it is for. It asks for no shop domain (App
 * Store requirement 2.3.1): inside the admin App Bridge knows the shop, elsewhere the way in is
 * the admin itself.
 */
export function loader({ request }: LoaderFunctionArgs) {
  return (localeOfRequest(request) === 'zh-CN' ? chinese : english).login;
}

/** A page that was reloaded without its parameters is still framed by the admin. */
export const headers: HeadersFunction = () => ({
  'Content-Security-Policy': 'frame-ancestors https://admin.shopify.com',
});

export default function LoginPage() {
  const words = useLoaderData<typeof loader>();
  useEffect(returnToApp, []);
  return (
    <main>
      <h1>{words.title}</h1>
      <p>{words.text}</p>
      <p>
        <a href="https://admin.shopify.com" target="_top" rel="noreferrer">
          {words.link}
        </a>
      </p>
    </main>
  );
}

const TRIED = 'portolan-returned';

/** Goes back into the app with what App Bridge knows, once: never in a circle. */
function returnToApp(): void {
  const config = globalThis.shopify?.config as { shop?: string; host?: string } | undefined;
  if (config?.shop === undefined || config.host === undefined) return;
  try {
    if (sessionStorage.getItem(TRIED) !== null) return;
    sessionStorage.setItem(TRIED, '1');
  } catch {
    return;
  }
  const { shop, host } = config;
  location.replace(`/app?${new URLSearchParams({ shop, host, embedded: '1' }).toString()}`);
}
