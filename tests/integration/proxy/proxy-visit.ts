import { signProxyQuery } from '../../sandbox/app-proxy/sign-query.ts';
import { SECRET } from '../shopify/signed-webhook.ts';

export interface ProxyVisit {
  shop: string;
  /** Empty when nobody is logged in. */
  customerId: string;
  path: string;
  /** What the visitor's own address had behind the question mark. */
  query?: Record<string, string> | undefined;
  init?: RequestInit | undefined;
  signedAt?: Date | undefined;
  secret?: string | undefined;
}

/** Arguments of the proxy's loader or action for a request as Shopify forwards it. */
export function proxyVisit(visit: ProxyVisit) {
  const query = new URLSearchParams({
    ...visit.query,
    shop: visit.shop,
    logged_in_customer_id: visit.customerId,
    path_prefix: '/apps/portolan',
    timestamp: String(Math.floor((visit.signedAt ?? new Date()).getTime() / 1000)),
  });
  query.set('signature', signProxyQuery(query, visit.secret ?? SECRET));
  const url = `https://app.example.com/proxy/${encodeURI(visit.path)}?${query.toString()}`;
  return { request: new Request(url, visit.init), params: { '*': visit.path }, context: {} };
}

/** A request that posts JSON. */
export function posting(body: unknown): RequestInit {
  return {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}
