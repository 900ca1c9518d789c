import { createHash } from 'node:crypto';
import { z } from 'zod';

/*
 * Shoppers of a headless storefront are logged in by Shopify's Customer Account API. The storefront's
 * server passes their access token on; whose it is, Shopify alone says. Sources: Shopify, "Customer
 * Account API", discovery endpoints and `Authorization` header.
 */

const TIMEOUT_MS = 5_000;
/** A token that Shopify has known is not asked for again for so long. */
const KNOWN_MS = 60_000;
const KNOWN_MAX = 2_000;
/** Where a shop's API answers changes with its domain: rarely. */
const ADDRESS_MS = 3_600_000;
/** Questions to Shopify at a time: more are refused, so that made-up tokens hold nobody up. */
const ASKED_AT_ONCE = 20;

const Discovery = z.object({ graphql_api: z.url({ protocol: /^https$/ }) });
const Answer = z.object({
  data: z.object({
    customer: z.object({ id: z.string().regex(/^gid:\/\/shopify\/Customer\/\d{1,20}$/) }),
  }),
});

const known = new Map<string, { customerId: string; untilMs: number }>();
const addresses = new Map<string, { address: string; untilMs: number }>();
let asked = 0;

/** Whom a token belongs to; `busy` where too many are being asked for. */
export type ShopperOfToken = { customerId: string } | 'unknown' | 'busy';

/**
 * The customer of a shop to whom an access token of the Customer Account API belongs.
 * @throws Error where Shopify does not answer.
 */
export async function shopperOfToken(shopDomain: string, token: string): Promise<ShopperOfToken> {
  if (!/^[\x21-\x7e]{16,4096}$/.test(token)) return 'unknown';
  const key = createHash('sha256').update(`${shopDomain}\n${token}`).digest('base64');
  const now = Date.now();
  const found = known.get(key);
  if (found !== undefined && found.untilMs > now) return { customerId: found.customerId };
  if (asked >= ASKED_AT_ONCE) return 'busy';
  asked += 1;
  try {
    const customerId = await askShopify(shopDomain, token);
    if (customerId === null) return 'unknown';
    keep(known, key, { customerId, untilMs: now + KNOWN_MS });
    return { customerId };
  } finally {
    asked -= 1;
  }
}

async function askShopify(shopDomain: string, token: string): Promise<string | null> {
  const response = await fetch(await addressOf(shopDomain), {
    method: 'POST',
    headers: { Authorization: token, 'Content-Type': 'application/json' },
    body: JSON.stringify({ query: 'query Shopper { customer { id } }' }),
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status === 401 || response.status === 403) return null;
  if (!response.ok) throw new Error(`The Customer Account API answered ${response.status}`);
  const answer = Answer.safeParse(await response.json());
  return answer.success ? (answer.data.data.customer.id.split('/').at(-1) ?? null) : null;
}

async function addressOf(shopDomain: string): Promise<string> {
  const now = Date.now();
  const found = addresses.get(shopDomain);
  if (found !== undefined && found.untilMs > now) return found.address;
  const response = await fetch(`https://${shopDomain}/.well-known/customer-account-api`, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`${shopDomain} has no Customer Account API`);
  const { graphql_api: address } = Discovery.parse(await response.json());
  keep(addresses, shopDomain, { address, untilMs: now + ADDRESS_MS });
  return address;
}

/** Keeps the newest: who comes first in the map was kept first. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  const [oldest] = map.keys();
  if (map.size > KNOWN_MAX && oldest !== undefined) map.delete(oldest);
}
