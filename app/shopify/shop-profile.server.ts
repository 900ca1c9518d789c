import { z } from 'zod';
import { forShop } from '../db/index.server.ts';
import { defineJob } from '../jobs/index.server.ts';
import { adminClient, type AdminClientOptions } from './admin-client.server.ts';
import { fetchShopProfile } from './operations/shop-profile.ts';

/** Brings name, currency, zone, country and plan of a shop up to date. @throws AdminApiError */
export async function syncShopProfile(
  shopId: number,
  options: AdminClientOptions = {},
): Promise<void> {
  const { profile } = await fetchShopProfile(await adminClient(shopId, options));
  await forShop(shopId).shop.updateMany({ data: { ...profile, profileSyncedAt: new Date() } });
}

/** The same in the background: where Shopify did not answer in time, or after shop/update. */
export const syncShopProfileJob = defineJob({
  name: 'sync-shop-profile',
  payload: z.object({ shopId: z.int().positive() }),
  singletonKey: ({ shopId }) => String(shopId),
  handle: ({ shopId }) => syncShopProfile(shopId),
});
