import { createHmac, randomBytes } from 'node:crypto';
import type { PoolClient } from 'pg';
import { z } from 'zod';
import { forShop } from './for-shop.server.ts';

const DOMAIN = 'file-imports';
const Salt = z.object({ customerSalt: z.string().min(32) });

/** What a customer is called somewhere, as an HMAC under the shop's salt. */
export type IdentityHash = string;

/**
 * A function that hides what a file, or a request under privacy law, calls a customer: an e-mail
 * address, a phone number, a user name. Case and width do not tell people apart.
 */
export async function identityHashes(shopId: number): Promise<(identity: string) => IdentityHash> {
  const salt = await saltOf(shopId);
  return (identity) => hmac(salt, identity.normalize('NFKC').trim().toLowerCase());
}

/**
 * The key under which orders of a channel know a customer: repeat orders can be told, nobody can be
 * found, and the same name on two channels is two people.
 */
export function fileCustomerKey(hash: IdentityHash, channel: string): string {
  return `file:${hmac(hash, channel).slice(0, 32)}`;
}

/**
 * Every key under which orders of files may know somebody: one for each name and each channel that
 * the shop has orders of.
 */
export async function fileCustomerKeys(
  client: Pick<PoolClient, 'query'>,
  shopId: number,
  identities: readonly IdentityHash[],
): Promise<string[]> {
  if (identities.length === 0) return [];
  const { rows } = await client.query<{ channel: string }>(
    `SELECT DISTINCT content ->> 'channel' AS channel FROM file_import_order WHERE shop_id = $1`,
    [shopId],
  );
  return rows.flatMap(({ channel }) => identities.map((hash) => fileCustomerKey(hash, channel)));
}

function hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex');
}

async function saltOf(shopId: number): Promise<string> {
  const db = forShop(shopId);
  await db.settingsDocument.createMany({
    data: [{ shopId, domain: DOMAIN, value: { customerSalt: randomBytes(32).toString('hex') } }],
    skipDuplicates: true,
  });
  const kept = await db.settingsDocument.findFirstOrThrow({ where: { domain: DOMAIN } });
  return Salt.parse(kept.value).customerSalt;
}
