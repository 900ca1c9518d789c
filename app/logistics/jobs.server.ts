import { z } from 'zod';
import { forShop, listActiveShopIds } from '../db/index.server.ts';
import { defineJob, enqueue, type AnyJob, type JobContext } from '../jobs/index.server.ts';
import { readImportStandings } from '../sync/index.server.ts';
import { followParcels } from './follow-learned-transit.server.ts';
import { learnShopLanes } from './learn-lanes.server.ts';
import { judgeDuePromises, judgeWaitingOrders } from './promises.server.ts';

/** Lanes are learned once a day, and at once in a shop that never was. */
const LEARN_EVERY_HOURS = 24;

/** Learns a shop's lanes, lets its promises follow where they should, and judges the promises that are due. */
export const learnLanesJob = defineJob({
  name: 'learn-lanes',
  payload: z.object({ shopId: z.int().positive() }),
  singletonKey: ({ shopId }) => String(shopId),
  expireInSeconds: 600,
  retryLimit: 3,
  concurrency: 1,
  handle: async ({ shopId }, { signal }) => {
    const now = new Date();
    await learnShopLanes(shopId, now);
    await followParcels(shopId, now);
    await judgeDuePromises(shopId, now, signal);
  },
});

/** Reads the products of orders whose promise depends on them, and makes it. */
export const readProductsJob = defineJob({
  name: 'read-ordered-products',
  payload: z.object({ shopId: z.int().positive() }),
  singletonKey: ({ shopId }) => String(shopId),
  concurrency: 1,
  handle: ({ shopId }, { signal }) => judgeWaitingOrders(shopId, new Date(), signal),
});

/**
 * Asks for the learning of shops whose last one is a day old, or that have just been imported, and
 * for the products of orders that wait for them.
 */
export const planLearningJob = defineJob({
  name: 'plan-lane-learning',
  payload: z.object({}),
  schedule: { cron: '* * * * *', payload: {} },
  concurrency: 1,
  handle: async () => {
    const now = new Date();
    const standings = await readImportStandings(await listActiveShopIds());
    for (const { shopId, importedAt, wholeAt } of standings) {
      if (await isLearningDue(shopId, wholeAt ?? importedAt, now)) await askForLearning(shopId);
      const db = forShop(shopId);
      if ((await db.deliveryWaiting.findFirst()) !== null) {
        await db.$transaction((tx) => enqueue(tx, readProductsJob, { shopId }));
      }
    }
  },
});

/** Learns again soon; twice asked is once done. */
export async function askForLearning(shopId: number): Promise<void> {
  await forShop(shopId).$transaction((tx) => enqueue(tx, learnLanesJob, { shopId }));
}

/** Once the parcels are there, again when their carrier events have followed, then day by day. */
async function isLearningDue(shopId: number, readAt: Date, now: Date): Promise<boolean> {
  const learning = await forShop(shopId).laneLearning.findFirst({ select: { learnedAt: true } });
  if (learning === null || learning.learnedAt < readAt) return true;
  return now.getTime() - learning.learnedAt.getTime() >= LEARN_EVERY_HOURS * 3_600_000;
}

/** Every job of this domain; `afterLearning` is called once a shop's lanes are learned anew. */
export function logisticsJobs(afterLearning: (shopId: number) => Promise<void>): readonly AnyJob[] {
  const learning = {
    ...learnLanesJob,
    handle: async (payload: { shopId: number }, context: JobContext) => {
      await learnLanesJob.handle(payload, context);
      await afterLearning(payload.shopId);
    },
  };
  return [learning, planLearningJob, readProductsJob] as unknown as readonly AnyJob[];
}
