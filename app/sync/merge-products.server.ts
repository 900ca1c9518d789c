import type { PoolClient } from 'pg';
import { notePrices, readKnownVersions } from '../compliance/index.server.ts';
import { compareVersions, copyTables, deleteRows } from './merge-transaction.server.ts';
import type { PackedProducts } from './pack-rows.ts';
import { asTransaction } from './queue-on-client.server.ts';
import { supersede, supersededIds } from './superseded.server.ts';

/**
 * Stores products that were read whole, each with its variants, and inventory items. Must run
 * inside `inMergeTransaction`. What is newer here is left alone.
 */
export async function mergeProducts(
  client: PoolClient,
  shopId: number,
  packed: PackedProducts,
): Promise<void> {
  const { products, items } = packed;
  await replaceProducts(client, shopId, packed, { watched: true });
  await supersede(client, shopId, 'product', idsOf(products));
  await supersede(client, shopId, 'inventory-item', idsOf(items));
}

/**
 * Stores a stretch of a products export, in which a variant may come in a later batch than its
 * product. Must run inside `inMergeTransaction`.
 *
 * A product that is newer here, or gone, is left alone with its variants, whichever batch they
 * come in.
 */
export async function mergeExportedProducts(
  client: PoolClient,
  shopId: number,
  packed: PackedProducts,
): Promise<void> {
  const known = await supersededIds(client, shopId, 'product');
  const knownItems = await supersededIds(client, shopId, 'inventory-item');
  // What happened to prices before an export, nobody has seen.
  const stale = await replaceProducts(client, shopId, packed, {
    watched: false,
    known,
    knownItems,
  });
  await supersede(client, shopId, 'product', stale.products, { always: true });
}

async function replaceProducts(
  client: PoolClient,
  shopId: number,
  { products, variantIds, items, tables }: PackedProducts,
  {
    watched,
    known = new Set(),
    knownItems = new Set(),
  }: { watched: boolean; known?: ReadonlySet<string>; knownItems?: ReadonlySet<string> },
): Promise<{ products: string[] }> {
  const found = await compareVersions(
    client,
    shopId,
    'product',
    'product_id',
    products.filter(({ id }) => !known.has(id)),
  );
  const versions = await readKnownVersions(client, shopId, found.replaced);
  await deleteRows(client, shopId, 'product', 'product_id', found.replaced);
  await deleteRows(client, shopId, 'product_variant', 'product_id', found.replaced);
  const dropped = new Set([...known, ...found.stale]);
  const kept = variantIds.filter((_, index) => !dropped.has(tables.variants.owners[index] ?? ''));
  await deleteRows(client, shopId, 'product_variant', 'variant_id', kept);
  await copyTables(client, [tables.products, tables.variants], dropped);
  await notePrices(client, asTransaction(client), shopId, {
    variantIds: kept,
    known: versions,
    watched,
  });
  const foundItems = await compareVersions(
    client,
    shopId,
    'inventory_item',
    'inventory_item_id',
    items.filter(({ id }) => !knownItems.has(id)),
  );
  await deleteRows(client, shopId, 'inventory_item', 'inventory_item_id', foundItems.replaced);
  await copyTables(client, [tables.items], new Set([...knownItems, ...foundItems.stale]));
  return { products: [...found.stale] };
}

/** Removes a product with its variants, their inventory items and what lies of those where. */
export async function deleteProduct(
  client: PoolClient,
  shopId: number,
  productId: string,
): Promise<void> {
  const variants = await client.query<{ inventory_item_id: string | null }>(
    'SELECT inventory_item_id FROM product_variant WHERE shop_id = $1 AND product_id = $2',
    [shopId, productId],
  );
  const itemIds = variants.rows.flatMap((row) => row.inventory_item_id ?? []);
  await deleteInventoryItems(client, shopId, itemIds);
  await deleteRows(client, shopId, 'product_variant', 'product_id', [productId]);
  await deleteRows(client, shopId, 'product', 'product_id', [productId]);
  await supersede(client, shopId, 'product', [productId]);
}

/** Removes inventory items, their levels and their codes. */
export async function deleteInventoryItems(
  client: PoolClient,
  shopId: number,
  itemIds: readonly string[],
): Promise<void> {
  for (const table of ['inventory_item', 'inventory_level', 'inventory_item_code']) {
    await deleteRows(client, shopId, table, 'inventory_item_id', itemIds);
  }
  await supersede(client, shopId, 'inventory-item', itemIds);
  await supersede(client, shopId, 'inventory-level', itemIds);
}

function idsOf(versions: readonly { id: string }[]): string[] {
  return versions.map(({ id }) => id);
}
