import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import {
  connectionPool,
  eraseShop,
  forShop,
  listActiveShopIds,
  registerShop,
  type Shop,
} from '../../../../app/db/index.server.ts';
import { closeQueue } from '../../../../app/jobs/index.server.ts';
import { action } from '../../../../app/routes/webhooks.compliance.ts';
import { answerPrivacyRequest, takeExport } from '../../../../app/shopify/index.server.ts';
import {
  resumeFileImports,
  workOnFileImport,
} from '../../../../app/sync/file-imports/index.server.ts';
import { tablesThatHold } from '../../shopify/search-tables.ts';
import { send, signedWebhook } from '../../shopify/signed-webhook.ts';
import { approve, detail, importBytes, say, start, undo, upload } from './import-steps.ts';

const ID = '770077007700';
const EMAIL = 'ada@example.com';
const NAME = 'Ada Example';
const ANYTHING_OF_HER = /770077007700|[Aa]da@example\.com|Ada Example/;

let shop: Shop & { currency: string };
let shops = 0;

beforeEach(async () => {
  for (const shopId of await listActiveShopIds()) await eraseShop(shopId);
  const domain = `forgetting-${++shops}.myshopify.com`;
  const registered = await registerShop(domain, new Date('2026-01-01'));
  await connectionPool().query(`UPDATE shop SET currency = 'EUR' WHERE shop_id = $1`, [
    registered.shopId,
  ]);
  shop = { ...registered, currency: 'EUR' };
});

afterAll(async () => {
  await closeQueue(1000);
});

/** Orders of two channels by three buyers: she by address, she by Shopify's id, and somebody else. */
function file(mark: string, more: readonly string[] = []): Uint8Array {
  const lines = [
    'order_id,channel,created_at,currency,country,total,customer_id,buyer name,delivery note',
    `${mark}1,etsy,2026-01-02T10:00:00Z,EUR,DE,5.00,${EMAIL.toUpperCase()},${NAME},leave at the door`,
    `${mark}2,ebay,2026-01-03T10:00:00Z,EUR,DE,6.00,${EMAIL},${NAME},`,
    `${mark}3,etsy,2026-01-04T10:00:00Z,EUR,DE,7.00,${ID},${NAME},`,
    `${mark}4,etsy,2026-01-05T10:00:00Z,EUR,DE,8.00,ben@example.com,Ben,`,
    ...more,
  ];
  return new TextEncoder().encode([...lines, ''].join('\n'));
}

/** A value that slipped into another column is quoted in the report. */
const SLIPPED = `X9,etsy,${NAME},EUR,DE,9.00,someone,,`;

const people = async () => {
  const orders = await forShop(shop.shopId).order.findMany({ orderBy: { orderId: 'asc' } });
  return orders.map(({ orderId, customerId }) => [orderId, customerId !== null]);
};

async function ask(topic: 'customers/redact' | 'customers/data_request'): Promise<string> {
  const requestId = `${topic.replace('/', '-')}-${shop.shopId}`;
  const payload = {
    shop_domain: shop.domain,
    customer: { id: Number(ID), email: EMAIL, phone: '+44 20 7946 0000' },
    ...(topic === 'customers/redact' ? { orders_to_redact: [] } : { orders_requested: [] }),
  };
  const webhook = { topic, shop: shop.domain, payload, webhookId: requestId };
  expect((await send(action, signedWebhook('/webhooks/compliance', webhook))).status).toBe(200);
  const { rows } = await connectionPool().query<{ data: { shopId: number; requestId: string } }>(
    `SELECT data FROM pgboss.job WHERE name = 'answer-privacy-request'
     AND data ->> 'requestId' = $1`,
    [requestId],
  );
  const context = { jobId: 'test', signal: new AbortController().signal };
  await answerPrivacyRequest.handle(rows[0]!.data, context);
  return requestId;
}
const redact = () => ask('customers/redact');

test('customers/data_request tells the orders that files know her by, and nobody else’s', async () => {
  await importBytes(shop, file('A'));
  // A later file says that somebody else has placed the second one: what the first says is kept.
  const later = file('A', []);
  const text = new TextDecoder().decode(later).replace(`6.00,${EMAIL}`, '6.00,ben@example.com');
  await importBytes(shop, new TextEncoder().encode(text));
  const taken = await takeExport(shop.shopId, await ask('customers/data_request'), '42');
  const { tables } = JSON.parse(taken?.text ?? '{}') as {
    tables: Record<string, { orderId: string; customerId: string }[]>;
  };
  const told = (table: string) =>
    [...new Set(tables[table]?.map(({ orderId }) => orderId))].toSorted();
  expect(told('order')).toEqual(['ebay:A2', 'etsy:A1', 'etsy:A3']);
  expect(told('fileImportOrder')).toEqual(['ebay:A2', 'etsy:A1', 'etsy:A3']);
  expect(tables['fileImportOrder']).toHaveLength(6);
  // Neither her address nor the other buyer's is written down by it.
  expect(taken?.text).not.toMatch(/[Aa]da@example\.com|Ada Example|ben@example\.com/);
});

describe('customers/redact', () => {
  test('reaches the orders of files on every channel, and what an undo would bring back', async () => {
    await importBytes(shop, file('A'));
    const again = await importBytes(
      shop,
      file('A', ['A5,etsy,2026-01-06T10:00:00Z,EUR,DE,1.00,,,']),
    );
    expect(await people()).toContainEqual(['etsy:A1', true]);
    await redact();
    const left = [
      ['ebay:A2', false],
      ['etsy:A1', false],
      ['etsy:A3', false],
      ['etsy:A4', true],
    ];
    expect(await people()).toEqual([...left, ['etsy:A5', false]]);
    await undo(shop, again);
    expect(await people()).toEqual(left);
    expect(await tablesThatHold(ANYTHING_OF_HER)).toEqual([]);
  });

  test('reaches uploaded bytes, samples and quotes of files in every state', async () => {
    const done = await importBytes(shop, file('A', [SLIPPED]));
    const mapping = await upload(shop, file('B', [SLIPPED]));
    const ready = await upload(shop, file('C', [SLIPPED]));
    await say(shop, ready, {});
    const refused = await upload(shop, new TextEncoder().encode(`${NAME}\n`));
    expect(await tablesThatHold(ANYTHING_OF_HER)).toEqual(
      expect.arrayContaining(['public.file_import', 'public.file_import_piece']),
    );
    await redact();
    expect(await tablesThatHold(ANYTHING_OF_HER)).toEqual([]);
    for (const id of [mapping, ready, refused]) {
      expect(await detail(shop, id)).toMatchObject({ state: 'refused', error: 'withdrawn' });
    }
    const kept = await detail(shop, done);
    expect(kept.state).toBe('completed');
    expect(kept.report?.problems).toMatchObject([{ line: 6, code: 'not-a-date', found: '…' }]);
  });

  test('stops an import that is under way; what came in can be undone', async () => {
    const id = await upload(shop, file('A'));
    await say(shop, id, {});
    await start(shop, id);
    await redact();
    await workOnFileImport({ shopId: shop.shopId, fileImportId: id }, new AbortController().signal);
    expect(await detail(shop, id)).toMatchObject({ state: 'failed', error: 'withdrawn' });
    expect(await tablesThatHold(ANYTHING_OF_HER)).toEqual([]);
    await undo(shop, id);
    expect(await detail(shop, id)).toMatchObject({ state: 'undone' });
  });
});

test('an import keeps neither bytes nor samples nor the header of its file', async () => {
  const id = await upload(shop, file('A'));
  const drafted = await forShop(shop.shopId).fileImport.findFirstOrThrow({});
  expect(JSON.stringify(drafted.findings)).not.toMatch(ANYTHING_OF_HER);
  await say(shop, id, {});
  await approve(shop, id);
  const { findings, plan } = await forShop(shop.shopId).fileImport.findFirstOrThrow({});
  expect({ findings, plan }).toMatchObject({ findings: null, plan: { header: [] } });
  expect(await tablesThatHold(ANYTHING_OF_HER)).toEqual([]);
});

test('bytes that a process left behind when it was killed at the end are swept', async () => {
  const id = await importBytes(shop, file('A'));
  const draft = await upload(shop, file('B'));
  const { shopId } = shop;
  const content = Buffer.from(NAME);
  await forShop(shopId).fileImportPiece.create({
    data: { shopId, fileImportId: id, position: 0, content },
  });
  await resumeFileImports(new Date());
  const pieces = await forShop(shopId).fileImportPiece.findMany();
  expect(pieces.map(({ fileImportId }) => fileImportId)).toEqual([draft]);
});

test('shop/redact leaves nothing of its files', async () => {
  await importBytes(shop, file('A'));
  await upload(shop, file('B'));
  await eraseShop(shop.shopId);
  expect(await tablesThatHold(/ada@example|Ada Example|etsy:A1|customerSalt/i)).toEqual([]);
});
