/**
 * Completes the headers of a document: scripts only from us, Shopify's CDN and with the nonce;
 * framed by nobody unless the library has named the shop's admin.
 */
export function secureDocument(headers: Headers, nonce: string): void {
  const ancestors =
    /frame-ancestors [^;]*/.exec(headers.get('Content-Security-Policy') ?? '')?.[0] ??
    "frame-ancestors 'none'";
  headers.set(
    'Content-Security-Policy',
    [
      ancestors,
      `script-src 'self' https://cdn.shopify.com 'nonce-${nonce}'`,
      "object-src 'none'",
      "base-uri 'self'",
    ].join('; '),
  );
  headers.set('Cache-Control', 'private, no-store');
}
