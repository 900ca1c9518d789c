import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

export interface SessionTokenClaims {
  iss: string;
  dest: string;
  aud: string;
  sub: string;
  exp: number;
  nbf: number;
  iat: number;
  jti: string;
  sid: string;
}

export interface MintSessionToken {
  clientId: string;
  secret: string;
  /** Staff member the token speaks for. */
  userId?: string | undefined;
  now?: Date | undefined;
  /** Shopify's live one minute. */
  lifetimeSeconds?: number | undefined;
}

const base64url = (value: string): string => Buffer.from(value).toString('base64url');

function sign(content: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(content).digest();
}

/** The `id_token` that App Bridge hands to the app: HS256 with the client secret. */
export function mintSessionToken(domain: string, options: MintSessionToken): string {
  const now = Math.floor((options.now ?? new Date()).getTime() / 1000);
  const claims: SessionTokenClaims = {
    iss: `https://${domain}/admin`,
    dest: `https://${domain}`,
    aud: options.clientId,
    sub: options.userId ?? '42',
    exp: now + (options.lifetimeSeconds ?? 60),
    nbf: now,
    iat: now,
    jti: randomUUID(),
    sid: randomUUID(),
  };
  const content = `${base64url('{"alg":"HS256","typ":"JWT"}')}.${base64url(JSON.stringify(claims))}`;
  return `${content}.${sign(content, options.secret).toString('base64url')}`;
}

/** Claims of a genuine token that is valid now for this app and shop; null for any other text. */
export function verifySessionToken(
  token: string,
  expected: { domain: string; clientId: string; secret: string; now: Date },
): SessionTokenClaims | null {
  const [header, payload, signature, ...rest] = token.split('.');
  if (!header || !payload || !signature || rest.length > 0) return null;
  const given = Buffer.from(signature, 'base64url');
  const right = sign(`${header}.${payload}`, expected.secret);
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  let claims: SessionTokenClaims;
  try {
    const parsed = JSON.parse(Buffer.from(header, 'base64url').toString()) as { alg?: string };
    if (parsed.alg !== 'HS256') return null;
    claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as SessionTokenClaims;
  } catch {
    return null;
  }
  const now = expected.now.getTime() / 1000;
  const valid =
    claims.aud === expected.clientId &&
    claims.dest === `https://${expected.domain}` &&
    claims.nbf <= now + 10 &&
    claims.exp > now - 10;
  return valid ? claims : null;
}
