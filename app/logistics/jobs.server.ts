import { z } from 'zod';
import { forShop, listActiveShopIds } from '../db/index.server.ts';
import { defineJob, enqueue, type AnyJob } from '../jobs/index.server.ts';
import { learnShopLanes } from './learn-lanes.server.ts';
import { judgeDuePromises } from './promises.server.ts';

/** Lanes are learned once a day, and at once in a shop that never was. */
const LEARN_EVERY_HOURS = 24;

/** Learns a shop's lanes and judges the promises that are due. */
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
    await judgeDuePromises(shopId, now, signal);
  },
});

/** Asks for the learning of shops whose last one is a day old, or that have just been imported. */
export const planLearningJob = defineJob({
  name: 'plan-lane-learning',
  payload: z.object({}),
  schedule: { cron: '*/10 * * * *', payload: {} },
  concurrency: 1,
  handle: async () => {
    const now = new Date();
    for (const shopId of await listActiveShopIds()) {
      if (await isLearningDue(shopId, now)) await askForLearning(shopId);
    }
  },
});

/** Learns again soon; twice asked is once done. */
export async function askForLearning(shopId: number): Promise<void> {
  await forShop(shopId).$transaction((tx) => enqueue(tx, learnLanesJob, { shopId }));
}

async function isLearningDue(shopId: number, now: Date): Promise<boolean> {
  const db = forShop(shopId);
  const learning = await db.laneLearning.findFirst({ select: { learnedAt: true } });
  if (learning !== null) {
    return now.getTime() - learning.learnedAt.getTime() >= LEARN_EVERY_HOURS * 3_600_000;
  }
  return (await db.fulfillment.findFirst({ select: { orderId: true } })) !== null;
}

/** Every job of this domain. */
export const logisticsJobs = [learnLanesJob, planLearningJob] as unknown as readonly AnyJob[];
