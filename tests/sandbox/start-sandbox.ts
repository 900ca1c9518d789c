import express from 'express';
import { createServer } from 'node:http';
import { createAdminApi } from './admin-api/admin-api.ts';
import { APP_TOML, readAppConfig } from './admin-host/app-config.ts';
import type { AppConfig } from './admin-host/app-config.ts';
import { startAppFrameProxy } from './admin-host/app-frame-proxy.ts';
import { createAdminHost } from './admin-host/handler.ts';
import { createControl } from './control.ts';
import type { PlantedTruth, SandboxShop } from './model.ts';
import { createHydrogenDemo } from './hydrogen/handler.ts';
import { readOrderFile } from './order-files/index.ts';
import type { OrderFileReport } from './order-files/index.ts';
import { createReferenceRates } from './reference-rates.ts';
import { listen, toListener } from './serve.ts';
import { BUILT_IN_SHOPS, generateShop, truthsOf } from './shops/index.ts';
import type { BuiltInShop } from './shops/index.ts';
import { createSandboxStore } from './store.ts';
import type { SandboxStore } from './store.ts';
import { AppBlocks } from './storefront/app-blocks.ts';
import { createStorefront } from './storefront/handler.ts';
import { readSubscriptions } from './webhooks/subscriptions.ts';
import { readWorldFile, restoreWorld, saveWorldFile } from './world-file.ts';
import { createWebhookSender } from './webhooks/webhook-sender.ts';

export interface SandboxConfig {
  /** Port of shops, storefronts and Admin API; 0 takes a free one. */
  port: number;
  /** Port under which people's browsers reach the app; 0 takes a free one. */
  appFramePort: number;
  /** Port of the app process, for webhooks, the app proxy and the frame. */
  appPort: number;
  /** Built-in shops to load; with an order file, none. */
  shops: string[];
  orderFile?: { path: string; skipBadLines: boolean; rejectsPath: string } | undefined;
  /** File in which the world goes on from one start to the next. */
  worldFile?: string | undefined;
  /** Orders per built-in shop; the shop's own number when left out. */
  orders?: number | undefined;
}

export interface RunningSandbox {
  url: string;
  /** Where people's browsers find the app: SHOPIFY_APP_URL of the app process. */
  appUrl: string;
  shops: string[];
  store: SandboxStore;
  close: () => Promise<void>;
}

export interface SandboxRefusal {
  sentences: string[];
  report: OrderFileReport | null;
}

const APPROVED_SCOPES = ['read_all_orders'];

interface LoadedShop {
  shop: SandboxShop;
  truths: PlantedTruth[];
}

/** Loads the shops and starts every server of the local Shopify on the loopback address. */
export async function startSandbox(
  config: SandboxConfig,
  onOrderFile: (report: OrderFileReport) => void = () => undefined,
): Promise<RunningSandbox | SandboxRefusal> {
  const world = config.worldFile ? readWorldFile(config.worldFile) : null;
  const generatedFor = world ? new Date(world.generatedFor) : new Date();
  const loaded = await loadShops(config, generatedFor, onOrderFile);
  if ('sentences' in loaded) return loaded;
  const app = approved(readAppConfig());
  const store = createSandboxStore({ app: { scopes: app.scopes, name: app.name } });
  for (const { shop } of loaded) store.addShop(shop);
  if (world) restoreWorld(store, world);
  const appOrigin = `http://127.0.0.1:${config.appPort}`;
  const blocks = new AppBlocks();
  const webhooks = createWebhookSender(store, {
    appUrl: appOrigin,
    subscriptions: readSubscriptions(APP_TOML),
  });

  let hostUrl = '';
  const frame = await startAppFrameProxy({
    appPort: config.appPort,
    port: config.appFramePort,
    hostOrigin: () => hostUrl,
  });
  const pages = [
    createControl({ store, app, webhooks, truths: truthsByDomain(loaded) }),
    createAdminHost({
      store,
      app,
      blocks,
      framedAppOrigin: () => frame.url,
      directAppOrigin: () => appOrigin,
    }),
    createStorefront({ store, app, blocks, appOrigin: () => appOrigin }),
    createHydrogenDemo(store),
  ];
  const server = express()
    .disable('x-powered-by')
    .use(
      createAdminApi(store),
      createReferenceRates(() => generatedFor),
      toListener(pages),
    );
  const host = await listen(createServer(server), config.port).catch(async (error: unknown) => {
    await frame.close();
    throw error;
  });
  hostUrl = host.url;
  return {
    url: host.url,
    appUrl: frame.url,
    shops: store.domains(),
    store,
    close: async () => {
      webhooks.stop();
      if (config.worldFile) saveWorldFile(config.worldFile, store, generatedFor);
      await Promise.all([host.close(), frame.close()]);
    },
  };
}

/**
 * The app as Shopify has approved it: scopes that need Shopify's word, not the merchant's, are
 * granted at installation like the others.
 */
function approved(app: AppConfig): AppConfig {
  const isApproved = (scope: string): boolean => APPROVED_SCOPES.includes(scope);
  return {
    ...app,
    scopes: [...app.scopes, ...app.optionalScopes.filter(isApproved)],
    optionalScopes: app.optionalScopes.filter((scope) => !isApproved(scope)),
  };
}

async function loadShops(
  config: SandboxConfig,
  now: Date,
  onOrderFile: (report: OrderFileReport) => void,
): Promise<LoadedShop[] | SandboxRefusal> {
  if (config.orderFile) {
    const { path, skipBadLines, rejectsPath } = config.orderFile;
    const result = await readOrderFile(path, { skipBadLines, rejectsPath });
    if (!result.ok) {
      return { sentences: result.problems.map(({ sentence }) => sentence), report: result.report };
    }
    onOrderFile(result.report);
    return [{ shop: result.shop, truths: [] }];
  }
  const unknown = config.shops.filter((name) => !isBuiltIn(name));
  if (unknown.length > 0) {
    const known = BUILT_IN_SHOPS.join(', ');
    return {
      sentences: [`There is no built-in shop ${unknown.join(', ')}; there are ${known}.`],
      report: null,
    };
  }
  return config.shops.filter(isBuiltIn).map((name) => ({
    shop: generateShop(name, { now, orders: config.orders }),
    truths: truthsOf(name, now),
  }));
}

function isBuiltIn(name: string): name is BuiltInShop {
  return (BUILT_IN_SHOPS as readonly string[]).includes(name);
}

function truthsByDomain(loaded: LoadedShop[]): Map<string, PlantedTruth[]> {
  return new Map(loaded.map(({ shop, truths }) => [shop.domain, truths]));
}
