import { createHmac } from 'node:crypto';
import { mintSessionToken } from '../oauth/session-token.ts';

export interface EmbedInput {
  /** Where the frame finds the app, e.g. `http://127.0.0.1:4001`. */
  appOrigin: string;
  /** Path inside the app with its own query, e.g. `/app/settings?tab=days`. */
  path: string;
  shopDomain: string;
  locale: string;
  clientId: string;
  secret: string;
  now: Date;
}

/** `host` of an embedded app: base64 of the shop's address in the admin. */
export function embedHost(shopDomain: string): string {
  const name = shopDomain.replace(/\.myshopify\.com$/, '');
  return Buffer.from(`admin.shopify.com/store/${name}`).toString('base64');
}

/** The address the admin frames: the app's page with the signed parameters Shopify adds. */
export function embedUrl(input: EmbedInput): string {
  const url = new URL(input.path, input.appOrigin);
  const params: Record<string, string> = {
    embedded: '1',
    host: embedHost(input.shopDomain),
    id_token: mintSessionToken(input.shopDomain, input),
    locale: input.locale,
    session: createHmac('sha256', input.secret).update(`session:${input.shopDomain}`).digest('hex'),
    shop: input.shopDomain,
    timestamp: String(Math.floor(input.now.getTime() / 1000)),
  };
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value);
  url.searchParams.set('hmac', queryHmac(url.searchParams, input.secret));
  return url.href;
}

/** Hex HMAC-SHA256 over the sorted query, as Shopify signs admin requests. */
export function queryHmac(params: URLSearchParams, secret: string): string {
  const message = [...params]
    .filter(([name]) => name !== 'hmac' && name !== 'signature')
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return createHmac('sha256', secret).update(message).digest('hex');
}
