import { pino, type Logger } from 'pino';
import { env } from './env.server.ts';

let root: Logger | null = null;

/** Words that are never written: tokens, signatures, and what a session token is called in URLs. */
const SECRET_PATHS = [
  'accessToken',
  'refreshToken',
  'id_token',
  'hmac',
  'signature',
  'authorization',
  'headers.authorization',
  'headers["x-shopify-access-token"]',
  '*.accessToken',
  '*.refreshToken',
];

/** The process log: one JSON line per event on standard output. */
export function logger(): Logger {
  root ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: SECRET_PATHS, censor: '[redacted]' },
    serializers: { err: describeError },
  });
  return root;
}

/**
 * An error without what libraries hang on it: a lost database connection carries its whole client,
 * with the password.
 */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, message, stack } = error;
  const code: unknown = (error as { code?: unknown }).code;
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { name, message, stack, ...(typeof code === 'string' ? { code } : {}), ...cause };
}

const SECRET_PARAMETERS = ['id_token', 'hmac', 'session', 'signature', 'code'];

/**
 * A URL fit for the log: values of parameters that authenticate are cut.
 * @example redactUrl('/app?shop=a&id_token=x') // '/app?shop=a&id_token=…'
 */
export function redactUrl(url: string): string {
  return url.replace(/([?&])([^=&]+)=([^&#]*)/g, (whole, lead: string, name: string) =>
    SECRET_PARAMETERS.includes(name) ? `${lead}${name}=…` : whole,
  );
}
