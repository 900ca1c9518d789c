import { createServer } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { Session } from '@shopify/shopify-api';
import express from 'express';
import {
  connectionPool,
  findShopById,
  forShop,
  inTransaction,
  registerShop,
  type Shop,
} from '../../../app/db/index.server.ts';
import { readThresholds } from '../../../app/compliance/index.server.ts';
import { monitor } from '../../../app/detectors.server.ts';
import { dayRollups } from '../../../app/followers.server.ts';
import { closeQueue, startWorker } from '../../../app/jobs/index.server.ts';
import { dateInZone } from '../../../app/kernel/calendar.ts';
import { beginReading, readTexts } from '../../../app/localization/index.server.ts';
import {
  deliverySettings,
  judgeDuePromises,
  learnShopLanes,
} from '../../../app/logistics/index.server.ts';
import {
  awardOrders,
  followOrdersForPoints,
  loyaltySettings,
  retentionJobs,
} from '../../../app/retention/index.server.ts';
import { sessionStorage } from '../../../app/shopify/index.server.ts';
import { readImportProgress, startFirstImport, syncJobs } from '../../../app/sync/index.server.ts';
import { createAdminApi } from '../../sandbox/admin-api/admin-api.ts';
import type { SandboxShop } from '../../sandbox/model.ts';
import { issuePermanentToken } from '../../sandbox/oauth/token-custody.ts';
import { redirectShopifyFetch } from '../../sandbox/redirect-fetch.ts';
import { listen } from '../../sandbox/serve.ts';
import { createSandboxStore } from '../../sandbox/store.ts';

const SCOPES =
  'read_orders read_all_orders read_customers read_customer_merge read_returns read_products read_inventory read_shopify_payments read_shopify_payments_disputes read_fulfillments read_locations read_metaobjects read_markets read_locales read_translations read_discounts';
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
  await startWorker([...syncJobs({ dayRollups, orderFollowers: [] }), ...retentionJobs]);
  await startFirstImport(shopId);
  await imported(shopId);
  const now = new Date();
  const proposed = await deliverySettings.read(shopId, now);
  await deliverySettings.save(shopId, { settings: proposed.settings, version: 0 }, now);
  await learn(shopId, now);
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

/** What the domains learn by jobs of their own: lanes, promises, points, texts, thresholds. */
async function learn(shopId: number, now: Date): Promise<void> {
  await learnShopLanes(shopId, now);
  // Promises are made of orders since the terms are known: here since ever.
  await connectionPool().query(
    `UPDATE delivery_terms SET from_at = '2020-01-01T00:00:00Z' WHERE shop_id = $1`,
    [shopId],
  );
  await judgeDuePromises(shopId, now);
  const loyalty = await loyaltySettings.read(shopId, now);
  const program = { ...loyalty.settings, pendingDays: 0, expiryMonths: 12 };
  await loyaltySettings.save(shopId, { settings: program, version: 0 }, now);
  await connectionPool().query(
    `UPDATE loyalty_program SET count_from_on = $2::date - 400 WHERE shop_id = $1`,
    [shopId, now.toISOString().slice(0, 10)],
  );
  const { rows } = await connectionPool().query<{ id: string }>(
    'SELECT order_id AS id FROM "order" WHERE shop_id = $1',
    [shopId],
  );
  await inTransaction((client) =>
    followOrdersForPoints.follow(
      client,
      shopId,
      rows.map(({ id }) => id),
    ),
  );
  const never = new AbortController().signal;
  while (await awardOrders(shopId, never));
  await beginReading(shopId, now);
  while ((await readTexts(shopId, never)) === 'more');
  await readThresholds(shopId, { now });
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
