import { z } from 'zod';
import { forShop, listActiveShopIds } from '../db/index.server.ts';
import { defineJob, enqueue, type AnyJob } from '../jobs/index.server.ts';
import { resumePublications } from './resume-publications.server.ts';
import type { StorefrontProjection } from './define-published-settings.server.ts';

/**
 * The jobs that keep documents true as days go by: every night one for each shop, in which all
 * projections are composed as of now. A document that comes out the same is not sent again.
 *
 * A projection that fails does not keep the others from being composed; the job fails after them.
 */
export function refreshJobs(projections: readonly StorefrontProjection[]): readonly AnyJob[] {
  const refreshStorefront = defineJob({
    name: 'refresh-storefront',
    payload: z.object({ shopId: z.int().positive() }),
    singletonKey: ({ shopId }) => String(shopId),
    handle: async ({ shopId }) => {
      const now = new Date();
      const failures: unknown[] = [];
      for (const { refresh } of projections) {
        await refresh(shopId, now).catch((error: unknown) => failures.push(error));
      }
      await resumePublications(shopId);
      if (failures.length > 0) throw failures[0];
    },
  });
  const refreshAllStorefronts = defineJob({
    name: 'refresh-all-storefronts',
    payload: z.object({}),
    schedule: { cron: '20 0 * * *', payload: {} },
    handle: async () => {
      for (const shopId of await listActiveShopIds()) {
        await enqueue(forShop(shopId), refreshStorefront, { shopId });
      }
    },
  });
  return [refreshStorefront, refreshAllStorefronts] as unknown as readonly AnyJob[];
}
