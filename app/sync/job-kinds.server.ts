import { z } from 'zod';
import { defineJob, type JobDefinition } from '../jobs/index.server.ts';

/*
 * The jobs of this folder as they are enqueued. What they do is bound to them in jobs.server.ts:
 * steps enqueue their own next step, and would otherwise import each other in circles.
 */

type Kind<Payload extends object> = Omit<Parameters<typeof defineJob<Payload>>[0], 'handle'>;

function jobKind<Payload extends object>(kind: Kind<Payload>): JobDefinition<Payload> {
  const unbound = () => Promise.reject(new Error(`${kind.name} was started unbound`));
  return defineJob<Payload>({ ...kind, handle: unbound });
}

const shopId = z.int().positive();
const run = { shopId, importRunId: z.uuid() };

/** Begins an import. */
export const importShopJob = jobKind({
  name: 'import-shop',
  payload: z.object(run),
  singletonKey: ({ importRunId }) => importRunId,
});

/** Takes one part of an import a step on: a look at its export, or some seconds of its file. */
export const loadImportPartJob = jobKind({
  name: 'load-import-part',
  payload: z.object({
    ...run,
    part: z.enum(['orders', 'products', 'customers', 'inventory']),
    /** Shopify said that the export is through: not to be held up by the next look, in seconds. */
    woken: z.boolean().optional(),
  }),
  singletonKey: ({ importRunId, part, woken }) => `${importRunId}:${part}${woken ? ':woken' : ''}`,
  // A slice takes 20 s; a worker that was killed should not hold the file for long.
  expireInSeconds: 90,
});

/** Reads carrier events and refund lines of imported orders, a slice at a time. */
export const readOrderDetailsJob = jobKind({
  name: 'read-order-details',
  payload: z.object(run),
  singletonKey: ({ importRunId }) => importRunId,
  expireInSeconds: 120,
  concurrency: 1,
});

/** Reads all product reviews, a slice at a time. */
export const readReviewsJob = jobKind({
  name: 'read-reviews',
  payload: z.object(run),
  singletonKey: ({ importRunId }) => importRunId,
  expireInSeconds: 120,
  concurrency: 1,
});

/** Reads what needs no export: price lists, disputes, payouts and movements of the balance. */
export const readExtrasJob = jobKind({
  name: 'read-extras',
  payload: z.object(run),
  singletonKey: ({ importRunId }) => importRunId,
  expireInSeconds: 900,
  concurrency: 1,
});

/** Applies the waiting webhooks of a shop: one job for all of them. */
export const drainInboxJob = jobKind({
  name: 'apply-webhooks',
  payload: z.object({ shopId }),
  singletonKey: ({ shopId: shop }) => String(shop),
  expireInSeconds: 120,
  // One a shop, see whereNobodyDrains; so many shops at once, and one more.
  concurrency: 8,
});

/** Applies the waiting webhooks about one subject that could not be applied with the others. */
export const applyWebhookJob = jobKind({
  name: 'apply-webhook',
  payload: z.object({ shopId, subject: z.string() }),
  singletonKey: ({ shopId: shop, subject }) => `${shop}:${subject}`,
});

/** Rebuilds the rollups of a shop's dirty days. */
export const rebuildRollupsJob = jobKind({
  name: 'rebuild-rollups',
  payload: z.object({
    shopId,
    /** While an import runs, in seconds; one that is wanted at once does not wait for it. */
    delayed: z.boolean().optional(),
  }),
  singletonKey: ({ shopId: shop, delayed }) => `${shop}${delayed ? ':delayed' : ''}`,
});

/** Finds work whose job was lost and enqueues it again. */
export const resumeSyncJob = jobKind({
  name: 'resume-sync',
  payload: z.object({}),
  schedule: { cron: '* * * * *', payload: {} },
  concurrency: 1,
});
