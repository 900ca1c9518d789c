import { forShop, registerShop, type Shop } from '../db/index.server.ts';
import { enqueue } from '../jobs/index.server.ts';
import { logger } from '../log.server.ts';
import { syncShopProfile, syncShopProfileJob } from './shop-profile.server.ts';

const PROFILE_PATIENCE_MS = 4000;

/**
 * What happens after a token was obtained; safe to run many times, also at once.
 *
 * The first page shows money and dates in the shop's own currency and zone, so its profile is
 * fetched at once; where that fails the page comes without it, and a job tries on.
 */
export async function afterAuthentication(domain: string): Promise<Shop> {
  const shop = await registerShop(domain, new Date());
  if (shop.profileSyncedAt !== null) return shop;
  const db = forShop(shop.shopId);
  try {
    await syncShopProfile(shop.shopId, { patienceMs: PROFILE_PATIENCE_MS });
  } catch (error) {
    logger().warn({ err: error, shop: domain }, 'no shop profile yet; a job tries again');
    await enqueue(db, syncShopProfileJob, { shopId: shop.shopId });
  }
  return db.shop.findFirstOrThrow();
}
