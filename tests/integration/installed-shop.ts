import { Session } from '@shopify/shopify-api';
import { registerShop, type Shop } from '../../app/db/index.server.ts';
import { sessionStorage } from '../../app/shopify/index.server.ts';
import {
  startTestAdmin,
  type TestAdmin,
  type TestAdminOptions,
} from '../sandbox/admin-api/admin-server.fixture.ts';
import { redirectShopifyFetch } from '../sandbox/redirect-fetch.ts';

export interface InstalledShop {
  admin: TestAdmin;
  shop: Shop;
  close: () => Promise<void>;
}

/**
 * A small shop on the sandbox with the app installed in it, known to the database of this test
 * file; calls for `*.myshopify.com` reach the sandbox until `close`.
 */
export async function installShop(options: TestAdminOptions = {}): Promise<InstalledShop> {
  const admin = await startTestAdmin(options);
  const realFetch = globalThis.fetch;
  globalThis.fetch = redirectShopifyFetch(admin.url, realFetch);
  const shop = await registerShop(admin.domain, admin.clock.now);
  await sessionStorage.storeSession(
    new Session({
      id: `offline_${admin.domain}`,
      shop: admin.domain,
      state: '',
      isOnline: false,
      accessToken: admin.token,
      expires: new Date(Date.now() + 3_600_000),
      refreshToken: 'not used here',
      refreshTokenExpires: new Date(Date.now() + 86_400_000),
    }),
  );
  return {
    admin,
    shop,
    close: async () => {
      globalThis.fetch = realFetch;
      await admin.close();
    },
  };
}
