import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** The keys that open sealed texts; the first one seals. */
export type KeyRing = readonly SealingKey[];

export interface SealingKey {
  /** Written into every envelope, so that a key can be rotated out. */
  id: string;
  /** 32 bytes. */
  key: Buffer;
}

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Reads `id:base64key,id:base64key`; the first key seals, all of them open.
 * @throws Error for a key that is not 32 bytes, or an id that is used twice.
 */
export function parseKeyRing(text: string): KeyRing {
  const ring = text.split(',').map((pair) => {
    const separator = pair.indexOf(':');
    const id = pair.slice(0, Math.max(separator, 0)).trim();
    const key = Buffer.from(pair.slice(separator + 1).trim(), 'base64');
    if (!/^[A-Za-z0-9_-]{1,32}$/.test(id) || key.length !== 32) {
      throw new Error('ENCRYPTION_KEYS: each entry is id:base64 of 32 random bytes.');
    }
    return { id, key };
  });
  if (new Set(ring.map((entry) => entry.id)).size !== ring.length) {
    throw new Error('ENCRYPTION_KEYS: the same key id is used twice.');
  }
  return ring;
}

/**
 * Encrypts a secret with AES-256-GCM as `v1.keyId.iv.ciphertext`.
 *
 * `boundTo` names the place it is kept (shop and field): moved elsewhere, it does not open.
 */
export function seal(text: string, boundTo: string, ring: KeyRing): string {
  const [current] = ring;
  if (current === undefined) throw new Error('There is no key to seal with.');
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', current.key, iv);
  cipher.setAAD(Buffer.from(`${VERSION}|${current.id}|${boundTo}`));
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return [VERSION, current.id, iv.toString('base64url'), sealed.toString('base64url')].join('.');
}

/**
 * The secret in an envelope.
 * @throws SealError where the key is gone, the text was changed, or it was sealed for another place.
 */
export function unseal(envelope: string, boundTo: string, ring: KeyRing): string {
  const [version, keyId, iv, sealed, ...rest] = envelope.split('.');
  if (version !== VERSION || iv === undefined || sealed === undefined || rest.length > 0) {
    throw new SealError('not an envelope');
  }
  const key = ring.find((entry) => entry.id === keyId)?.key;
  if (key === undefined) throw new SealError(`no key called ${keyId}`);
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < TAG_BYTES) throw new SealError('not an envelope');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url'), {
      authTagLength: TAG_BYTES,
    });
    decipher.setAAD(Buffer.from(`${VERSION}|${keyId}|${boundTo}`));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    const opened = decipher.update(bytes.subarray(0, -TAG_BYTES));
    return Buffer.concat([opened, decipher.final()]).toString('utf8');
  } catch {
    throw new SealError('changed, or sealed for another place');
  }
}

/** A sealed text that does not open. The message never holds any of it. */
export class SealError extends Error {
  override name = 'SealError';
}
