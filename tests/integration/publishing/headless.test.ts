import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import {
  publishHeadless,
  publishStorefront,
  readHeadless,
  requestPublication,
  switchHeadless,
} from '../../../app/publishing/index.server.ts';
import { publicMetafield } from '../../sandbox/hydrogen/storefront-fields.ts';
import { type InstalledShop, installShop } from '../installed-shop.ts';

/** Waiting between attempts is not what is tested here. */
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const NOW = new Date('2026-11-23T09:00:00Z');
const NAMESPACE = 'app--501--portolan';

let installed: InstalledShop;
let shopId: number;
/** Mutations that reached Shopify. */
let mutations: string[];
let plainFetch: typeof globalThis.fetch;

beforeEach(async () => {
  installed = await installShop();
  ({ shopId } = installed.shop);
  mutations = [];
  plainFetch = globalThis.fetch;
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const { query } = JSON.parse(String(init?.body)) as { query: string };
    const name = /mutation (\w+)/.exec(query)?.[1];
    if (name) mutations.push(name);
    return send(input, init);
  };
});

afterEach(async () => {
  globalThis.fetch = plainFetch;
  await installed.close();
  await connectionPool().query('DELETE FROM shop; DELETE FROM session; DELETE FROM publication');
  await connectionPool().query('DELETE FROM settings_document; DELETE FROM pgboss.job');
});

const options = () => ({ jobId: 'test', signal: new AbortController().signal });
const runHeadless = () => publishHeadless.handle({ shopId }, options());

/** Publishes for themes; the copy is a job of its own. */
async function publish(documentKey: string, document: object, ready = true): Promise<void> {
  await forShop(shopId).$transaction((tx) =>
    requestPublication(tx, shopId, documentKey, { document, ready }, NOW),
  );
  await publishStorefront.handle({ shopId }, options());
}

/** What a headless storefront sees. */
const seen = (key: string) => publicMetafield(installed.admin.state, NAMESPACE, key)?.value;

const waitingJobs = async () => {
  const { rows } = await connectionPool().query<{ count: string }>(
    "SELECT count(*) FROM pgboss.job WHERE name = 'publish-headless'",
  );
  return Number(rows[0]?.count);
};

test('nothing is on the shop before the merchant wants it', async () => {
  await publish('delivery', { version: 1 });
  expect(await readHeadless(shopId)).toMatchObject({ on: false, settled: true });
  expect(await waitingJobs()).toBe(0);
  expect(seen('delivery')).toBeUndefined();
});

test('turned on, every published document is there with its flag, and the page has the name', async () => {
  await publish('delivery', { version: 1, days: [1, 2] });
  await publish('support', { version: 1 }, false);
  await switchHeadless(shopId, true);
  expect(await readHeadless(shopId)).toMatchObject({ on: true, settled: false });
  expect(await waitingJobs()).toBe(1);
  await runHeadless();
  expect(await readHeadless(shopId)).toEqual({
    ...{ on: true, namespace: NAMESPACE, settled: true, problem: null, message: null },
  });
  expect(JSON.parse(seen('delivery') ?? '')).toEqual({ version: 1, days: [1, 2] });
  expect(seen('delivery_ready')).toBe('true');
  expect(seen('support_ready')).toBe('false');
});

test('it follows what is published later, and sends nothing twice', async () => {
  await publish('delivery', { version: 1, days: [1, 2] });
  await switchHeadless(shopId, true);
  await runHeadless();
  await publish('delivery', { version: 1, days: [3, 4] });
  await runHeadless();
  expect(JSON.parse(seen('delivery') ?? '')).toEqual({ version: 1, days: [3, 4] });
  mutations = [];
  await runHeadless();
  expect(mutations).toEqual([]);
});

test('turned off, copies and definitions are gone, and the theme keeps its own', async () => {
  await publish('delivery', { version: 1 });
  await switchHeadless(shopId, true);
  await runHeadless();
  await switchHeadless(shopId, false);
  await runHeadless();
  const { state } = installed.admin;
  expect(await readHeadless(shopId)).toMatchObject({ on: false, namespace: null, settled: true });
  expect(state.metafieldDefinitions.all()).toEqual([]);
  expect(state.metafields.of(`gid://shopify/Shop/${state.shop.id}`)).toEqual([]);
  const owner = `gid://shopify/AppInstallation/${state.installation?.id ?? ''}`;
  expect(state.metafields.get(owner, 'portolan', 'delivery')).toBeDefined();
});

test('a copy that somebody changed is put right', async () => {
  await publish('delivery', { version: 1 });
  await switchHeadless(shopId, true);
  await runHeadless();
  const { state } = installed.admin;
  const owner = `gid://shopify/Shop/${state.shop.id}`;
  const copy = state.metafields.get(owner, NAMESPACE, 'delivery')!;
  state.metafields.set({ ...copy, value: '{"version":2}', compareDigest: 'other' });
  await runHeadless();
  expect(JSON.parse(seen('delivery') ?? '')).toEqual({ version: 1 });
});

test('a document that Shopify refuses is told in its own words', async () => {
  await publish('delivery', { version: 1 });
  const { state } = installed.admin;
  state.metafields.set({
    ...{ id: '1', ownerId: `gid://shopify/Shop/${state.shop.id}`, namespace: NAMESPACE },
    ...{ key: 'delivery', type: 'single_line_text_field', value: 'taken', compareDigest: 'taken' },
    ...{ createdAt: NOW.toISOString(), updatedAt: NOW.toISOString() },
  });
  await switchHeadless(shopId, true);
  await runHeadless();
  expect(await readHeadless(shopId)).toMatchObject({
    problem: 'refused',
    message: 'The type of this metafield is single_line_text_field.',
    settled: false,
  });
});

test('while Shopify is away the job fails, to be tried again, and the page says so', async () => {
  await publish('delivery', { version: 1 });
  await switchHeadless(shopId, true);
  installed.admin.state.faults.push({ kind: 'status', status: 503, times: 50 });
  await expect(runHeadless()).rejects.toThrow();
  expect(await readHeadless(shopId)).toMatchObject({ problem: 'unavailable', settled: false });
  installed.admin.state.faults.length = 0;
  await runHeadless();
  expect(await readHeadless(shopId)).toMatchObject({ problem: null, settled: true });
});
