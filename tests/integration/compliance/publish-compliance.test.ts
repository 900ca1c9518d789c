import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import {
  ComplianceDocument,
  type ComplianceSettings,
  defaultComplianceSettings,
  LowestPricesDocument,
} from '../../../app/compliance/index.ts';
import {
  complianceSettings,
  lowestPrices,
  readComplianceContext,
  refreshLowestPrices,
} from '../../../app/compliance/index.server.ts';
import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import { publishStorefront } from '../../../app/publishing/index.server.ts';
import { type InstalledShop, installShop } from '../installed-shop.ts';

/** Waiting between attempts is not what is tested here. */
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const BEFORE = new Date('2026-06-18T09:00:00Z');
const NOW = new Date('2026-11-23T09:00:00Z');
const DAY_MS = 86_400_000;
const SETTINGS: ComplianceSettings = {
  ...defaultComplianceSettings(),
  links: { withdrawal: '/pages/withdraw', imprint: '', salesLaw: '' },
};

let installed: InstalledShop;
let shopId: number;

beforeEach(async () => {
  installed = await installShop();
  ({ shopId } = installed.shop);
  await forShop(shopId).shop.updateMany({ data: { country: 'DE', zone: 'UTC', currency: 'EUR' } });
});

afterEach(async () => {
  await installed.close();
  await connectionPool().query(
    `DELETE FROM shop; DELETE FROM session; DELETE FROM publication; DELETE FROM settings_document;
     DELETE FROM price_history; DELETE FROM product; DELETE FROM product_variant;
     DELETE FROM pgboss.job`,
  );
});

const context = { jobId: 'test', signal: new AbortController().signal };
const publish = () => publishStorefront.handle({ shopId }, context);

function publishedFields() {
  const { state } = installed.admin;
  const owner = `gid://shopify/AppInstallation/${state.installation?.id ?? ''}`;
  return new Map(state.metafields.of(owner).map((field) => [field.key, field.value]));
}

/** A product that was reduced a day ago and cost the same for so many days before. */
async function reduceProduct(daysBefore: number): Promise<void> {
  const db = forShop(shopId);
  const at = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
  await db.product.create({
    data: {
      shopId,
      productId: '1',
      title: 'Lamp',
      handle: 'lamp',
      status: 'ACTIVE',
      productType: '',
      updatedAt: at(-1),
      syncedAt: at(-1),
    },
  });
  await db.productVariant.create({
    data: { shopId, variantId: '11', productId: '1', title: 'Small', priceMinor: 1500n },
  });
  const span = { shopId, variantId: '11', currency: 'EUR' };
  await db.priceHistory.createMany({
    data: [
      {
        ...span,
        fromAt: at(-1 - daysBefore),
        untilAt: at(-1),
        priceMinor: 2000n,
        precededBy: 'unknown',
      },
      { ...span, fromAt: at(-1), priceMinor: 1500n, compareAtMinor: 2000n, precededBy: 'price' },
    ],
  });
}

test('saved settings reach the storefront as a document that the block knows', async () => {
  await complianceSettings.save(shopId, { settings: SETTINGS, version: 0 }, NOW);
  await publish();
  const document = ComplianceDocument.parse(JSON.parse(publishedFields().get('compliance') ?? ''));
  expect(document.countries['FR']).toMatchObject({ withdrawal: true, lowest_price: true });
  expect(publishedFields().get('compliance_ready')).toBe('true');
});

test('a rule that comes into force is followed by the nightly refresh, without a save', async () => {
  await complianceSettings.save(shopId, { settings: SETTINGS, version: 0 }, BEFORE);
  await publish();
  const asks = () =>
    ComplianceDocument.parse(JSON.parse(publishedFields().get('compliance') ?? '')).countries['FR'];
  expect(asks()?.withdrawal).toBeUndefined();
  await complianceSettings.refresh(shopId, new Date(BEFORE.getTime() + DAY_MS));
  await publish();
  expect(asks()?.withdrawal).toBe(true);
});

test('reference prices are published once there are settings, and only where they are certain', async () => {
  await reduceProduct(40);
  await lowestPrices.refresh(shopId, NOW);
  await publish();
  expect(publishedFields().has('lowest_prices')).toBe(false);

  await complianceSettings.save(shopId, { settings: SETTINGS, version: 0 }, NOW);
  await refreshLowestPrices.handle({ shopId }, context);
  await publish();
  const published = () =>
    LowestPricesDocument.parse(JSON.parse(publishedFields().get('lowest_prices') ?? ''));
  expect(published()).toEqual({ version: 1, currency: 'EUR', prices: { 11: [1500, 2000] } });
  expect(publishedFields().get('lowest_prices_ready')).toBe('true');
});

test('reference prices with fewer than 30 days are counted and not published', async () => {
  await reduceProduct(29);
  await complianceSettings.save(shopId, { settings: SETTINGS, version: 0 }, NOW);
  await lowestPrices.refresh(shopId, NOW);
  await publish();
  expect(publishedFields().get('lowest_prices')).toContain('"prices":{}');
  const { regimes, ...context } = await readComplianceContext(shopId, {
    now: NOW,
    locale: 'zh-CN',
  });
  expect(context).toEqual({
    countries: ['DE'],
    asOn: '2026-11-23',
    currency: 'EUR',
    reductions: { reduced: 1, known: 0 },
  });
  expect(regimes['ElektroG, section 6']?.words).toContain('《电气电子设备法》');
});

test('a product that is not on sale in the shop has no reference price', async () => {
  await reduceProduct(40);
  await forShop(shopId).product.updateMany({ data: { status: 'DRAFT' } });
  expect((await readComplianceContext(shopId, { now: NOW, locale: 'en' })).reductions).toEqual({
    reduced: 0,
    known: 0,
  });
});

test('settings that the schema refuses are not stored, not even in part', async () => {
  const links = { ...SETTINGS.links, imprint: 'javascript:alert(1)' };
  await expect(
    complianceSettings.save(shopId, { settings: { ...SETTINGS, links }, version: 0 }, NOW),
  ).rejects.toThrow();
  expect(await forShop(shopId).settingsDocument.count()).toBe(0);
});
