import { mintSessionToken } from '../../sandbox/oauth/session-token.ts';
import { FakeShopify, tokenAnswer } from './fake-shopify.ts';

/** A Shopify that lets every merchant in. */
export function welcomingShopify(): FakeShopify {
  const shopify = new FakeShopify();
  shopify.onToken(() => tokenAnswer('good'));
  shopify.onGraphql(() =>
    Response.json({
      data: {
        shop: {
          name: 'Nordlicht',
          currencyCode: 'EUR',
          ianaTimezone: 'Europe/Berlin',
          shopAddress: null,
          plan: null,
        },
        currentAppInstallation: { id: 'gid://shopify/AppInstallation/1', accessScopes: [] },
      },
    }),
  );
  return shopify;
}

/** Arguments of a loader or action for a request that App Bridge signed for staff of a shop. */
export function visit(
  domain: string,
  path: string,
  init: RequestInit = {},
  params: Record<string, string> = {},
) {
  const token = mintSessionToken(domain, {
    clientId: 'portolan-sandbox',
    secret: 'sandbox-secret-sandbox-secret-0000',
  });
  const headers = new Headers(init.headers);
  headers.set('Authorization', `Bearer ${token}`);
  headers.set('User-Agent', 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0.0.0 Safari/537.36');
  const request = new Request(`https://app.example.com${path}`, { ...init, headers });
  return { request, params, context: { requestId: 'request-1' } } as never;
}

/** What a route throws or answers: status and data, whichever way it says them. */
export async function outcome(
  pending: Promise<unknown>,
): Promise<{ status: number; data: unknown }> {
  const given = await pending.catch((error: unknown) => error);
  if (given instanceof Response) return { status: given.status, data: await given.text() };
  if (given instanceof Error) throw given;
  const wrapped = given as { data?: unknown; init?: { status?: number } };
  if (wrapped.init !== undefined) return { status: wrapped.init.status ?? 200, data: wrapped.data };
  return { status: 200, data: given };
}
