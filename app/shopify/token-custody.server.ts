import { Session } from '@shopify/shopify-api';
import { z } from 'zod';
import { forShop, withShopLock, type Shop } from '../db/index.server.ts';
import { env } from '../env.server.ts';
import { logger } from '../log.server.ts';
import { AdminApiError, ReauthorizationNeeded } from './admin-api-error.ts';
import { noteLostAccess } from './note-lost-access.server.ts';
import { offlineSessionId, sessionStorage } from './session-storage.server.ts';
import { retryAfterMs } from './throttle.ts';

/** A token that ends sooner is renewed first: long enough for the slowest single call. */
const RENEW_BEFORE_MS = 5 * 60 * 1000;
const TOKEN_TIMEOUT_MS = 15_000;

const running = new Map<number, Promise<string>>();

/**
 * A valid Admin API token of a shop, renewed where needed by one caller for all.
 *
 * Name a token that Shopify has just refused as `refused`: then another one is returned.
 * @throws ReauthorizationNeeded where the token is gone for good; AdminApiError `unavailable`
 * where Shopify does not answer now.
 */
export async function accessToken(shop: Shop, refused?: string): Promise<string> {
  if (shop.state !== 'active') throw new ReauthorizationNeeded(shop.domain);
  const session = await sessionStorage.loadSession(offlineSessionId(shop.domain));
  const token = usableToken(session, refused);
  if (token !== null) return token;

  let renewal = running.get(shop.shopId);
  if (renewal === undefined) {
    renewal = withShopLock(shop.shopId, 'renew-token', () => renew(shop, refused));
    running.set(shop.shopId, renewal);
    const done = () => running.delete(shop.shopId);
    renewal.then(done, done);
  }
  return renewal;
}

function usableToken(session: Session | undefined, refused: string | undefined): string | null {
  const token = session?.accessToken;
  if (session === undefined || token === undefined || token === refused) return null;
  // One without an end must be exchanged: Shopify takes only expiring ones.
  if (session.expires === undefined) return null;
  return session.isExpired(RENEW_BEFORE_MS) ? null : token;
}

async function renew(shop: Shop, refused: string | undefined): Promise<string> {
  // Another process may have done it while this one waited for the lock.
  const session = await sessionStorage.loadSession(offlineSessionId(shop.domain));
  const renewedByOther = usableToken(session, refused);
  if (renewedByOther !== null) return renewedByOther;
  const grant = session === undefined ? null : renewalGrant(session, refused);
  if (grant === null) return giveUp(shop);

  const answer = await requestToken(shop.domain, grant);
  if (answer === 'refused') return giveUp(shop);
  await sessionStorage.storeSession(
    new Session({
      id: offlineSessionId(shop.domain),
      shop: shop.domain,
      state: '',
      isOnline: false,
      scope: answer.scope,
      accessToken: answer.access_token,
      expires: secondsFromNow(answer.expires_in),
      refreshToken: answer.refresh_token,
      refreshTokenExpires: secondsFromNow(answer.refresh_token_expires_in),
    }),
  );
  return answer.access_token;
}

/** Nothing brings a token but the merchant: say so once, and keep no dead secret. */
async function giveUp(shop: Shop): Promise<never> {
  const db = forShop(shop.shopId);
  await db.$transaction(async (tx) => {
    await tx.session.deleteMany({});
    const lost = await tx.shop.updateMany({
      where: { state: 'active' },
      data: { state: 'needs-merchant' },
    });
    if (lost.count > 0) await noteLostAccess(tx, shop.shopId);
  });
  logger().warn({ shop: shop.domain }, 'the access token is gone; the merchant must open the app');
  throw new ReauthorizationNeeded(shop.domain);
}

type Grant = Record<string, string>;

function renewalGrant(session: Session, refused: string | undefined): Grant | null {
  const { refreshToken, refreshTokenExpires, accessToken: current } = session;
  if (refreshToken !== undefined) {
    const ended = refreshTokenExpires !== undefined && refreshTokenExpires.getTime() < Date.now();
    return ended ? null : { grant_type: 'refresh_token', refresh_token: refreshToken };
  }
  const endless = session.expires === undefined;
  if (!endless || current === undefined || current === refused) return null;
  const offline = 'urn:shopify:params:oauth:token-type:offline-access-token';
  return {
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    subject_token: current,
    subject_token_type: offline,
    requested_token_type: offline,
    expiring: '1',
  };
}

const TokenAnswer = z.object({
  access_token: z.string().min(1),
  scope: z.string().default(''),
  // An answer without lives would make a session that never renews; Shopify's documented lives.
  expires_in: z.number().positive().default(3600),
  refresh_token: z.string().min(1),
  refresh_token_expires_in: z.number().positive().default(7_776_000),
});

async function requestToken(
  domain: string,
  grant: Grant,
): Promise<z.infer<typeof TokenAnswer> | 'refused'> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(`https://${domain}/admin/oauth/access_token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({
        client_id: env().SHOPIFY_API_KEY,
        client_secret: env().SHOPIFY_API_SECRET,
        ...grant,
      }),
      signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS),
      redirect: 'error',
    });
    body = await response.json().catch(() => null);
  } catch (cause) {
    throw new AdminApiError('unavailable', `No token answer from ${domain}.`, { cause });
  }
  if (isRefusal(response.status)) return 'refused';
  const parsed = TokenAnswer.safeParse(body);
  if (response.ok && parsed.success) return parsed.data;
  const afterMs = retryAfterMs(response.headers.get('retry-after'), Date.now());
  throw new AdminApiError('unavailable', `${domain} answered ${response.status} for a token.`, {
    retryAfterSeconds: afterMs === undefined ? undefined : Math.ceil(afterMs / 1000),
  });
}

/** 4xx means the grant itself is worthless, except for time-outs and rate limits. */
function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && ![408, 425, 429, 430].includes(status);
}

function secondsFromNow(seconds: number): Date {
  return new Date(Date.now() + seconds * 1000);
}
