import { isShopDomain } from './embed-parameters.ts';
import { isSignedBy } from './signature.ts';

/** Who is behind a genuine request through the app proxy. */
export interface VerifiedProxyRequest {
  shopDomain: string;
  /** Numeric id of the customer who is logged in, or null. The only identity to trust. */
  customerId: string | null;
  /** Where the proxy is mounted in this shop, e.g. `/apps/portolan`. */
  pathPrefix: string;
}

/** Replays are possible within this window, so writes must be idempotent. */
export const PROXY_WINDOW_SECONDS = 90;

const SINGLE = ['shop', 'signature', 'timestamp', 'logged_in_customer_id', 'path_prefix'];

/**
 * Checks Shopify's signature over the query of an app proxy request; null when it is not genuine.
 *
 * The message is every parameter but the signature as `name=value`, values of a repeated one
 * joined by commas, sorted, without a separator. Source: Shopify, "Authenticate app proxies".
 */
export function checkAppProxy(
  url: URL,
  secrets: readonly string[],
  nowMs: number,
): VerifiedProxyRequest | null {
  const query = url.searchParams;
  if (SINGLE.some((name) => query.getAll(name).length > 1)) return null;
  const signature = query.get('signature') ?? '';
  const names = [...new Set(query.keys())].filter((name) => name !== 'signature');
  const message = names
    .map((name) => `${name}=${query.getAll(name).join(',')}`)
    .sort()
    .join('');
  if (!isSignedBy(secrets, message, signature, 'hex')) return null;

  const timestamp = query.get('timestamp') ?? '';
  const ageSeconds = Math.abs(nowMs / 1000 - Number(timestamp));
  if (!/^\d{1,12}$/.test(timestamp) || ageSeconds > PROXY_WINDOW_SECONDS) return null;
  const shopDomain = query.get('shop') ?? '';
  const customerId = query.get('logged_in_customer_id') ?? '';
  if (!isShopDomain(shopDomain) || !/^\d{0,20}$/.test(customerId)) return null;
  return {
    shopDomain,
    customerId: customerId === '' ? null : customerId,
    pathPrefix: query.get('path_prefix') ?? '',
  };
}
