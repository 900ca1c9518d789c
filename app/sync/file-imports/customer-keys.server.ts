import { createHmac, randomBytes } from 'node:crypto';
import { forShop } from '../../db/index.server.ts';
import { z } from 'zod';
import { SHOPIFY_CHANNEL } from '../files/index.ts';

const DOMAIN = 'file-imports';
const Salt = z.object({ customerSalt: z.string().min(32) });

/**
 * A function that makes the key of a customer out of what a file calls them, so that repeat orders
 * can be told and nobody can be found: an HMAC under a salt of the shop's own. People whom Shopify knows are known by Shopify's id or not at all: it asks us
 * to forget by it.
 */
export async function customerKeys(shopId: number) {
  const salt = await saltOf(shopId);
  return (identity: string, channel: string): string | null =>
    channel === SHOPIFY_CHANNEL
      ? null
      : `file:${createHmac('sha256', salt)
          .update(`${channel}\n${identity.normalize('NFKC').trim().toLowerCase()}`)
          .digest('hex')
          .slice(0, 32)}`;
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
