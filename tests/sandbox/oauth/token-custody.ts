/** Issues, refreshes, expires and revokes the tokens of one installation. */
import { randomBytes } from 'node:crypto';
import type { AccessTokenRecord, Installation } from '../shop-state.ts';

export const ACCESS_TOKEN_SECONDS = 3600;
export const ONLINE_TOKEN_SECONDS = 86_399;
export const REFRESH_TOKEN_SECONDS = 7_776_000;

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
}

const fresh = (prefix: string): string => `${prefix}_${randomBytes(16).toString('hex')}`;

function addAccessToken(
  installation: Installation,
  online: boolean,
  expiresAtMs: number | null,
): string {
  const token = fresh(online ? 'shpua' : 'shpat');
  installation.accessTokens.set(token, {
    token,
    scopes: [...installation.scopes],
    expiresAtMs,
    online,
  });
  return token;
}

export function issueOnlineToken(installation: Installation, nowMs: number): string {
  return addAccessToken(installation, true, nowMs + ONLINE_TOKEN_SECONDS * 1000);
}

export function issuePermanentToken(installation: Installation): string {
  return addAccessToken(installation, false, null);
}

/** A token for an hour with a refresh token for 90 days. */
export function issueExpiringPair(
  installation: Installation,
  nowMs: number,
  predecessor: string | null = null,
): TokenPair {
  const accessToken = addAccessToken(installation, false, nowMs + ACCESS_TOKEN_SECONDS * 1000);
  const refreshToken = fresh('shprt');
  installation.refreshTokens.set(refreshToken, {
    token: refreshToken,
    expiresAtMs: nowMs + REFRESH_TOKEN_SECONDS * 1000,
    successor: null,
    predecessor,
  });
  return { accessToken, refreshToken };
}

/**
 * Exchanges a refresh token; null when it is unknown, expired or spent.
 *
 * A spent token may be exchanged again, with the same answer, until the pair it was exchanged for
 * is first used (Shopify, changelog of 2026-08-28): an app that crashed meanwhile is not locked out.
 */
export function refreshPair(
  installation: Installation,
  refreshToken: string,
  nowMs: number,
): TokenPair | null {
  const record = installation.refreshTokens.get(refreshToken);
  if (!record || record.expiresAtMs <= nowMs) return null;
  if (record.successor) return record.successor;
  retirePredecessor(installation, record.predecessor);
  record.successor = issueExpiringPair(installation, nowMs, refreshToken);
  return record.successor;
}

function retirePredecessor(installation: Installation, refreshToken: string | null): void {
  if (refreshToken !== null) installation.refreshTokens.delete(refreshToken);
}

/** The record of a token that may be used now; its first use retires the refresh token before it. */
export function useAccessToken(
  installation: Installation | null,
  token: string,
  nowMs: number,
): AccessTokenRecord | null {
  const record = installation?.accessTokens.get(token);
  if (!installation || !record) return null;
  if (record.expiresAtMs !== null && record.expiresAtMs <= nowMs) return null;
  for (const [name, refresh] of installation.refreshTokens) {
    if (refresh.successor?.accessToken === token) installation.refreshTokens.delete(name);
  }
  return record;
}

/** Lets every access token expire now, so that the app must refresh. */
export function expireAccessTokens(installation: Installation): void {
  for (const record of installation.accessTokens.values()) record.expiresAtMs = 0;
}

/** Takes all tokens away, so that even a refresh fails. */
export function revokeTokens(installation: Installation): void {
  installation.accessTokens.clear();
  installation.refreshTokens.clear();
}
