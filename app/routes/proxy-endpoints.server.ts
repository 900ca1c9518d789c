import { z } from 'zod';
import { ok, refuse } from '../kernel/result.ts';
import {
  askToClose,
  hasLoyaltyProgram,
  readLoyaltyAccount,
  readProgram,
  redeemPoints,
} from '../retention/index.server.ts';
import { LOYALTY_LIMITS } from '../retention/index.ts';
import { type ProxyEndpoint, proxyWrite } from './proxy-route.server.ts';

/** Path below `/proxy/` → what answers it. */
export const proxyEndpoints: Readonly<Record<string, ProxyEndpoint>> = {
  loyalty: {
    method: 'GET',
    handle: async ({ shop, customerId }) => {
      const [hasProgram, account] = await Promise.all([
        hasLoyaltyProgram(shop.shopId),
        readLoyaltyAccount(shop, customerId, new Date()),
      ]);
      return hasProgram ? ok(account) : refuse('no-program');
    },
  },
  'loyalty/redeem': proxyWrite({
    input: z.strictObject({
      country: z.string().regex(/^[A-Z]{2}$/),
      currency: z.string().regex(/^[A-Z]{3}$/),
      steps: z.int().min(1).max(LOYALTY_LIMITS.rewardSteps),
    }),
    handle: async ({ shop, customerId }, input, tx) => {
      const now = new Date();
      const program = await readProgram(shop.shopId, now);
      if (program === null) return refuse('no-program');
      return redeemPoints(tx, { ...input, shop, customerId, program, now });
    },
  }),
  'loyalty/return': proxyWrite({
    input: z.strictObject({ redemptionId: z.uuid() }),
    handle: ({ shop: { shopId }, customerId }, { redemptionId }, tx) =>
      askToClose(tx, { shopId, redemptionId, customerId }),
  }),
};
