import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ok, refuse } from '../../../app/kernel/result.ts';
import type { ShopTransaction } from '../../../app/db/index.server.ts';
import { lockAccount, settleAccount } from '../../../app/retention/index.server.ts';
import { type ProxyEndpoint, proxyWrite } from '../../../app/routes/proxy-route.server.ts';

/** Gives points by hand, and returns the id of the gift, which no other call makes. */
export async function givePoints(
  tx: ShopTransaction,
  shopId: number,
  customerId: string,
  points: number,
): Promise<string> {
  const now = new Date();
  const key = { shopId, customerId, now, todayOn: now.toISOString().slice(0, 10) };
  await lockAccount(tx, key);
  const adjustmentId = randomUUID();
  const given = { adjustedAt: now, adjustedOn: now, reason: 'goodwill' };
  await tx.loyaltyAdjustment.create({
    data: { shopId, adjustmentId, customerId, points, ...given },
  });
  await settleAccount(tx, key);
  return adjustmentId;
}

/** Books points, under an id that no other call makes. */
const give = proxyWrite({
  input: z.strictObject({ points: z.int().min(1).max(100) }),
  handle: async ({ shop: { shopId }, customerId }, { points }, tx) => {
    const entryId = await givePoints(tx, shopId, customerId, points);
    return points === 13 ? refuse('unlucky') : ok({ given: points, entryId });
  },
});

/** Writes that exist in tests alone: what is done once is counted in the ledger. */
export const trialEndpoints: Readonly<Record<string, ProxyEndpoint>> = {
  give,
  // Books, says so, and never comes to an end.
  hang: {
    ...give,
    handle: async (visitor, input, tx) => {
      const result = await give.handle(visitor, input, tx);
      process.send?.('booked');
      await new Promise(() => undefined);
      return result;
    },
  },
  broken: proxyWrite({
    input: z.unknown(),
    handle: () => Promise.reject(new Error('secret detail')),
  }),
};
