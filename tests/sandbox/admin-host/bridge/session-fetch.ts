import { ask } from './channel.ts';
import { openInHost } from './navigation.ts';

const RETRY_HEADER = 'X-Shopify-Retry-Invalid-Session-Request';
const REAUTHORIZE_HEADER = 'X-Shopify-API-Request-Failure-Reauthorize-Url';

export function idToken(): Promise<string> {
  return ask('idToken', null);
}

/**
 * Makes `fetch` carry a fresh session token to the app's own server, once more when the server
 * says the token is stale, and leave the frame when it asks for a new authorization.
 */
export function patchFetch(): void {
  const plain = window.fetch.bind(window);
  window.fetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    if (new URL(request.url).origin !== location.origin || request.headers.has('Authorization')) {
      return plain(request);
    }
    let response = await plain(await withToken(request.clone()));
    if (response.status === 401 && response.headers.get(RETRY_HEADER)) {
      response = await plain(await withToken(request));
    }
    const reauthorizeUrl = response.headers.get(REAUTHORIZE_HEADER);
    if (reauthorizeUrl) openInHost(new URL(reauthorizeUrl, location.href).href, false);
    return response;
  };
}

async function withToken(request: Request): Promise<Request> {
  const headers = new Headers(request.headers);
  headers.set('Authorization', `Bearer ${await idToken()}`);
  headers.set('X-Requested-With', 'XMLHttpRequest');
  return new Request(request, { headers });
}

/** On the app's bounce page: goes where `shopify-reload` says, on the same origin, with a token. */
export async function followReload(): Promise<void> {
  const reload = new URLSearchParams(location.search).get('shopify-reload');
  if (!reload) return;
  const target = new URL(reload, location.href);
  if (target.origin !== location.origin) {
    console.error(`App Bridge: shopify-reload points to another origin, ${target.origin}.`);
    return;
  }
  target.searchParams.set('id_token', await idToken());
  location.replace(target.href);
}
