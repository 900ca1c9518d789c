import { createHmac } from 'node:crypto';

/**
 * Shopify's signature of an app proxy query: hex HMAC-SHA256 over the sorted `key=value` pairs,
 * repeated keys joined by a comma, written one after the other without a delimiter.
 * Source: Shopify, "Authenticate app proxies".
 * @example signProxyQuery(new URLSearchParams('extra=1&extra=2&shop=…'), 'hush') // '4c68c8…'
 */
export function signProxyQuery(query: URLSearchParams, secret: string): string {
  const message = [...new Set(query.keys())]
    .filter((name) => name !== 'signature' && name !== 'hmac')
    .sort()
    .map((name) => `${name}=${query.getAll(name).join(',')}`)
    .join('');
  return createHmac('sha256', secret).update(message).digest('hex');
}
