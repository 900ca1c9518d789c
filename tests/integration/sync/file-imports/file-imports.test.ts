import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { connectionPool, forShop, registerShop } from '../../../../app/db/index.server.ts';
import { closeQueue } from '../../../../app/jobs/index.server.ts';
import {
  beginUpload,
  discardDraft,
  finishUpload,
  mapFile,
  readFileImport,
  readMonthlySpend,
  readRejects,
  startFileImport,
  startUndo,
  storePiece,
  workOnFileImport,
} from '../../../../app/sync/file-imports/index.server.ts';
import { UPLOAD_LIMITS } from '../../../../app/sync/file-imports/model.ts';
import { rebuildDirtyDays } from '../../../../app/sync/rebuild-rollups.server.ts';
import { encodeText, writeWorkbook } from '../../../factories/order-files/index.ts';
import { recountRollups, storedRollups } from '../recount.ts';
import { amazonFile, amazonId, spendFile, tiktokFile, type AmazonOrder } from './files.ts';
import { approve, detail, importBytes, say, undo, upload } from './import-steps.ts';

let shop: { shopId: number; currency: string };
let shops = 0;

beforeEach(async () => {
  const domain = `channels-${++shops}.myshopify.com`;
  const { shopId } = await registerShop(domain, new Date('2026-01-01'));
  await connectionPool().query(
    `UPDATE shop SET currency = 'EUR', zone = 'Europe/Berlin' WHERE shop_id = $1`,
    [shopId],
  );
  shop = { shopId, currency: 'EUR' };
});

afterAll(async () => {
  await closeQueue(1000);
});

const many = (count: number, change: Partial<AmazonOrder> = {}): AmazonOrder[] =>
  Array.from({ length: count }, (_, number) => ({ number, ...change }));

/** All that is stored of the orders, without the instant at which the import was approved. */
async function stored(): Promise<unknown[]> {
  const tables = ['order', 'order_line', 'refund'];
  const found = await Promise.all(
    tables.map((table) =>
      connectionPool().query(
        `SELECT to_jsonb(t) - 'synced_at' AS row FROM "${table}" AS t WHERE shop_id = $1
         ORDER BY (to_jsonb(t) - 'synced_at')::text`,
        [shop.shopId],
      ),
    ),
  );
  return found.map(({ rows }) => rows);
}

async function expectRollupsToHold(): Promise<void> {
  await rebuildDirtyDays(shop.shopId);
  expect(await storedRollups(shop.shopId)).toEqual(await recountRollups(shop.shopId));
}

describe('an Amazon report', () => {
  test('is recognized, checked and imported, and counts on its channel', async () => {
    const id = await upload(shop, amazonFile(many(1203)));
    const read = await detail(shop, id);
    expect(read).toMatchObject({ state: 'mapping', kind: 'amazon-orders', planReady: true });
    await say(shop, id, {});
    const checked = await detail(shop, id);
    expect(checked.state).toBe('ready');
    expect(checked.report?.counts).toMatchObject({ new: 1203, same: 0, changed: 0 });
    expect(checked.report?.totalsMinor).toEqual({ EUR: 1203 * 4490 });
    expect(await forShop(shop.shopId).order.count()).toBe(0);
    await approve(shop, id);
    expect(await detail(shop, id)).toMatchObject({
      state: 'completed',
      recordsDone: 1203,
      counts: { new: 1203 },
    });
    const order = await forShop(shop.shopId).order.findFirstOrThrow({
      where: { orderId: `amazon:${amazonId(3)}` },
    });
    expect(order).toMatchObject({ channel: 'amazon', totalMinor: 4490n, country: 'DE' });
    expect(await forShop(shop.shopId).fileImportPiece.count()).toBe(0);
    await expectRollupsToHold();
    const counted = await forShop(shop.shopId).dailyRollup.aggregate({
      where: { channel: 'amazon' },
      _sum: { orders: true, salesMinor: true },
    });
    expect(counted._sum).toEqual({ orders: 1203, salesMinor: BigInt(1203 * 4490) });
  });

  test('imported again changes nothing, and undoing one of both keeps the orders', async () => {
    const first = await importBytes(shop, amazonFile(many(20)));
    const before = await stored();
    const second = await importBytes(shop, amazonFile(many(20)));
    expect((await detail(shop, second)).counts).toMatchObject({ new: 0, same: 20 });
    expect((await detail(shop, second)).twin?.fileImportId).toBe(first);
    expect(await stored()).toEqual(before);
    await undo(shop, first);
    expect(await stored()).toEqual(before);
    await undo(shop, second);
    expect(await forShop(shop.shopId).order.count()).toBe(0);
    await expectRollupsToHold();
  });

  test('with changed orders updates them, and undo brings the versions before back', async () => {
    await importBytes(shop, amazonFile(many(20)));
    const before = await stored();
    const later = { price: '35.00', updated: '2026-05-01T00:00:00+00:00' };
    const second = await importBytes(
      shop,
      amazonFile(many(25).map((order) => (order.number < 5 ? { ...order, ...later } : order))),
    );
    expect((await detail(shop, second)).counts).toMatchObject({ new: 5, changed: 5, same: 15 });
    const changed = await forShop(shop.shopId).order.findFirstOrThrow({
      where: { orderId: `amazon:${amazonId(0)}` },
    });
    expect(changed.totalMinor).toBe(3990n);
    await expectRollupsToHold();
    await undo(shop, second);
    expect(await stored()).toEqual(before);
    await expectRollupsToHold();
    await undo(shop, second);
    expect(await stored()).toEqual(before);
    expect((await detail(shop, second)).state).toBe('undone');
  });

  test('undone out of turn leaves what the later one says', async () => {
    const later = { price: '35.00', updated: '2026-05-01T00:00:00+00:00' };
    const first = await importBytes(shop, amazonFile(many(8)));
    const second = await importBytes(shop, amazonFile(many(4, later)));
    await undo(shop, first);
    expect(await forShop(shop.shopId).order.count()).toBe(4);
    const { _sum } = await forShop(shop.shopId).order.aggregate({ _sum: { totalMinor: true } });
    expect(_sum.totalMinor).toBe(BigInt(4 * 3990));
    await undo(shop, second);
    expect(await forShop(shop.shopId).order.count()).toBe(0);
    expect(await forShop(shop.shopId).fileImportOrder.count()).toBe(0);
    await expectRollupsToHold();
  });

  test('that is older than what is stored leaves it', async () => {
    const later = { price: '35.00', updated: '2026-05-01T00:00:00+00:00' };
    await importBytes(shop, amazonFile(many(3, later)));
    const before = await stored();
    const old = await importBytes(shop, amazonFile(many(3)));
    expect((await detail(shop, old)).counts).toMatchObject({ older: 3, changed: 0 });
    expect(await stored()).toEqual(before);
  });

  test('in another currency is converted by the rate that was named, and never without', async () => {
    const id = await upload(
      shop,
      amazonFile(many(2, { currency: 'GBP', marketplace: 'Amazon.co.uk' })),
    );
    await say(shop, id, {});
    const key = { shopId: shop.shopId, fileImportId: id };
    expect((await detail(shop, id)).currenciesToConvert).toEqual(['GBP']);
    expect(await startFileImport(key, [], new Date())).toEqual({
      ok: false,
      reason: 'rate-missing',
      details: { currency: 'GBP' },
    });
    const rate = { currency: 'GBP', rate: '1.15', on: '2026-11-20' };
    await approve(shop, id, [rate]);
    const order = await forShop(shop.shopId).order.findFirstOrThrow({});
    expect(order).toMatchObject({
      currency: 'EUR',
      presentmentCurrency: 'GBP',
      presentmentTotalMinor: 4490n,
      // 44.90 × 1.15 = 51.635, half to even
      totalMinor: 5164n,
    });
    expect((await detail(shop, id)).rates).toEqual([rate]);
  });

  test('with bad lines imports the others and tells every bad one', async () => {
    const orders = many(10).map((order) =>
      order.number === 4 ? { ...order, purchased: 'yesterday' } : order,
    );
    const id = await importBytes(shop, amazonFile(orders));
    expect(await forShop(shop.shopId).order.count()).toBe(9);
    const rejects = await readRejects(shop.shopId, id);
    expect(rejects?.report.problems).toMatchObject([
      { line: 6, column: 'purchase-date', code: 'not-a-date', found: 'yesterday' },
    ]);
  });
});

describe('a TikTok export', () => {
  test('asks what it does not say, and is read by the answers', async () => {
    const id = await upload(shop, tiktokFile(9), 'orders.csv');
    const read = await detail(shop, id);
    expect(read).toMatchObject({ kind: 'tiktok-orders', state: 'mapping', planReady: false });
    const asked = read.preview?.questions.map(({ code }) => code).sort();
    expect(asked).toEqual(['currency', 'date-order', 'time-zone']);
    const answers = { currency: 'USD', zone: 'America/New_York', dateOrder: 'mdy' as const };
    await say(shop, id, { answers });
    expect((await detail(shop, id)).report?.period).toEqual({
      firstOn: '2026-01-04',
      lastOn: '2026-09-04',
    });
    await approve(shop, id, [{ currency: 'USD', rate: '0.9', on: '2026-11-20' }]);
    const orders = await forShop(shop.shopId).order.findMany();
    expect(orders).toHaveLength(9);
    const people = new Set(orders.map((order) => order.customerId));
    expect(people.size).toBe(4);
    expect(JSON.stringify([...people])).not.toContain('nobody');
  });

  test('is read again where a person names another kind or column', async () => {
    const id = await upload(shop, tiktokFile(3), 'orders.csv');
    await say(shop, id, {
      kind: 'plain-orders',
      columns: { orderId: 0, total: 17, createdAt: 19 },
    });
    const again = await detail(shop, id);
    expect(again).toMatchObject({ state: 'mapping', kind: 'plain-orders' });
    expect(again.preview?.missing).toEqual([]);
    expect(again.preview?.fields.find(({ field }) => field === 'total')?.samples).toEqual([
      '23.00',
    ]);
  });
});

describe('ad costs', () => {
  const march = (cost: string) =>
    spendFile([
      { day: '2026-03-01', cost },
      { day: '2026-03-02', cost: '10.00' },
      { day: '2026-03-02', cost: '2.50' },
    ]);

  test('count once, by day and campaign; undo brings those before back', async () => {
    const first = await importBytes(shop, march('7.00'));
    expect(await readMonthlySpend(shop.shopId)).toMatchObject([
      { month: '2026-03', platform: 'google', currency: 'EUR', costMinor: 1950 },
    ]);
    const second = await upload(shop, march('9.00'));
    await say(shop, second, {});
    expect((await detail(shop, second)).report?.counts).toMatchObject({ changed: 1, same: 1 });
    expect((await readMonthlySpend(shop.shopId))[0]?.costMinor).toBe(1950);
    await approve(shop, second);
    expect((await readMonthlySpend(shop.shopId))[0]?.costMinor).toBe(2150);
    await undo(shop, second);
    expect((await readMonthlySpend(shop.shopId))[0]?.costMinor).toBe(1950);
    await undo(shop, first);
    expect(await readMonthlySpend(shop.shopId)).toEqual([]);
  });
});

describe('a file that is read wrongly', () => {
  const HEADER = '订单号|下单时间|订单总额|币种|国家|商品名称|数量|单价';
  const text = `${HEADER}\n1|2026-01-02T10:00:00Z|5.00|EUR|DE|"露营灯|1|5.00\n`;

  test('is refused, shown in every encoding, and read by what a person names', async () => {
    const id = await upload(shop, encodeText(text, 'gb18030'), '订单.csv');
    const refused = await detail(shop, id);
    expect(refused).toMatchObject({ state: 'refused', error: 'no-table' });
    expect(refused.glimpse?.gb18030).toBe(HEADER);
    expect(refused.glimpse?.['shift_jis']).not.toBe(HEADER);
    await say(shop, id, { encoding: 'shift_jis' });
    expect(await detail(shop, id)).toMatchObject({ state: 'refused', error: 'no-table' });
    const format = { encoding: 'gb18030', delimiter: '|', quotes: 'literal' } as const;
    await say(shop, id, format);
    const read = await detail(shop, id);
    expect(read).toMatchObject({ state: 'mapping', error: null, kind: 'plain-orders' });
    expect(read.file).toMatchObject(format);
    await say(shop, id, format);
    await approve(shop, id);
    const [line] = await forShop(shop.shopId).orderLine.findMany();
    expect(line?.title).toBe('"露营灯');
  });

  test('keeps its answers while it is read another way, also after it was refused', async () => {
    const id = await upload(shop, tiktokFile(9), 'orders.csv');
    const answers = { currency: 'USD', zone: 'America/New_York', dateOrder: 'mdy' as const };
    await say(shop, id, { answers, delimiter: '|' });
    expect(await detail(shop, id)).toMatchObject({ state: 'refused', wishes: { answers } });
    // The same wishes again are no reason to trust what was found before.
    await say(shop, id, { answers, delimiter: '|' });
    expect(await detail(shop, id)).toMatchObject({ state: 'refused' });
    await say(shop, id, { answers });
    expect(await detail(shop, id)).toMatchObject({ state: 'mapping', planReady: true });
    await say(shop, id, { answers });
    expect((await detail(shop, id)).report?.counts.new).toBe(9);
  });
});

describe('a workbook', () => {
  const header = [
    'order_id',
    'created_at',
    'total',
    'currency',
    'country',
    'line_title',
    'line_quantity',
    'line_unit_price',
  ];
  const row = (number: number) => [
    `E-${number}`,
    { number: 46023.5 + (number % 28), format: 'yyyy-mm-dd hh:mm' },
    { number: 54.9, format: '#,##0.00' },
    'EUR',
    'DE',
    `Lamp ${number}`,
    1,
    54.9,
  ];

  test('is read as the table that it shows, row for row', async () => {
    const bad = row(9999).with(2, 'much');
    const rows = [header, ...Array.from({ length: 3000 }, (_, at) => row(at)), [], bad];
    const id = await upload(shop, writeWorkbook([{ name: 'OrderSKUList', rows }]), 'orders.xlsx');
    expect(await detail(shop, id)).toMatchObject({
      state: 'mapping',
      kind: 'plain-orders',
      file: { rows: 3001, header },
    });
    await say(shop, id, { answers: { zone: 'UTC' } });
    const { report } = await detail(shop, id);
    expect(report).toMatchObject({ records: 3000, totalsMinor: { EUR: 3000 * 5490 } });
    expect(report?.problems).toMatchObject([{ line: 3003, code: 'not-an-amount', found: 'much' }]);
    expect(report?.period).toEqual({ firstOn: '2026-01-01', lastOn: '2026-01-28' });
    await approve(shop, id);
    expect(await forShop(shop.shopId).order.count()).toBe(3000);
    expect(await forShop(shop.shopId).fileImportPiece.count()).toBe(0);
  });

  test('that was uploaded before is told by its bytes, not by the table in it', async () => {
    const bytes = writeWorkbook([{ name: 'a', rows: [header, row(1)] }]);
    const first = await upload(shop, bytes);
    await say(shop, first, { answers: { zone: 'UTC' } });
    await approve(shop, first);
    expect((await detail(shop, await upload(shop, bytes))).twin?.fileImportId).toBe(first);
  });

  test('whose reading was cut off is read again from its beginning', async () => {
    const { shopId } = shop;
    const bytes = writeWorkbook([{ name: 'a', rows: [header, row(1)] }]);
    const begun = await beginUpload(shopId, { fileName: 'a.xlsx', sizeBytes: bytes.length });
    if (!begun.ok) throw new Error(begun.reason);
    const key = { shopId, fileImportId: begun.value.fileImportId };
    await storePiece(key, 0, new Uint8Array(bytes));
    await finishUpload(key);
    const cut = AbortSignal.abort(new Error('shut down'));
    await expect(workOnFileImport(key, cut)).rejects.toThrow('shut down');
    await forShop(shopId).fileImportPiece.create({
      data: { ...key, position: 1_000_000, content: Buffer.from('half of a table') },
    });
    await workOnFileImport(key, new AbortController().signal);
    expect(await detail(shop, key.fileImportId)).toMatchObject({
      state: 'mapping',
      file: { rows: 1 },
    });
    expect(await forShop(shopId).fileImportPiece.count()).toBe(1);
  });
});

describe('a file that is none of ours', () => {
  test.each([
    ['an empty workbook', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), /xlsx|compressed/],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), /binary|no-table/],
    [
      'a page',
      new TextEncoder().encode('<!doctype html><html><body>Sign in</body></html>'),
      /web-page/,
    ],
  ])('%s is refused with the reason', async (_name, bytes, fault) => {
    const id = await upload(shop, bytes);
    const refused = await detail(shop, id);
    expect(refused.state).toBe('refused');
    expect(refused.error).toMatch(fault);
  });

  test('too large, empty, incomplete or over-long pieces are refused, and nothing is kept', async () => {
    const { shopId } = shop;
    const begin = (sizeBytes: number) => beginUpload(shopId, { fileName: 'a', sizeBytes });
    expect(await begin(UPLOAD_LIMITS.fileBytes + 1)).toMatchObject({ reason: 'file-too-large' });
    expect(await begin(0)).toMatchObject({ reason: 'file-empty' });
    expect(await forShop(shopId).fileImport.count()).toBe(0);
    const begun = await begin(10);
    if (!begun.ok) throw new Error(begun.reason);
    const key = { shopId, fileImportId: begun.value.fileImportId };
    expect(await finishUpload(key)).toMatchObject({ reason: 'upload-incomplete' });
    expect(await storePiece(key, 0, new Uint8Array(11))).toMatchObject({
      reason: 'piece-unexpected',
    });
    expect(await storePiece(key, 1, new Uint8Array(0))).toMatchObject({
      reason: 'piece-unexpected',
    });
    expect(await forShop(shopId).fileImportPiece.count()).toBe(0);
  });

  test('a shop keeps five drafts, the oldest goes first', async () => {
    const ids: string[] = [];
    for (let at = 0; at < 7; at++) ids.push(await upload(shop, amazonFile(many(1))));
    const kept = await forShop(shop.shopId).fileImport.findMany();
    expect(kept.map(({ fileImportId }) => fileImportId).sort()).toEqual(ids.slice(2).sort());
    expect(await forShop(shop.shopId).fileImportPiece.count()).toBe(5);
  });
});

test("an import is another shop's or nobody's alike, for every step", async () => {
  const fileImportId = await upload(shop, amazonFile(many(3)));
  const { shopId } = await registerShop('stranger.myshopify.com', new Date('2026-01-01'));
  const answers = async (id: string) => {
    const key = { shopId, fileImportId: id };
    return [
      await readFileImport({ shopId, currency: 'EUR' }, id),
      await readRejects(shopId, id),
      await storePiece(key, 0, new Uint8Array(1)),
      await finishUpload(key),
      await mapFile(key, {}),
      await startFileImport(key, [], new Date()),
      await startUndo(key, new Date()),
      await discardDraft(key),
    ];
  };
  expect(await answers(fileImportId)).toEqual(
    await answers('00000000-0000-4000-8000-000000000000'),
  );
  expect(await detail(shop, fileImportId)).toMatchObject({ state: 'mapping' });
});
