/** What the storefront's server knows of who asks. */
export interface LoyaltyPassage {
  /** Where the app is served, e.g. `https://portolan.example`. */
  appAddress: string;
  /** The shop's own domain at Shopify, e.g. `sample-shop.myshopify.com`. */
  shopDomain: string;
  /** `await customerAccount.getAccessToken()`; null or undefined while nobody is logged in. */
  accessToken: string | null | undefined;
  /** What follows the address that `LoyaltyPanel` was given: '', 'redeem' or 'return'. */
  path: string;
}

const ACTIONS: Readonly<Record<string, 'GET' | 'POST'>> = {
  '': 'GET',
  redeem: 'POST',
  return: 'POST',
};
const TIMEOUT_MS = 10_000;
const BODY_CHARACTERS_MAX = 8_000;

/**
 * Answers the panel's requests in a route of the storefront, for loader and action alike: passes them
 * on to the app with the shopper's access token, which never reaches the browser.
 *
 * A request of another site is refused, so that nobody spends a shopper's points for them.
 * @example
 *   // routes/api.loyalty.$.ts
 *   export async function loader({ request, params, context }) {
 *     const accessToken = await context.customerAccount.getAccessToken();
 *     return answerLoyalty(request, { appAddress, shopDomain, accessToken, path: params['*'] ?? '' });
 *   }
 *   export const action = loader;
 */
export async function answerLoyalty(request: Request, passage: LoyaltyPassage): Promise<Response> {
  const { appAddress, shopDomain, accessToken, path } = passage;
  if (!Object.hasOwn(ACTIONS, path)) return refusal(404, 'not-found');
  if (ACTIONS[path] !== request.method) return refusal(405, 'method-not-allowed');
  if (!isOwn(request)) return refusal(403, 'other-site');
  if (!accessToken) return refusal(403, 'not-logged-in');
  const body = request.method === 'POST' ? await request.text() : null;
  if (body !== null && body.length > BODY_CHARACTERS_MAX) return refusal(413, 'too-large');
  const address = new URL(`/headless/loyalty${path === '' ? '' : `/${path}`}`, appAddress);
  try {
    const answer = await fetch(address, {
      method: request.method,
      headers: {
        Authorization: `Bearer ${accessToken}`,
        'X-Shop-Domain': shopDomain,
        ...(body === null ? {} : { 'Content-Type': 'application/json' }),
      },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return new Response(await answer.text(), { status: answer.status, headers: HEADERS });
  } catch {
    return refusal(502, 'no-answer');
  }
}

const HEADERS = { 'Content-Type': 'application/json', 'Cache-Control': 'private, no-store' };

/** Browsers name the site that a write comes from; a read tells a shopper's points to their page alone. */
function isOwn(request: Request): boolean {
  const origin = request.headers.get('origin');
  if (request.method === 'GET') return request.headers.get('sec-fetch-site') !== 'cross-site';
  return origin !== null && URL.canParse(origin) && new URL(origin).host === hostOf(request);
}

/** Behind a proxy the request's own address is not the one that the browser has. */
function hostOf({ headers, url }: Request): string {
  return headers.get('x-forwarded-host') ?? headers.get('host') ?? new URL(url).host;
}

function refusal(status: number, reason: string): Response {
  return new Response(JSON.stringify({ ok: false, reason }), { status, headers: HEADERS });
}
