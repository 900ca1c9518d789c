import { ok, refuse } from '../kernel/result.ts';
import { hasLoyaltyProgram, readLoyaltyAccount } from '../retention/index.server.ts';
import type { ProxyEndpoint } from './proxy-route.server.ts';

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
};
