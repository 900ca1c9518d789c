import type { PoolClient } from 'pg';
import { compareVersions, copyTables, deleteRows } from './merge-transaction.server.ts';
import type { PackedProducts } from './pack-rows.ts';

/**
 * Stores products with their variants and inventory items. Must run inside `inMergeTransaction`.
 *
 * Variants may come after their product, in a later batch. A product that is newer here is left
 * alone with the variants that come beside it.
 */
export async function mergeProducts(
  client: PoolClient,
  shopId: number,
  packed: PackedProducts,
): Promise<void> {
  const { products, variantIds, itemIds, tables } = packed;
  const found = await compareVersions(client, shopId, 'product', 'product_id', products);
  await deleteRows(client, shopId, 'product', 'product_id', found.replaced);
  await deleteRows(client, shopId, 'product_variant', 'product_id', found.replaced);
  const stale = found.stale;
  const kept = variantIds.filter((_, index) => !stale.has(tables.variants.owners[index] ?? ''));
  await deleteRows(client, shopId, 'product_variant', 'variant_id', kept);
  await deleteRows(client, shopId, 'inventory_item', 'inventory_item_id', itemIds);
  await copyTables(client, [tables.products, tables.variants, tables.items], stale);
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
