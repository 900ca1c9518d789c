import { z } from 'zod';
import { forShop, listActiveShopIds } from '../db/index.server.ts';
import { defineJob, enqueue } from '../jobs/index.server.ts';
import { refreshDeliveryPublication } from './delivery-settings.server.ts';

/** Publishes one shop's delivery document again, with the holidays ahead as of today. */
export const refreshDelivery = defineJob({
  name: 'refresh-delivery',
  payload: z.object({ shopId: z.int().positive() }),
  singletonKey: ({ shopId }) => String(shopId),
  handle: ({ shopId }) => refreshDeliveryPublication(shopId, new Date()),
});

/**
 * Every night, one `refresh-delivery` for each shop: ranges in business days hold for
 * DELIVERY_RANGE_HOLDS_DAYS, so a few missed nights do no harm.
 */
export const refreshAllDeliveries = defineJob({
  name: 'refresh-all-deliveries',
  payload: z.object({}),
  schedule: { cron: '20 0 * * *', payload: {} },
  handle: async () => {
    for (const shopId of await listActiveShopIds()) {
      await enqueue(forShop(shopId), refreshDelivery, { shopId });
    }
  },
});
