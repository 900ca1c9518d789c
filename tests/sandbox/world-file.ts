import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { MetafieldDefinitionRecord } from './metafield-definitions.ts';
import type { MetafieldRecord } from './metafield-shelf.ts';
import type { SandboxOrder } from './model.ts';
import type { AccessTokenRecord, RefreshTokenRecord, ShopState } from './shop-state.ts';
import type { SandboxStore } from './store.ts';
import { translationKey, type TranslationRecord } from './translations.ts';

/** What a start of the local Shopify adds to its generated shops, so that the next one can go on. */
export interface WorldFile {
  /** The instant the shops were generated for: the same one gives the same history. */
  generatedFor: string;
  shops: SavedShop[];
}

interface SavedShop {
  domain: string;
  installation: {
    id: string;
    installedAt: string;
    scopes: string[];
    accessTokens: AccessTokenRecord[];
    refreshTokens: RefreshTokenRecord[];
    metafields: MetafieldRecord[];
    /** What the app has hung on the shop itself, for headless storefronts. */
    shopMetafields?: MetafieldRecord[] | undefined;
    definitions?: MetafieldDefinitionRecord[] | undefined;
  } | null;
  /** Translations written or taken away since. */
  translations?: TranslationRecord[] | undefined;
  /** Orders placed or changed since the shop was generated. */
  orders: SandboxOrder[];
  /** A fresh id of the moment of saving: later ones must be higher. */
  lastId: string;
}

/** The world of the last start, or null when there is none. */
export function readWorldFile(file: string): WorldFile | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as WorldFile) : null;
}

/** Writes what differs from the generated shops; the old file stays until the new one is whole. */
export function saveWorldFile(file: string, store: SandboxStore, generatedFor: Date): void {
  const shops = store.domains().map((domain) => savedShop(store.shop(domain), generatedFor));
  const world: WorldFile = { generatedFor: generatedFor.toISOString(), shops };
  writeFileSync(`${file}.partial`, JSON.stringify(world));
  renameSync(`${file}.partial`, file);
}

function savedShop(state: ShopState, generatedFor: Date): SavedShop {
  const { installation, metafields, shop } = state;
  return {
    domain: shop.domain,
    installation: installation && {
      id: installation.id,
      installedAt: installation.installedAt,
      scopes: installation.scopes,
      accessTokens: [...installation.accessTokens.values()],
      refreshTokens: [...installation.refreshTokens.values()],
      metafields: metafields.of(ownerId(installation.id)),
      shopMetafields: metafields.of(`gid://shopify/Shop/${shop.id}`),
      definitions: state.metafieldDefinitions.all(),
    },
    orders: shop.orders.filter(({ updatedAt }) => new Date(updatedAt) >= generatedFor),
    translations: [...state.translations.values()].filter(
      ({ updatedAt }) => new Date(updatedAt) >= generatedFor,
    ),
    lastId: state.nextId(),
  };
}

/** Puts installations and later orders back into the generated shops; other shops are left out. */
export function restoreWorld(store: SandboxStore, world: WorldFile): void {
  for (const saved of world.shops) {
    const state = store.find(saved.domain);
    if (!state) continue;
    if (saved.installation) restoreInstallation(state, saved.installation);
    for (const order of saved.orders) {
      const known = state.shop.orders.findIndex(({ id }) => id === order.id);
      if (known === -1) state.shop.orders.push(order);
      else state.shop.orders[known] = order;
    }
    for (const record of saved.translations ?? []) {
      const { resourceId, key, locale, marketId } = record;
      state.translations.set(translationKey(resourceId, key, locale, marketId), record);
    }
    while (Number(state.nextId()) < Number(saved.lastId));
    state.revision += 1;
  }
}

function restoreInstallation(
  state: ShopState,
  saved: NonNullable<SavedShop['installation']>,
): void {
  state.installation = {
    id: saved.id,
    installedAt: saved.installedAt,
    scopes: saved.scopes,
    accessTokens: new Map(saved.accessTokens.map((record) => [record.token, record])),
    refreshTokens: new Map(saved.refreshTokens.map((record) => [record.token, record])),
  };
  for (const metafield of [...saved.metafields, ...(saved.shopMetafields ?? [])]) {
    state.metafields.set(metafield);
  }
  for (const definition of saved.definitions ?? []) state.metafieldDefinitions.set(definition);
}

function ownerId(installationId: string): string {
  return `gid://shopify/AppInstallation/${installationId}`;
}
