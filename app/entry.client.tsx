import { RemixBrowser } from '@remix-run/react';
import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';

askInPageLanguage();

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});

/**
 * Has everything that the page asks of the app answered in the page's language. Shopify names the
 * admin's language in the address of the first document alone; after that the browser's own would
 * count, which may be another.
 */
function askInPageLanguage(): void {
  const send = window.fetch.bind(window);
  window.fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, window.location.href);
    if (url.origin !== window.location.origin) return send(input, init);
    const headers = new Headers(init?.headers ?? (input instanceof Request ? input.headers : {}));
    headers.set('Accept-Language', document.documentElement.lang);
    return send(input, { ...init, headers });
  };
}
