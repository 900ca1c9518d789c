import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import {
  defaultHours,
  SupportDocument,
  type SupportSettings,
} from '../../../app/localization/index.ts';
import { readSupportMarkets, supportSettings } from '../../../app/localization/index.server.ts';
import { publishStorefront } from '../../../app/publishing/index.server.ts';
import { type InstalledShop, installShop } from '../installed-shop.ts';

/** Waiting between attempts is not what is tested here. */
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const NOW = new Date('2026-11-23T09:00:00Z');
const SETTINGS: SupportSettings = {
  accounts: [{ id: 'a', kind: 'line', handle: '@nordlicht' }],
  markets: [],
  elsewhere: true,
  hours: { ...defaultHours('Europe/Berlin'), closedOn: ['2027-03-01'] },
};

let installed: InstalledShop;
let shopId: number;

beforeEach(async () => {
  installed = await installShop();
  ({ shopId } = installed.shop);
});

afterEach(async () => {
  await installed.close();
  await connectionPool().query(
    `DELETE FROM shop; DELETE FROM session; DELETE FROM publication; DELETE FROM market;
     DELETE FROM settings_document; DELETE FROM pgboss.job`,
  );
});

const publish = () =>
  publishStorefront.handle({ shopId }, { jobId: 'test', signal: new AbortController().signal });

function publishedFields() {
  const { state } = installed.admin;
  const owner = `gid://shopify/AppInstallation/${state.installation?.id ?? ''}`;
  return new Map(state.metafields.of(owner).map((field) => [field.key, field.value]));
}

test('nothing is in the storefront before the merchant has saved', async () => {
  expect(await supportSettings.read(shopId, NOW)).toMatchObject({ version: 0, isDefault: true });
  await supportSettings.refresh(shopId, NOW);
  await publish();
  expect(publishedFields().size).toBe(0);
});

test('saved settings reach the storefront as a document that the block knows', async () => {
  await supportSettings.save(shopId, { settings: SETTINGS, version: 0 }, NOW);
  await publish();
  const document = SupportDocument.parse(JSON.parse(publishedFields().get('support') ?? ''));
  expect(document.countries['JP']).toEqual([0]);
  expect(document.words['de']).toMatchObject({ zone: 'Mitteleuropäische Zeit' });
  expect(publishedFields().get('support_ready')).toBe('true');
});

test('settings without accounts take the block out of the storefront', async () => {
  await supportSettings.save(shopId, { settings: { ...SETTINGS, accounts: [] }, version: 0 }, NOW);
  await publish();
  expect(publishedFields().get('support_ready')).toBe('false');
});

test('the nightly refresh says closed dates as they come near, and sends nothing twice', async () => {
  await supportSettings.save(shopId, { settings: SETTINGS, version: 0 }, NOW);
  await publish();
  const closed = () =>
    SupportDocument.parse(JSON.parse(publishedFields().get('support') ?? '')).words['en']!.closed;
  expect(closed()).toBe('');
  const state = async () => (await supportSettings.read(shopId, NOW)).publication.state;
  await supportSettings.refresh(shopId, new Date('2026-11-24T00:20:00Z'));
  expect(await state()).toBe('published');
  await supportSettings.refresh(shopId, new Date('2027-02-01T00:20:00Z'));
  expect(await state()).toBe('waiting');
  await publish();
  expect(closed()).toBe('Mar 1');
});

test('a save based on an older version stores nothing and says so', async () => {
  await supportSettings.save(shopId, { settings: SETTINGS, version: 0 }, NOW);
  const late = { settings: { ...SETTINGS, elsewhere: false }, version: 0 };
  expect(await supportSettings.save(shopId, late, NOW)).toMatchObject({
    ok: false,
    reason: 'stale-version',
  });
  expect((await supportSettings.read(shopId, NOW)).settings).toEqual(SETTINGS);
});

test('settings that the schema refuses are not stored, not even in part', async () => {
  const accounts = [{ id: 'a', kind: 'telegram' as const, handle: 'javascript:alert(1)' }];
  await expect(
    supportSettings.save(shopId, { settings: { ...SETTINGS, accounts }, version: 0 }, NOW),
  ).rejects.toThrow();
  expect(await forShop(shopId).settingsDocument.count()).toBe(0);
});

test('the page lists the countries of active markets, or the shop’s own', async () => {
  await forShop(shopId).shop.updateMany({ data: { country: 'DE' } });
  expect((await readSupportMarkets(shopId)).countries).toEqual(['DE']);
  for (const [marketId, status, countries] of [
    ['1', 'ACTIVE', ['JP', 'FR']],
    ['2', 'DRAFT', ['US']],
  ] as const) {
    await connectionPool().query(
      `INSERT INTO market (shop_id, market_id, name, handle, status, countries)
       SELECT $1, $2, 'x', 'x', $3, $4`,
      [shopId, marketId, status, countries],
    );
  }
  expect((await readSupportMarkets(shopId)).countries).toEqual(['FR', 'JP']);
});
