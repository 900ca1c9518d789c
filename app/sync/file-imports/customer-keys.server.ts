import { fileCustomerKey, identityHashes } from '../../db/index.server.ts';
import { SHOPIFY_CHANNEL } from '../files/index.ts';

/**
 * A function that makes the key of a customer out of what a file calls them. People whom Shopify
 * knows are known by Shopify's id or not at all: it asks us to forget by it.
 */
export async function customerKeys(shopId: number) {
  const hashOf = await identityHashes(shopId);
  return (identity: string, channel: string): string | null =>
    channel === SHOPIFY_CHANNEL ? null : fileCustomerKey(hashOf(identity), channel);
}
