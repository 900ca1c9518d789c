import { beforeEach, describe, expect, test } from 'vitest';
import { connectionPool, forShop, registerShop } from '../../../app/db/index.server.ts';
import { beginExport } from '../../../app/sync/import-runs.server.ts';
import {
  deleteProduct,
  mergeExportedProducts,
  mergeProducts,
} from '../../../app/sync/merge-products.server.ts';
import { inMergeTransaction } from '../../../app/sync/merge-transaction.server.ts';
import { emptyProductRows, type ProductRows } from '../../../app/sync/model.ts';
import { emptyPackedProducts, packProducts } from '../../../app/sync/pack-rows.ts';

const RUN = '00000000-0000-4000-8000-000000000001';
const BEFORE = '2026-03-01T10:00:00Z';
const AFTER = '2026-03-02T10:00:00Z';

let shops = 0;
let shopId: number;
beforeEach(async () => {
  shops++;
  shopId = (await registerShop(`products-${shops}.myshopify.com`, new Date())).shopId;
  const part = { shopId, importRunId: RUN, part: 'products', state: 'waiting' };
  await forShop(shopId).importPart.create({ data: part });
  await beginExport(shopId, RUN, 'products');
});

function productOnly(at: string): ProductRows {
  const rows = emptyProductRows();
  rows.products.push({
    productId: '1',
    title: `of ${at}`,
    handle: 'lamp',
    status: 'ACTIVE',
    productType: '',
    updatedAt: at,
    syncedAt: at,
  });
  return rows;
}

function variantOnly(variantId: string, priceMinor: number, at: string): ProductRows {
  const rows = emptyProductRows();
  rows.variants.push({
    variantId,
    productId: '1',
    title: 'Small',
    sku: null,
    priceMinor,
    compareAtMinor: null,
    createdAt: BEFORE,
    inventoryItemId: `9${variantId}`,
  });
  rows.inventoryItems.push({
    inventoryItemId: `9${variantId}`,
    tracked: true,
    requiresShipping: true,
    unitCostMinor: priceMinor,
    unitCostCurrency: 'EUR',
    hsCode: null,
    originCountry: null,
    originProvince: null,
    weightGrams: null,
    updatedAt: at,
    syncedAt: at,
  });
  return rows;
}

function together(...all: ProductRows[]): ProductRows {
  return {
    products: all.flatMap((rows) => rows.products),
    variants: all.flatMap((rows) => rows.variants),
    inventoryItems: all.flatMap((rows) => rows.inventoryItems),
  };
}

async function merge(how: typeof mergeProducts, rows: ProductRows): Promise<void> {
  const packed = emptyPackedProducts();
  packProducts(packed, rows, shopId);
  await inMergeTransaction(shopId, (client) => how(client, shopId, packed));
}

const stored = async () => {
  const found = await connectionPool().query<{ title: string; price: number; cost: number }>(
    `SELECT p.title, v.price_minor::int AS price, i.unit_cost_minor::int AS cost
     FROM product AS p JOIN product_variant AS v USING (shop_id, product_id)
     JOIN inventory_item AS i USING (shop_id, inventory_item_id)
     WHERE shop_id = $1 ORDER BY v.variant_id`,
    [shopId],
  );
  return found.rows;
};

describe('while a products export runs', () => {
  test('a variant in a later batch does not overwrite that of a newer product', async () => {
    await merge(mergeExportedProducts, productOnly(BEFORE));
    await merge(mergeProducts, together(productOnly(AFTER), variantOnly('2', 500, AFTER)));
    await merge(mergeExportedProducts, variantOnly('2', 100, BEFORE));
    await merge(mergeExportedProducts, variantOnly('3', 100, BEFORE));
    expect(await stored()).toEqual([{ title: `of ${AFTER}`, price: 500, cost: 500 }]);
  });

  test('a product that was newer before its line came keeps its variants', async () => {
    await merge(mergeProducts, together(productOnly(AFTER), variantOnly('2', 500, AFTER)));
    await merge(mergeExportedProducts, productOnly(BEFORE));
    await merge(mergeExportedProducts, variantOnly('2', 100, BEFORE));
    expect(await stored()).toEqual([{ title: `of ${AFTER}`, price: 500, cost: 500 }]);
  });

  test('a product that was deleted stays gone', async () => {
    await merge(mergeExportedProducts, productOnly(BEFORE));
    await inMergeTransaction(shopId, (client) => deleteProduct(client, shopId, '1'));
    await merge(mergeExportedProducts, together(productOnly(BEFORE), variantOnly('2', 1, BEFORE)));
    expect(await forShop(shopId).product.count()).toBe(0);
    expect(await forShop(shopId).productVariant.count()).toBe(0);
  });

  test('variants that come after their product are stored, however many batches that takes', async () => {
    await merge(mergeExportedProducts, productOnly(BEFORE));
    await merge(mergeExportedProducts, variantOnly('2', 100, BEFORE));
    await merge(mergeExportedProducts, variantOnly('3', 200, BEFORE));
    expect((await stored()).map((row) => row.price)).toEqual([100, 200]);
  });
});
