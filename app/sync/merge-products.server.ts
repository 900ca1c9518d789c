import type { PoolClient } from 'pg';
import type { ProductRows } from './model.ts';
import { compareVersions, copyBlock, copyBlocks, deleteRows } from './merge-transaction.server.ts';
import { inventoryItemLayout, productLayout, variantLayout } from './table-layouts.ts';

/**
 * Stores products with their variants and inventory items. Must run inside `inMergeTransaction`.
 *
 * Variants may come after their product, in a later batch. A product that is newer here is left
 * alone; of its variants those are taken that are not here yet or were here before.
 */
export async function mergeProducts(
  client: PoolClient,
  shopId: number,
  rows: ProductRows,
): Promise<void> {
  const versions = rows.products.map(({ productId, updatedAt, syncedAt }) => ({
    id: productId,
    updatedAt,
    syncedAt,
  }));
  const found = await compareVersions(client, shopId, 'product', 'product_id', versions);
  const { stale, replaced } = found;
  const products = rows.products.filter((row) => !stale.has(row.productId));
  const variants = rows.variants.filter((row) => !stale.has(row.productId));
  const variantIds = variants.map((row) => row.variantId);
  const itemIds = rows.inventoryItems.map((row) => row.inventoryItemId);
  await deleteRows(client, shopId, 'product', 'product_id', replaced);
  await deleteRows(client, shopId, 'product_variant', 'product_id', replaced);
  await deleteRows(client, shopId, 'product_variant', 'variant_id', variantIds);
  await deleteRows(client, shopId, 'inventory_item', 'inventory_item_id', itemIds);
  await copyBlocks(client, [
    copyBlock(shopId, productLayout, products),
    copyBlock(shopId, variantLayout, variants),
    copyBlock(shopId, inventoryItemLayout, rows.inventoryItems),
  ]);
}

/** Removes a product with its variants and their inventory items. */
export async function deleteProduct(
  client: PoolClient,
  shopId: number,
  productId: string,
): Promise<void> {
  await client.query(
    `DELETE FROM inventory_item WHERE shop_id = $1 AND inventory_item_id IN (
       SELECT inventory_item_id FROM product_variant WHERE shop_id = $1 AND product_id = $2)`,
    [shopId, productId],
  );
  await deleteRows(client, shopId, 'product_variant', 'product_id', [productId]);
  await deleteRows(client, shopId, 'product', 'product_id', [productId]);
}
