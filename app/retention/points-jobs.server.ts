import type { PoolClient } from 'pg';
import { z } from 'zod';
import { forShop, listActiveShopIds } from '../db/index.server.ts';
import { type AnyJob, defineJob, enqueue } from '../jobs/index.server.ts';
import { dateInZone } from '../kernel/calendar.ts';
import { asTransaction, type OrderFollower } from '../sync/index.server.ts';
import { awardOrders, noteOrders } from './award-orders.server.ts';
import { followMerges } from './follow-merges.server.ts';
import { dayOf } from './ledger/dates.ts';
import { lockAccount, settleAccount } from './ledger/ledger.server.ts';
import { closeCodeJob, makeCodeJob } from './redemption/code-job-kinds.server.ts';
import { askToClose, closeCode, makeCode } from './redemption/codes.server.ts';

const shopId = z.int().positive();

/** Books the points of orders that have changed. */
export const awardPointsJob = defineJob({
  name: 'award-points',
  payload: z.object({ shopId }),
  singletonKey: ({ shopId: shop }) => String(shop),
  handle: async ({ shopId: shop }, { signal }) => {
    if (await awardOrders(shop, signal)) await askForAward(shop);
  },
});

/** Asks for the points of everything that is noted to be booked. */
export async function askForAward(shop: number): Promise<void> {
  await enqueue(forShop(shop), awardPointsJob, { shopId: shop });
}

/** Hears of every order that changes, in the transaction that is told of it. */
export const followOrdersForPoints: OrderFollower = {
  name: 'loyalty-points',
  follow: async (client: PoolClient, shop: number, orderIds: readonly string[]) => {
    if (await noteOrders(client, shop, orderIds)) {
      await enqueue(asTransaction(client), awardPointsJob, { shopId: shop });
    }
  },
};

/** Accounts and codes taken at a time. */
const AT_ONCE = 200;

/**
 * Sees to what time brings in a shop: points that have ended are booked, codes whose time is over
 * are closed, and what a process that was killed has left is taken up again.
 */
export async function tendPoints(shop: number, now: Date, signal: AbortSignal): Promise<void> {
  const db = forShop(shop);
  if ((await db.loyaltyProgram.count()) === 0) return;
  const { zone } = await db.shop.findFirstOrThrow();
  const todayOn = dateInZone(zone, now.getTime());
  await followMerges({ shopId: shop, zone }, now);
  for (;;) {
    signal.throwIfAborted();
    const ending = await db.loyaltyAccount.findMany({
      where: { endsNextOn: { lt: dayOf(todayOn) } },
      take: AT_ONCE,
      select: { customerId: true },
    });
    for (const { customerId } of ending) {
      await db.$transaction(async (tx) => {
        const key = { shopId: shop, customerId, todayOn, now };
        await settleAccount(tx, { ...key, customerId: await lockAccount(tx, key) });
      });
    }
    if (ending.length < AT_ONCE) break;
  }
  const ended = await db.loyaltyRedemption.findMany({
    where: { state: 'ready', endsAt: { lt: now } },
    take: AT_ONCE,
    select: { redemptionId: true },
  });
  for (const { redemptionId } of ended) {
    await db.$transaction((tx) => askToClose(tx, { shopId: shop, redemptionId }));
  }
  const open = await db.loyaltyRedemption.findMany({
    where: { state: { in: ['making', 'closing'] } },
    take: AT_ONCE,
    select: { redemptionId: true, state: true },
  });
  for (const { redemptionId, state } of open) {
    const job = state === 'making' ? makeCodeJob : closeCodeJob;
    await enqueue(db, job, { shopId: shop, redemptionId });
  }
  if ((await db.loyaltyDue.count()) > 0) await askForAward(shop);
}

const tendPointsJob = defineJob({
  name: 'tend-points',
  payload: z.object({}),
  schedule: { cron: '*/10 * * * *', payload: {} },
  concurrency: 1,
  expireInSeconds: 900,
  handle: async (_payload, { signal }) => {
    for (const shop of await listActiveShopIds()) await tendPoints(shop, new Date(), signal);
  },
});

/** Every job of this domain. */
export const retentionJobs = [
  awardPointsJob,
  tendPointsJob,
  { ...makeCodeJob, handle: (payload: Redemption) => makeCode(payload, new Date()) },
  { ...closeCodeJob, handle: (payload: Redemption) => closeCode(payload, new Date()) },
] as unknown as readonly AnyJob[];

type Redemption = Parameters<typeof makeCode>[0];
