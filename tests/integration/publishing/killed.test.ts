import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { connectionPool, forShop } from '../../../app/db/index.server.ts';
import { requestPublication, type WantedDocument } from '../../../app/publishing/index.server.ts';
import { generateShop } from '../../sandbox/shops/index.ts';
import { type ConnectedShop, connectShop } from '../sync/sandbox-shop.fixture.ts';
import { type KillingGate, type Moment, openKillingGate } from './killing-gate.ts';

const DOCUMENTS = 30;
const LIVES: Moment[] = [
  'before',
  'unheard',
  'answered',
  'unheard',
  'answered',
  'before',
  'unheard',
  'answered',
];

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

const keyOf = (index: number) =>
  `doc_${String.fromCharCode(97 + (index % 26))}${index < 26 ? '' : 'x'}`;

async function requestAll(version: number): Promise<void> {
  for (let index = 0; index < DOCUMENTS; index++) {
    await forShop(connected.shopId).$transaction((tx) =>
      requestPublication(
        tx,
        connected.shopId,
        keyOf(index),
        { document: { version, index }, ready: version % 2 === 1 },
        new Date(),
      ),
    );
  }
}

/** Documents that count as published, each with what the storefront really has. */
async function publishedRows() {
  const rows = await forShop(connected.shopId).publication.findMany({
    where: { state: 'published' },
  });
  const owner = `gid://shopify/AppInstallation/${connected.state.installation?.id ?? ''}`;
  const value = (key: string) => connected.state.metafields.get(owner, 'portolan', key)?.value;
  return rows.map(({ documentKey, wanted }) => ({
    documentKey,
    wanted: wanted as unknown as WantedDocument,
    document: JSON.parse(value(documentKey) ?? 'null') as unknown,
    ready: value(`${documentKey}_ready`) === 'true',
  }));
}

async function expectPublishedIsThere(): Promise<number> {
  const rows = await publishedRows();
  for (const { wanted, document, ready } of rows) {
    expect({ document, ready }).toEqual(wanted);
  }
  return rows.length;
}

test('killed around every call, a worker counts nothing as published that is not, and ends', async () => {
  const counts = new Set<number>();
  for (const [life, moment] of LIVES.entries()) {
    // Every other worker takes up what the last one left; the others find something new as well.
    if (life % 2 === 0) await requestAll(life);
    const deaths = gate.killedAt.length;
    const isCall = (body: string) => body.includes('metafieldsSet');
    gate.start({ isCall, moment, afterMs: (life * 7) % 23 });
    await vi.waitUntil(() => gate.killedAt.length > deaths, { timeout: 20_000, interval: 5 });
    counts.add(await expectPublishedIsThere());
  }
  expect(gate.killedAt).toEqual(LIVES);
  // It was killed with nothing done, with some done, and with more done.
  expect(counts.size).toBeGreaterThan(1);
  await requestAll(LIVES.length + 1);
  gate.start(null);
  await vi.waitUntil(async () => (await publishedRows()).length === DOCUMENTS, {
    timeout: 20_000,
    interval: 50,
  });
  expect(await expectPublishedIsThere()).toBe(DOCUMENTS);
  const open = await connectionPool().query(
    "SELECT 1 FROM publication WHERE state <> 'published' OR published_hash <> wanted_hash",
  );
  expect(open.rowCount).toBe(0);
}, 180_000);
