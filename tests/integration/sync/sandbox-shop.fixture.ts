import { Session } from '@shopify/shopify-api';
import { findShopByDomain, registerShop, type Shop } from '../../../app/db/index.server.ts';
import { closeQueue, startWorker } from '../../../app/jobs/index.server.ts';
import { sessionStorage } from '../../../app/shopify/index.server.ts';
import { syncJobs } from '../../../app/sync/index.server.ts';
import type { SandboxShop } from '../../sandbox/model.ts';
import {
  startTestAdmin,
  type TestAdmin,
  type TestAdminOptions,
} from '../../sandbox/admin-api/admin-server.fixture.ts';
import { issuePermanentToken } from '../../sandbox/oauth/token-custody.ts';
import { redirectShopifyFetch } from '../../sandbox/redirect-fetch.ts';

export const appScopes =
  'read_orders read_all_orders read_customers read_products read_fulfillments read_locations read_markets read_locales'.split(
    ' ',
  );

export interface ConnectedShop {
  admin: TestAdmin;
  shop: Shop;
  shopId: number;
  truth: SandboxShop;
  close: () => Promise<void>;
}

/**
 * A shop of the local Shopify, reached over HTTP through the redirect, in which the app is
 * installed and holds a token.
 */
export async function connectShop(options: TestAdminOptions = {}): Promise<ConnectedShop> {
  const admin = await startTestAdmin({
    scopes: appScopes,
    ...options,
    settings: { throttle: { maximumAvailable: 1e9, restoreRate: 1e9 }, ...options.settings },
  });
  const realFetch = globalThis.fetch;
  globalThis.fetch = redirectShopifyFetch(admin.url, realFetch);
  const shop = await registerShop(admin.domain, new Date('2026-01-01T00:00:00Z'));
  const { installation } = admin.state;
  if (installation === null) throw new Error('The app is not installed in the sandbox.');
  await sessionStorage.storeSession(
    new Session({
      id: `offline_${admin.domain}`,
      shop: admin.domain,
      state: '',
      isOnline: false,
      accessToken: issuePermanentToken(installation),
      expires: new Date(Date.now() + 86_400_000),
    }),
  );
  return {
    admin,
    shop,
    shopId: shop.shopId,
    truth: admin.state.shop,
    close: async () => {
      globalThis.fetch = realFetch;
      await admin.close();
    },
  };
}

/** A worker for the jobs of sync in this process; returns how to stop it. */
export async function startSyncWorker(): Promise<() => Promise<void>> {
  await startWorker(syncJobs);
  return () => closeQueue(5000);
}

/** The shop's row as it is now. */
export async function shopRow(domain: string): Promise<Shop> {
  const shop = await findShopByDomain(domain);
  if (shop === null) throw new Error(`${domain} is not registered.`);
  return shop;
}
