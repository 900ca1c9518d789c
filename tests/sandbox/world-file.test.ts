import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createSandboxStore } from './store.ts';
import type { SandboxStore } from './store.ts';
import { sampleShop } from './storefront/sample-shop.ts';
import { readWorldFile, restoreWorld, saveWorldFile } from './world-file.ts';

const DOMAIN = 'sample-shop.myshopify.com';
const GENERATED_FOR = new Date('2026-11-22T00:00:00Z');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'world-file-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function newStore(): SandboxStore {
  const store = createSandboxStore({ clock: () => new Date('2026-11-22T10:00:00Z') });
  store.addShop(sampleShop());
  return store;
}

function placeOrder(store: SandboxStore): string {
  return store.placeOrder(DOMAIN, {
    lines: [{ variantId: '10', quantity: 1 }],
    country: 'DE',
    payment: { gateway: 'bogus', outcome: 'success' },
  }).id;
}

test('the next start goes on with installation, tokens, metafields and orders', () => {
  const file = path.join(folder, 'world.json');
  const before = newStore();
  const installation = before.install(DOMAIN, ['read_orders']);
  const token = { token: 'shpat_1', scopes: ['read_orders'], expiresAtMs: null, online: false };
  installation.accessTokens.set(token.token, token);
  const ownerId = `gid://shopify/AppInstallation/${installation.id}`;
  before.shop(DOMAIN).metafields.set({
    ...{ id: '1', ownerId, namespace: 'portolan', key: 'delivery', type: 'json', value: '{}' },
    ...{ compareDigest: 'x', createdAt: '', updatedAt: '' },
  });
  const orderId = placeOrder(before);
  before.refund(DOMAIN, orderId);
  saveWorldFile(file, before, GENERATED_FOR);

  const after = newStore();
  const world = readWorldFile(file);
  expect(world?.generatedFor).toBe(GENERATED_FOR.toISOString());
  if (world) restoreWorld(after, world);
  const state = after.shop(DOMAIN);
  expect(state.installation).toEqual(installation);
  expect(state.metafields.get(ownerId, 'portolan', 'delivery')?.value).toBe('{}');
  expect(state.order(orderId)).toEqual(before.shop(DOMAIN).order(orderId));
  expect(Number(placeOrder(after))).toBeGreaterThan(Number(orderId));
});

test('there is nothing to go on with at first', () => {
  expect(readWorldFile(path.join(folder, 'none.json'))).toBeNull();
});
