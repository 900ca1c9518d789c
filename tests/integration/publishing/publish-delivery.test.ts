import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import { DeliveryDocument, type DeliverySettings } from '../../../app/logistics/index.ts';
import { deliverySettings } from '../../../app/logistics/index.server.ts';
import {
  publishStorefront,
  readPublication,
  requestPublication,
  retryPublication,
} from '../../../app/publishing/index.server.ts';
import { type InstalledShop, installShop } from '../installed-shop.ts';

/** Waiting between attempts is not what is tested here. */
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const NOW = new Date('2026-11-23T09:00:00Z');

let installed: InstalledShop;
let shopId: number;

beforeEach(async () => {
  installed = await installShop();
  ({ shopId } = installed.shop);
  await forShop(shopId).shop.updateMany({ data: { country: 'DE', zone: 'Europe/Berlin' } });
});

afterEach(async () => {
  await installed.close();
  await connectionPool().query('DELETE FROM shop; DELETE FROM session; DELETE FROM publication');
  await connectionPool().query('DELETE FROM settings_document; DELETE FROM pgboss.job');
});

const runPublishing = () =>
  publishStorefront.handle({ shopId }, { jobId: 'test', signal: new AbortController().signal });

async function save(change: Partial<DeliverySettings>, version: number) {
  const { settings } = await deliverySettings.read(shopId, NOW);
  return deliverySettings.save(shopId, { settings: { ...settings, ...change }, version }, NOW);
}

function publishedFields() {
  const { state } = installed.admin;
  const owner = `gid://shopify/AppInstallation/${state.installation?.id ?? ''}`;
  return new Map(state.metafields.of(owner).map((field) => [field.key, field.value]));
}

test('settings that were never saved are a proposal: nothing is in the storefront', async () => {
  const stored = await deliverySettings.read(shopId, NOW);
  expect(stored).toMatchObject({ version: 0, isDefault: true, publication: { state: 'none' } });
  await runPublishing();
  expect(publishedFields().size).toBe(0);
});

test('saved settings reach the storefront as a document and a flag, and the page says so', async () => {
  expect(await save({ cutOff: '11:30' }, 0)).toEqual({ ok: true, value: { version: 1 } });
  expect((await deliverySettings.read(shopId, NOW)).publication.state).toBe('waiting');
  await runPublishing();

  const document = DeliveryDocument.parse(JSON.parse(publishedFields().get('delivery') ?? ''));
  expect(document.origin).toMatchObject({ cutOff: '11:30', zone: 'Europe/Berlin' });
  expect(publishedFields().get('delivery_ready')).toBe('true');
  const stored = await deliverySettings.read(shopId, NOW);
  expect(stored).toMatchObject({ version: 1, isDefault: false });
  expect(stored.publication).toMatchObject({ state: 'published', problem: null });
  expect(stored.publication.publishedAt).toBeInstanceOf(Date);
});

test('settings that serve no country take the block out of the storefront', async () => {
  await save({ rules: [], restOfWorld: null }, 0);
  await runPublishing();
  expect(publishedFields().get('delivery_ready')).toBe('false');
});

test('a save based on an older version stores nothing and says so', async () => {
  await save({ cutOff: '11:30' }, 0);
  expect(await save({ cutOff: '12:30' }, 0)).toMatchObject({ ok: false, reason: 'stale-version' });
  expect(await save({ cutOff: '13:30' }, 7)).toMatchObject({ ok: false, reason: 'stale-version' });
  expect((await deliverySettings.read(shopId, NOW)).settings.cutOff).toBe('11:30');
});

test('of many saves at once from one version, exactly one wins', async () => {
  const answers = await Promise.all(
    ['08:00', '09:00', '10:00', '11:00', '12:00'].map((cutOff) => save({ cutOff }, 0)),
  );
  expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
  expect((await deliverySettings.read(shopId, NOW)).version).toBe(1);
});

test('a document changed while it was being sent stays waiting until the newer one is there', async () => {
  await save({ cutOff: '11:30' }, 0);
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    if (String(init?.body).includes('metafieldsSet')) {
      globalThis.fetch = send;
      await save({ cutOff: '12:30' }, 1);
    }
    return send(input, init);
  };
  await runPublishing();
  expect(publishedFields().get('delivery')).toContain('"cutOff":"11:30"');
  expect((await readPublication(shopId, 'delivery')).state).toBe('waiting');

  await runPublishing();
  expect(publishedFields().get('delivery')).toContain('"cutOff":"12:30"');
  expect((await readPublication(shopId, 'delivery')).state).toBe('published');
});

test('the same document is not sent twice', async () => {
  await save({ cutOff: '11:30' }, 0);
  await runPublishing();
  const again = await forShop(shopId).$transaction(async (tx) => {
    const row = await tx.publication.findFirstOrThrow();
    return requestPublication(tx, shopId, 'delivery', row.wanted as never, NOW);
  });
  expect(again).toBe(false);
  expect((await readPublication(shopId, 'delivery')).state).toBe('published');
});

test('a document that someone else changed meanwhile is read again and then replaced', async () => {
  await save({ cutOff: '11:30' }, 0);
  await runPublishing();
  const { state } = installed.admin;
  const owner = `gid://shopify/AppInstallation/${state.installation?.id ?? ''}`;
  const field = state.metafields.get(owner, 'portolan', 'delivery');
  state.metafields.set({ ...field!, value: '{}', compareDigest: 'somebody else' });
  await save({ cutOff: '12:30' }, 1);
  await runPublishing();
  expect(publishedFields().get('delivery')).toContain('"cutOff":"12:30"');
});

test('while Shopify is away the document waits, the reason is kept, and the job is tried again', async () => {
  await save({ cutOff: '11:30' }, 0);
  installed.admin.state.faults.push({ kind: 'status', status: 503, times: 100 });
  await expect(runPublishing()).rejects.toThrow();
  expect(await readPublication(shopId, 'delivery')).toMatchObject({
    state: 'waiting',
    problem: 'unavailable',
  });
  installed.admin.state.faults.length = 0;
  await runPublishing();
  expect((await readPublication(shopId, 'delivery')).state).toBe('published');
});

test('a document over the size that Shopify takes fails before it is sent, and can be retried', async () => {
  const wanted = { document: { text: 'x'.repeat(140_000) }, ready: true };
  await forShop(shopId).$transaction((tx) =>
    requestPublication(tx, shopId, 'delivery', wanted, NOW),
  );
  await runPublishing();
  expect(await readPublication(shopId, 'delivery')).toMatchObject({
    state: 'failed',
    problem: 'too-large',
  });
  expect(publishedFields().size).toBe(0);
  await retryPublication(shopId, 'delivery');
  expect((await readPublication(shopId, 'delivery')).state).toBe('waiting');
});

test('a settings change that fails to commit asks for no publication', async () => {
  await expect(
    forShop(shopId).$transaction(async (tx) => {
      await requestPublication(tx, shopId, 'delivery', { document: {}, ready: true }, NOW);
      throw new Error('rolled back');
    }),
  ).rejects.toThrow('rolled back');
  expect((await readPublication(shopId, 'delivery')).state).toBe('none');
  const jobs = await connectionPool().query('SELECT 1 FROM pgboss.job');
  expect(jobs.rowCount).toBe(0);
});
