import { env } from '../env.server.ts';
import { type KeyRing, parseKeyRing, seal, SealError, unseal } from './sealed-text.ts';

let parsed: KeyRing | null = null;

function ring(): KeyRing {
  parsed ??= parseKeyRing(env().ENCRYPTION_KEYS);
  return parsed;
}

/** A secret that a merchant has entrusted to us, as it may lie in the database; see `seal`. */
export function sealSecret(text: string, boundTo: string): string {
  return seal(text, boundTo, ring());
}

/** The secret in an envelope; null where it does not open any more: it must then be entered again. */
export function openSecret(envelope: string, boundTo: string): string | null {
  try {
    return unseal(envelope, boundTo, ring());
  } catch (error) {
    if (error instanceof SealError) return null;
    throw error;
  }
}
