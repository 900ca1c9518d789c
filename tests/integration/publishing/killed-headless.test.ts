import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { forShop } from '../../../app/db/index.server.ts';
import {
  readHeadless,
  requestPublication,
  switchHeadless,
  type WantedDocument,
} from '../../../app/publishing/index.server.ts';
import { generateShop } from '../../sandbox/shops/index.ts';
import { type ConnectedShop, connectShop } from '../sync/sandbox-shop.fixture.ts';
import { type KillingGate, type Moment, openKillingGate } from './killing-gate.ts';

/*
 * The worker is really killed (SIGKILL) around every call that the copy for headless storefronts
 * takes, of every kind, while it is made, brought up to date and taken away. One after the other
 * takes up what the last one left; whatever it is, nothing counts as settled that is not.
 */

const KEYS = ['delivery', 'loyalty', 'support'];
const MOMENTS: Moment[] = ['before', 'unheard', 'answered'];
const WAIT = { timeout: 20_000, interval: 5 };

let connected: ConnectedShop;
let gate: KillingGate;

beforeAll(async () => {
  connected = await connectShop(generateShop('nordlicht-living', { now: new Date(), orders: 1 }));
  gate = await openKillingGate(connected.sandboxUrl);
});

afterAll(async () => {
  await gate?.close();
  await connected?.close();
});

/** Calls on the shop's own metafields by the operation that they name. */
function calls(operation: string) {
  return (body: string) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables?: unknown };
    if (!new RegExp(`(query|mutation) (${operation})\\b`).test(query)) return false;
    // What themes read is set by the same operation, on the app's installation.
    return !query.includes('metafieldsSet') || JSON.stringify(variables).includes('shopify/Shop/');
  };
}

/** Asks for new documents; the worker publishes them for themes first. */
async function request(version: number): Promise<void> {
  const { shopId } = connected;
  for (const [index, key] of KEYS.entries()) {
    const document = { document: { version, index }, ready: (version + index) % 2 === 0 };
    await forShop(shopId).$transaction((tx) =>
      requestPublication(tx, shopId, key, document, new Date()),
    );
  }
}

/** The shop's own metafields by key, whatever the namespace's full name is. */
function copies(): Map<string, string> {
  const { metafields, shop } = connected.state;
  const all = metafields.of(`gid://shopify/Shop/${shop.id}`);
  return new Map(all.map(({ key, value }) => [key, value]));
}

async function published(): Promise<Map<string, WantedDocument>> {
  const rows = await forShop(connected.shopId).publication.findMany({
    where: { state: 'published' },
  });
  return new Map(rows.map((row) => [row.documentKey, row.wanted as unknown as WantedDocument]));
}

function expectCopies(wanted: ReadonlyMap<string, WantedDocument>): void {
  const present = copies();
  const expected = [...wanted].flatMap(([key, { document, ready }]) => [
    [key, document],
    [`${key}_ready`, ready],
  ]);
  const found = [...present].map(([key, value]) => [key, JSON.parse(value) as unknown]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
}

/** What must hold whenever a worker has died: a document is there with its flag, or not at all. */
async function expectHonest(): Promise<void> {
  const present = copies();
  for (const key of KEYS) expect(present.has(key), key).toBe(present.has(`${key}_ready`));
  const { on, settled } = await readHeadless(connected.shopId);
  if (!settled) return;
  if (on) return expectCopies(await published());
  expect(present.size).toBe(0);
  expect(connected.state.metafieldDefinitions.all()).toEqual([]);
}

/**
 * Lets workers die around a kind of call, at one moment after the other, and then one live until
 * all is done. Says when they died.
 */
async function survive(
  operation: string,
  lives: number,
  isDone: () => Promise<boolean>,
): Promise<Moment[]> {
  const deathsBefore = gate.killedAt.length;
  for (let life = 0; life < lives; life++) {
    const deaths = gate.killedAt.length;
    const moment = MOMENTS[life % MOMENTS.length]!;
    gate.start({ isCall: calls(operation), moment, afterMs: (life * 7) % 23 });
    let done = false;
    await vi.waitUntil(async () => {
      done = await isDone();
      return done || gate.killedAt.length > deaths;
    }, WAIT);
    // It may have done all that there was, and no call of this kind is left to die at.
    if (done && gate.killedAt.length === deaths) await gate.kill();
    await expectHonest();
    if (done) break;
  }
  if (!(await isDone())) {
    gate.start(null);
    await vi.waitUntil(isDone, WAIT);
    await gate.kill();
  }
  await expectHonest();
  return gate.killedAt.slice(deathsBefore);
}

const isSettled = async () => (await readHeadless(connected.shopId)).settled;

/** Every document is published, and copied as it is. */
async function isFollowed(version: number): Promise<boolean> {
  const rows = await published();
  const present = copies();
  return KEYS.every((key) => {
    const { document } = rows.get(key) ?? {};
    const isNewest = (document as { version?: number } | undefined)?.version === version;
    return isNewest && present.get(key) === JSON.stringify(document);
  });
}

async function start(): Promise<void> {
  gate.start(null);
  await vi.waitUntil(async () => (await published()).size === KEYS.length, WAIT);
  await gate.kill();
}

/** Each document has a definition, and its flag has one. */
const FIELDS = KEYS.length * 2;

test.each([
  // Every life begins with the two questions; each definition is a call of its own.
  { operation: 'ShopMetafieldDefinitions', lives: 3, deaths: 3 },
  { operation: 'MetafieldDefinitionCreate', lives: 3 * FIELDS, deaths: MOMENTS.length },
  { operation: 'ShopMetafields', lives: 3, deaths: 3 },
  { operation: 'MetafieldsSet', lives: 3, deaths: 2 },
])(
  'turned on, killed around $operation, all copies come',
  async ({ operation, lives, deaths }) => {
    await request(1);
    await start();
    await switchHeadless(connected.shopId, true);
    const died = await survive(operation, lives, isSettled);
    expect(died.length).toBeGreaterThanOrEqual(deaths);
    expectCopies(await published());
    expect(connected.state.metafieldDefinitions.all()).toHaveLength(FIELDS);
    await switchHeadless(connected.shopId, false);
    await survive('nothing', 0, isSettled);
  },
  120_000,
);

test.each([
  { operation: 'ShopMetafieldDefinitions', lives: 3, deaths: 3 },
  { operation: 'MetafieldsDelete', lives: 3, deaths: 3 },
  { operation: 'MetafieldDefinitionDelete', lives: 3 * FIELDS, deaths: MOMENTS.length },
])(
  'turned off, killed around $operation, nothing stays',
  async ({ operation, lives, deaths }) => {
    await request(1);
    await start();
    await switchHeadless(connected.shopId, true);
    await survive('nothing', 0, isSettled);
    await switchHeadless(connected.shopId, false);
    const died = await survive(operation, lives, isSettled);
    expect(died.length).toBeGreaterThanOrEqual(deaths);
    expect(await readHeadless(connected.shopId)).toMatchObject({ on: false, namespace: null });
    expect(copies().size).toBe(0);
    expect(connected.state.metafieldDefinitions.all()).toEqual([]);
  },
  120_000,
);

test('killed while it follows a later publication, the copies follow all the same', async () => {
  await request(1);
  await start();
  await switchHeadless(connected.shopId, true);
  await survive('nothing', 0, isSettled);
  for (const [index, moment] of MOMENTS.entries()) {
    const version = index + 2;
    await request(version);
    const deaths = gate.killedAt.length;
    gate.start({ isCall: calls('MetafieldsSet'), moment, afterMs: index * 7 });
    await vi.waitUntil(() => gate.killedAt.length > deaths, WAIT);
    gate.start(null);
    await vi.waitUntil(() => isFollowed(version), WAIT);
    await gate.kill();
    expectCopies(await published());
  }
}, 120_000);

test('turned off while the copies are under way, they are gone in the end', async () => {
  await request(9);
  await start();
  for (const moment of MOMENTS) {
    await switchHeadless(connected.shopId, true);
    const deaths = gate.killedAt.length;
    gate.start({ isCall: calls('MetafieldsSet|MetafieldDefinitionCreate'), moment, afterMs: 3 });
    await vi.waitUntil(() => gate.killedAt.length > deaths, WAIT);
    await switchHeadless(connected.shopId, false);
    await survive('nothing', 0, isSettled);
    expect(copies().size).toBe(0);
  }
}, 120_000);
