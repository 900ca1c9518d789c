import { z } from 'zod';
import { forShop, listActiveShopIds } from '../db/index.server.ts';
import { defineJob } from '../jobs/index.server.ts';
import { logger } from '../log.server.ts';
import { ReauthorizationNeeded } from './admin-api-error.ts';
import { accessToken } from './token-custody.server.ts';

/** Refresh tokens live 90 days; one that nobody used for this long is used now. */
const UNUSED_DAYS = 7;

/**
 * Renews tokens of shops that nobody visits and no job works for: after 90 days without use
 * Shopify would take the access away.
 */
export const keepTokensAlive = defineJob({
  name: 'keep-tokens-alive',
  payload: z.object({}),
  singletonKey: () => 'all',
  concurrency: 1,
  expireInSeconds: 3600,
  schedule: { cron: '17 3 * * *', payload: {} },
  handle: async (_payload, { signal }) => {
    const unusedSince = new Date(Date.now() - UNUSED_DAYS * 24 * 60 * 60 * 1000);
    for (const shopId of await listActiveShopIds()) {
      signal.throwIfAborted();
      const db = forShop(shopId);
      const stale = await db.session.findFirst({ where: { updatedAt: { lt: unusedSince } } });
      const shop = stale === null ? null : await db.shop.findFirst();
      if (shop === null) continue;
      try {
        await accessToken(shop);
      } catch (error) {
        if (error instanceof ReauthorizationNeeded) continue;
        logger().warn({ err: error, shopId }, 'a token could not be renewed today');
      }
    }
  },
});
