import { Session } from '@shopify/shopify-api';
import express from 'express';
import { vi } from 'vitest';
import { createServer } from 'node:http';
import { closeQueue, startWorker } from '../../../app/jobs/index.server.ts';
import { forShop, registerShop, type Shop } from '../../../app/db/index.server.ts';
import { action } from '../../../app/routes/webhooks.ts';
import { sessionStorage } from '../../../app/shopify/index.server.ts';
import { readImportProgress, syncJobs } from '../../../app/sync/index.server.ts';
import { createAdminApi } from '../../sandbox/admin-api/admin-api.ts';
import type { SandboxShop } from '../../sandbox/model.ts';
import { issuePermanentToken } from '../../sandbox/oauth/token-custody.ts';
import { redirectShopifyFetch } from '../../sandbox/redirect-fetch.ts';
import { listen } from '../../sandbox/serve.ts';
import type { ShopSettings, ShopState } from '../../sandbox/shop-state.ts';
import { createSandboxStore, type SandboxStore } from '../../sandbox/store.ts';
import { createWebhookSender, type WebhookSender } from '../../sandbox/webhooks/webhook-sender.ts';

export const APP_SCOPES = [
  'read_orders',
  'read_all_orders',
  'read_customers',
  'read_customer_merge',
  'read_returns',
  'read_products',
  'read_inventory',
  'read_shopify_payments',
  'read_shopify_payments_disputes',
  'read_fulfillments',
  'read_locations',
  'read_metaobjects',
  'read_markets',
  'read_locales',
];

export interface ConnectedShop {
  store: SandboxStore;
  state: ShopState;
  /** What the shop's data truly are. */
  truth: SandboxShop;
  domain: string;
  shop: Shop;
  shopId: number;
  sandboxUrl: string;
  webhooks: WebhookSender;
  close: () => Promise<void>;
}

/**
 * A shop of the local Shopify, reached over HTTP through the redirect, in which the app is
 * installed and holds a token. Its webhooks are signed and go to the app's own route.
 */
export async function connectShop(
  truth: SandboxShop,
  options: { scopes?: string[] | undefined; settings?: Partial<ShopSettings> | undefined } = {},
): Promise<ConnectedShop> {
  const store = createSandboxStore();
  const state = store.addShop(truth, {
    throttle: { maximumAvailable: 1e9, restoreRate: 1e9 },
    ...options.settings,
  });
  const installation = store.install(truth.domain, options.scopes ?? APP_SCOPES);
  const server = await listen(createServer(express().use(createAdminApi(store))), 0);
  const realFetch = globalThis.fetch;
  globalThis.fetch = redirectShopifyFetch(server.url, realFetch);
  const webhooks = createWebhookSender(store, {
    appUrl: 'https://app.example.com',
    retryDelaysMs: [100, 200, 400],
    fetch: (input, init) => {
      const request = new Request(input, init);
      return action({ request, params: {}, context: {} } as never) as Promise<Response>;
    },
  });
  const shop = await registerShop(truth.domain, new Date('2026-01-01T00:00:00Z'));
  await sessionStorage.storeSession(
    new Session({
      id: `offline_${truth.domain}`,
      shop: truth.domain,
      state: '',
      isOnline: false,
      accessToken: issuePermanentToken(installation),
      expires: new Date(Date.now() + 86_400_000),
    }),
  );
  return {
    store,
    state,
    truth,
    domain: truth.domain,
    shop,
    shopId: shop.shopId,
    sandboxUrl: server.url,
    webhooks,
    close: async () => {
      await webhooks.close();
      globalThis.fetch = realFetch;
      await server.close();
    },
  };
}

/** A worker for the jobs of sync in this process; returns how to stop it. */
export async function startSyncWorker(): Promise<() => Promise<void>> {
  await startWorker(syncJobs({ dayRollups: [], orderFollowers: [] }));
  return () => closeQueue(5000);
}

/** Waits until all work is through. @throws where it takes longer than tests may. */
export async function settled(shopId: number): Promise<void> {
  await vi.waitUntil(() => isSettled(shopId), { timeout: 25_000, interval: 100 });
}

/** True once an import, its details and all rollups are through, or the import has failed. */
async function isSettled(shopId: number): Promise<boolean> {
  const progress = await readImportProgress(shopId);
  if (progress.state === 'failed') return true;
  if (progress.parts.some((part) => part.state !== 'completed')) return false;
  const db = forShop(shopId);
  const waiting = await db.webhookInbox.count({ where: { state: 'waiting' } });
  return waiting === 0 && (await db.dirtyDay.count()) === 0;
}
