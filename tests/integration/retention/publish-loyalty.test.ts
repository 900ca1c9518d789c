import { afterEach, beforeEach, expect, test } from 'vitest';
import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import { publishStorefront } from '../../../app/publishing/index.server.ts';
import { LoyaltyDocument, type LoyaltySettings } from '../../../app/retention/index.ts';
import {
  hasLoyaltyProgram,
  listLoyaltyMarkets,
  listProductTypes,
  loyaltySettings,
} from '../../../app/retention/index.server.ts';
import { type InstalledShop, installShop } from '../installed-shop.ts';

const NOW = new Date('2026-11-23T09:00:00Z');

let installed: InstalledShop;
let shopId: number;

beforeEach(async () => {
  installed = await installShop();
  ({ shopId } = installed.shop);
  const markets = [
    { marketId: '1', name: 'Europe', currency: null, countries: ['DE', 'FR'] },
    { marketId: '2', name: 'Japan', currency: 'JPY', countries: ['JP'] },
    { marketId: '3', name: 'Nowhere', currency: 'USD', countries: [] },
    { marketId: '4', name: 'Later', currency: 'USD', countries: ['US'], status: 'DRAFT' },
  ];
  await forShop(shopId).shop.updateMany({ data: { currency: 'EUR' } });
  await forShop(shopId).market.createMany({
    data: markets.map((market) => ({ shopId, handle: market.name, status: 'ACTIVE', ...market })),
  });
});

afterEach(async () => {
  await installed.close();
  await connectionPool().query('DELETE FROM shop; DELETE FROM session; DELETE FROM publication');
  await connectionPool().query('DELETE FROM settings_document; DELETE FROM pgboss.job');
  await connectionPool().query('DELETE FROM market; DELETE FROM product');
});

const runPublishing = () =>
  publishStorefront.handle({ shopId }, { jobId: 'test', signal: new AbortController().signal });

async function save(change: Partial<LoyaltySettings> = {}) {
  const { settings, version } = await loyaltySettings.read(shopId, NOW);
  return loyaltySettings.save(shopId, { settings: { ...settings, ...change }, version }, NOW);
}

function published(key: string): string | undefined {
  const { state } = installed.admin;
  const owner = `gid://shopify/AppInstallation/${state.installation?.id ?? ''}`;
  return state.metafields.of(owner).find((field) => field.key === key)?.value;
}

test('a program that was never saved is a proposal for each active market, seen by nobody', async () => {
  const { settings, isDefault } = await loyaltySettings.read(shopId, NOW);
  expect(isDefault).toBe(true);
  expect(settings.rates.map(({ marketId, currency }) => [marketId, currency])).toEqual([
    ['2', 'JPY'],
    ['1', 'EUR'],
  ]);
  await runPublishing();
  expect(published('loyalty')).toBeUndefined();
  expect(await hasLoyaltyProgram(shopId)).toBe(false);
});

test('a saved program reaches the storefront by country and currency', async () => {
  await save();
  expect(await hasLoyaltyProgram(shopId)).toBe(true);
  await runPublishing();
  const document = LoyaltyDocument.parse(JSON.parse(published('loyalty') ?? ''));
  expect(Object.keys(document.earn).sort()).toEqual(['DE:EUR', 'FR:EUR', 'JP:JPY']);
  expect(published('loyalty_ready')).toBe('true');
});

test('a program in which nobody earns is taken out of the storefront', async () => {
  await save();
  await runPublishing();
  await save({ rates: [] });
  await runPublishing();
  expect(published('loyalty_ready')).toBe('false');
  expect(await hasLoyaltyProgram(shopId)).toBe(false);
});

test('a market that changes changes the document at the next refresh, without a save', async () => {
  await save();
  await runPublishing();
  const db = forShop(shopId);
  await db.market.updateMany({ where: { marketId: '1' }, data: { countries: ['DE', 'NL'] } });
  await db.market.updateMany({ where: { marketId: '2' }, data: { status: 'DRAFT' } });
  await loyaltySettings.refresh(shopId, NOW);
  await runPublishing();
  const { earn } = LoyaltyDocument.parse(JSON.parse(published('loyalty') ?? ''));
  expect(Object.keys(earn).sort()).toEqual(['DE:EUR', 'NL:EUR']);
});

test('the form is offered what the shop has: markets with their currency, product types', async () => {
  expect(await listLoyaltyMarkets(shopId)).toMatchObject([
    { marketId: '2', currency: 'JPY' },
    { marketId: '1', currency: 'EUR' },
  ]);
  const product = { title: 'x', handle: 'x', status: 'ACTIVE', updatedAt: NOW, syncedAt: NOW };
  await forShop(shopId).product.createMany({
    data: ['Rug', 'Lamp', '', 'Rug'].map((productType, index) => ({
      shopId,
      productId: String(index),
      productType,
      ...product,
    })),
  });
  expect(await listProductTypes(shopId)).toEqual(['Lamp', 'Rug']);
});
