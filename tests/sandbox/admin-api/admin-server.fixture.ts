import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { makeSandboxShop } from '../../factories/sandbox-shop.ts';
import type { SandboxShopOptions } from '../../factories/sandbox-shop.ts';
import { issueExpiringPair } from '../oauth/token-custody.ts';
import type { ShopSettings, ShopState } from '../shop-state.ts';
import { createSandboxStore } from '../store.ts';
import type { SandboxApp, SandboxStore } from '../store.ts';
import { createAdminApi } from './admin-api.ts';
import type { AdminApiOptions } from './admin-api.ts';

export const testScopes =
  'read_orders read_all_orders read_customers read_products read_inventory read_locations read_markets read_locales read_returns read_shopify_payments read_shopify_payments_disputes write_translations read_translations'.split(
    ' ',
  );

export interface TestAdmin {
  store: SandboxStore;
  state: ShopState;
  domain: string;
  url: string;
  clock: { now: Date };
  token: string;
  graphql(
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<{ status: number; body: GraphqlBody }>;
  close(): Promise<void>;
}

export interface GraphqlBody {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions?: Record<string, unknown> }[];
  extensions?: {
    cost: {
      requestedQueryCost: number;
      actualQueryCost: number | null;
      throttleStatus: {
        maximumAvailable: number;
        currentlyAvailable: number;
        restoreRate: number;
      };
    };
  };
}

export interface TestAdminOptions {
  shop?: SandboxShopOptions | undefined;
  scopes?: string[] | undefined;
  app?: Partial<SandboxApp> | undefined;
  settings?: Partial<ShopSettings> | undefined;
  api?: AdminApiOptions | undefined;
}

/** A sandbox with one small shop, the app installed in it, listening on a free local port. */
export async function startTestAdmin(options: TestAdminOptions = {}): Promise<TestAdmin> {
  const clock = { now: new Date('2026-11-22T09:00:00.000Z') };
  const store = createSandboxStore({ clock: () => clock.now, app: options.app });
  const shop = makeSandboxShop(options.shop);
  const state = store.addShop(shop, options.settings);
  const installation = store.install(shop.domain, options.scopes ?? testScopes);
  const token = issueExpiringPair(installation, clock.now.getTime()).accessToken;
  const app = express().use(
    createAdminApi(store, { onUnresolved: () => undefined, ...options.api }),
  );
  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    store,
    state,
    domain: shop.domain,
    url,
    clock,
    token,
    async graphql(query, variables = {}) {
      const response = await fetch(`${url}/admin/api/2026-10/graphql.json`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-sandbox-shop': shop.domain,
          'x-shopify-access-token': token,
        },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, body: (await response.json()) as GraphqlBody };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
