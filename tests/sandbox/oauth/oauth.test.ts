import '@shopify/shopify-api/adapters/node';
import { ApiVersion, LogSeverity, RequestedTokenType, shopifyApi } from '@shopify/shopify-api';
import type { Session, Shopify } from '@shopify/shopify-api';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestAdmin } from '../admin-api/admin-server.fixture.ts';
import type { TestAdmin } from '../admin-api/admin-server.fixture.ts';
import { redirectShopifyFetch } from '../redirect-fetch.ts';
import { mintSessionToken, verifySessionToken } from './session-token.ts';
import { expireAccessTokens, revokeTokens } from './token-custody.ts';

let admin: TestAdmin;
let library: Shopify;

beforeAll(async () => {
  admin = await startTestAdmin();
  const { clientId, secret } = admin.store.app;
  library = shopifyApi({
    apiKey: clientId,
    apiSecretKey: secret,
    hostName: 'app.example.com',
    apiVersion: ApiVersion.October26,
    isEmbeddedApp: true,
    logger: { level: LogSeverity.Error },
  });
  setAbstractFetchFunc(
    redirectShopifyFetch(admin.url, fetch) as Parameters<typeof setAbstractFetchFunc>[0],
  );
});
beforeEach(() => {
  // The library checks session tokens by the machine's clock.
  admin.clock.now = new Date();
  if (admin.state.installation) revokeTokens(admin.state.installation);
});
afterAll(() => admin.close());

function token(change: Partial<Parameters<typeof mintSessionToken>[1]> = {}): string {
  const { clientId, secret } = admin.store.app;
  return mintSessionToken(admin.domain, { clientId, secret, now: admin.clock.now, ...change });
}

async function exchange(): Promise<Session> {
  const { session } = await library.auth.tokenExchange({
    shop: admin.domain,
    sessionToken: token(),
    requestedTokenType: RequestedTokenType.OfflineAccessToken,
    expiring: true,
  });
  return session;
}

const refresh = (refreshToken: string): Promise<Session> =>
  library.auth.refreshToken({ shop: admin.domain, refreshToken }).then(({ session }) => session);

async function shopName(session: Session): Promise<unknown> {
  const client = new library.clients.Graphql({ session });
  return (await client.request('{ shop { name } }')).data;
}

describe("Shopify's own library against the sandbox", () => {
  it('exchanges a session token for an expiring offline token and calls the API with it', async () => {
    const session = await exchange();
    expect(session.scope).toBe(admin.state.installation?.scopes.join(','));
    expect(session.refreshToken).toBeTruthy();
    const minutes = ((session.expires?.getTime() ?? 0) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(58);
    expect(minutes).toBeLessThanOrEqual(60);
    expect(await shopName(session)).toEqual({ shop: { name: 'Tiny Lamps' } });
  });

  it('gets 401 with an expired token and works again after a refresh', async () => {
    const session = await exchange();
    if (admin.state.installation) expireAccessTokens(admin.state.installation);
    await expect(shopName(session)).rejects.toThrow(/401/);
    const renewed = await refresh(session.refreshToken ?? '');
    expect(renewed.accessToken).not.toBe(session.accessToken);
    expect(renewed.refreshToken).not.toBe(session.refreshToken);
    expect(await shopName(renewed)).toEqual({ shop: { name: 'Tiny Lamps' } });
  });

  it('may repeat a refresh until the new pair is used, then no more', async () => {
    const session = await exchange();
    const first = await refresh(session.refreshToken ?? '');
    const again = await refresh(session.refreshToken ?? '');
    expect(again.accessToken).toBe(first.accessToken);
    await shopName(again);
    await expect(refresh(session.refreshToken ?? '')).rejects.toThrow();
    const next = await refresh(first.refreshToken ?? '');
    expect(await shopName(next)).toBeTruthy();
  });

  it('cannot refresh with a revoked or 90 days old token', async () => {
    const session = await exchange();
    admin.clock.now = new Date(Date.now() + 90 * 24 * 3600 * 1000);
    await expect(refresh(session.refreshToken ?? '')).rejects.toThrow();
    admin.clock.now = new Date();
    if (admin.state.installation) revokeTokens(admin.state.installation);
    await expect(refresh(session.refreshToken ?? '')).rejects.toThrow();
  });

  it('gets an online token with its user', async () => {
    const { session } = await library.auth.tokenExchange({
      shop: admin.domain,
      sessionToken: token({ userId: '77' }),
      requestedTokenType: RequestedTokenType.OnlineAccessToken,
    });
    expect(session.isOnline).toBe(true);
    expect(session.onlineAccessInfo?.associated_user.id).toBe(77);
  });
});

describe('token exchange', () => {
  const post = async (
    change: Record<string, unknown>,
    shop: string = admin.domain,
  ): Promise<{ status: number; error: unknown }> => {
    const { clientId, secret } = admin.store.app;
    const response = await fetch(`${admin.url}/admin/oauth/access_token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-sandbox-shop': shop },
      body: JSON.stringify({
        client_id: clientId,
        client_secret: secret,
        grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
        subject_token: token(),
        subject_token_type: 'urn:ietf:params:oauth:token-type:id_token',
        requested_token_type: 'urn:shopify:params:oauth:token-type:offline-access-token',
        expiring: '1',
        ...change,
      }),
    });
    const body = (await response.json()) as { error?: unknown };
    return { status: response.status, error: body.error };
  };

  it.each([
    ['a wrong secret', { client_secret: 'no' }, 401, 'invalid_client'],
    ['another grant', { grant_type: 'authorization_code' }, 400, 'unsupported_grant_type'],
    ['a token that never expires', { expiring: '0' }, 400, 'invalid_request'],
    ['a refresh token that is none', { grant_type: 'refresh_token' }, 401, 'invalid_request'],
  ])('refuses %s', async (_name, change, status, error) => {
    expect(await post(change)).toEqual({ status, error });
  });

  it('refuses session tokens that are forged, expired, or of another app or shop', async () => {
    const bad = [
      token({ secret: 'another secret' }),
      token({ lifetimeSeconds: -60 }),
      token({ clientId: 'another-app' }),
      mintSessionToken('other.myshopify.com', admin.store.app),
      'not.a.token',
      '',
    ];
    for (const subject_token of bad) {
      expect(await post({ subject_token })).toEqual({
        status: 400,
        error: 'invalid_subject_token',
      });
    }
  });

  it('knows only its shops, and only those that installed the app', async () => {
    expect((await post({}, 'other.myshopify.com')).status).toBe(404);
    const { installation } = admin.state;
    admin.state.installation = null;
    expect((await post({})).error).toBe('application_not_installed');
    admin.state.installation = installation;
  });
});

describe('session tokens', () => {
  it("pass the library's own check", async () => {
    const claims = await library.session.decodeSessionToken(token({ userId: '7' }));
    expect(claims).toMatchObject({ dest: `https://${admin.domain}`, sub: '7' });
  });

  it('with any changed character are refused', () => {
    const genuine = token();
    const expected = { ...admin.store.app, domain: admin.domain, now: admin.clock.now };
    expect(verifySessionToken(genuine, expected)).not.toBeNull();
    // The last character of a Base64 text may hold bits that mean nothing, so it is left out.
    for (let at = 0; at < genuine.length - 1; at += 1) {
      if (genuine[at] === '.') continue;
      const changed =
        genuine.slice(0, at) + (genuine[at] === 'A' ? 'B' : 'A') + genuine.slice(at + 1);
      expect(verifySessionToken(changed, expected)).toBeNull();
    }
  });
});
