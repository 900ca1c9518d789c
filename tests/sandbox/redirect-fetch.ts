/** Others than shops that the local Shopify plays: whoever sets reference rates of currencies. */
const OTHER_HOSTS: readonly string[] = ['www.ecb.europa.eu'];

/**
 * A `fetch` that sends calls for `*.myshopify.com`, and for the reference rates of the European
 * Central Bank, to the local Shopify and leaves the rest alone.
 *
 * The shop's host travels in the header `x-sandbox-shop`. Bodies, streams and signals pass through.
 */
export function redirectShopifyFetch(
  target: string,
  realFetch: typeof globalThis.fetch,
): typeof globalThis.fetch {
  const base = new URL(target);
  return (input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const isPlayed = url.hostname.endsWith('.myshopify.com') || OTHER_HOSTS.includes(url.hostname);
    if (!isPlayed) return realFetch(input, init);
    const to = new URL(url.pathname + url.search, base);
    const headers = new Headers(
      init?.headers ?? (input instanceof Request ? input.headers : undefined),
    );
    headers.set('x-sandbox-shop', url.hostname);
    if (!(input instanceof Request)) return realFetch(to, { ...init, headers });
    return realFetch(new Request(to, input), { ...init, headers });
  };
}
