import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * Whether `given` is the HMAC-SHA256 of `message` under one of the secrets, compared in constant
 * time. During a rotation Shopify signs with the old secret for up to an hour: pass both.
 */
export function isSignedBy(
  secrets: readonly string[],
  message: string | Buffer,
  given: string,
  encoding: 'base64' | 'hex',
): boolean {
  const givenBytes = Buffer.from(given);
  return secrets
    .map((secret) => Buffer.from(createHmac('sha256', secret).update(message).digest(encoding)))
    .map((right) => right.length === givenBytes.length && timingSafeEqual(right, givenBytes))
    .includes(true);
}
