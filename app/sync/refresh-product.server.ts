import { forShop } from '../db/index.server.ts';
import type { AdminClient } from '../shopify/index.server.ts';
import {
  READ_INVENTORY_ITEM,
  READ_INVENTORY_LEVELS,
  READ_PRODUCT,
  type CountryCodeNode,
  type InventoryLevelNode,
  type ReadInventoryItemData,
  type ReadInventoryLevelsData,
  type ReadProductData,
} from '../shopify/operations/products.ts';
import { BEFORE_FIRST_PAGE, followPages } from './follow-pages.ts';
import { mergeInventory } from './merge-inventory.server.ts';
import { deleteInventoryItems, deleteProduct, mergeProducts } from './merge-products.server.ts';
import { inRecordMerge } from './merge-transaction.server.ts';
import { refuseDenied, whereAllowed } from './missing-data.server.ts';
import { emptyInventoryRows, emptyProductRows, type ProductRows } from './model.ts';
import {
  emptyPackedInventory,
  emptyPackedProducts,
  packInventory,
  packProducts,
  type PackedProducts,
} from './pack-rows.ts';
import { readCountryCodeNode, readLevelNode } from './read-inventory-node.ts';
import { readInventoryItemNode, readProductNode, readVariantNode } from './read-product-node.ts';
import { shopifyId } from './shopify-id.ts';

/** Reads a product again and stores it, or removes it where it is gone. @throws AdminApiError */
export async function refreshProduct(admin: AdminClient, productId: string): Promise<void> {
  const { shopId } = admin;
  const { currency } = await forShop(shopId).shop.findFirstOrThrow();
  const id = shopifyId('Product', productId);
  const rows = emptyProductRows();
  const syncedAt = new Date().toISOString();
  for (let after: string | null = null; ;) {
    const variables: Record<string, unknown> = { id, after };
    const { data, denied } = await admin.query<ReadProductData>(READ_PRODUCT, variables);
    const { product } = data;
    refuseDenied(product, denied);
    if (product === null) {
      await inRecordMerge(shopId, (client) => deleteProduct(client, shopId, productId));
      return;
    }
    if (after === null) readProductNode(rows, product, syncedAt);
    for (const node of product.variants.nodes) {
      readVariantNode(rows, node, productId, { currency, syncedAt });
    }
    after = product.variants.pageInfo.endCursor;
    if (!product.variants.pageInfo.hasNextPage || after === null) break;
  }
  await inRecordMerge(shopId, (client) =>
    mergeProducts(client, shopId, packedProducts(rows, shopId)),
  );
}

/** Reads an inventory item again, with what lies where. @throws AdminApiError */
export async function refreshInventoryItem(admin: AdminClient, itemId: string): Promise<void> {
  const { shopId } = admin;
  const id = shopifyId('InventoryItem', itemId);
  const syncedAt = new Date().toISOString();
  const { data, denied } = await admin.query<ReadInventoryItemData>(READ_INVENTORY_ITEM, { id });
  const node = data.inventoryItem;
  refuseDenied(node, denied);
  if (node === null) {
    await inRecordMerge(shopId, (client) => deleteInventoryItems(client, shopId, [itemId]));
    return;
  }
  const rows = emptyProductRows();
  readInventoryItemNode(rows, node, syncedAt);
  await inRecordMerge(shopId, (client) =>
    mergeProducts(client, shopId, packedProducts(rows, shopId)),
  );
  await refreshInventoryLevels(admin, itemId);
}

/** Reads again what lies where of an item, and its codes per country. @throws AdminApiError */
export async function refreshInventoryLevels(admin: AdminClient, itemId: string): Promise<void> {
  const { shopId } = admin;
  await whereAllowed(shopId, 'inventory-levels', async () => {
    const packed = emptyPackedInventory();
    packInventory(packed, await readInventory(admin, itemId), shopId);
    await inRecordMerge(shopId, (client) => mergeInventory(client, shopId, packed));
  });
}

async function readInventory(admin: AdminClient, itemId: string) {
  const id = shopifyId('InventoryItem', itemId);
  const rows = emptyInventoryRows();
  rows.itemIds.push(itemId);
  const read = async (cursors: { levelsAfter?: string | null; codesAfter?: string | null }) => {
    const variables = { id, ...cursors };
    const answer = await admin.query<ReadInventoryLevelsData>(READ_INVENTORY_LEVELS, variables);
    refuseDenied(answer.data.inventoryItem, answer.denied);
    return answer.data.inventoryItem;
  };
  const first = await read({});
  const levels = await followPages<InventoryLevelNode>(
    first?.inventoryLevels ?? { ...BEFORE_FIRST_PAGE },
    async (levelsAfter) => (await read({ levelsAfter }))?.inventoryLevels,
  );
  const codes = await followPages<CountryCodeNode>(
    first?.countryHarmonizedSystemCodes ?? { ...BEFORE_FIRST_PAGE },
    async (codesAfter) => (await read({ codesAfter }))?.countryHarmonizedSystemCodes,
  );
  for (const node of levels) readLevelNode(rows, node, itemId);
  for (const node of codes) readCountryCodeNode(rows, node, itemId);
  return rows;
}

function packedProducts(rows: ProductRows, shopId: number): PackedProducts {
  const packed = emptyPackedProducts();
  packProducts(packed, rows, shopId);
  return packed;
}
