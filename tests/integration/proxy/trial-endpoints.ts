import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ok, refuse } from '../../../app/kernel/result.ts';
import { bookPoints } from '../../../app/retention/index.server.ts';
import { type ProxyEndpoint, proxyWrite } from '../../../app/routes/proxy-route.server.ts';

/** Books points, under an id that no other call makes. */
const give = proxyWrite({
  input: z.strictObject({ points: z.int().min(1).max(100) }),
  handle: async ({ shop: { shopId }, customerId }, { points }, tx) => {
    const entryId = `trial:${randomUUID()}`;
    const entry = { entryId, customerId, kind: 'adjust', points, lotId: entryId } as const;
    const rest = { availableOn: null, expiresOn: null, orderId: null };
    await bookPoints(tx, shopId, [{ ...entry, ...rest }]);
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
