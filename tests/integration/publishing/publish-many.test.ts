import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import {
  DOCUMENT_MAX_BYTES,
  publishStorefront,
  readPublication,
  readPublications,
  requestPublication,
  resumePublications,
  retryPublication,
} from '../../../app/publishing/index.server.ts';
import { type InstalledShop, installShop } from '../installed-shop.ts';

/** Waiting between attempts is not what is tested here. */
vi.mock('node:timers/promises', () => ({ setTimeout: () => Promise.resolve() }));

const NOW = new Date('2026-11-23T09:00:00Z');
const NAMESPACE = 'portolan';

let installed: InstalledShop;
let shopId: number;
/** How many metafields each call of metafieldsSet had. */
let calls: string[][];
let plainFetch: typeof globalThis.fetch;

beforeEach(async () => {
  installed = await installShop();
  ({ shopId } = installed.shop);
  calls = [];
  plainFetch = globalThis.fetch;
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const body = JSON.parse(String(init?.body)) as {
      query: string;
      variables?: { metafields?: { key: string }[] };
    };
    if (body.query.includes('metafieldsSet')) {
      calls.push((body.variables?.metafields ?? []).map(({ key }) => key));
    }
    return send(input, init);
  };
});

afterEach(async () => {
  globalThis.fetch = plainFetch;
  await installed.close();
  await connectionPool().query('DELETE FROM shop; DELETE FROM session; DELETE FROM publication');
  await connectionPool().query('DELETE FROM settings_document; DELETE FROM pgboss.job');
});

const runPublishing = () =>
  publishStorefront.handle({ shopId }, { jobId: 'test', signal: new AbortController().signal });

/** Keys are letters and underscores only. */
const keyOf = (index: number) => `doc_${'abcdefghijklmnopqrstuvwxyz'.charAt(index)}`;

async function request(documentKey: string, document: object, ready = true): Promise<boolean> {
  return forShop(shopId).$transaction((tx) =>
    requestPublication(tx, shopId, documentKey, { document, ready }, NOW),
  );
}

function owner(): string {
  return `gid://shopify/AppInstallation/${installed.admin.state.installation?.id ?? ''}`;
}

function published(key: string): string | undefined {
  return installed.admin.state.metafields.get(owner(), NAMESPACE, key)?.value;
}

/** Makes Shopify refuse a key: it has the metafield under another type. */
function occupy(key: string): void {
  installed.admin.state.metafields.set({
    id: '1',
    ownerId: owner(),
    namespace: NAMESPACE,
    key,
    type: 'single_line_text_field',
    value: 'taken',
    compareDigest: 'taken',
    createdAt: NOW.toISOString(),
    updatedAt: NOW.toISOString(),
  });
}

const statesOf = async () =>
  Object.fromEntries(
    [...(await readPublications(shopId))].map(([key, status]) => [key, status.state]),
  );

test('all waiting documents go in as few calls as Shopify allows, each beside its flag', async () => {
  const keys = Array.from({ length: 20 }, (_, index) => keyOf(index));
  for (const key of keys) await request(key, { version: 1, key });
  await runPublishing();
  expect(calls.map((call) => call.length)).toEqual([24, 16]);
  for (const call of calls) {
    for (let at = 0; at < call.length; at += 2) expect(call[at + 1]).toBe(`${call[at]}_ready`);
  }
  expect(new Set(Object.values(await statesOf()))).toEqual(new Set(['published']));
  for (const key of keys) {
    expect(JSON.parse(published(key) ?? '')).toEqual({ key, version: 1 });
    expect(published(`${key}_ready`)).toBe('true');
  }
});

test('a document that Shopify refuses keeps its words and does not hold up the others', async () => {
  for (const index of [0, 1, 2]) await request(keyOf(index), { index });
  occupy(keyOf(1));
  await runPublishing();
  expect(await statesOf()).toEqual({ doc_a: 'published', doc_b: 'failed', doc_c: 'published' });
  expect(await readPublication(shopId, keyOf(1))).toMatchObject({
    problem: 'refused',
    problemMessage: 'The type of this metafield is single_line_text_field.',
    publishedAt: null,
  });
  expect(published(keyOf(1))).toBe('taken');
});

test('a refused flag is a refused document: the two never part', async () => {
  await request(keyOf(0), { index: 0 });
  await request(keyOf(1), { index: 1 });
  occupy(`${keyOf(0)}_ready`);
  await runPublishing();
  expect(await statesOf()).toEqual({ doc_a: 'failed', doc_b: 'published' });
  expect(published(keyOf(0))).toBeUndefined();
});

test('a refused document goes out once what was in its way is gone', async () => {
  await request(keyOf(0), { index: 0 });
  occupy(keyOf(0));
  await runPublishing();
  installed.admin.state.metafields.delete(owner(), NAMESPACE, keyOf(0));
  await retryPublication(shopId, keyOf(0));
  expect(await readPublication(shopId, keyOf(0))).toMatchObject({
    state: 'waiting',
    problem: null,
    problemMessage: null,
  });
  await runPublishing();
  expect(await statesOf()).toEqual({ doc_a: 'published' });
});

test.each([
  ['at the limit', DOCUMENT_MAX_BYTES, 'published'],
  ['a byte over it', DOCUMENT_MAX_BYTES + 1, 'failed'],
])('a document %s is %s', async (_name, bytes, state) => {
  const frame = JSON.stringify({ text: '' }).length;
  await request(keyOf(0), { text: 'x'.repeat(bytes - frame) });
  await request(keyOf(1), { small: true });
  await runPublishing();
  expect(await statesOf()).toEqual({ doc_a: state, doc_b: 'published' });
});

test('size is counted in bytes, as Shopify counts it', async () => {
  await request(keyOf(0), { text: '界'.repeat(DOCUMENT_MAX_BYTES / 3) });
  await runPublishing();
  expect(await readPublication(shopId, keyOf(0))).toMatchObject({ problem: 'too-large' });
});

test('an answer that got lost is found in the storefront: nothing is written twice', async () => {
  await request(keyOf(0), { index: 0 });
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const answer = await send(input, init);
    if (!String(init?.body).includes('metafieldsSet')) return answer;
    await answer.text();
    globalThis.fetch = send;
    return new Response('gateway', { status: 502 });
  };
  await runPublishing();
  const digest = installed.admin.state.metafields.get(owner(), NAMESPACE, keyOf(0))?.updatedAt;
  expect(await statesOf()).toEqual({ doc_a: 'published' });
  await connectionPool().query("UPDATE publication SET state = 'waiting', published_hash = NULL");
  calls.length = 0;
  await runPublishing();
  expect(calls).toEqual([]);
  expect(await statesOf()).toEqual({ doc_a: 'published' });
  expect(installed.admin.state.metafields.get(owner(), NAMESPACE, keyOf(0))?.updatedAt).toBe(
    digest,
  );
});

test('going back to what was published while another version is on its way ends with it', async () => {
  await request(keyOf(0), { version: 'a' });
  await runPublishing();
  await request(keyOf(0), { version: 'b' });
  const send = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    if (String(init?.body).includes('metafieldsSet')) {
      globalThis.fetch = send;
      await request(keyOf(0), { version: 'a' });
      // Another worker looks just now and finds "a" where it should be.
      await runPublishing();
      expect(await statesOf()).toEqual({ doc_a: 'published' });
    }
    return send(input, init);
  };
  await runPublishing();
  expect(published(keyOf(0))).toContain('"b"');
  expect(await statesOf(), 'what took its place is seen').toEqual({ doc_a: 'waiting' });
  await runPublishing();
  expect(published(keyOf(0))).toContain('"a"');
  expect(await statesOf()).toEqual({ doc_a: 'published' });
});

test('a shop that must be opened first says so, and goes on by itself once it was', async () => {
  await request(keyOf(0), { index: 0 });
  await forShop(shopId).shop.updateMany({ data: { state: 'needs-merchant' } });
  await runPublishing();
  expect(await readPublication(shopId, keyOf(0))).toMatchObject({
    state: 'failed',
    problem: 'needs-merchant',
  });
  await forShop(shopId).shop.updateMany({ data: { state: 'active' } });
  await resumePublications(shopId);
  await runPublishing();
  expect(await statesOf()).toEqual({ doc_a: 'published' });
});

test('after removing the app and coming back, what Shopify took away is published again', async () => {
  await request(keyOf(0), { index: 0 });
  await runPublishing();
  // Shopify removes the app-data metafields with the app.
  for (const { key } of installed.admin.state.metafields.of(owner())) {
    installed.admin.state.metafields.delete(owner(), NAMESPACE, key);
  }
  await forShop(shopId).shop.updateMany({ data: { installedAt: new Date(Date.now() + 1000) } });
  await resumePublications(shopId);
  expect(await readPublication(shopId, keyOf(0))).toMatchObject({
    state: 'waiting',
    publishedAt: null,
  });
  await runPublishing();
  expect(JSON.parse(published(keyOf(0)) ?? '')).toEqual({ index: 0 });
});

test('a document of another shop is neither read nor sent', async () => {
  await request(keyOf(0), { index: 0 });
  const others = shopId + 1000;
  expect((await readPublications(others)).size).toBe(0);
  await retryPublication(others, keyOf(0));
  expect(await statesOf()).toEqual({ doc_a: 'waiting' });
});
