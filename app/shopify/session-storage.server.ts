import { Session } from '@shopify/shopify-api';
import type { SessionStorage } from '@shopify/shopify-app-session-storage';
import { findSession, findShopByDomain, forShop, registerShop } from '../db/index.server.ts';
import { env } from '../env.server.ts';
import { logger } from '../log.server.ts';
import { parseKeyRing, seal, SealError, unseal, type KeyRing } from './sealed-text.ts';

const OFFLINE_PREFIX = 'offline_';

/** The id under which the library keeps the session of background work for a shop. */
export function offlineSessionId(domain: string): string {
  return `${OFFLINE_PREFIX}${domain}`;
}

/**
 * Keeps the library's offline sessions in PostgreSQL, tokens sealed.
 *
 * A session that does not open (key rotated out, row tampered with) counts as missing: the next
 * visit of the merchant exchanges a new one.
 */
export const sessionStorage: SessionStorage = {
  storeSession,
  loadSession,
  deleteSession: async (id) => deleteSessions([id]),
  deleteSessions,
  findSessionsByShop: async (domain) => {
    const session = await loadSession(offlineSessionId(domain));
    return session === undefined ? [] : [session];
  },
};

async function storeSession(session: Session): Promise<boolean> {
  if (session.isOnline || session.id !== offlineSessionId(session.shop)) return false;
  const { shopId } =
    session.accessToken === undefined
      ? ((await findShopByDomain(session.shop)) ?? { shopId: null })
      : await registerShop(session.shop, new Date());
  if (shopId === null) return false;
  const row = {
    state: session.state,
    isOnline: false,
    scope: session.scope ?? null,
    expiresAt: session.expires ?? null,
    accessTokenSealed: sealField(session, 'accessToken', session.accessToken ?? ''),
    refreshTokenSealed:
      session.refreshToken === undefined
        ? null
        : sealField(session, 'refreshToken', session.refreshToken),
    refreshTokenExpiresAt: session.refreshTokenExpires ?? null,
  };
  const key = { shopId, sessionId: session.id };
  await forShop(shopId).session.upsert({
    where: { shopId_sessionId: key },
    create: { ...key, ...row },
    update: row,
  });
  return true;
}

async function loadSession(id: string): Promise<Session | undefined> {
  if (!id.startsWith(OFFLINE_PREFIX)) return undefined;
  const row = await findSession(id);
  if (row === null) return undefined;
  const shop = id.slice(OFFLINE_PREFIX.length);
  try {
    const open = (field: string, sealed: string) => unseal(sealed, boundTo(shop, field), ring());
    const accessToken = open('accessToken', row.accessTokenSealed);
    return new Session({
      id,
      shop,
      state: row.state,
      isOnline: false,
      ...(row.scope === null ? {} : { scope: row.scope }),
      ...(row.expiresAt === null ? {} : { expires: row.expiresAt }),
      ...(accessToken === '' ? {} : { accessToken }),
      ...(row.refreshTokenSealed === null
        ? {}
        : { refreshToken: open('refreshToken', row.refreshTokenSealed) }),
      ...(row.refreshTokenExpiresAt === null
        ? {}
        : { refreshTokenExpires: row.refreshTokenExpiresAt }),
    });
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    logger().warn({ shop, reason: error.message }, 'a stored session does not open');
    return undefined;
  }
}

async function deleteSessions(ids: string[]): Promise<boolean> {
  for (const sessionId of ids) {
    const row = await findSession(sessionId);
    if (row !== null) await forShop(row.shopId).session.deleteMany({ where: { sessionId } });
  }
  return true;
}

function sealField(session: Session, field: string, text: string): string {
  return seal(text, boundTo(session.shop, field), ring());
}

function boundTo(shop: string, field: string): string {
  return `session|${shop}|${field}`;
}

let parsed: KeyRing | null = null;

function ring(): KeyRing {
  parsed ??= parseKeyRing(env().ENCRYPTION_KEYS);
  return parsed;
}
