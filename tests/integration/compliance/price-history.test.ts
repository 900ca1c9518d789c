import { beforeEach, describe, expect, test } from 'vitest';

import { readLowestPrices } from '../../../app/compliance/index.server.ts';
import {
  connectionPool,
  enforceRetention,
  forShop,
  registerShop,
} from '../../../app/db/index.server.ts';
import {
  deleteProduct,
  mergeExportedProducts,
  mergeProducts,
} from '../../../app/sync/merge-products.server.ts';
import { inMergeTransaction } from '../../../app/sync/merge-transaction.server.ts';
import { emptyProductRows } from '../../../app/sync/model.ts';
import { emptyPackedProducts, packProducts } from '../../../app/sync/pack-rows.ts';

const DAY_MS = 86_400_000;
const START_MS = Date.UTC(2026, 5, 1, 9);
/** The instant so many days after the shop was seen first. */
const day = (days: number) => new Date(START_MS + days * DAY_MS).toISOString();

let shops = 0;
let shopId: number;
beforeEach(async () => {
  shops++;
  shopId = (await registerShop(`prices-${shops}.myshopify.com`, new Date())).shopId;
  await forShop(shopId).shop.updateMany({ data: { currency: 'EUR' } });
  await connectionPool().query('DELETE FROM pgboss.job');
});

interface Change {
  changed: string;
  /** When it was read; a minute after the change where not given. */
  read?: string;
  price: number;
  compareAt?: number | null;
  created?: string;
  variantIds?: string[];
}

async function merge(change: Change, how: typeof mergeProducts = mergeProducts): Promise<void> {
  const { changed, price, compareAt = null, created = day(-400), variantIds = ['11'] } = change;
  const syncedAt = change.read ?? new Date(Date.parse(changed) + 60_000).toISOString();
  const rows = emptyProductRows();
  rows.products.push({
    productId: '1',
    title: 'Lamp',
    handle: 'lamp',
    status: 'ACTIVE',
    productType: '',
    updatedAt: changed,
    syncedAt,
  });
  for (const variantId of variantIds) {
    rows.variants.push({
      variantId,
      productId: '1',
      title: 'Small',
      sku: null,
      priceMinor: price,
      compareAtMinor: compareAt,
      createdAt: created,
      inventoryItemId: null,
    });
  }
  const packed = emptyPackedProducts();
  packProducts(packed, rows, shopId);
  await inMergeTransaction(shopId, (client) => how(client, shopId, packed));
}

async function history() {
  const rows = await forShop(shopId).priceHistory.findMany({ orderBy: { fromAt: 'asc' } });
  return rows.map((row) => [
    row.fromAt.toISOString(),
    row.untilAt?.toISOString() ?? null,
    Number(row.priceMinor),
    row.precededBy,
  ]);
}

async function published() {
  return (await readLowestPrices(shopId)).document.prices;
}

async function waitingJobs() {
  const { rows } = await connectionPool().query<{ name: string }>('SELECT name FROM pgboss.job');
  return rows.map(({ name }) => name).filter((name) => name === 'refresh-lowest-prices');
}

describe('prices that are written down', () => {
  test('hold from the last change of their product, the first time that it is seen', async () => {
    await merge({ changed: day(-45), read: day(0), price: 2000 });
    expect(await history()).toEqual([[day(-45), null, 2000, 'unknown']]);
  });

  test('follow each other where changes are read in time', async () => {
    await merge({ changed: day(0), price: 2000 });
    await merge({ changed: day(1), price: 1500, compareAt: 2000 });
    expect(await history()).toEqual([
      [day(0), day(1), 2000, 'unknown'],
      [day(1), null, 1500, 'price'],
    ]);
  });

  test('are not written twice: a change of something else, a repeated and an older webhook', async () => {
    await merge({ changed: day(0), price: 2000 });
    await merge({ changed: day(1), price: 2000 });
    await merge({ changed: day(1), price: 2000 });
    await merge({ changed: day(0), price: 9999 });
    expect(await history()).toEqual([[day(0), null, 2000, 'unknown']]);
  });

  test('begin anew where a change was read late: others may lie before it', async () => {
    await merge({ changed: day(0), price: 2000 });
    await merge({ changed: day(10), read: day(12), price: 2000 });
    expect(await history()).toEqual([
      [day(0), day(10), 2000, 'unknown'],
      [day(10), null, 2000, 'unknown'],
    ]);
  });

  test('go on through an export where the product has not changed, else begin anew', async () => {
    await merge({ changed: day(0), price: 2000 });
    await merge({ changed: day(0), read: day(5), price: 2000 }, mergeExportedProducts);
    expect(await history()).toHaveLength(1);
    await merge({ changed: day(6), price: 1900 }, mergeExportedProducts);
    expect((await history()).at(-1)).toEqual([day(6), null, 1900, 'unknown']);
  });

  test('of a new variant begin with it', async () => {
    await merge({ changed: day(0), price: 2000 });
    await merge({ changed: day(3), price: 2000, created: day(3), variantIds: ['11', '12'] });
    const rows = await forShop(shopId).priceHistory.findMany({ where: { variantId: '12' } });
    expect(rows).toMatchObject([{ precededBy: 'nothing', fromAt: new Date(day(3)) }]);
  });

  test('in another currency begin anew', async () => {
    await merge({ changed: day(0), price: 2000 });
    await forShop(shopId).shop.updateMany({ data: { currency: 'USD' } });
    await merge({ changed: day(1), price: 2000 });
    expect((await history()).at(-1)).toEqual([day(1), null, 2000, 'unknown']);
  });

  test('of another shop stay its own', async () => {
    await merge({ changed: day(0), price: 2000 });
    const first = shopId;
    shopId = (await registerShop(`prices-other-${shops}.myshopify.com`, new Date())).shopId;
    await merge({ changed: day(1), price: 100 });
    shopId = first;
    expect(await history()).toEqual([[day(0), null, 2000, 'unknown']]);
  });

  test('ask for the storefront’s document once, and only where one has changed', async () => {
    await merge({ changed: day(0), price: 2000 });
    await merge({ changed: day(1), price: 1900 });
    expect(await waitingJobs()).toHaveLength(1);
    await connectionPool().query('DELETE FROM pgboss.job');
    await merge({ changed: day(2), price: 1900 });
    expect(await waitingJobs()).toEqual([]);
  });
});

describe('reference prices', () => {
  test('are those of the 30 days before the reduction, in hundredths', async () => {
    await merge({ changed: day(0), price: 2000 });
    await merge({ changed: day(20), price: 1800 });
    await merge({ changed: day(25), price: 2000 });
    await merge({ changed: day(40), price: 1500, compareAt: 2000 });
    expect(await published()).toEqual({ 11: [1500, 1800] });
  });

  test('of a currency without hundredths are counted as Liquid counts', async () => {
    await forShop(shopId).shop.updateMany({ data: { currency: 'JPY' } });
    await merge({ changed: day(0), price: 2000 });
    await merge({ changed: day(40), price: 1500, compareAt: 2000 });
    expect(await published()).toEqual({ 11: [150_000, 200_000] });
  });

  test('are not there before 30 days are certain, nor after the reduction', async () => {
    await merge({ changed: day(0), price: 2000 });
    await merge({ changed: day(29), price: 1500, compareAt: 2000 });
    expect(await readLowestPrices(shopId)).toMatchObject({ reduced: 1, known: 0 });
    expect(await published()).toEqual({});
    await merge({ changed: day(60), price: 2000 });
    expect(await readLowestPrices(shopId)).toMatchObject({ reduced: 0 });
  });

  test('go with their product', async () => {
    await merge({ changed: day(0), price: 2000 });
    await merge({ changed: day(40), price: 1500, compareAt: 2000 });
    await inMergeTransaction(shopId, (client) => deleteProduct(client, shopId, '1'));
    expect(await published()).toEqual({});
  });
});

test('a price that ended is kept 120 days, the price of now for good, that of a gone variant not', async () => {
  await merge({ changed: day(0), price: 2000 });
  await merge({ changed: day(40), price: 1900 });
  await merge({ changed: day(50), price: 1800 });
  const signal = new AbortController().signal;
  await enforceRetention(new Date(START_MS + 160 * DAY_MS - 1), signal);
  expect(await history()).toHaveLength(3);
  await enforceRetention(new Date(START_MS + 160 * DAY_MS + 1), signal);
  expect((await history()).map(([, , price]) => price)).toEqual([1900, 1800]);
  await inMergeTransaction(shopId, (client) => deleteProduct(client, shopId, '1'));
  await enforceRetention(new Date(START_MS + 400 * DAY_MS), signal);
  expect(await history()).toEqual([]);
});
