import { timingSafeEqual } from 'node:crypto';
import express from 'express';
import type { Response, Router } from 'express';
import { shopOf } from '../shop-of-request.ts';
import type { Installation } from '../shop-state.ts';
import type { SandboxStore } from '../store.ts';
import { verifySessionToken } from './session-token.ts';
import {
  ACCESS_TOKEN_SECONDS,
  ONLINE_TOKEN_SECONDS,
  REFRESH_TOKEN_SECONDS,
  issueExpiringPair,
  issueOnlineToken,
  issuePermanentToken,
  refreshPair,
} from './token-custody.ts';

const TOKEN_EXCHANGE = 'urn:ietf:params:oauth:grant-type:token-exchange';
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token';
const ONLINE_TOKEN = 'urn:shopify:params:oauth:token-type:online-access-token';
const OFFLINE_TOKEN = 'urn:shopify:params:oauth:token-type:offline-access-token';

export interface OAuthOptions {
  /** New public apps must ask for expiring offline tokens since 2026-04-01; others are refused. */
  requireExpiringTokens?: boolean | undefined;
}

type Body = Record<string, unknown>;

function refuse(res: Response, status: number, error: string, description: string): void {
  res.status(status).json({ error, error_description: description });
}

function isSecret(given: unknown, secret: string): boolean {
  const a = Buffer.from(String(given));
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}

function answerPair(
  res: Response,
  installation: Installation,
  pair: { accessToken: string; refreshToken: string },
): void {
  res.json({
    access_token: pair.accessToken,
    scope: installation.scopes.join(','),
    expires_in: ACCESS_TOKEN_SECONDS,
    refresh_token: pair.refreshToken,
    refresh_token_expires_in: REFRESH_TOKEN_SECONDS,
  });
}

function answerOnline(
  res: Response,
  installation: Installation,
  nowMs: number,
  userId: string,
  locale: string,
): void {
  const scope = installation.scopes.join(',');
  res.json({
    access_token: issueOnlineToken(installation, nowMs),
    scope,
    expires_in: ONLINE_TOKEN_SECONDS,
    associated_user_scope: scope,
    associated_user: {
      id: Number(userId),
      first_name: 'Sandbox',
      last_name: 'Staff',
      email: 'staff@example.com',
      account_owner: true,
      locale,
      collaborator: false,
      email_verified: true,
    },
  });
}

/** `POST /admin/oauth/access_token`: token exchange and refresh. The code grant is not offered. */
export function createOAuthRouter(store: SandboxStore, options: OAuthOptions = {}): Router {
  const router = express.Router();
  const requireExpiring = options.requireExpiringTokens ?? true;
  const parsers = [express.json({ limit: '64kb' }), express.urlencoded({ extended: false })];

  router.post('/admin/oauth/access_token', ...parsers, (req, res) => {
    const state = shopOf(store, req);
    if (!state) return void res.status(404).json({ errors: 'Not Found' });
    const body = (req.body ?? {}) as Body;
    const { clientId, secret } = store.app;
    if (body['client_id'] !== clientId || !isSecret(body['client_secret'], secret)) {
      return refuse(res, 401, 'invalid_client', 'The client id or the client secret is wrong.');
    }
    const now = store.clock();
    const { installation, shop } = state;
    if (body['grant_type'] === 'refresh_token') {
      const token = String(body['refresh_token']);
      const pair = installation && refreshPair(installation, token, now.getTime());
      if (!installation || !pair) {
        return refuse(res, 401, 'invalid_request', 'This refresh token is not valid any more.');
      }
      return answerPair(res, installation, pair);
    }
    if (body['grant_type'] !== TOKEN_EXCHANGE || body['subject_token_type'] !== ID_TOKEN) {
      return refuse(res, 400, 'unsupported_grant_type', 'Token exchange and refresh only.');
    }
    const claims = verifySessionToken(String(body['subject_token']), {
      domain: shop.domain,
      clientId,
      secret,
      now,
    });
    if (!claims) {
      return refuse(res, 400, 'invalid_subject_token', 'The session token is not valid.');
    }
    if (!installation) {
      return refuse(res, 400, 'application_not_installed', 'The shop has not installed the app.');
    }
    if (body['requested_token_type'] === ONLINE_TOKEN) {
      return answerOnline(res, installation, now.getTime(), claims.sub, shop.adminLocale);
    }
    if (body['requested_token_type'] !== OFFLINE_TOKEN) {
      return refuse(res, 400, 'invalid_request', 'Ask for an online or an offline access token.');
    }
    if (String(body['expiring']) === '1') {
      return answerPair(res, installation, issueExpiringPair(installation, now.getTime()));
    }
    if (requireExpiring) {
      return refuse(res, 400, 'invalid_request', 'New public apps must ask for expiring tokens.');
    }
    res.json({
      access_token: issuePermanentToken(installation),
      scope: installation.scopes.join(','),
    });
  });
  return router;
}
