import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Session } from '@shopify/shopify-api';
import express from 'express';
import { registerShop, type Shop } from '../../../app/db/index.server.ts';
import { monitor } from '../../../app/detectors.server.ts';
import { dayRollups } from '../../../app/followers.server.ts';
import { closeQueue, startWorker } from '../../../app/jobs/index.server.ts';
import { dateInZone } from '../../../app/kernel/calendar.ts';
import { deliverySettings } from '../../../app/logistics/index.server.ts';
import { findShopById, forShop } from '../../../app/db/index.server.ts';
import { sessionStorage } from '../../../app/shopify/index.server.ts';
import { readImportProgress, startFirstImport, syncJobs } from '../../../app/sync/index.server.ts';
import { createAdminApi } from '../../sandbox/admin-api/admin-api.ts';
import type { SandboxShop } from '../../sandbox/model.ts';
import { issuePermanentToken } from '../../sandbox/oauth/token-custody.ts';
import { redirectShopifyFetch } from '../../sandbox/redirect-fetch.ts';
import { listen } from '../../sandbox/serve.ts';
import { createSandboxStore } from '../../sandbox/store.ts';

const SCOPES =
  'read_orders read_all_orders read_customers read_customer_merge read_returns read_products read_inventory read_shopify_payments read_shopify_payments_disputes read_fulfillments read_locations read_metaobjects read_markets read_locales';
const GIVE_UP_MS = 120_000;

/** A shop whose data are in, looked at by the monitors, with delivery settings that are confirmed. */
export interface AnswerWorld {
  shop: Shop;
  truth: SandboxShop;
  now: Date;
  todayOn: string;
  close: () => Promise<void>;
}

/** Imports a shop of the local Shopify into the database that the environment names. */
export async function openAnswerWorld(truth: SandboxShop): Promise<AnswerWorld> {
  const store = createSandboxStore();
  store.addShop(truth, { throttle: { maximumAvailable: 1e9, restoreRate: 1e9 } });
  const installation = store.install(truth.domain, SCOPES.split(' '));
  const server = await listen(createServer(express().use(createAdminApi(store))), 0);
  const realFetch = globalThis.fetch;
  globalThis.fetch = redirectShopifyFetch(server.url, realFetch);
  const { shopId } = await registerShop(truth.domain, new Date('2026-01-01T00:00:00Z'));
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
  await startWorker(syncJobs({ dayRollups, orderFollowers: [] }));
  await startFirstImport(shopId);
  await imported(shopId);
  const now = new Date();
  const proposed = await deliverySettings.read(shopId, now);
  await deliverySettings.save(shopId, { settings: proposed.settings, version: 0 }, now);
  await monitor.watch(shopId, now);
  const shop = await findShopById(shopId);
  if (shop === null) throw new Error('The shop is gone');
  return {
    ...{ shop, truth, now, todayOn: dateInZone(shop.zone, now.getTime()) },
    close: async () => {
      await closeQueue(5000);
      globalThis.fetch = realFetch;
      await server.close();
    },
  };
}

async function imported(shopId: number): Promise<void> {
  const until = Date.now() + GIVE_UP_MS;
  for (;;) {
    const { state, parts } = await readImportProgress(shopId);
    if (state === 'failed') throw new Error('The import failed');
    const open = parts.length === 0 || parts.some((part) => part.state !== 'completed');
    if (!open && (await forShop(shopId).dirtyDay.count()) === 0) return;
    if (Date.now() > until) throw new Error('The import did not end');
    await wait(100);
  }
}
